"""PubMed's abstracts as text (`Save > Abstract`, `?format=abstract`): numbered records of paragraphs."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import doi, pmcid, pmid
from cgt_cite.fields.index_names import index_names
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.text import clean
from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, LinkedArticle, Name, Page, Work
from cgt_cite.pages.abstract import labelled
from cgt_cite.pages.numbered import linked_affiliations
from cgt_cite.pages.pubmed_text import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "abstract_text"
_NUMBER = lazily(r"(?P<number>\d{1,6})\. (?P<rest>.*)")
_AFFILIATION = lazily(r"\(\d+\)")
_LABEL = lazily(r"(?P<label>[A-Z][A-Z /&,-]{2,60}): (?P<text>.*)", re.DOTALL)
_IDENTIFIERS = lazily(r"(?:DOI|PMCID|PMID): ")
_CONFLICT = lazily(r"Conflict of interest statement: ", re.IGNORECASE)
_NO_TEXT = lazily(
    r"©|Copyright|\(c\) |Author information:|\[No authors listed\]|Collaborators: ", re.IGNORECASE
)

_INFORMATION = "Author information:"

Paragraph = list[str]


def read(source: str, data: bytes) -> Iterator[Page]:
    """An article for each record."""
    for record in _records(data.decode("utf-8", "replace").splitlines()):
        yield Page(layout=LAYOUT, source=source, article=_article(record))


def _records(lines: list[str]) -> Iterator[list[Paragraph]]:
    """The paragraphs of each record; it begins with the next number and a citation."""
    record: list[Paragraph] = []
    count = 0
    for blank, group in groupby(lines, key=lambda line: not line.strip()):
        if blank:
            continue
        paragraph = list(group)
        start = _NUMBER.match(clean(" ".join(paragraph)))
        if start and int(start["number"]) == count + 1 and parse_citation(start["rest"]).issued:
            if record:
                yield record
            record, count = [[start["rest"]]], count + 1
        elif record:
            record.append(paragraph)
    if record:
        yield record


def _article(record: list[Paragraph]) -> Work:
    citation, *rest = record
    texts = [clean(" ".join(paragraph)) for paragraph in rest]
    title, *below = texts or [""]
    language = marks.ARTICLE_LANGUAGE.search(" ".join(texts[:2]))
    authors = index_names(_AFFILIATION.sub("", _authors(below)))
    return parse_citation(citation[0])._replace(
        title=title.removesuffix("."),
        author=authors[0],
        author_cut=authors[1],
        affiliation=_affiliations(_authors(below), texts, len(authors[0])),
        language=language_code(language[1]) if language else "",
        abstract="\n".join(_abstract(rest[1:], _authors(below))),
        conflict_of_interest=next((_CONFLICT.sub("", text) for text in texts if _CONFLICT.match(text)), ""),
        linked=tuple(link for paragraph in rest for link in _linked(paragraph)),
        **_identifiers(texts, parse_citation(citation[0])),
    )


def _authors(paragraphs: list[str]) -> str:
    """The paragraph under the title, where it lists names."""
    shown = (text for text in paragraphs[:2] if not marks.ARTICLE_LANGUAGE.match(text))
    text = next(shown, "")
    names, _ = index_names(_AFFILIATION.sub("", text))
    return text if any(_is_person(name) for name in names) and not _LABEL.match(text) else ""


def _affiliations(names: str, texts: list[str], count: int) -> tuple[tuple[str, ...], ...]:
    information = next((text for text in texts if text.startswith(_INFORMATION)), "")
    found = linked_affiliations(names, information) if information else ()
    return found if len(found) == count else ()


def _is_person(name: Name) -> bool:
    return bool(name.family and name.given)


def _identifiers(texts: list[str], cited: Work) -> Fields:
    text = " ".join(text for text in texts if _IDENTIFIERS.match(text))
    return {"PMID": pmid(text), "PMCID": pmcid(text), "DOI": cited.DOI or doi(text)}


def _abstract(paragraphs: list[Paragraph], authors: str) -> Iterator[str]:
    for paragraph in paragraphs:
        text = clean(" ".join(paragraph))
        other = (_NO_TEXT, _IDENTIFIERS, _CONFLICT, marks.ARTICLE_LANGUAGE)
        if text == authors or any(form.match(text) for form in other) or _relation(paragraph):
            continue
        yield from _sections(paragraph)


def _sections(paragraph: Paragraph) -> Iterator[str]:
    """The labelled sections of one paragraph; each begins on a line of its own."""
    sections: list[list[str]] = []
    for line in map(clean, paragraph):
        if _LABEL.match(line) or not sections:
            sections.append([])
        sections[-1].append(line)
    for section in map(" ".join, sections):
        match = _LABEL.fullmatch(section)
        yield labelled(match["label"], match["text"]) if match else section


def _relation(paragraph: Paragraph) -> str:
    relation = clean(paragraph[0]).rstrip(":")
    return relation if marks.LINKED.fullmatch(relation) else ""


def _linked(paragraph: Paragraph) -> Iterator[LinkedArticle]:
    """`Comment in` on a line of its own, then citations; one goes on until it ends with a stop."""
    relation = _relation(paragraph)
    entry = ""
    for line in paragraph[1:] if relation else ():
        entry = clean(f"{entry} {line}")
        if entry.endswith("."):
            yield LinkedArticle(relation, entry, parse_citation(entry)._replace(PMID=pmid(entry)))
            entry = ""
    if entry:
        yield LinkedArticle(relation, entry, parse_citation(entry)._replace(PMID=pmid(entry)))
