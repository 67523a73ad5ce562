"""Read from a record's XML only what the index needs, by searching its bytes for tags.

This takes a small part of the time of parsing.  What is misread costs a match, never a wrong one: a record
that the index finds is parsed as a whole and compared.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_PMID = re.compile(rb"<PMID\b[^>]*>\s*(\d{1,8})\s*</PMID>")
_YEAR = re.compile(rb"\d{4}")
_MARKUP = re.compile(r"<[^<>]*>")
_AUTHOR = re.compile(
    rb'<Author\b(?![^>]*ValidYN="N")[^>]*>\s*<(?:LastName|CollectiveName)\b[^>]*>([^<]*)'
)  # N: a misprint, corrected in a further entry
_DOI_LOCATION = re.compile(rb'<ELocationID\b(?=[^>]*EIdType="doi")(?![^>]*ValidYN="N")[^>]*>\s*([^<\s]*)')
_ARTICLE_ID = re.compile(rb'<ArticleId IdType="(doi|pmc)"[^>]*>\s*([^<\s]*)')
_NO_TITLE = ("", "[Not Available].", "Not Available.")


class Brief(NamedTuple):
    """The few fields of a record by which it is found, as its XML has them."""

    pmid: int
    title: str = ""
    author: str = ""  # the first author's family name, or a group's name
    year: int = 0
    volume: str = ""
    page: str = ""  # or a range of pages
    DOI: str = ""
    PMCID: str = ""


def read_brief(record: bytes) -> Brief | None:
    """The fields of a `PubmedArticle` or `PubmedBookArticle`; None if it has no PMID."""
    pmid = _PMID.search(record)
    if not pmid:
        return None
    author = _AUTHOR.search(record)
    year = _YEAR.search(_inside(record, b"<PubDate>", b"</PubDate>"))
    identifiers = _identifiers(record)
    return Brief(
        pmid=int(pmid[1]),
        title=_title(record),
        author=_text(author[1]) if author else "",
        year=int(year[0]) if year else 0,
        volume=_text(_inside(record, b"<Volume>", b"</Volume>")),
        page=_page(record),
        DOI=identifiers.get(b"doi", ""),
        PMCID=identifiers.get(b"pmc", "").partition(".")[0],  # without a version
    )


def read_deleted(content: bytes) -> list[int]:
    """The PMIDs in a list of deleted records."""
    return [int(number) for number in _PMID.findall(content)]


def _title(record: bytes) -> str:
    """The title; the vernacular or book title if there is none."""
    for name in (b"ArticleTitle", b"VernacularTitle", b"BookTitle"):
        title = _text(_inside(record, b"<" + name, b"</" + name + b">").partition(b">")[2])
        if title not in _NO_TITLE:
            return title
    return ""


def _page(record: bytes) -> str:
    pagination = _inside(record, b"<Pagination>", b"</Pagination>")
    first = _inside(pagination, b"<StartPage>", b"</StartPage>")
    return _text(first or _inside(pagination, b"<MedlinePgn>", b"</MedlinePgn>"))


def _identifiers(record: bytes) -> dict[bytes, str]:
    """The record's own DOI and PMCID; identifiers within `ReferenceList` are those of references."""
    found: dict[bytes, str] = {}
    start = max(record.find(b"<PubmedData>"), record.find(b"<PubmedBookData>"), 0)
    end = record.find(b"<ReferenceList>", start)
    for kind, value in _ARTICLE_ID.findall(record, start, end if end >= 0 else len(record)):
        found.setdefault(kind, _text(value))
    if b"doi" not in found and (location := _DOI_LOCATION.search(record)):
        found[b"doi"] = _text(location[1])
    return found


def _inside(data: bytes, start: bytes, end: bytes) -> bytes:
    """What is between two tags; empty if either is missing."""
    at = data.find(start)
    if at < 0:
        return b""
    at += len(start)
    return data[at : max(at, data.find(end, at))]


def _text(content: bytes) -> str:
    """The text of an element's content: without tags, with character references resolved."""
    text = content.decode("utf-8", "replace")
    if "<" in text:
        text = _MARKUP.sub("", text)
    return unescape(text).strip() if "&" in text else text.strip()
