"""biblatex: BibTeX's syntax with biber's data model: full dates, more entry types, identifiers as eprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.languages import language_name
from cgt_cite.formats.bib import (
    addresses,
    container,
    edition_number,
    genre,
    names,
    record,
    text_fields,
    texts,
    title,
    undivided,
)
from cgt_cite.formats.common import aliases
from cgt_cite.formats.latex import escape
from cgt_cite.formats.latex_data import LANGUAGES
from cgt_cite.model import WorkType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.bib import Field
    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, PartialDate, Work
    from cgt_cite.problems import Problem

_ENTRY_TYPES = {  # without `dataset` and `standard`, of which Zotero drops the whole record
    WorkType.ARTICLE: "article",
    WorkType.ARTICLE_JOURNAL: "article",
    WorkType.ARTICLE_MAGAZINE: "article",
    WorkType.ARTICLE_NEWSPAPER: "article",
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "incollection",
    WorkType.ENTRY_DICTIONARY: "inreference",
    WorkType.ENTRY_ENCYCLOPEDIA: "inreference",
    WorkType.LEGAL_CASE: "jurisdiction",
    WorkType.LEGISLATION: "legislation",
    WorkType.MANUSCRIPT: "unpublished",
    WorkType.PAPER_CONFERENCE: "inproceedings",
    WorkType.PATENT: "patent",
    WorkType.POST: "online",
    WorkType.POST_WEBLOG: "online",
    WorkType.REPORT: "report",
    WorkType.SOFTWARE: "software",
    WorkType.STANDARD: "report",  # prints its number, which `misc` does not
    WorkType.THESIS: "thesis",
    WorkType.WEBPAGE: "online",
}
_CONTAINER = {"article": "journaltitle", "online": "organization"}
_TITLED_CONTAINER = {"incollection": "booktitle", "inproceedings": "booktitle", "inreference": "booktitle"}
_PUBLISHER = {  # the field that styles print
    "misc": "organization",
    "report": "institution",
    "software": "organization",
    "thesis": "institution",
}
_SUBTYPES = {WorkType.ARTICLE_MAGAZINE: "magazine", WorkType.ARTICLE_NEWSPAPER: "newspaper"}
_UNDETERMINED = "und"  # the code of an unknown language
_TRANSLATED = frozenset(  # the languages that biblatex has words for
    (
        *("basque", "brazilian", "bulgarian", "catalan", "croatian", "czech", "danish", "dutch", "english"),
        *("estonian", "finnish", "french", "galician", "german", "greek", "hungarian", "italian", "japanese"),
        *("latin", "latvian", "lithuanian", "marathi", "norwegian", "polish", "portuguese", "romanian"),
        *("russian", "serbian", "slovak", "slovene", "spanish", "swedish", "turkish", "ukrainian"),
    )
)
_SPRING = 21  # ISO 8601-2 numbers the seasons from here
_TEXTS = (
    ("shortjournal", "container_title_short"),
    ("series", "collection_title"),
    ("eventtitle", "event_title"),
    ("volume", "volume"),
    ("pubstate", "status"),
    ("issn", "ISSN"),
    ("isbn", "ISBN"),
)


def write(entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]) -> Iterator[str]:
    """Each entry as one biblatex record."""
    del warn  # every entry fits
    for number, entry in enumerate(entries, 1):
        kind = _ENTRY_TYPES.get(entry.work.type, "misc")
        yield record(kind, entry, number, _fields(kind, entry, options))


def _fields(kind: str, entry: Entry, options: OutputOptions) -> Iterator[Field]:
    work = entry.work
    yield "ids", ", ".join(aliases(entry))
    yield from names(work, options)
    yield "title", title(work.title, work, options)
    yield _container(kind, work, options)
    yield from texts(work, _TEXTS, options)
    yield "location", undivided(work.publisher_place, options)
    yield "edition", escape(edition_number(work.edition), options)
    yield _PUBLISHER.get(kind, "publisher"), undivided(work.publisher, options)
    yield "type", genre(kind, work, options)
    yield "entrysubtype", _SUBTYPES.get(work.type, "")
    yield "date", _date(work.issued)
    yield "number", escape(work.issue or work.supplement or work.number or work.collection_number, options)
    yield "pages", escape(work.page.format("--") if work.page else "", options)
    yield from _identifiers(work, options)
    yield "urldate", _date(work.accessed)
    yield from _language(work, options)
    without_status = entry._replace(work=work._replace(status=""))  # `pubstate` is printed already
    yield from text_fields(without_status, options)


def _container(kind: str, work: Work, options: OutputOptions) -> Field:
    if kind in _TITLED_CONTAINER:
        return _TITLED_CONTAINER[kind], title(work.container_title, work, options)
    name = _CONTAINER.get(kind, "howpublished")
    return name, (undivided if name == "organization" else escape)(container(work), options)


def _date(date: PartialDate | None) -> str:
    """`2019-03-05`, `2019-03/2019-04`, `2019-21` (spring)."""
    if date is None:
        return ""
    return f"{date.year:04d}-{_SPRING - 1 + date.season}" if date.season and not date.month else str(date)


def _language(work: Work, options: OutputOptions) -> Iterator[Field]:
    """Names of languages; styles translate them, and leave out the document's own language."""
    codes = (code for code in work.language.split(", ") if code != _UNDETERMINED)
    yield "language", escape(" and ".join(map(_language_label, codes)), options)
    yield "langid", LANGUAGES.get(work.language, "")


def _language_label(code: str) -> str:
    """A language's name, capitalised if styles print it untranslated."""
    name = LANGUAGES.get(code, language_name(code))
    return name if name == code or name in _TRANSLATED else name.capitalize()


def _identifiers(work: Work, options: OutputOptions) -> Iterator[Field]:
    """DOI, PMID, PMCID, URL; the only eprint is the arXiv number if there is one, else the PMID."""
    eprint, kind = ("arxiv", "arxiv") if work.arxiv else ("PMID", "pubmed")
    yield from addresses(work, (("doi", "DOI"), ("eprint", eprint)), options)
    yield "eprinttype", kind if getattr(work, eprint) else ""
    if work.arxiv:
        yield from addresses(work, (("pmid", "PMID"),), options)
    yield from addresses(work, (("pmcid", "PMCID"), ("url", "URL")), options)
