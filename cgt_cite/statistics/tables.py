"""Write the statistics of a run as JSON, or as two tables of CSV.

JSON is an object: `pages` has one object for each article, and `totals` the totals.  In CSV, the table of
articles holds nothing but articles, so that R, pandas and spreadsheets can add its columns up; the totals are
a table of their own, with the columns `name` and `value`, in a file beside it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .pages import PageCounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .totals import Totals

EXTENSIONS = (".json", ".csv")
_SEPARATOR = "; "  # between file names


def totals_path(path: str) -> str:
    """The file of the totals beside a table of articles: `stats-totals.csv` for `stats.csv`."""
    stem, extension = os.path.splitext(path)
    return f"{stem}-totals{extension}"


def as_json(rows: Iterable[PageCounts], totals: Totals) -> Iterator[str]:
    """All statistics as one JSON object; a total that the run cannot tell is `null`."""
    import json

    found = {"pages": [row._asdict() for row in rows], "totals": totals._asdict()}
    yield json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def pages_csv(rows: Iterable[PageCounts]) -> Iterator[str]:
    """CSV of the articles: a header, then a line for each."""
    yield from _csv([PageCounts._fields, *rows])


def totals_csv(totals: Totals) -> Iterator[str]:
    """CSV of the totals: a header, then a line for each; a total that the run cannot tell is empty."""
    yield from _csv([("name", "value"), *totals._asdict().items()])


def _csv(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    for row in rows:
        yield ",".join(map(_cell, row)) + "\r\n"


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = _SEPARATOR.join(value) if isinstance(value, tuple) else str("" if value is None else value)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\r\n') else text
