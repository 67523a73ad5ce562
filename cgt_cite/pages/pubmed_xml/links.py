"""Read from PubMed XML only what edges need: which article cites which identifiers.

Where records are as NLM writes them, well-formed and without comments or CDATA, their text is searched, which
is several times as fast as building their trees.  Others are read as always; the result is the same.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring
from xml.parsers import expat

from cgt_cite.fields.text import clean
from cgt_cite.model import Work, WorkType
from cgt_cite.pages.links import Link, LinkedPage
from cgt_cite.pages.pubmed_xml.article import identifiers_of, title_of
from cgt_cite.pages.pubmed_xml.reader import RECORDS
from cgt_cite.pages.pubmed_xml.references import IDENTIFIERS
from cgt_cite.pages.self_links import links_to_itself
from cgt_cite.pages.xml.reading import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Page
    from cgt_cite.pages.xml.cutting import Slice
    from cgt_cite.problems import Problem

_START, _END = b"<PubmedArticle>", b"</PubmedArticle>"
_UNUSUAL = (  # with which searching could go wrong; before 2019, lists of references had another form
    *(b"<!--", b"<![CDATA[", b"<PubmedBookArticle", b'RefType="Cites"', b"<PubmedArticle "),
    *(b"<Reference ", b"<Reference/", b"<Citation ", b"<ArticleId>", b"<ReferenceList "),
)
_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#x?[0-9A-Fa-f]+);)")
_IDENTIFIER = re.compile(rb"<ArticleId IdType=\"([\w-]+)\">([^<]*)</ArticleId>")
_PLAIN = re.compile(rb"[1-9]\d{0,7}|PMC[1-9]\d{0,7}|10\.\d{4,5}/[\w.()/:-]*\w", re.ASCII)  # read as they are
_FIELDS = {kind.encode(): field for kind, (field, _) in IDENTIFIERS.items()}
_TAG = re.compile(r"<[^<>]*>")


def read_slice(piece: Slice) -> Iterator[LinkedPage | Page | Problem | Tally]:
    """The articles in some records, with title and identifiers, their references, and the records' tally."""
    if not _is_usual(piece.data):
        yield from RECORDS.read_slice(piece)
        return
    records = piece.data.split(_END)[:-1]
    for record in records:
        page = _page(record)
        if any(links_to_itself(link, page.article) for link in page.links):  # such links are dropped
            yield from _read_whole(record)
        else:
            yield page
    yield Tally(len(records), is_empty=not records)


def _is_usual(data: bytes) -> bool:
    """Whether records can be searched by patterns."""
    if any(mark in data for mark in _UNUSUAL) or _ENTITY.search(data):
        return False
    try:
        expat.ParserCreate("utf-8").Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError:
        return False
    return True


def _read_whole(record: bytes) -> Iterator[Page | Problem]:
    start = record.rfind(_START)
    return RECORDS.read([record[start:], _END])


def _page(record: bytes) -> LinkedPage:
    head, *references = record.split(b"<Reference>")
    links = (_link(data, position) for position, data in enumerate(references, 1))
    known = tuple(link for link in links if link.PMID or link.DOI or link.PMCID or link.text)
    return LinkedPage(_article(head.partition(b"<ReferenceList>")[0]), known)


def _article(head: bytes) -> Work:
    """The identifiers and the title of an article, from the part of its record above the references."""
    named = _element(head, b"ArticleTitle") + _element(head, b"VernacularTitle")
    located = b"".join(_elements(head, b"ELocationID"))
    record = fromstring(  # noqa: S314 - without entities of its own
        b"<PubmedArticle><MedlineCitation>%b<Article>%b%b</Article></MedlineCitation>"
        b"<PubmedData>%b</PubmedData></PubmedArticle>"
        % (_element(head, b"PMID"), named, located, _element(head, b"ArticleIdList"))
    )
    article = record.find("MedlineCitation/Article")
    title = title_of(article) if article is not None else ""
    return Work(type=WorkType.ARTICLE_JOURNAL, title=title, **identifiers_of(record))


def _element(data: bytes, name: bytes) -> bytes:
    """The first element of this name, or nothing."""
    return next(_elements(data, name), b"")


def _elements(data: bytes, name: bytes) -> Iterator[bytes]:
    start, end = b"<%b" % name, b"</%b>" % name
    at = data.find(start)
    while at >= 0 and (until := data.find(end, at)) >= 0:
        until += len(end)
        yield data[at:until]
        at = data.find(start, until)


def _link(data: bytes, position: int) -> Link:
    found: dict[str, str] = {}
    for kind, value in _IDENTIFIER.findall(data):
        if field := _FIELDS.get(kind):
            text = value.decode() if _PLAIN.fullmatch(value) else _read(field, _text(value))
            if text:
                found.setdefault(field, text)
    if not found:
        citation = data.partition(b"<Citation>")[2].partition(b"</Citation>")[0]
        return Link(position, text=_text(citation))
    return Link(position, found.get("PMID", ""), found.get("PMCID", ""), found.get("DOI", ""))


def _read(field: str, text: str) -> str:
    return next(read(text) for own, read in IDENTIFIERS.values() if own == field)


def _text(data: bytes) -> str:
    """The text of an element with this content."""
    text = data.decode()
    if "<" in text:
        text = _TAG.sub("", text)
    return clean(unescape(text) if "&" in text else text)
