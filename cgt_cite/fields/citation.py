"""PubMed's own one-line citations: `Gene Ther. 2022 Mar 5;22(Suppl 1):1-9. doi: 10.1/x. Epub 2022 Feb 1`.

They are written by one program, so they are read by one pattern; what people write is `parse`'s work.
"""

from __future__ import annotations

import re

from cgt_cite.fields.book_citation import parse_book_citation
from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import doi
from cgt_cite.fields.pages import parse_pages
from cgt_cite.fields.text import squeeze
from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, Work

_START = lazily(r"(?P<journal>.*?\D)??(?P<date>\b(?:1[89]|20)\d\d\b[^;:.()]*)(?P<rest>[;:.(].*)?", re.DOTALL)
_WHERE = lazily(
    r"[;:]\s*(?P<volume>[^():;]*?)\s*(?:\((?P<issue>[^:]*?)\))?\s*(?::\s*(?P<pages>[^:].*?))?"
    r"(?:\.\s+[A-Z].*)?",  # language and publication types
    re.DOTALL,
)
_TAIL = lazily(
    r"\.? ?(?=\bdoi:|\bPublished online\b|\bEpub\b|\beCollection\b|\bOnline ahead\b"
    r"|\bPrint \d{4}|\bPMID\b|\bNo abstract\b|\bReview\.)",
    needles=("doi:", "online", "Epub", "eCollection", "Online", "Print ", "PMID", "No abstract", "Review."),
)
_EPUB = lazily(
    r"\b(?:Epub|eCollection)\s+(?P<date>\d{4}(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?)",
    needles=("Epub", "eCollection"),
)
_AHEAD = "ahead of print"


def parse_citation(text: str) -> Work:
    """The journal or book, dates, volume, issue, pages and DOI of a line; what it lacks stays empty."""
    line = squeeze(text)
    if "; " in line and (chapter := parse_book_citation(line)):
        return chapter
    tail = _TAIL.search(line)
    line, rest = (line[: tail.start()], line[tail.end() :]) if tail else (line, "")
    notes = _notes(rest)
    match = _START.fullmatch(line.strip())
    issued = parse_date(match["date"]) if match else None
    if not match or not issued:
        return Work(**notes)
    journal = (match["journal"] or "").strip().rstrip(".").strip()
    return Work(container_title_short=journal, issued=issued, **notes, **_where(match["rest"] or ""))


def parse_notes(text: str) -> Work:
    """What stands behind a citation: DOI, Epub date, ahead of print."""
    return Work(**_notes(text))


def _notes(text: str) -> Fields:
    return {"type": "article-journal", "DOI": doi(text), **parse_online(text)}


def parse_online(text: str) -> Fields:
    """When an article has appeared online before it is printed, and whether it still waits for that."""
    epub = _EPUB.search(text)
    return {
        "epub": parse_date(epub["date"]) if epub and epub[0].startswith("Epub") else None,
        "status": _AHEAD if _AHEAD in text.casefold() else "",
    }


def _where(rest: str) -> Fields:
    match = _WHERE.fullmatch(rest.strip().removesuffix("."))
    if not match:
        return {}
    volume, issue, pages = (match[name] or "" for name in ("volume", "issue", "pages"))
    if not pages and rest.startswith(":"):  # pages without a volume: `2023 Mar 5:1-9.`
        volume, pages = "", volume
    return {"volume": volume.strip(), "issue": issue.strip(), "page": parse_pages(pages)}
