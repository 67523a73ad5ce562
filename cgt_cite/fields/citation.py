"""Parse PubMed's one-line citations: `Gene Ther. 2022 Mar 5;22(Suppl 1):1-9. doi: 10.1/x. Epub 2022 Feb 1`.

Programs write these, so one pattern reads them; citations written by people are parsed in `parse`.
"""

from __future__ import annotations

import re

from cgt_cite.fields.book_citation import parse_chapter
from cgt_cite.fields.dates import YEAR, parse_date
from cgt_cite.fields.identifiers import find_doi
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.fields.text import collapse_whitespace
from cgt_cite.model import Fields, Pages, PartialDate, Work, WorkType
from cgt_cite.regex import lazy_compile

_START = lazy_compile(rf"(?P<journal>.*?\D)??(?P<date>\b{YEAR}\b[^;:.()]*)(?P<rest>[;:.(].*)?", re.DOTALL)
_LOCATORS = lazy_compile(
    r"[;:]\s*(?P<volume>[^():;]*?)\s*(?:\((?P<issue>[^:]*?)\))?\s*(?::\s*(?P<pages>[^:].*?))?"
    r"(?:\.\s+[A-Z].*)?",  # language and publication types
    re.DOTALL,
)
_TAIL = lazy_compile(
    r"\.? ?(?=\bdoi:|\bpii:|\bPublished online\b|\bEpub\b|\beCollection\b|\bOnline ahead\b"
    r"|\bPrint \d{4}|\bPMID\b|\bNo abstract\b|\bReview\.)",
)
_PII = lazy_compile(r"\bpii: ?(\S+?)\.?(?= |$)")
_ELSEVIER_PII = lazy_compile(r"S?\d{4}-?\d{3}[\dX]\(")  # not an article number
_WHOLE_CITATION = lazy_compile(
    rf"(?P<journal>[^\W_].{{0,199}}?)\. (?P<date>{YEAR}[^;:.()]{{0,40}})(?P<locators>[;:.].*|)",
    re.DOTALL,
)
_YEAR_AND_PART = lazy_compile(r"\d{4}(?:[-–/ ]{1,3}(?:\d{1,4}(?:st|nd|rd|th)?|[A-Z][a-z]{2,9})\.?){1,4} ?")
_SENTENCE = lazy_compile(r"[.?!] (?=[^\W\d_])")
_NOTE = lazy_compile(
    r"doi:|pii:|\[?Epub|eCollection|Online ahead|Print \d|Published|(?:PubMed )?PMC?I?D:|PubMed Central|"
    r"No abstract|Review|[A-Z][a-z]+(?:, [A-Z][a-z]+)*\.?$"
)
_EPUB = lazy_compile(
    r"\b(?:Epub|eCollection)\s+(?P<date>\d{4}(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?)",
)
_AHEAD = "ahead of print"


def parse_citation(text: str) -> Work:
    """The journal or book, dates, volume, issue, pages and DOI of a citation; missing fields are empty."""
    line = collapse_whitespace(text)
    if "; " in line and (chapter := parse_chapter(line)):
        return chapter
    tail = _TAIL.search(line)
    line, rest = (line[: tail.start()], line[tail.end() :]) if tail else (line, "")
    notes = _tail_fields(rest)
    match = _START.fullmatch(line.strip())
    issued = _date(match["date"]) if match else None
    if not match or not issued:
        return Work(**notes)
    journal = (match["journal"] or "").strip().rstrip(".").strip()
    locators = _locators(match["rest"] or "")
    page = locators.pop("page", None) or find_article_number(rest)
    return Work(container_title_short=journal, issued=issued, page=page, **notes, **locators)


def is_citation(text: str) -> bool:
    """Whether all of `text` is a PubMed citation: journal, date, volume and pages, then notes.

    >>> is_citation("J Ex. 2020 Jan 5;1(2):3-4. doi: 10.1000/1."), is_citation("We met. 2020 was a year.")
    (True, False)
    """
    match = _WHOLE_CITATION.fullmatch(collapse_whitespace(text))
    if not match or not _date(match["date"]) or _SENTENCE.search(match["journal"]):
        return False
    _, *notes = _SENTENCE.split(
        match["locators"] if match["locators"][:1] != "." else f" {match['locators']}"
    )
    return all(map(_NOTE.match, notes))


def find_article_number(text: str) -> Pages | None:
    """The article number used instead of pages, which PubMed printed as `pii: e1234` until 2019."""
    match = _PII.search(text)
    return None if not match or _ELSEVIER_PII.match(match[1]) else parse_pages(match[1])


def _date(text: str) -> PartialDate | None:
    """The date; only its year if the rest cannot be represented, as in `2009 1st Quarter`."""
    date = parse_date(text)
    return date or (parse_date(text[: len("2009")]) if _YEAR_AND_PART.fullmatch(text) else None)


def parse_notes(text: str) -> Work:
    """Parse what follows a citation: the DOI, the Epub date, and whether it is ahead of print."""
    return Work(**_tail_fields(text))


def _tail_fields(text: str) -> Fields:
    return {"type": WorkType.ARTICLE_JOURNAL, "DOI": find_doi(text), **parse_epub(text)}


def parse_epub(text: str) -> Fields:
    """When an article appeared online before print, and whether it is still ahead of print."""
    epub = _EPUB.search(text)
    return {
        "epub": parse_date(epub["date"]) if epub and epub[0].startswith("Epub") else None,
        "status": _AHEAD if _AHEAD in text.casefold() else "",
    }


def _locators(rest: str) -> Fields:
    match = _LOCATORS.fullmatch(rest.strip().removesuffix("."))
    if not match:
        return {}
    volume, issue, pages = (match[name] or "" for name in ("volume", "issue", "pages"))
    if not pages and rest.startswith(":"):  # pages without a volume: `2023 Mar 5:1-9.`
        volume, pages = "", volume
    return {"volume": volume.strip(), "issue": issue.strip(), "page": parse_pages(pages)}
