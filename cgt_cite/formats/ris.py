"""Write RIS: one line per field, for EndNote, Zotero, JabRef, Rayyan, Covidence and ASReview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields import note_labels
from cgt_cite.fields.text import clean
from cgt_cite.formats.common import (
    abstract_paragraph,
    all_keywords,
    check_keywords,
    check_notes,
    citation_key,
    cited_by_keywords,
    earlier_key_notes,
    essential_notes,
    extra_notes,
    format_date,
    heading_notes,
    work_url,
)
from cgt_cite.formats.reference_texts import texts_to_keep
from cgt_cite.model import WorkType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, Name, NameList, PartialDate, Work
    from cgt_cite.problems import Problem

_TYPES = {
    WorkType.ARTICLE: "JOUR",  # a preprint: all programs keep its server, DOI and PMID only in this type
    WorkType.ARTICLE_JOURNAL: "JOUR",
    WorkType.ARTICLE_MAGAZINE: "MGZN",
    WorkType.ARTICLE_NEWSPAPER: "NEWS",
    WorkType.BILL: "BILL",
    WorkType.BOOK: "BOOK",
    WorkType.CHAPTER: "CHAP",
    WorkType.DATASET: "DATA",
    WorkType.ENTRY_DICTIONARY: "DICT",
    WorkType.ENTRY_ENCYCLOPEDIA: "ENCYC",
    WorkType.HEARING: "HEAR",
    WorkType.LEGAL_CASE: "CASE",
    WorkType.LEGISLATION: "STAT",
    WorkType.MAP: "MAP",
    WorkType.MOTION_PICTURE: "VIDEO",
    WorkType.PAPER_CONFERENCE: "CONF",
    WorkType.PATENT: "PAT",
    WorkType.POST: "ELEC",
    WorkType.POST_WEBLOG: "ELEC",
    WorkType.REPORT: "RPRT",
    WorkType.SOFTWARE: "COMP",
    WorkType.STANDARD: "STAND",
    WorkType.THESIS: "THES",
    WorkType.WEBPAGE: "ELEC",
}
_WITH_GENRE = {
    WorkType.REPORT,
    WorkType.THESIS,
    WorkType.WEBPAGE,
    WorkType.POST,
    WorkType.POST_WEBLOG,
}
_WEB = {WorkType.WEBPAGE, WorkType.POST, WorkType.POST_WEBLOG}
_SERIES_NUMBER_TAGS = {WorkType.BOOK: "M1"}
_WRITTEN_IF_EMPTY = ("IS",)  # or JabRef takes the PMID in `AN` for the issue
_JOURNAL_LIKE = {
    WorkType.ARTICLE,
    WorkType.ARTICLE_JOURNAL,
    WorkType.ARTICLE_MAGAZINE,
    WorkType.ARTICLE_NEWSPAPER,
    WorkType.UNKNOWN,
}


def render(entry: Entry, number: int, options: OutputOptions, warn: Callable[[Problem], None]) -> str:
    """The entry as a record from `TY` to `ER`, followed by an empty line."""
    del options, warn  # RIS has no options, and whatever has no tag goes into a note
    fields = ((tag, clean(value)) for tag, value in _tagged_values(entry, number))
    lines = (f"{tag}  - {text}\n" for tag, text in fields if text or tag in _WRITTEN_IF_EMPTY)
    return "".join(lines) + "ER  - \n\n"


def _tagged_values(entry: Entry, number: int) -> Iterator[tuple[str, str]]:
    """Tags and values, in the order that programs need."""
    work = entry.work
    yield "TY", _TYPES.get(work.type, "GEN")
    yield "ID", citation_key(entry, number)
    yield "TI", work.title
    yield from (("AU", name) for name in _names(work.author))
    yield from (("ED", name) for name in _names(work.editor))
    yield from (("A4", name) for name in _names(work.translator))
    yield from _containers(work)
    yield from _dates(work)
    yield "VL", work.volume if work.type not in _WEB else ""  # Zotero takes it for the year of access
    yield from _numbers(work)
    yield from _pages(work)
    yield "ET", work.edition
    yield "PB", work.publisher
    yield "CY", work.publisher_place
    yield "M3", work.genre if work.type in _WITH_GENRE else ""
    yield "SN", work.ISSN or work.ISBN
    yield "DO", work.DOI
    yield "UR", work_url(work) or _pubmed_url(work)
    yield "Y2", _format_date(work.accessed) if work.accessed else ""
    yield "LA", work.language if work.type != WorkType.SOFTWARE else ""  # there, the programming language
    keywords = [*all_keywords(work), *check_keywords(entry), *cited_by_keywords(entry)]
    yield from (("KW", word) for word in keywords)
    yield "AB", abstract_paragraph(work)
    yield "C2", work.PMCID if work.type in _JOURNAL_LIKE else ""
    # in one field: Zotero makes a note item of each, citation-js a list
    yield "N1", note_labels.SEPARATOR.join(_notes(entry))


def _names(people: NameList) -> Iterator[str]:
    """Each name, and `et al.,` after a truncated list; EndNote needs the comma."""
    yield from map(_format_name, people.names)
    if people and people.truncated:
        yield "et al.,"


def _format_name(name: Name) -> str:
    """`van der Berg, Anna, Jr.`: without the period, JabRef takes the suffix for another author."""
    period = "." if name.suffix in ("Jr", "Sr") and not name.literal else ""
    return f"{name}{period}"


def _containers(work: Work) -> Iterator[tuple[str, str]]:
    yield "T2", work.container_title
    yield "JF" if work.type in _JOURNAL_LIKE else "BT", work.container_title
    yield "C3", work.container_title if work.type == WorkType.PAPER_CONFERENCE else ""  # the proceedings
    yield "J2", work.container_title_short
    yield "T3", work.collection_title
    yield _SERIES_NUMBER_TAGS.get(work.type, "SV"), work.collection_number


def _numbers(work: Work) -> Iterator[tuple[str, str]]:
    """The PMID, then the issue: JabRef has one field for both and keeps the last, even an empty one."""
    number = work.issue or work.supplement or work.number
    if work.PMID:
        yield "AN", work.PMID
    if work.PMID or number:
        yield "IS", number


def _pages(work: Work) -> Iterator[tuple[str, str]]:
    """First and last page; several ranges go into `SP` together, since there is only one `EP`."""
    if work.page and len(work.page.ranges) > 1:
        yield "SP", str(work.page)
    elif work.page:
        yield from (("SP", work.page.first), ("EP", work.page.last))


def _dates(work: Work) -> Iterator[tuple[str, str]]:
    """The year alone, which every program accepts, then as much of the date as is known."""
    date = work.issued
    if not date:
        return
    yield "PY", f"{date.year:04d}"
    # DA is the only date that programs have for a conference paper.
    if date.month or date.season or date.end or work.type == WorkType.PAPER_CONFERENCE:
        yield "DA", _format_date(date)


def _format_date(date: PartialDate) -> str:
    """`2019/03/05/`; a season or a range follows the last slash in words, as the format prescribes."""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    words = format_date(date).partition(" ")[2] if date.end or date.season else ""
    return f"{date.year:04d}/{month}/{day}/{words}"


def _pubmed_url(work: Work) -> str:
    """The PubMed page of a work without a DOI; with one, Zotero's styles would print both."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{work.PMID}/" if work.PMID and not work.DOI else ""


def _notes(entry: Entry) -> Iterator[str]:
    """Values for which RIS has no tag; identifiers come first, where people and programs look for them."""
    work = entry.work
    untagged = (
        ("PMID", work.PMID),
        ("PMCID", work.PMCID),
        ("arXiv", work.arxiv),
        ("Volume", work.volume if work.type in _WEB else ""),
        ("Conference", work.event_title),
    )
    yield from (f"{name}: {value}" for name, value in untagged if value)
    yield from essential_notes(entry)
    yield from check_notes(entry)
    yield from extra_notes(entry)
    yield from (f"{note_labels.CITED_AS}: {text}" for text in texts_to_keep(entry))
    yield from heading_notes(entry)
    yield from earlier_key_notes(entry)
