"""PubMed article pages as plain text: copied from the browser, or dumped by a text browser.

Section titles stand on lines of their own, so a page is cut at them; within a section the marks are
those that the site prints (`Keywords:`, `- DOI - PubMed`, bullets and numbers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.languages import language_code
from cgt_cite.model import Page, Work
from cgt_cite.pages.pubmed.article import split_keywords
from cgt_cite.pages.pubmed_text import marks as at
from cgt_cite.pages.pubmed_text.addressed import addressed_lines, is_addressed
from cgt_cite.pages.pubmed_text.heading import read_heading
from cgt_cite.pages.pubmed_text.lines import plain_lines, shown, unbulleted
from cgt_cite.pages.pubmed_text.linked import read_linked
from cgt_cite.pages.pubmed_text.references import read_references

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "pubmed_text"
_HEADING = "heading"
_LINKED = "linked "
_LONGEST_LABEL = 30

Sections = dict[str, list[str]]


def read(source: str, data: bytes) -> Iterator[Page]:
    """The one article of the page, with the references that it shows; nothing where it shows neither."""
    text = data.decode("utf-8", "replace")
    lines, addresses = addressed_lines(text) if is_addressed(text) else plain_lines(text)
    sections = _sections(lines)
    stated = at.SHOW_ALL.search(text)
    article = _article(sections)
    references = read_references(sections.get("references", []), addresses)
    if not (references or article.title or article.PMID or article.DOI or article.container_title_short):
        return  # a text that only speaks of PubMed
    yield Page(
        layout=LAYOUT,
        source=source,
        article=article,
        references=references,
        references_stated=int(stated[1].replace(",", "")) if stated else None,
    )


def _sections(lines: list[str]) -> Sections:
    """The lines of each section, bullets and indents kept, by the section's name."""
    sections: Sections = {}
    name, in_navigation = _HEADING, False
    titles: set[str] = set()  # which the navigation lists
    for line in lines:
        if not line:
            sections.setdefault(name, []).append(line)
            continue
        title, item = shown(line).casefold().rstrip(":"), unbulleted(line).casefold()
        if title == at.NAVIGATION:  # the titles follow as links; what stands above belongs to the site
            sections, name, in_navigation = {}, _HEADING, True
        elif in_navigation and (not item or at.BULLET.match(line) or _is_title(item) or item in titles):
            titles.add(item)
        elif _is_title(title):
            name = _LINKED + shown(line) if at.LINKED.fullmatch(title) else at.SECTIONS[title]
        elif item not in at.MENU_LINES:
            sections.setdefault(name, []).append(line)
            in_navigation = False
    return sections


def _is_title(line: str) -> bool:
    return line in at.SECTIONS or bool(at.LINKED.fullmatch(line))


def _article(sections: Sections) -> Work:
    heading = _shown(sections, _HEADING)
    abstract = [line for line in _shown(sections, "abstract") if not _is_beside_abstract(line)]
    keywords = next((match[1] for line in abstract if (match := at.KEYWORDS.fullmatch(line))), "")
    language = at.ARTICLE_LANGUAGE.search(" ".join(heading))
    work = read_heading(heading)
    return work._replace(
        abstract="\n".join(line for line in abstract if not at.KEYWORDS.fullmatch(line)),
        keyword=split_keywords(keywords),
        language=language_code(language[1]) if language else "",
        conflict_of_interest="\n".join(_shown(sections, "conflict_of_interest")),
        figure=tuple(_figures(_shown(sections, "figure"))),
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


def _is_beside_abstract(line: str) -> bool:
    return bool(at.COPYRIGHT.match(line) or at.LANGUAGES_OF_ABSTRACT.fullmatch(line))


def _shown(sections: Sections, name: str) -> list[str]:
    return [text for line in sections.get(name, []) if (text := shown(line))]


def _terms(sections: Sections, name: str) -> tuple[str, ...]:
    return tuple(text for line in sections.get(name, []) if (text := unbulleted(line)))


def _figures(lines: list[str]) -> Iterator[str]:
    """Each caption under its label; before the whole caption the page shows two that are cut short."""
    label = ""
    for line in dict.fromkeys(lines):
        match = at.FIGURE.match(line)
        if not match and len(line) <= _LONGEST_LABEL and lines.count(line) > 1:
            label = line
            continue
        text = line[match.end() :] if match else line
        label = match["label"] if match else label
        if text and not text.endswith(at.CUT) and text.casefold() not in at.MENU_LINES:
            yield f"{label}: {text}" if label else text
            label = ""
