"""Read the heading, above the abstract in a text dump: citation, title, authors, identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation, parse_notes
from cgt_cite.fields.identifiers import find_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.names import NameForm, parse_names
from cgt_cite.model import Fields, Indexing, NameList, Work, WorkType
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.pages.pubmed_text.book_heading import read_book_heading
from cgt_cite.pages.pubmed_text.people import title_and_names

if TYPE_CHECKING:
    import re

_TITLE_AND_NAMES = 2  # title and names


def read_heading(lines: list[str]) -> Work:
    """Read the article's citation from the lines above its abstract."""
    start = next((number for number, line in enumerate(lines) if _is_citation(line)), None)
    if start is None:
        work = read_book_heading(lines) or _without_citation(lines)
        return work._replace(**identifiers_in(lines, work.DOI))
    rest = lines[start + 1 :]
    notes = next((line for line in rest if line.casefold().startswith("doi:")), "")
    title = _repeated_line(rest) or next(
        (line for line in rest if not vocabulary.NOT_A_TITLE.match(line)), ""
    )
    work = parse_citation(lines[start].lstrip(". "))._replace(**_notes(notes))
    short = next((match for line in rest if (match := vocabulary.SHORT_VIEW.fullmatch(line))), None)
    authors = _authors(rest, title)
    return work._replace(
        title=title,
        author=authors or _short_authors(short),
        container_title_short=work.container_title_short
        or (short["journal"] if short else "")
        or _journal(lines, start),
        indexing=Indexing(publication_type=_types(lines[:start])),
        **identifiers_in(rest, work.DOI),
    )


def _without_citation(lines: list[str]) -> Work:
    """Read a copy that begins at the title; affiliations, if any, follow the names."""
    end = next((number for number, line in enumerate(lines) if vocabulary.AFFILIATION.match(line)), 0)
    title, name_lines = title_and_names(lines[:end], sure=end <= _TITLE_AND_NAMES)
    title = _repeated_line(lines) or title
    return Work(type=WorkType.ARTICLE_JOURNAL, title=title, author=parse_names(name_lines, NameForm.DISPLAY))


def identifiers_in(lines: list[str], cited: str = "") -> Fields:
    """The identifiers in labelled lines; a text browser may put several on one line.

    `cited` is the DOI of the citation, if any.
    """
    text = " ".join(line for line in lines if vocabulary.IDENTIFIER.match(line)) or " ".join(lines)
    return {"PMID": parse_pmid(text), "PMCID": parse_pmcid(text), "DOI": cited or find_doi(text)}


def _is_citation(line: str) -> bool:
    work = parse_citation(line.lstrip(". "))
    return bool(work.issued and (work.volume or work.page or line.startswith(".")))


def _repeated_line(lines: list[str]) -> str:
    """The title: the page has it in a full and in a short view."""
    candidates = (line for line in lines if len(line.split()) > 1 and not vocabulary.NOT_A_TITLE.match(line))
    return next(
        (line for line in candidates if lines.count(line) > 1 and line.casefold() not in vocabulary.SECTIONS),
        "",
    )


def _notes(line: str) -> Fields:
    notes = parse_notes(line)
    return {"DOI": notes.DOI, "epub": notes.epub, "status": notes.status} if line else {}


def _journal(lines: list[str], start: int) -> str:
    """The journal, if the citation begins with the full stop after it: the line above."""
    above = lines[start - 1] if start and lines[start].startswith(".") else ""
    is_journal = len(above) < 80 and above.casefold() not in vocabulary.PUBLICATION_TYPES  # noqa: PLR2004 - no abbreviation is longer
    return above if is_journal and not vocabulary.SITE_HEADER.match(above) else ""


def _types(lines: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in lines if line.casefold() in vocabulary.PUBLICATION_TYPES))


def _short_authors(short: re.Match[str] | None) -> NameList:
    """The first author, whom the short view names alone."""
    return parse_names(short["author"], NameForm.DISPLAY)._replace(truncated=True) if short else NameList()


def _authors(lines: list[str], title: str) -> NameList:
    """The names between the title and the affiliations: `Ann B Smith 1 2, Jo van Dam 3`."""
    below = lines[lines.index(title) + 1 :] if title in lines else []
    end = next(
        (number for number, line in enumerate(below) if vocabulary.NOT_A_TITLE.match(line)), len(below)
    )
    name_lines = [line for line in below[:end] if not vocabulary.ARTICLE_LANGUAGE.match(line)]
    if not end < len(below) or not vocabulary.AFFILIATION.match(below[end]):
        name_lines = [line for line in name_lines[:1] if "," in line]
    if any(vocabulary.SHORT_VIEW.fullmatch(line) or line == title for line in name_lines):
        return NameList()
    return parse_names(" ".join(name_lines), NameForm.DISPLAY)
