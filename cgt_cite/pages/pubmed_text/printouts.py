"""Undo what printing and pdftotext do to a page: margins and broken lines.

Margins are the headers and footers that a browser prints on each sheet.
"""

from __future__ import annotations

from collections import Counter

from cgt_cite.fields.citation import is_citation
from cgt_cite.fields.identifiers import pmid_of_link
from cgt_cite.fields.text import clean
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.pages.pubmed_text.text_browsers import separator
from cgt_cite.regex import lazy_compile

_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? {1,3}\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
_URL = r"https?://(?:pubmed\.ncbi|www\.ncbi)\.nlm\.nih\.gov/\S{1,200}"
_COUNT = r"(?:Page |Seite )?\d{1,3} ?(?:/|of|von|de|sur) ?\d{1,3}"
_SHEET = lazy_compile(r"(?:^|\s)(?P<number>\d{1,3}) ?(?:/|of|von|de|sur) ?(?P<of>\d{1,3})(?=\s|$)")
_TITLE = r"\S.{0,300}? [-–—] PubMed(?: - NCBI)?"
_MARGIN = lazy_compile(
    rf"(?:(?:{_DATE}|{_URL}|{_COUNT})(?: {{1,200}}|$)){{1,3}}(?:{_TITLE})?"
    rf"|{_TITLE}(?: {{1,200}}(?:{_DATE}|{_URL}|{_COUNT})){{1,3}}"
)
_SURE_MARGIN = lazy_compile(rf"{_DATE}(?: |$)|{_URL} {{1,200}}{_COUNT}$|{_TITLE} {{1,200}}(?:{_DATE}|{_URL})")
_OWN_URL = lazy_compile(_URL)
_PAGE_BREAK = "\f"
_ALONE = lazy_compile(r"\s*\d{1,4}\.")
_ITEM = lazy_compile(r"\s*(\d{1,4})\.(?:\s|$)")
_RUNNING_TITLE = " - PubMed"
_FULL_STOPS = (".", "?", "!", ":")


def is_printout(text: str) -> bool:
    """Whether the text contains the margins of a page printed by a browser."""
    return any(
        _SURE_MARGIN.match(line) and _MARGIN.fullmatch(line) for line in map(str.strip, text.splitlines())
    )


def split_printout(text: str) -> list[str]:
    """The text of each printed article; its last sheet is number N of N."""
    pages: list[list[str]] = [[]]
    for line in text.splitlines(keepends=True):
        pages[-1].append(line)
        sheet = _SHEET.search(line.strip()) if _MARGIN.fullmatch(line.strip()) else None
        if sheet and sheet["number"] == sheet["of"]:
            pages.append([])
    return ["".join(page) for page in pages if any(map(str.strip, page))]


def unwrap_printout(text: str) -> list[str]:
    """Join each paragraph into one line and remove the margins; blank lines separate paragraphs."""
    result: list[str] = []
    item = 0  # number of the last list item; a year may begin a line as well
    after_margin = False  # whether a margin came in between, which need not end a paragraph
    for line in _without_margins(text):
        if line == _PAGE_BREAK or not line:
            after_margin = after_margin or line == _PAGE_BREAK
            result.append("")
            continue
        number = _ITEM.match(line)
        is_item = bool(number and int(number[1]) in (1, item + 1))
        item = int(number[1]) if number and is_item else item
        while after_margin and result and not result[-1]:
            result.pop()
        if _is_continuation(result, line, after_margin=after_margin) and not is_item:
            while not result[-1]:  # below a number on a line by itself
                result.pop()
            result[-1] += separator(result[-1], line.strip(), full=False) + line.strip()
        else:
            result += ["", line] if after_margin else [line]
        after_margin = False
    return result


def _without_margins(text: str) -> list[str]:
    """The lines, with each margin replaced by `_PAGE_BREAK`."""
    lines = [line.rstrip() for line in text.splitlines()]
    titles = Counter(line.strip() for line in lines if line.endswith(_RUNNING_TITLE))
    running = {title for title, count in titles.items() if count > 1}
    return [
        _PAGE_BREAK if _MARGIN.fullmatch(line.strip()) or line.strip() in running else line for line in lines
    ]


def pmid_in_margin(text: str) -> str:
    """The PMID in the margin's URL, or an empty string."""
    found = _OWN_URL.search(text) if is_printout(text) else None
    return pmid_of_link(found[0]) if found else ""


def _is_continuation(result: list[str], line: str, *, after_margin: bool) -> bool:
    """Whether a line continues the paragraph above; after a margin, only if that is unfinished."""
    above = next(filter(None, reversed(result)), "")
    if _ALONE.fullmatch(above):
        return True
    if not result or not result[-1] or (after_margin and above.endswith(_FULL_STOPS)):
        return False
    if vocabulary.LINKS.match(clean(line)):
        return True
    if vocabulary.BULLET.match(line) or vocabulary.LINE_STARTS.match(line) or is_citation(above.strip()):
        return False
    return not any(_is_title(text.strip()) for text in (above, line))


def _is_title(line: str) -> bool:
    word = line.casefold().rstrip(":")
    return (
        word in vocabulary.SECTIONS
        or word in vocabulary.MENU_LINES
        or bool(vocabulary.RELATION.fullmatch(word))
    )
