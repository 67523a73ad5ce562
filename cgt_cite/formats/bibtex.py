"""Write BibTeX, in the dialect that most programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.formats.bib import (
    annotation_fields,
    container_title,
    edition_number,
    format_genre,
    format_record,
    format_title,
    format_url,
    is_masters_thesis,
    language_fields,
    name_fields,
    protect_and,
    text_fields,
    verbatim_fields,
)
from cgt_cite.formats.common import MONTH_NAMES, SEASON_NAMES
from cgt_cite.formats.latex import escape
from cgt_cite.model import WorkType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cgt_cite.formats.bib import Field
    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, Work
    from cgt_cite.problems import Problem

_ENTRY_TYPES = {
    WorkType.ARTICLE: "article",  # a preprint: all programs keep its server, DOI and PMID only in this type
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
_NOT_IN_PLAIN = {"electronic", "patent"}  # plain styles take them for `misc`, with a warning
_PUBLISHER = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}
_TEXTS = (
    ("shortjournal", "container_title_short"),
    ("series", "collection_title"),
    ("eventtitle", "event_title"),
    ("issn", "ISSN"),
    ("isbn", "ISBN"),
)
_ORDINAL_SUFFIXES = {"1": "st", "2": "nd", "3": "rd"}
_VERBATIM_FIELDS = (("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID"), ("url", "URL"), ("eprint", "arxiv"))


def render(entry: Entry, number: int, options: OutputOptions, warn: Callable[[Problem], None]) -> str:
    """The entry as one BibTeX record."""
    del warn  # every entry fits
    entry_type = _entry_type(entry.work)
    if options.howpublished and entry_type in _NOT_IN_PLAIN:
        entry_type = "misc"
    return format_record(entry_type, entry, number, _fields(entry_type, entry, options))


def _entry_type(work: Work) -> str:
    if work.type == WorkType.THESIS and is_masters_thesis(work):
        return "mastersthesis"
    return _ENTRY_TYPES.get(work.type, "misc")


def _fields(entry_type: str, entry: Entry, options: OutputOptions) -> Iterator[Field]:
    work = entry.work
    yield from name_fields(work, options)
    yield "title", format_title(work.title, work, options)
    yield from _container(entry_type, work, options)
    yield from text_fields(work, _TEXTS, options)
    yield "edition", escape(_ordinal(work.edition), options)
    yield "address", protect_and(work.publisher_place, options)
    yield _PUBLISHER.get(entry_type, "publisher"), protect_and(work.publisher, options)
    yield "type", format_genre(entry_type, work, options)
    yield from _date(work)
    yield "volume", escape(work.volume, options)
    yield "number", escape(work.issue or work.supplement or work.number or work.collection_number, options)
    yield "pages", escape(work.page.format("--") if work.page else "", options)
    yield from verbatim_fields(work, _VERBATIM_FIELDS, options)
    if work.arxiv:
        yield from (("archiveprefix", "arXiv"), ("eprinttype", "arxiv"))  # for styles; for Zotero
    yield "urldate", str(work.accessed or "")
    yield from language_fields(work, options)
    yield from annotation_fields(entry, options)


def _container(entry_type: str, work: Work, options: OutputOptions) -> Iterator[Field]:
    if entry_type in _TITLED_CONTAINER:
        yield _TITLED_CONTAINER[entry_type], format_title(work.container_title, work, options)
    elif entry_type in _CONTAINER:
        format_text = protect_and if entry_type == "electronic" else escape  # organizations are a list
        yield _CONTAINER[entry_type], format_text(work.container_title, options)
    yield "howpublished", ", ".join(filter(None, dict.fromkeys(_howpublished(entry_type, work, options))))


def _howpublished(entry_type: str, work: Work, options: OutputOptions) -> Iterator[str]:
    """A container without a field; with the option, also what plain and similar styles print nowhere else."""
    if entry_type not in _TITLED_CONTAINER and entry_type not in _CONTAINER:
        yield escape(container_title(work), options)
    if options.howpublished and entry_type == "misc":
        yield escape(work.number if work.type == WorkType.PATENT else work.publisher, options)
        url = work.URL or (f"https://doi.org/{work.DOI}" if work.DOI else "")
        yield rf"\url{{{format_url(url, options)}}}" if url else ""


def _ordinal(edition: str) -> str:
    """`4th`: styles print the value unchanged before the word `edition`."""
    number = edition_number(edition)
    if not number.isdecimal():
        return number
    teen = number[-2:-1] == "1"
    return number + ("th" if teen else _ORDINAL_SUFFIXES.get(number[-1], "th"))


def _date(work: Work) -> Iterator[Field]:
    """`year = {2023}, month = nov, day = {8}`: the form of which most programs keep every part."""
    date = work.issued
    if not date:
        return
    yield "year", f"{date.year:04d}"
    if date.month:
        yield "month", MONTH_NAMES[date.month].lower()
    elif date.season:
        yield "month", f"{{{SEASON_NAMES[date.season]}}}"
    if date.day:
        yield "day", str(date.day)
