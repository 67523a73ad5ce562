"""RIS: one line a field, for EndNote, Zotero, JabRef, Rayyan, Covidence and ASReview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.common import (
    abstract,
    cut_lists,
    date_in_words,
    earlier_keys,
    keywords,
    label,
    linked,
    notices,
    remarks,
    sightings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.options import Options
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
    "paper-conference": "CPAPER",
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
_SERIES_NUMBER = {"book": "M1"}
_JOURNAL_LIKE = {"article", "article-journal", "article-magazine", "article-newspaper", ""}


def write(entries: Iterable[Entry], options: Options, warn: Callable[[Problem], None]) -> Iterator[str]:
    """Each entry as a record from `TY` to `ER`, followed by an empty line."""
    del options, warn  # RIS has no choices, and notes hold what it has no tag for
    for number, entry in enumerate(entries, 1):
        lines = (f"{tag}  - {text}\n" for tag, value in _fields(entry, number) if (text := clean(value)))
        yield "".join(lines) + "ER  - \n\n"


def _fields(entry: Entry, number: int) -> Iterator[tuple[str, str]]:
    """Tags and values in the order in which readers must see them."""
    work = entry.work
    yield "TY", _TYPES.get(work.type, "GEN")
    yield "ID", label(entry, number)
    yield "TI", work.title
    yield from (("AU", _name(name)) for name in work.author)
    yield from (("ED", _name(name)) for name in work.editor)
    yield from (("A4", _name(name)) for name in work.translator)
    yield from _containers(work)
    yield from _dates(work)
    yield "VL", work.volume
    yield "AN", work.PMID  # before IS: JabRef keeps the last of the two as the number
    yield "IS", work.issue or work.supplement or work.number
    yield from _pages(work)
    yield "ET", work.edition
    yield "PB", work.publisher
    yield "CY", work.publisher_place
    yield "M3", work.genre if work.type in _WITH_GENRE else ""
    yield "SN", work.ISSN or work.ISBN
    yield "DO", work.DOI
    yield "UR", linked(work.URL) or _address(work)
    yield "Y2", str(work.accessed or "")
    yield "LA", work.language if work.type != "software" else ""  # there it means the programming language
    yield from (("KW", word) for word in keywords(work))
    yield "AB", abstract(work)
    yield from (("N1", note) for note in _notes(entry))


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
    if date.month or date.season or date.end:
        yield "DA", _slashed(date)


def _slashed(date: PartialDate) -> str:
    """`2019/03/05/`; a season or a range in words after the last slash, as the format has it."""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    words = date_in_words(date).partition(" ")[2] if date.end or date.season else ""
    return f"{date.year:04d}/{month}/{day}/{words}"


def _address(work: Work) -> str:
    """PubMed's own page of the work: the one carrier of a PMID that all readers keep."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{work.PMID}/" if work.PMID else ""


def _notes(entry: Entry) -> Iterator[str]:
    work = entry.work
    for name, value in (("PMID", work.PMID), ("PMCID", work.PMCID), ("arXiv", work.arxiv)):
        if value:
            yield f"{name}: {value}"
    yield from notices(entry)
    if work.event_title:
        yield f"Conference: {work.event_title}"
    yield from cut_lists(work)
    yield from remarks(entry)
    yield from sightings(entry)
    yield from earlier_keys(entry)
