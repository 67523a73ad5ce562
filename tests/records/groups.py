"""Read `candidates.toml`: works that are easily taken for each other, and strings that cite them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cgt_cite import parse_reference
from cgt_cite.fields.names import parse_names
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.model import Indexing, Name, NameList, PartialDate, Work, WorkType
from cgt_cite.records.lookup import Cited

FILE = Path(__file__).with_name("candidates.toml")
# Beginnings of strings whose own record is rejected: the parser takes `15s` for a page, or a remark for part
# of the title or of the journal's name.
KNOWN_MISSES = (
    "Okafor C, Brandt L. Seasonal dynamics of alveolar macrophages after influenza infection. Preprint at",
    "Perdew JP, Burke K, Ernzerhof M. Generalized gradient approximation made simple [",
    "Venkatesan R, Holt S: Lenalidomide maintenance after autologous transplantation for multiple myeloma. J",
)
_PLACE = re.compile(r"(?P<volume>[^(:]*)(?:\((?P<issue>[^)]*)\))?:(?P<pages>.*)")


class Pair(NamedTuple):
    """A reference and a record that is, or is not, that of the cited work."""

    kind: str
    cited: Cited
    record: Work
    is_right: bool

    @property
    def name(self) -> str:
        """What a failing test shows."""
        return f"{self.kind}: {self.cited.text} <> {self.record.title} ({self.record.issued})"


@cache
def pairs() -> list[Pair]:
    """Every string of each group with every record of its group."""
    groups = tomllib.loads(FILE.read_text("utf-8"))["group"]
    return [
        Pair(group["kind"], cite(text), record(other["record"]), work is other)
        for group in groups
        for work in group["work"]
        for text in work["strings"]
        for other in group["work"]
    ]


@cache
def cite(text: str) -> Cited:
    """A reference string, as the parser reads it."""
    return Cited(text, parse_reference(text).work)


def record(fields: dict[str, Any]) -> Work:
    """The record that an abridged one in the file stands for."""
    place = _PLACE.fullmatch(fields.get("place", ":"))
    assert place, fields
    return Work(
        type=_type(fields),
        title=fields["title"],
        author=_authors(fields),
        container_title=fields.get("journal", ""),
        container_title_short=fields.get("short", ""),
        issued=PartialDate(fields["year"]),
        volume=place["volume"],
        issue=place["issue"] or "",
        supplement=fields.get("supplement", ""),
        page=parse_pages(place["pages"]),
        DOI=fields.get("doi", ""),
        language=fields.get("language", "en"),
        indexing=Indexing(publication_type=tuple(fields.get("type", "Journal Article").split("; "))),
    )


def _type(fields: dict[str, Any]) -> WorkType:
    if fields.get("book"):
        return WorkType.BOOK
    return WorkType.CHAPTER if fields.get("chapter") else WorkType.ARTICLE_JOURNAL


def _authors(fields: dict[str, Any]) -> NameList:
    if group := fields.get("group"):
        return NameList((Name(literal=group),))
    return parse_names(fields["author"])
