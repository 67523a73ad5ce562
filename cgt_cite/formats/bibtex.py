"""BibTeX, in the dialect that most programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.formats.bib import (
    addresses,
    container,
    edition_number,
    genre,
    is_masters,
    language,
    names,
    record,
    text_fields,
    texts,
    title,
    undivided,
    url,
)
from cgt_cite.formats.common import MONTHS, SEASONS
from cgt_cite.formats.latex import escape
from cgt_cite.model import WorkType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.bib import Field
    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, Work
    from cgt_cite.problems import Problem

_ENTRY_TYPES = {
    WorkType.ARTICLE: "article",  # a preprint: all readers keep its server, DOI and PMID only in this type
    WorkType.ARTICLE_JOURNAL: "article",
    WorkType.ARTICLE_MAGAZINE: "article",
    WorkType.ARTICLE_NEWSPAPER: "article",
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "incollection",
    WorkType.ENTRY_DICTIONARY: "incollection",
    WorkType.ENTRY_ENCYCLOPEDIA: "incollection",
    WorkType.PAPER_CONFERENCE: "inproceedings",
    WorkType.PATENT: "patent",
    WorkType.POST: "electronic",
    WorkType.POST_WEBLOG: "electronic",
    WorkType.REPORT: "techreport",
    WorkType.STANDARD: "techreport",  # prints its number, which `misc` does not
    WorkType.THESIS: "phdthesis",
    WorkType.WEBPAGE: "electronic",
}
_CONTAINER = {"article": "journal", "electronic": "organization"}
_TITLED_CONTAINER = {"incollection": "booktitle", "inproceedings": "booktitle"}
_PRINTS_HOWPUBLISHED = {"electronic", "misc", "patent"}  # whose `howpublished` plain and similar styles print
_PUBLISHER = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}
_TEXTS = (
    ("shortjournal", "container_title_short"),
    ("series", "collection_title"),
    ("eventtitle", "event_title"),
    ("issn", "ISSN"),
    ("isbn", "ISBN"),
)
_ORDINAL_SUFFIXES = {"1": "st", "2": "nd", "3": "rd"}
_ADDRESSES = (("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID"), ("url", "URL"), ("eprint", "arxiv"))


def write(entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]) -> Iterator[str]:
    """Each entry as one BibTeX record."""
    del warn  # every entry fits
    for number, entry in enumerate(entries, 1):
        kind = _entry_type(entry.work)
        yield record(kind, entry, number, _fields(kind, entry, options))


def _entry_type(work: Work) -> str:
    if work.type == WorkType.THESIS and is_masters(work):
        return "mastersthesis"
    return _ENTRY_TYPES.get(work.type, "misc")


def _fields(kind: str, entry: Entry, options: OutputOptions) -> Iterator[Field]:
    work = entry.work
    yield from names(work, options)
    yield "title", title(work.title, work, options)
    yield from _container(kind, work, options)
    yield from texts(work, _TEXTS, options)
    yield "edition", escape(_ordinal(work.edition), options)
    yield "address", undivided(work.publisher_place, options)
    yield _PUBLISHER.get(kind, "publisher"), undivided(work.publisher, options)
    yield "type", genre(kind, work, options)
    yield from _date(work)
    yield "volume", escape(work.volume, options)
    yield "number", escape(work.issue or work.supplement or work.number or work.collection_number, options)
    yield "pages", escape(work.page.format("--") if work.page else "", options)
    yield from addresses(work, _ADDRESSES, options)
    if work.arxiv:
        yield from (("archiveprefix", "arXiv"), ("eprinttype", "arxiv"))  # for styles; for Zotero
    yield "urldate", str(work.accessed or "")
    yield from language(work, options)
    yield from text_fields(entry, options)


def _container(kind: str, work: Work, options: OutputOptions) -> Iterator[Field]:
    if kind in _TITLED_CONTAINER:
        yield _TITLED_CONTAINER[kind], title(work.container_title, work, options)
    elif kind in _CONTAINER:
        write_text = undivided if kind == "electronic" else escape  # organizations are a list
        yield _CONTAINER[kind], write_text(work.container_title, options)
    yield "howpublished", ", ".join(filter(None, _howpublished(kind, work, options)))


def _howpublished(kind: str, work: Work, options: OutputOptions) -> Iterator[str]:
    """A container without a field; with the option, also what plain and similar styles print nowhere else."""
    if kind not in _TITLED_CONTAINER and kind not in _CONTAINER:
        yield escape(container(work), options)
    if options.howpublished and kind in _PRINTS_HOWPUBLISHED:
        yield escape(work.number if kind == "patent" else work.publisher if kind == "misc" else "", options)
        address = work.URL or (f"https://doi.org/{work.DOI}" if work.DOI else "")
        yield rf"\url{{{url(address, options)}}}" if address else ""


def _ordinal(edition: str) -> str:
    """`4th`: styles print the value unchanged before the word `edition`."""
    number = edition_number(edition)
    if not number.isdecimal():
        return number
    teen = number[-2:-1] == "1"
    return number + ("th" if teen else _ORDINAL_SUFFIXES.get(number[-1], "th"))


def _date(work: Work) -> Iterator[Field]:
    """`year = {2023}, month = nov, day = {8}`: the form of which most readers keep every part."""
    date = work.issued
    if not date:
        return
    yield "year", f"{date.year:04d}"
    if date.month:
        yield "month", MONTHS[date.month].lower()
    elif date.season:
        yield "month", f"{{{SEASONS[date.season]}}}"
    if date.day:
        yield "day", str(date.day)
