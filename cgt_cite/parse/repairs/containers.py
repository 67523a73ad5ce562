"""Journals, newspapers and the numbers that seem to be of them."""

from __future__ import annotations

from cgt_cite.fields.dates import RECENT_YEAR, month_number, parse_date
from cgt_cite.model import Fields, PageRange, Pages, PartialDate
from cgt_cite.regex import lazy_compile

from .known import is_journal, is_prose

_PARTS = frozenset(("title", "volume", "issue", "editor"))
_YEAR = lazy_compile(RECENT_YEAR)
_PARTS_OF_WORKS = ("Chapter ", "Section ", "Part ", "Appendix ", "Annex ")
_SECTION = lazy_compile(r"[;,] ?Sect(?:\.|ion) (?P<section>[A-Z]{1,2}):? ?(?P<page>\d{1,3})\b")
_NO_NAME = lazy_compile(r"[\W\d_]+\Z|R package(?:,? version)?[\s\d.‐-]*\Z")
_CHAPTER = lazy_compile(rf"(?:{'|'.join(_PARTS_OF_WORKS)})[IVXLC\d]+[IVXLC\d. ]*")


def no_date(fields: Fields) -> None:
    """`August 15` is no journal with its volume, nor is `12-13` or `26 mar 2021`, or a program's version."""
    container = fields.get("container_title", "")
    whole = container.partition(" [")[0]
    if container and (month_number(container) or parse_date(whole) or _NO_NAME.match(whole)):
        for name in ("container_title", "volume"):
            fields.pop(name, None)


def no_assignee(fields: Fields, text: str) -> None:
    """Who owns a patent contains nothing: `Ancel Surgical Inc., assignee`."""
    container = fields.get("container_title", "")
    if container and (f"{container}., assignee" in text or f"{container}, assignee" in text):
        del fields["container_title"]


def no_chapter_number(fields: Fields) -> None:
    """`Chapter I. 1.4` says which part of a work is meant, not what it is part of."""
    if _CHAPTER.fullmatch(fields.get("container_title", "")):
        del fields["container_title"]


def year_as_volume(fields: Fields) -> None:
    """`2020:e202488` has a year and no volume."""
    volume = fields.get("volume", "")
    if "issued" not in fields and "issue" not in fields and _YEAR.fullmatch(volume):
        fields["issued"] = PartialDate(int(fields.pop("volume")))


def years_as_pages(fields: Fields) -> None:
    """`https://imagej.nih.gov/ij/, 1997-2018` tells when a program was written."""
    if {"issued", "volume"} & fields.keys() or not {"page", "URL"} <= fields.keys():
        return
    first, last = fields["page"].ranges[0]
    if _YEAR.fullmatch(first) and _YEAR.fullmatch(last) and first < last:
        fields["issued"] = PartialDate(int(first), end=PartialDate(int(last)))
        del fields["page"]


def publisher_as_journal(fields: Fields) -> None:
    """What has a volume and pages and no other container is a journal, or what is known as one."""
    if "container_title" in fields or not {"publisher", "title"} <= fields.keys():
        return
    placed = {"volume", "page"} <= fields.keys()
    known = is_journal(fields["publisher"]) and "Repository" not in fields["publisher"]
    if placed or (known and "publisher_place" not in fields):
        fields["container_title"] = fields.pop("publisher")


def publisher_as_newspaper(fields: Fields, text: str) -> None:
    """`Title. Inep Notícias, Brasília, 14 jul. 2003`: of a book no day is told."""
    if "container_title" in fields or not {"issued", "publisher", "publisher_place"} <= fields.keys():
        return
    if fields["issued"].day and f". {fields['publisher']}, {fields['publisher_place']}, " in text:
        fields["container_title"] = fields.pop("publisher")


def section_of_newspaper(fields: Fields, text: str) -> None:
    """`The Washington Post. 2002 Aug 12;Sect. A:2 (col. 4)` is on page A2."""
    if found := _SECTION.search(text) if "container_title" in fields else None:
        fields.pop("issue", None)
        fields["page"] = Pages((PageRange(found["section"] + found["page"]),))


def container_as_title(fields: Fields) -> None:
    """What was taken for a container titles a page or a book, where no part of one is named."""
    if "container_title" not in fields or not _PARTS.isdisjoint(fields):
        return
    alone = "publisher" in fields or ("URL" in fields and "page" not in fields)
    if alone or ("author" in fields and is_prose(fields["container_title"])):
        fields["title"] = fields.pop("container_title")
