"""What stands above the abstract in a text dump: citation, title, authors, identifiers."""

from __future__ import annotations

from cgt_cite.fields.citation import parse_citation, parse_notes
from cgt_cite.fields.identifiers import find_doi, parse_pmcid, parse_pmid
from cgt_cite.model import Fields, Name, Work
from cgt_cite.pages.pubmed_text import vocabulary as at
from cgt_cite.pages.pubmed_text.book_heading import read_book_heading
from cgt_cite.pages.pubmed_text.people import shown_names, title_and_names

_LINES_OF_A_COPY = 2  # title and names


def read_heading(lines: list[str]) -> Work:
    """The article's citation, from the lines above its abstract."""
    start = next((number for number, line in enumerate(lines) if _is_citation(line)), None)
    if start is None:
        work = read_book_heading(lines) or _without_citation(lines)
        return work._replace(**identifiers_in(lines, work.DOI))
    rest = lines[start + 1 :]
    notes = next((line for line in rest if line.casefold().startswith("doi:")), "")
    title = _repeated(rest) or next((line for line in rest if not at.NO_TITLE.match(line)), "")
    work = parse_citation(lines[start].lstrip(". "))._replace(**_notes(notes))
    short = next((match for line in rest if (match := at.SHORT_VIEW.fullmatch(line))), None)
    authors = _authors(rest, title)
    return work._replace(
        title=title,
        author=authors or (shown_names(short["author"]) if short else ()),
        author_truncated=bool(short and not authors),
        container_title_short=work.container_title_short
        or (short["journal"] if short else "")
        or _journal(lines, start),
        publication_type=_types(lines[:start]),
        **identifiers_in(rest, work.DOI),
    )


def _without_citation(lines: list[str]) -> Work:
    """What was copied from the title on; where there are affiliations, they stand below the names."""
    end = next((number for number, line in enumerate(lines) if at.AFFILIATION.match(line)), 0)
    title, named = title_and_names(lines[:end], sure=end <= _LINES_OF_A_COPY)
    title = _repeated(lines) or title
    return Work(type="article-journal", title=title, author=shown_names(named))


def identifiers_in(lines: list[str], cited: str = "") -> Fields:
    """What the lines say that are labelled so; a text browser may put all of them on one line."""
    text = " ".join(line for line in lines if at.IDENTIFIER.match(line)) or " ".join(lines)
    return {"PMID": parse_pmid(text), "PMCID": parse_pmcid(text), "DOI": cited or find_doi(text)}


def _is_citation(line: str) -> bool:
    work = parse_citation(line.lstrip(". "))
    return bool(work.issued and (work.volume or work.page or line.startswith(".")))


def _repeated(lines: list[str]) -> str:
    """The title: the page has it in a full and in a short view."""
    candidates = (line for line in lines if len(line.split()) > 1 and not at.NO_TITLE.match(line))
    return next(
        (line for line in candidates if lines.count(line) > 1 and line.casefold() not in at.SECTIONS), ""
    )


def _notes(line: str) -> Fields:
    notes = parse_notes(line)
    return {"DOI": notes.DOI, "epub": notes.epub, "status": notes.status} if line else {}


def _journal(lines: list[str], start: int) -> str:
    """The line above a citation that begins with the full stop behind the journal."""
    above = lines[start - 1] if start and lines[start].startswith(".") else ""
    is_journal = len(above) < 80 and above.casefold() not in at.ABOVE_CITATION  # noqa: PLR2004 - no abbreviation is longer
    return above if is_journal and not at.SITE.match(above) else ""


def _types(lines: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in lines if line.casefold() in at.ABOVE_CITATION))


def _authors(lines: list[str], title: str) -> tuple[Name, ...]:
    """What lists names under the title: `Ann B Smith 1 2, Jo van Dam 3`, up to the affiliations."""
    below = lines[lines.index(title) + 1 :] if title in lines else []
    end = next((number for number, line in enumerate(below) if at.NO_TITLE.match(line)), len(below))
    named = [line for line in below[:end] if not at.ARTICLE_LANGUAGE.match(line)]
    if not end < len(below) or not at.AFFILIATION.match(below[end]):
        named = [line for line in named[:1] if "," in line]
    if any(at.SHORT_VIEW.fullmatch(line) or line == title for line in named):
        return ()
    return shown_names(" ".join(named))
