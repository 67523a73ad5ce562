"""Read text dumps of PubMed article pages: copied from a browser, printed, or written by a text browser.

A page is split at section titles, each on a line by itself; within a section, fields are recognised by the
site's labels (`Keywords:`, `- DOI - PubMed`, bullets and numbers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.languages import language_codes
from cgt_cite.fields.text import fold
from cgt_cite.model import Indexing, Page, Work
from cgt_cite.pages.pubmed.article import split_keywords
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.pages.pubmed_text.firefox_text import is_firefox_text, unwrap_lines
from cgt_cite.pages.pubmed_text.heading import read_heading
from cgt_cite.pages.pubmed_text.linked import read_linked
from cgt_cite.pages.pubmed_text.printouts import is_printout, pmid_in_margin, split_printout, unwrap_printout
from cgt_cite.pages.pubmed_text.references import read_references
from cgt_cite.pages.pubmed_text.structure import is_page, split_pages
from cgt_cite.pages.pubmed_text.text_browsers import item_text, plain_text, unwrap_browser_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = "heading"
_LINKED = "linked "
_SITE = ""  # text of the site, not of the article
_LONGEST_LABEL = 30

Sections = dict[str, list[str]]


def fits(data: bytes) -> bool:
    """Whether a text has the structure of a PubMed page."""
    return is_page(_decoded(data))


def read(data: bytes) -> Iterator[Page]:
    """Yield each article once, from the page with the most references."""
    text = _decoded(data)
    parts = split_printout(text) if is_printout(text) else split_pages(text)
    fullest: dict[str | int, Page] = {}
    for number, page in enumerate(_page(part) for part in parts):
        article = page.article
        name = article.PMID or article.DOI.casefold() or fold(article.title) or number
        fullest[name] = max(fullest.get(name, page), page, key=lambda found: len(found.references))
    yield from fullest.values()


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\ufeff", "").replace("\r\r\n", "\n")


def _page(text: str) -> Page:
    lines, urls = _lines(text)
    sections = _sections(lines)
    total = vocabulary.SHOW_ALL.search(text)
    article = _article(sections)
    return Page(
        article=article._replace(PMID=article.PMID or pmid_in_margin(text)),
        references=read_references(sections.get("references", []), urls),
        reference_count=int(total[1].replace(",", "")) if total else None,
    )


def _lines(text: str) -> tuple[list[str], dict[int, str]]:
    """The lines of the page, unwrapped, and the URLs of its numbered links."""
    if is_firefox_text(text):
        return unwrap_lines(text)
    return (unwrap_printout(text), {}) if is_printout(text) else unwrap_browser_text(text)


def _sections(lines: list[str]) -> Sections:
    """The lines of each section, with bullets and indents, by the section's name."""
    sections: Sections = {}
    name, in_navigation = _HEADING, False
    titles: set[str] = set()  # listed in the navigation
    for line in lines:
        if not line:
            sections.setdefault(name, []).append(line)
            continue
        title, item = plain_text(line).casefold().rstrip(":"), item_text(line).casefold()
        if (
            title == vocabulary.NAVIGATION and name == _HEADING
        ):  # a list of links; drop the site's header above it
            sections, name, in_navigation = {}, _HEADING, True
        elif title in vocabulary.SITE_FOOTER and name != _HEADING:
            name, in_navigation = _SITE, False
        elif in_navigation and (
            not item or vocabulary.BULLET.match(line) or _is_title(item) or item in titles
        ):
            titles.add(item)
        elif _is_title(title):
            name = (
                _LINKED + plain_text(line)
                if vocabulary.RELATION.fullmatch(title)
                else vocabulary.SECTIONS[title]
            )
        elif item not in vocabulary.MENU_LINES:
            sections.setdefault(name, []).append(line)
            in_navigation = False
    return sections


def _is_title(line: str) -> bool:
    return line in vocabulary.SECTIONS or bool(vocabulary.RELATION.fullmatch(line))


def _article(sections: Sections) -> Work:
    heading = _texts(sections, _HEADING)
    abstract = [line for line in _texts(sections, "abstract") if not _is_outside_abstract(line)]
    keywords = next((match[1] for line in abstract if (match := vocabulary.KEYWORDS.fullmatch(line))), "")
    language = vocabulary.ARTICLE_LANGUAGE.search(" ".join(heading))
    work = read_heading(heading)
    return work._replace(
        language=language_codes(language[1]) if language else "",
        indexing=Indexing(
            abstract="\n".join(line for line in abstract if not vocabulary.KEYWORDS.fullmatch(line)),
            keyword=split_keywords(keywords),
            conflict_of_interest="\n".join(_texts(sections, "conflict_of_interest")),
            figure=tuple(_figures(_texts(sections, "figure"))),
            linked=tuple(
                link
                for name, lines in sections.items()
                if name.startswith(_LINKED)
                for link in read_linked(name.removeprefix(_LINKED), lines)
            ),
            publication_type=_terms(sections, "publication_type") or work.indexing.publication_type,
            mesh=_terms(sections, "mesh"),
            substance=_terms(sections, "substance"),
            grant=_terms(sections, "grant"),
        ),
    )


def _is_outside_abstract(line: str) -> bool:
    return bool(vocabulary.COPYRIGHT.match(line) or vocabulary.LANGUAGES_OF_ABSTRACT.fullmatch(line))


def _texts(sections: Sections, name: str) -> list[str]:
    return [text for line in sections.get(name, []) if (text := plain_text(line))]


def _terms(sections: Sections, name: str) -> tuple[str, ...]:
    return tuple(text for line in sections.get(name, []) if (text := item_text(line)))


def _figures(lines: list[str]) -> Iterator[str]:
    """Yield each caption with its label; the page has two truncated captions before each whole one."""
    label = ""
    for line in dict.fromkeys(lines):
        match = vocabulary.FIGURE.match(line)
        if not match and len(line) <= _LONGEST_LABEL and lines.count(line) > 1:
            label = line
            continue
        text = line[match.end() :] if match else line
        label = match["label"] if match else label
        if text and not text.endswith(vocabulary.ELLIPSES) and text.casefold() not in vocabulary.MENU_LINES:
            yield f"{label}: {text}" if label else text
            label = ""
