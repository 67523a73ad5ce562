"""Recognise texts copied from PubMed pages, and split a text that contains several pages.

A DOI or section titles do not suffice: there must be text that only PubMed's site prints.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cgt_cite.fields.book_citation import parse_book
from cgt_cite.fields.citation import is_citation, parse_citation
from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.pages.pubmed_text.text_browsers import item_text
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = lazy_compile(r"\[\d{1,5}\]|\(BUTTON\)|\[BUTTON\]|<[^<>]{1,2000}>")
_BOOK, _IN = "book", "In: "
_OTHERS = ("similar articles", "cited by")  # lists of articles, which the site adds to results as well
_LISTS = (*_OTHERS, "references")
_MIN_MARKDOWN = 2  # headings and links in Markdown
_HEADING_LINES = 40  # non-blank lines, from a citation to the PMID below it
_BOOK_LINES = 6  # lines from `Book` to the imprint
_MIN_SITE_LINES = 3  # lines of the site, too many for a coincidence


def is_page(text: str) -> bool:
    """Whether a text has the structure of an article's page."""
    if len(list(islice(vocabulary.MARKDOWN.finditer(text), _MIN_MARKDOWN))) == _MIN_MARKDOWN:
        return False
    lines = [plain for line in text.splitlines() if (plain := _plain(line))]
    words = set(map(_word, lines))
    site, titles = words & vocabulary.SITE_LINES, words & vocabulary.SECTIONS.keys()
    pmids = [number for number, line in enumerate(lines) if vocabulary.OWN_PMID.match(line)]
    own = {parse_pmid(lines[number]) for number in pmids if not number or not is_citation(lines[number - 1])}
    has_heading = any(_headings(lines))
    has_links = "references" in titles and any(map(vocabulary.LINKS.search, lines))
    if site or any(map(vocabulary.SHOW_ALL_LINE.fullmatch, lines)):
        return len(own) == 1 or has_heading or has_links or (len(site) >= _MIN_SITE_LINES and not pmids)
    return has_links or (bool(own) and has_heading and not titles.issubset(_OTHERS))


def split_pages(text: str) -> list[str]:
    """The text of each page; scrapers may put many in one file."""
    whole = text.splitlines(keepends=True)
    numbers = [number for number, line in enumerate(whole) if _plain(line)]
    lines = [_plain(whole[number]) for number in numbers]
    starts, pmids = [0], _pmids_below(lines)
    has_heading = False  # whether the page already has a citation
    own_pmid = ""  # its PMID, until the first section; before that, the heading may be repeated
    for index, is_heading in enumerate(_headings(lines)):
        word, number = _word(lines[index]), pmids[index] if is_heading else ""
        if has_heading and (
            word in vocabulary.PAGE_STARTS or (is_heading and not (number and number == own_pmid))
        ):
            starts.append(numbers[_heading_start(lines, index) if is_heading else index])
            has_heading = False
        has_heading = has_heading or is_heading
        own_pmid = number or ("" if _is_section(lines[index]) else own_pmid)
    ends = [*starts[1:], len(whole)]
    return ["".join(whole[start:end]) for start, end in zip(starts, ends, strict=True)]


def _pmids_below(lines: list[str]) -> list[str]:
    """For each line, the next PMID before a section; hundreds of affiliations may precede it."""
    found, number = [], ""
    for line in reversed(lines):
        if vocabulary.OWN_PMID.match(line):
            number = parse_pmid(line)
        elif _is_section(line):
            number = ""
        found.append(number)
    return found[::-1]


def _plain(line: str) -> str:
    """A line without a text browser's link numbers, buttons and bullets."""
    return item_text(_LINK.sub("", line)).strip()


def _word(line: str) -> str:
    return line.casefold().rstrip(":")


def _is_section(line: str) -> bool:
    """Whether a section below the heading begins."""
    return vocabulary.SECTIONS.get(_word(line), "heading") != "heading"


def _headings(lines: list[str]) -> Iterator[bool]:
    """For each line, whether it is an article's own citation; citations in lists do not count."""
    ends = _ends(lines)
    in_list = False
    for index, line in enumerate(lines):
        word = _word(line)
        if word in vocabulary.SECTIONS or vocabulary.RELATION.fullmatch(word):
            in_list = word in _LISTS or word not in vocabulary.SECTIONS
        end = ends[index + 1]
        is_near = index < end < min(index + _HEADING_LINES, len(lines))
        yield is_near and _is_citation_line(lines, index) and _has_article(lines, index, end, in_list=in_list)


def _ends(lines: list[str]) -> list[int]:
    """For each line, the next one (or itself) by which it can be decided whether a heading is above."""
    found = [len(lines)]
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        decides = (
            vocabulary.OWN_PMID.match(line)
            or vocabulary.AFFILIATION.match(line)
            or _is_section(line)
            or is_citation(line)
        )
        found.append(index if decides else found[-1])
    return [*found[::-1], len(lines)]


def _is_citation_line(lines: list[str], index: int) -> bool:
    line = lines[index]
    if line.startswith(_IN):
        return parse_book(" ".join(lines[index : index + 3])) is not None
    if line.startswith(". "):  # the journal is on the line above
        return parse_citation(line[2:]).issued is not None
    return is_citation(line)


def _has_article(lines: list[str], index: int, end: int, *, in_list: bool) -> bool:
    """Whether the rest of a heading follows a citation, up to the line `end`; in a list, only a PMID does."""
    line = lines[end]
    if end == index + 1 and not lines[index].startswith(_IN):
        return False
    if vocabulary.AFFILIATION.match(line) or vocabulary.SECTIONS.get(_word(line)) == "abstract":
        return True
    is_heading = not in_list or lines[index].startswith(". ") or _ends_heading(line, lines[end + 1 : end + 2])
    return bool(vocabulary.OWN_PMID.match(line)) and is_heading


def _ends_heading(line: str, below: list[str]) -> bool:
    """Whether a PMID belongs to a heading: next to other identifiers, or above the first section."""
    others = any(label in line for label in vocabulary.OTHER_LABELS)
    return others or any(
        vocabulary.IDENTIFIER.match(text) or _word(text) in vocabulary.SECTIONS for text in below
    )


def _heading_start(lines: list[str], index: int) -> int:
    """The line where the heading begins: the type or journal above a citation, the title above an imprint."""
    if lines[index].startswith(_IN):
        above = range(max(0, index - _BOOK_LINES), index)
        return next((number for number in above if _word(lines[number]) == _BOOK), max(0, index - 2))
    is_separate = lines[index].startswith(".")  # from the journal, on the line above
    while index and (
        _word(lines[index - 1]) in (*vocabulary.PUBLICATION_TYPES, *vocabulary.MENU_LINES) or is_separate
    ):
        is_separate = is_separate and _word(lines[index - 1]) in vocabulary.MENU_LINES
        index -= 1
    return index
