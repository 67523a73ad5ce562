"""Read Parquet back with other libraries, as rows of plain values; and what our JSON lines say of a row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd

    Row = dict[str, Any]

_NAME_PARTS = {
    "family": "family",
    "given": "given",
    "particle": "non-dropping-particle",
    "suffix": "suffix",
    "literal": "literal",
}
_TEXTS = {  # columns, and the variables of CSL
    **{name: name.replace("_", "-") for name in ("container_title", "container_title_short")},
    **{name: name.replace("_", "-") for name in ("collection_title", "collection_number", "event_title")},
    **{name: name for name in ("title", "status", "volume", "issue", "number", "publisher", "edition")},
    **{name: name for name in ("genre", "medium", "language", "abstract", "type")},
    **{name: name.upper() for name in ("doi", "pmid", "pmcid", "issn", "isbn", "url")},
    "supplement": "supplement-number",
    "pages": "page",
    "publisher_place": "publisher-place",
    "key": "id",
}
_LISTS = {  # columns, and the members of `custom`
    **{name: name for name in ("mesh", "aliases", "cited_by", "text")},
    "keywords": "keyword",
    "publication_types": "publication_type",
}
_FLAGS = {
    **{name: name for name in ("retracted", "in_folder", "editors_truncated")},
    "authors_truncated": "author_truncated",
    "editors_truncated": "editor_truncated",
}
_DATES = {"date": "issued", "date_online": "available-date", "accessed": "accessed"}


def pandas(path: Path) -> list[Row]:
    import pandas as pd

    return [{name: _plain(value) for name, value in row.items()} for row in _records(pd.read_parquet(path))]


def _records(frame: pd.DataFrame) -> list[Row]:
    return frame.to_dict("records")


def polars(path: Path) -> list[Row]:
    import polars as pl

    return pl.read_parquet(path).to_dicts()


def duckdb(path: Path) -> list[Row]:
    import duckdb as db

    found = db.execute("FROM read_parquet(?)", [str(path)])
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


READERS: dict[str, Callable[[Path], list[Row]]] = {"pandas": pandas, "polars": polars, "duckdb": duckdb}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any cell
    """A value as pandas has it, without numpy's arrays and its missing values."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return None if isinstance(value, float) and math.isnan(value) else value


def comparable(row: Row) -> Row:
    """The row without what JSON lines say in another way or not at all, and without noise of 32 bits."""
    confidence = row["confidence"]
    left_out = ("note", "other_ids", "translators", "confidence", "sightings", "completeness")
    return {
        **{name: value for name, value in row.items() if name not in left_out},
        "confidence": confidence and round(confidence, 5),
        "places": [(place["source"], place["position"]) for place in row["sightings"]],
    }


def expected(item: Row) -> Row:
    """What `comparable` should find of the row of an item of our JSON lines."""
    custom = item.get("custom", {})
    confidence = custom.get("confidence")
    return {
        **{column: item.get(name) for column, name in _TEXTS.items()},
        **{column: custom.get(name, []) for column, name in _LISTS.items()},
        **{column: custom.get(name, False) for column, name in _FLAGS.items()},
        **{column: _date(item.get(name)) for column, name in _DATES.items()},
        "work_id": custom["work_id"],
        "arxiv": custom.get("arxiv"),
        "cited_by_count": custom.get("cited_by_count"),
        "authors": _names(item.get("author", [])),
        "editors": _names(item.get("editor", [])),
        "year": item["issued"]["date-parts"][0][0] if "issued" in item else None,
        "confidence": confidence and round(confidence, 5),
        "places": list(zip(custom.get("source", []), custom.get("position", []), strict=True)),
    }


def _names(people: list[dict[str, str]]) -> list[Row]:
    return [{part: name.get(theirs) for part, theirs in _NAME_PARTS.items()} for name in people]


def _date(date: Row | None) -> str | None:
    ends = date["date-parts"] if date else []
    parts = ("-".join([f"{end[0]:04d}", *(f"{part:02d}" for part in end[1:])]) for end in ends)
    return "/".join(parts) or None
