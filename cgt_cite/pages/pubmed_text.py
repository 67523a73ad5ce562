"""PubMed article pages as plain text: copied from the browser, or dumped by a text browser.

Section titles stand on lines of their own, so a page is cut at them; within a section the marks are
those that the site prints (`Keywords:`, `- DOI - PubMed`, bullets and numbers).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cgt_cite.fields.languages import language_code
from cgt_cite.fields.text import clean
from cgt_cite.model import Page, Reference, Work
from cgt_cite.pages import text_marks as at
from cgt_cite.pages.article import split_keywords
from cgt_cite.pages.text_heading import read_heading
from cgt_cite.pages.text_linked import read_linked

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "pubmed_text"
_HEADING = "heading"
_LINKED = "linked "

Sections = dict[str, list[str]]


def read(source: str, data: bytes) -> Iterator[Page]:
    """The one article of the page, with the references that it shows."""
    text = data.decode("utf-8", "replace")
    sections = _sections(text.splitlines())
    stated = at.SHOW_ALL.search(text)
    yield Page(
        layout=LAYOUT,
        source=source,
        article=_article(sections),
        references=tuple(_references(sections.get("references", []))),
        references_stated=int(stated[1].replace(",", "")) if stated else None,
    )


def _sections(lines: list[str]) -> Sections:
    """The lines of each section, bullets and indents kept, by the section's name."""
    sections: Sections = {}
    name = _HEADING
    for line in lines:
        title = clean(line).casefold().rstrip(":")
        if at.LINKED.fullmatch(title):
            name = _LINKED + clean(line)
        elif title in at.SECTIONS and not (title == "affiliations" and name == _HEADING):
            name = at.SECTIONS[title]
        elif title and title not in at.MENU_LINES:
            sections.setdefault(name, []).append(line)
    return sections


def _article(sections: Sections) -> Work:
    work = read_heading([clean(line) for line in sections.get(_HEADING, [])])
    abstract = [clean(line) for line in sections.get("abstract", [])]
    keywords = next((match[1] for line in abstract if (match := at.KEYWORDS.fullmatch(line))), "")
    language = at.ARTICLE_LANGUAGE.search(" ".join(sections.get(_HEADING, [])))
    return replace(
        work,
        abstract="\n".join(line for line in abstract if not at.KEYWORDS.fullmatch(line)),
        keyword=split_keywords(keywords),
        language=language_code(language[1]) if language else "",
        conflict_of_interest="\n".join(map(clean, sections.get("conflict_of_interest", []))),
        figure=tuple(_figures([clean(line) for line in sections.get("figure", [])])),
        linked=tuple(
            link
            for name, lines in sections.items()
            if name.startswith(_LINKED)
            for link in read_linked(name.removeprefix(_LINKED), lines)
        ),
        publication_type=_terms(sections, "publication_type") or work.publication_type,
        mesh=_terms(sections, "mesh"),
        substance=_terms(sections, "substance"),
        grant=_terms(sections, "grant"),
    )


def _terms(sections: Sections, name: str) -> tuple[str, ...]:
    return tuple(clean(at.BULLET.sub("", line, count=1)) for line in sections.get(name, []))


def _figures(lines: list[str]) -> Iterator[str]:
    """A caption under its label, which the page shows twice."""
    label = ""
    for line in dict.fromkeys(lines):
        if lines.count(line) > 1:
            label = line
        else:
            yield f"{label}: {line}" if label else line
            label = ""


def _references(lines: list[str]) -> Iterator[Reference]:
    for position, item in enumerate(_items(lines), 1):
        links = at.LINKS.search(item)
        yield Reference(
            text=item[: links.start()] if links else item,
            position=position,
            links=tuple(at.LINK_LABEL.findall(links[0])) if links else (),
        )


def _items(lines: list[str]) -> Iterator[str]:
    """The numbered items; a line without a number goes on where the one before it ended."""
    item = ""
    for line in lines:
        if at.SHOW_ALL.search(line):
            continue
        start = at.NUMBER.match(line) or at.BULLET.match(line)
        if start and item:
            yield item
            item = ""
        item = clean(f"{item} {line[start.end() :] if start else line}")
    if item:
        yield item
