"""RIS: one line a field, for EndNote, Zotero, JabRef, Rayyan, Covidence and ASReview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.common import (
    abstract,
    address,
    citing,
    date_in_words,
    earlier_keys,
    essential_notes,
    extra_notes,
    headings,
    keywords,
    label,
)
from cgt_cite.formats.unaccounted import missing_from_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, Name, PartialDate, Work
    from cgt_cite.problems import Problem

_TYPES = {
    "article": "JOUR",  # a preprint: readers keep the server's name, DOI and PMID of no other type
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "legal_case": "CASE",
    "legislation": "STAT",
    "paper-conference": "CONF",
    "patent": "PAT",
    "post": "ELEC",
    "post-weblog": "ELEC",
    "report": "RPRT",
    "software": "COMP",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_WITH_GENRE = {"report", "thesis", "webpage", "post", "post-weblog"}  # elsewhere readers take M3 for a DOI
_WEB = {"webpage", "post", "post-weblog"}
_SERIES_NUMBER = {"book": "M1"}
_EMPTY_TOO = ("IS",)
_JOURNAL_LIKE = {"article", "article-journal", "article-magazine", "article-newspaper", ""}


def write(entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]) -> Iterator[str]:
    """Each entry as a record from `TY` to `ER`, followed by an empty line."""
    del options, warn  # RIS has no choices, and notes hold what it has no tag for
    for number, entry in enumerate(entries, 1):
        fields = ((tag, clean(value)) for tag, value in _fields(entry, number))
        lines = (f"{tag}  - {text}\n" for tag, text in fields if text or tag in _EMPTY_TOO)
        yield "".join(lines) + "ER  - \n\n"


def _fields(entry: Entry, number: int) -> Iterator[tuple[str, str]]:
    """Tags and values in the order in which readers must see them."""
    work = entry.work
    yield "TY", _TYPES.get(work.type, "GEN")
    yield "ID", label(entry, number)
    yield "TI", work.title
    yield from (("AU", name) for name in _names(work.author, cut=work.author_truncated))
    yield from (("ED", name) for name in _names(work.editor, cut=work.editor_truncated))
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
    yield "UR", address(work) or _pubmed(work)
    yield "Y2", _slashed(work.accessed) if work.accessed else ""
    yield "LA", work.language if work.type != "software" else ""  # there it means the programming language
    yield from (("KW", word) for word in [*keywords(work), *citing(entry)])
    yield "AB", abstract(work)
    yield "C2", work.PMCID if work.type in _JOURNAL_LIKE else ""
    yield "N1", "; ".join(_notes(entry))  # one only: Zotero makes an item of each, citation-js a list


def _names(people: tuple[Name, ...], *, cut: bool = False) -> Iterator[str]:
    """Each name; `et al.,` behind those of a list that is cut, with EndNote's comma."""
    yield from map(_name, people)
    if people and cut:
        yield "et al.,"


def _name(name: Name) -> str:
    """`van der Berg, Anna, Jr.`: without the dot JabRef takes the suffix for another author."""
    dot = "." if name.suffix in ("Jr", "Sr") and not name.literal else ""
    return f"{name}{dot}"


def _containers(work: Work) -> Iterator[tuple[str, str]]:
    yield "T2", work.container_title
    yield "JF" if work.type in _JOURNAL_LIKE else "BT", work.container_title
    yield "C3", work.container_title if work.type == "paper-conference" else ""  # the proceedings
    yield "J2", work.container_title_short
    yield "T3", work.collection_title
    yield _SERIES_NUMBER.get(work.type, "SV"), work.collection_number


def _numbers(work: Work) -> Iterator[tuple[str, str]]:
    """The PMID and the issue: JabRef has one field for both and keeps the last, even where it is empty."""
    number = work.issue or work.supplement or work.number
    if work.PMID:
        yield "AN", work.PMID
    if work.PMID or number:
        yield "IS", number


def _pages(work: Work) -> Iterator[tuple[str, str]]:
    """First and last page; several ranges stay together, for there is but one `EP`."""
    if work.page and len(work.page.ranges) > 1:
        yield "SP", str(work.page)
    elif work.page:
        yield from (("SP", work.page.first), ("EP", work.page.last))


def _dates(work: Work) -> Iterator[tuple[str, str]]:
    """The year alone, which every reader takes, then as much of the date as is known."""
    date = work.issued
    if not date:
        return
    yield "PY", f"{date.year:04d}"
    if (
        date.month or date.season or date.end or work.type == "paper-conference"
    ):  # of which it is the only date
        yield "DA", _slashed(date)


def _slashed(date: PartialDate) -> str:
    """`2019/03/05/`; a season or a range in words after the last slash, as the format has it."""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    words = date_in_words(date).partition(" ")[2] if date.end or date.season else ""
    return f"{date.year:04d}/{month}/{day}/{words}"


def _pubmed(work: Work) -> str:
    """PubMed's own page of a work without a DOI: beside one, Zotero's styles print it as well."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{work.PMID}/" if work.PMID and not work.DOI else ""


def _notes(entry: Entry) -> Iterator[str]:
    """What has no tag; the identifiers first, where people and programs look for them."""
    work = entry.work
    further = (
        ("PMID", work.PMID),
        ("PMCID", work.PMCID),
        ("arXiv", work.arxiv),
        ("Volume", work.volume if work.type in _WEB else ""),
        ("Conference", work.event_title),
    )
    yield from (f"{name}: {value}" for name, value in further if value)
    yield from essential_notes(entry)
    yield from extra_notes(entry)
    yield from (f"Cited as: {text}" for text in missing_from_fields(entry))
    yield from headings(entry)
    yield from earlier_keys(entry)
