"""Write biblatex: BibTeX's syntax with biber's data model (full dates, more entry types, eprints)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.languages import language_name
from cgt_cite.formats.bib import (
    annotation_fields,
    container_title,
    edition_number,
    format_genre,
    format_record,
    format_title,
    name_fields,
    protect_and,
    text_fields,
    verbatim_fields,
)
from cgt_cite.formats.common import alias_keys
from cgt_cite.formats.latex import escape
from cgt_cite.formats.latex_data import LANGUAGES
from cgt_cite.model import WorkType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
_TRANSLATED = frozenset(  # the languages whose names biblatex translates
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


def render(entry: Entry, number: int, options: OutputOptions, warn: Callable[[Problem], None]) -> str:
    """The entry as one biblatex record."""
    del warn  # every entry fits
    entry_type = _ENTRY_TYPES.get(entry.work.type, "misc")
    return format_record(entry_type, entry, number, _fields(entry_type, entry, options))


def _fields(entry_type: str, entry: Entry, options: OutputOptions) -> Iterator[Field]:
    work = entry.work
    yield "ids", ", ".join(alias_keys(entry))
    yield from name_fields(work, options)
    yield "title", format_title(work.title, work, options)
    yield _container(entry_type, work, options)
    yield from text_fields(work, _TEXTS, options)
    yield "location", protect_and(work.publisher_place, options)
    yield "edition", escape(edition_number(work.edition), options)
    yield _PUBLISHER.get(entry_type, "publisher"), protect_and(work.publisher, options)
    yield "type", format_genre(entry_type, work, options)
    yield "entrysubtype", _SUBTYPES.get(work.type, "")
    yield "date", _date(work.issued)
    yield "number", escape(work.issue or work.supplement or work.number or work.collection_number, options)
    yield "pages", escape(work.page.format("--") if work.page else "", options)
    yield from _identifiers(work, options)
    yield "urldate", _date(work.accessed)
    yield from _language(work, options)
    without_status = entry._replace(work=work._replace(status=""))  # `pubstate` is printed already
    yield from annotation_fields(without_status, options)


def _container(entry_type: str, work: Work, options: OutputOptions) -> Field:
    if entry_type in _TITLED_CONTAINER:
        return _TITLED_CONTAINER[entry_type], format_title(work.container_title, work, options)
    name = _CONTAINER.get(entry_type, "howpublished")
    return name, (protect_and if name == "organization" else escape)(container_title(work), options)


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
    eprint, eprint_type = ("arxiv", "arxiv") if work.arxiv else ("PMID", "pubmed")
    yield from verbatim_fields(work, (("doi", "DOI"), ("eprint", eprint)), options)
    yield "eprinttype", eprint_type if getattr(work, eprint) else ""
    if work.arxiv:
        yield from verbatim_fields(work, (("pmid", "PMID"),), options)
    yield from verbatim_fields(work, (("pmcid", "PMCID"), ("url", "URL")), options)
