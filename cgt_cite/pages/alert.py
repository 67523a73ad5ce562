"""Read e-mails from PubMed: My NCBI alerts and search results sent by e-mail, as text or HTML.

Each result is numbered and has title, authors, citation and PMID on separate lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import find_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.names import NameForm, parse_names
from cgt_cite.fields.text import clean
from cgt_cite.model import Page, Work, WorkType
from cgt_cite.pages import abstract_text, summary_text
from cgt_cite.pages.non_pages import identify_non_page
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator


_BREAK = lazy_compile(rb"(?=</?(?:p|div|tr|td|th|table|br|li|[ou]l|h[1-6]|d[ltd])\b)", re.IGNORECASE)
_QUOTED = lazy_compile(r"^[> \t]+", re.MULTILINE)
_NUMBER = lazy_compile(r"(\d{1,6})(?:[.:](?: +(.*))?)?")
_PMID = lazy_compile(r"(?:PMCID: ?\S+ +)?PMID: ?\d")
_COUNT = lazy_compile(r"Items? +\d{1,7} ?(?:-|–|to) ?\d{1,7} +of +\d", re.IGNORECASE)
_END_OF_SENTENCE = (".", "?", "!", "]", ")")
_NO_AUTHORS = lazy_compile(r"\[No authors listed\]\.?", re.IGNORECASE)
_ABSTRACT = "Abstract"  # the heading of the abstract, which the text formats do not have
_SUMMARY = lazy_compile(r"\d{1,6}: \S.*")
_MIN_LINES = 2  # in a result, if it has more than a citation and a PMID
_MIN_UNDERSTOOD = 0.5  # share of the results; otherwise the list is not from PubMed

ResultLines = list[str]  # the lines of one result; the last has the PMID


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield the results, in any of PubMed's text formats, or a problem if they are not from PubMed."""
    is_text = not data.lstrip().startswith(b"<")
    lines = _lines(data) if is_text else _lines_of_html(data)
    results = list(_results(lines))
    articles = [_article(result) for result in results]
    stray = len(results) != sum(map(bool, map(_PMID.match, lines)))  # PMIDs outside the results
    if is_text and not results and any(map(_SUMMARY.match, lines)):
        yield from summary_text.read("\n".join(lines).encode("utf-8", "replace"))
    elif not stray and 2 * sum(map(_begins_with_citation, results)) > len(results):  # books have none
        yield from abstract_text.read(_as_abstracts(results).encode("utf-8", "replace"))
    elif stray or not _are_understood(articles):
        what, remedy = identify_non_page(data)
        yield Problem(ProblemKind.NOT_A_PAGE, detail=what, remedy=remedy)
    else:
        yield from (Page(article) for article in articles)


def _lines(data: bytes) -> list[str]:
    """The lines of a text, without the `>` before quoted lines."""
    return [clean(line) for line in _QUOTED.sub("", data.decode("utf-8", "replace")).splitlines()]


def _lines_of_html(data: bytes) -> list[str]:
    """The lines of an HTML e-mail: each cell, each paragraph, and the text before each break."""
    from cgt_cite.pages.html import parse_html

    body = parse_html(_BREAK.sub("\ue000".encode(), data)).body
    lines = map(clean, body.text().split("\ue000")) if body else ()
    return [line for line in lines if line]


def _results(lines: list[str]) -> Iterator[ResultLines]:
    """The lines of each result, up to its PMID, without its number."""
    start, number = next((index + 1 for index, line in enumerate(lines) if _COUNT.match(line)), 0), 0
    for end, line in enumerate(lines):
        if not _PMID.match(line):
            continue
        numbered = [
            (index, match) for index in range(start, end) if (match := _NUMBER.fullmatch(lines[index]))
        ]
        following = [(index, match) for index, match in numbered if int(match[1]) == number + 1]
        if chosen := following[:1] or numbered[:1]:
            [(index, match)] = chosen
            number = int(match[1])
            yield [*filter(None, [match[2]]), *lines[index + 1 : end + 1]]
            start = end + 1


def _begins_with_citation(result: ResultLines) -> bool:
    """Whether a result has PubMed's Abstract format: the citation precedes title and authors."""
    work = parse_citation(result[0])
    where = work.volume or work.DOI or work.status
    return bool(work.issued and where and _is_journal(work) and len(result) > _MIN_LINES)


def _is_journal(work: Work) -> bool:
    """Whether a citation begins with a journal or book, not with another sentence."""
    short = work.container_title_short
    return bool(work.container_title or (short and ". " not in short))


def _are_understood(articles: list[Work]) -> bool:
    named = sum(bool(article.title) for article in articles)
    return named >= max(1, _MIN_UNDERSTOOD * len(articles))


def _as_abstracts(results: list[ResultLines]) -> str:
    """The results as text in Abstract format, with the blank lines that HTML e-mails lack."""
    text = []
    for number, result in enumerate(results, 1):
        between = "\n" if "" in result else "\n\n"
        lines = between.join([f"{number}. {result[0]}", *(line for line in result[1:] if line != _ABSTRACT)])
        text.append(re.sub(r"\n\n(?=\(\d{1,3}\) ?\S)", "\n", lines))
    return "\n\n\n".join(text)


def _article(result: ResultLines) -> Work:
    """The work of a result; only its identifiers if title and citation are not recognised."""
    *lines, last = filter(None, result)
    identified = Work(type=WorkType.ARTICLE_JOURNAL, PMID=parse_pmid(last), PMCID=parse_pmcid(last))
    parts = _split_result(lines)
    if not parts:
        return identified
    title, authors, citation = parts
    work = parse_citation(citation)
    return work._replace(
        title=title.removesuffix("."),
        author=parse_names("" if _NO_AUTHORS.fullmatch(authors) else authors, NameForm.INDEX),
        DOI=work.DOI or find_doi(citation),
        PMID=identified.PMID,
        PMCID=identified.PMCID,
    )


def _split_result(lines: list[str]) -> tuple[str, str, str] | None:
    """Title, authors and citation, each of which a mail program may have wrapped; None if unrecognised."""
    for start in range(len(lines) - 1, 0, -1):
        citation = " ".join(lines[start:])
        work = parse_citation(citation)
        if work.issued and _is_journal(work) and lines[start - 1].endswith(_END_OF_SENTENCE):
            return (*_title_and_authors(lines[:start]), citation)
    return None


def _title_and_authors(lines: list[str]) -> tuple[str, str]:
    for start in range(1, len(lines)):
        authors = " ".join(lines[start:])
        unwrapped = len(lines) == 2  # noqa: PLR2004 - title and authors; a group is not recognised as people
        if lines[start - 1].endswith(_END_OF_SENTENCE) and (unwrapped or _are_people(authors)):
            return " ".join(lines[:start]), authors
    return " ".join(lines), ""


def _are_people(text: str) -> bool:
    names = parse_names(text, NameForm.INDEX).names
    return bool(names) and all(name.family for name in names)
