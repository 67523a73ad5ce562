"""Read CSL-JSON: one array of items, or one item per line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cgt_cite.importers.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    Item = dict[str, Any]  # JSON of any shape


def read(text: str) -> Iterator[Row]:
    """The items, in order; raises `ValueError` if the text is not JSON."""
    if text.lstrip().startswith("["):
        items = json.loads(text)
    else:
        items = [json.loads(line) for line in text.splitlines() if line.strip()]
    return (_row(item) for item in items if isinstance(item, dict))


def _row(item: Item) -> Row:
    custom = item["custom"] if isinstance(item.get("custom"), dict) else {}
    return Row(
        key=str(item.get("id", "")),
        title=str(item.get("title", "")),
        authors=tuple(filter(None, map(_name, item.get("author") or item.get("editor") or ()))),
        year=_year(item.get("issued")),
        volume=str(item.get("volume", "")),
        pages=str(item.get("page", "")),
        doi=str(item.get("DOI", "")),
        pmid=str(item.get("PMID", "")),
        pmcid=str(item.get("PMCID", "")),
        url=str(item.get("URL", "")),
        aliases=tuple(map(str, custom.get("aliases", ()))),
        texts=tuple(map(str, custom.get("text", ()))),
    )


def _name(name: Item) -> str:
    if name.get("literal"):
        return str(name["literal"])
    return f"{name['family']}, {name.get('given', '')}" if name.get("family") else ""


def _year(issued: Item | None) -> str:
    parts = (issued or {}).get("date-parts") or [[""]]
    return str(parts[0][0])
