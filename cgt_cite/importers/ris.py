"""Read RIS: lines of a tag and a value; each record runs from `TY` to `ER`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cgt_cite.importers.rows import Row, aliases_in_note, texts_in_note
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = lazy_compile(r"([A-Z][A-Z0-9])  - ?(.*)")
_IDENTIFIER = lazy_compile(r"\b(PMID|PMCID): ?((?:PMC)?\d+)")


def read(text: str) -> Iterator[Row]:
    """The records, in order."""
    tags: dict[str, list[str]] = defaultdict(list)
    for line in text.splitlines():
        match = _LINE.fullmatch(line.rstrip())
        if not match:
            continue
        if match[1] == "ER":
            yield _row(tags)
            tags = defaultdict(list)
        else:
            tags[match[1]].append(match[2])


def _row(tags: dict[str, list[str]]) -> Row:
    def first(*names: str) -> str:
        return next((value for name in names for value in tags.get(name, ())), "")

    labelled = {kind: value for note in tags.get("N1", ()) for kind, value in _IDENTIFIER.findall(note)}
    pages = "-".join(filter(None, (first("SP"), first("EP"))))
    return Row(
        key=first("ID"),
        title=first("TI", "T1"),
        authors=tuple(
            name for name in tags.get("AU") or tags.get("ED") or () if not name.startswith("et al")
        ),
        year=first("PY", "Y1")[:4],
        volume=first("VL"),
        pages=pages,
        doi=first("DO"),
        pmid=first("AN") or labelled.get("PMID", ""),
        pmcid=first("C2") or labelled.get("PMCID", ""),
        url=first("UR"),
        aliases=aliases_in_note("; ".join(tags.get("N1", ()))),
        texts=tuple(text for note in tags.get("N1", ()) for text in texts_in_note(note)),
    )
