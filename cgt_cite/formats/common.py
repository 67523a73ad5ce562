"""What several formats write in the same way: citation keys, keywords, notes, dates in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields import note_labels
from cgt_cite.fields.text import clean
from cgt_cite.formats.reference_texts import source_notes
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Entry, LinkedArticle, PartialDate, Work

MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASON_NAMES = ("", "Spring", "Summer", "Autumn", "Winter")
_UNSAFE_IN_KEY = lazy_compile(r"[^A-Za-z0-9_:./+-]")
_COMMENT = lazy_compile(r"(?i)(comment|summary|dataset|associated)")
_SEPARATORS = lazy_compile(r"[;,]+")


def citation_key(entry: Entry, number: int) -> str:
    """The entry's citation key, in characters that every program accepts; `ref{number}` if it has none."""
    return _UNSAFE_IN_KEY.sub("", entry.key) or f"ref{number}"


def alias_keys(entry: Entry) -> list[str]:
    """The keys of earlier entries for the same work, in characters that every program accepts."""
    return list(filter(None, (_UNSAFE_IN_KEY.sub("", alias) for alias in entry.aliases)))


def add_scheme(url: str) -> str:
    """The URL with a scheme, so that programs recognise `www.example.org` as a link."""
    return f"http://{url}" if url.startswith("www.") else url


def abstract_paragraph(work: Work) -> str:
    """The abstract as one paragraph: programs that import BibTeX and RIS join, truncate or refuse several."""
    return clean(work.indexing.abstract)


def work_url(work: Work) -> str:
    """Where to find the work: its URL or, if it has neither URL nor DOI, its page on arXiv."""
    if work.URL or work.DOI or not work.arxiv:
        return add_scheme(work.URL)
    return f"https://arxiv.org/abs/{work.arxiv}"


def all_keywords(work: Work) -> list[str]:
    """The authors' own keywords, then the MeSH terms that are not among them.

    MeSH's asterisks are left out, and keywords that contain `;` are split, since it separates them in lists.
    """
    terms = (*work.indexing.keyword, *(term.replace("*", "") for term in work.indexing.mesh))
    words = (clean(word) for term in terms for word in term.split(";"))
    return list(dict.fromkeys(filter(None, words)))


def cited_by_keywords(entry: Entry) -> list[str]:
    """The articles that cite the work, as keywords to filter by: `cited by: 37935854`."""
    return [f"cited by: {clean(_SEPARATORS.sub(' ', name))}" for name in entry.cited_by]


def check_notes(entry: Entry) -> Iterator[str]:
    """The mark of an entry whose fields are uncertain: `check: parsed with low confidence (0.31)`."""
    if entry.confidence is not None and entry.has_low_confidence:
        yield f"{note_labels.CHECK}: parsed with low confidence ({entry.confidence:.2f})"


def check_keywords(entry: Entry) -> list[str]:
    """The mark of an entry whose fields are uncertain, as a keyword to filter by."""
    return [note_labels.CHECK] if entry.has_low_confidence else []


def format_date(date: PartialDate) -> str:
    """A date as PubMed writes it: `2019 Mar 5`, `2019 Mar-Apr`, `2019 Winter`, `2019 Dec-2020 Jan`."""
    start = f"{date.year:04d} {_within_year(date)}".strip()
    if date.end is None:
        return start
    end = _within_year(date.end) if date.end.year == date.year else format_date(date.end)
    return f"{start}-{end}" if end else start


def _within_year(date: PartialDate) -> str:
    if not date.month:
        return SEASON_NAMES[date.season]
    return f"{MONTH_NAMES[date.month]} {date.day}" if date.day else MONTH_NAMES[date.month]


def essential_notes(entry: Entry) -> Iterator[str]:
    """Notes that must be printed: retractions, corrections, the status, the source's own notes."""
    work = entry.work
    links = [link for link in work.indexing.linked if not _COMMENT.match(link.relation)]
    if work.retracted and not any(link.retracts for link in links):
        yield "Retracted Publication"
    yield from map(format_link, sorted(links, key=lambda link: not link.relation.startswith("Retract")))
    if work.status:
        yield capitalize_first(clean(work.status))
    yield from source_notes(work)


def capitalize_first(text: str) -> str:
    """The text with its first letter in upper case: `In press`."""
    return text[:1].upper() + text[1:]


# Media that add nothing to a URL.
_ONLINE_MEDIA = frozenset(
    (
        *("", "internet", "online", "on-line", "en ligne", "en línea", "en linea"),
        *("online resource", "electronic resource"),
    )
)


def extra_notes(entry: Entry) -> Iterator[str]:
    """Notes worth keeping but not printing: comments, the online date, identifiers, the medium."""
    work = entry.work
    if work.epub:
        yield f"Epub {format_date(work.epub)}"
    yield from (format_link(link) for link in work.indexing.linked if _COMMENT.match(link.relation))
    yield from filter(None, (clean(str(identifier)) for identifier in work.other_ids))
    if work.medium.casefold() not in _ONLINE_MEDIA:
        yield clean(work.medium)


def heading_notes(entry: Entry) -> Iterator[str]:
    """The headings under which the work is cited, as notes."""
    yield from (f"{note_labels.LISTED_UNDER}: {text}" for text in filter(None, map(clean, entry.headings)))


def earlier_key_notes(entry: Entry) -> Iterator[str]:
    """The keys of earlier entries for the same work as a note, for formats that have no field for them."""
    if keys := alias_keys(entry):
        yield f"{note_labels.EARLIER_KEY}{'s' if len(keys) > 1 else ''}: {', '.join(keys)}"


def format_link(link: LinkedArticle) -> str:
    """`Erratum in: Lancet. 2020;395:1. PMID: 1234567`."""
    text = clean(link.text).rstrip(". ")
    if link.work.PMID and link.work.PMID not in text:
        text = f"{text}. PMID: {link.work.PMID}"
    return clean(f"{link.relation}: {text}")
