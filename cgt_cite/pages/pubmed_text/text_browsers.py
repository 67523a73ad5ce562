"""Undo what text browsers (lynx, elinks, w3m, links) do to a page: numbered links, buttons, wrapped lines."""

from __future__ import annotations

import re
from itertools import pairwise

from cgt_cite.fields.text import clean
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.regex import lazy_compile

_LIST_OF_LINKS = "References"
_LISTED_LINK = lazy_compile(r"(\d{1,5})\.\s+([A-Za-z][\w+.-]*:.*)|(?:Visible|Hidden) links:?|")
_LINK_NUMBER = lazy_compile(r"\[(\d{1,5})\]")
LINK_MARK = lazy_compile("\ue000(\\d+)\ue001")  # private-use characters replace the brackets of link numbers

_NUMBER = lazy_compile(
    r"\s*(?:\d{1,4}\.\s+)?\d{1,4}\.(?:\s+|$)"
)  # links puts the outer number on the same line
_ALONE = lazy_compile(r"\s*\d{1,4}\.\s*")
_BUTTON = lazy_compile(r"\(BUTTON\)|\[BUTTON\]")
_WORDS_OF_PROSE = 5
_PROSE_LINES = 4  # with fewer continuation lines, a text is not wrapped
_MARGIN = 12
_SLACK = 4  # titles are wider than paragraphs
_URL = lazy_compile(r"://|www\.|10\.\d{4,9}/|(?:^|:)10\.$|^https?:/?$", re.IGNORECASE)
_HYPHEN = lazy_compile(r"[^\s-]-$")
_NOT_HYPHENATED = lazy_compile(r"(?:and|or|und|oder|et|ou|y|to|bis)\b|\W")
_YEAR, _VOLUME = lazy_compile(r"\b\d{4};$"), lazy_compile(r"\d{1,4}(?:\([^)]*\))?:")


def unwrap_browser_text(text: str) -> tuple[list[str], dict[int, str]]:
    """Unwrap the lines, keeping indents; also return the URLs of the links by number."""
    lines, urls = _split_link_list(text.splitlines())
    lines = _unwrap(lines)
    if urls:
        lines = _mark_links(lines)
    return [_BUTTON.sub("", line) for line in lines], urls


def plain_text(line: str) -> str:
    """A line's text without link numbers."""
    return clean(LINK_MARK.sub("", line))


def item_text(line: str) -> str:
    """A line's text without its bullet and link numbers."""
    return plain_text(vocabulary.BULLET.sub("", line, count=1))


def _split_link_list(lines: list[str]) -> tuple[list[str], dict[int, str]]:
    """Take off the list of URLs that lynx and elinks write at the end; also return it."""
    start = len(lines)
    urls: dict[int, str] = {}
    while start and (match := _LISTED_LINK.fullmatch(lines[start - 1].strip())):
        start -= 1
        if match[1]:
            urls[int(match[1])] = match[2]
    if start and urls and lines[start - 1].strip() == _LIST_OF_LINKS:
        return lines[: start - 1], urls
    return lines, {}


def _mark_links(lines: list[str]) -> list[str]:
    """Mark link numbers; unlike other numbers in brackets, they are consecutive."""
    last = 0

    def mark(match: re.Match[str]) -> str:
        nonlocal last
        if int(match[1]) != last + 1:
            return match[0]
        last += 1
        return f"\ue000{match[1]}\ue001"

    return [_LINK_NUMBER.sub(mark, line) for line in lines]


def _unwrap(lines: list[str]) -> list[str]:
    """Rejoin lines that were broken because the next word did not fit."""
    width = _width(lines)
    result: list[list[str]] = []
    previous = ""  # the previous line, unchanged
    column = 0  # at which the text of a numbered item begins
    for line in lines:
        if previous.strip() and _is_continuation(previous, line, column, width):
            result[-1].append(separator(previous, line.strip(), full=len(previous) >= width > 0))
            result[-1].append(line.strip())
            column = text_column(line) if _ALONE.fullmatch(previous) else column
        else:
            result.append([line.rstrip()])
            column = text_column(line)
        previous = line.rstrip()
    return ["".join(parts) for parts in result]


def _width(lines: list[str]) -> int:
    """The length of a full line; 0 if lines are not wrapped."""
    lengths = sorted(len(line.rstrip()) for line in lines if len(line.split()) >= _WORDS_OF_PROSE)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.98)]
    if lengths[-1] > width + _MARGIN:
        return 0
    broken = sum(
        bool(above.strip()) and _is_continuation(above, line, 0, width) for above, line in pairwise(lines)
    )
    return width if broken >= _PROSE_LINES else 0


def text_column(line: str) -> int:
    """The column at which the text after an item's number begins; 0 for a line without a number."""
    match = _NUMBER.match(line)
    return match.end() if match else 0


def _is_continuation(previous: str, line: str, column: int, width: int) -> bool:
    """Whether a line continues the previous one: by indent within a numbered item, elsewhere by width."""
    if not line.strip():
        return False
    if column:
        return len(line) - len(line.lstrip()) >= column
    if not width:
        return False
    starts_line = vocabulary.BULLET.match(line) or _NUMBER.match(line) or vocabulary.LINE_STARTS.match(line)
    return not starts_line and len(previous) + 1 + len(line.split(maxsplit=1)[0]) > width - _SLACK


def separator(previous: str, more: str, *, full: bool) -> str:
    """A space, or nothing where a browser broke a line inside a word."""
    word = previous.rsplit(maxsplit=1)[-1]
    in_url = _URL.search(word) and not word.endswith(vocabulary.ELLIPSES)
    if in_url and (
        full
        or word.endswith(("/", "-"))
        or more.startswith("/")
        or (word.endswith(")") and more[0].isdigit())
    ):
        return ""
    hyphenated = _HYPHEN.search(word) and not _NOT_HYPHENATED.match(more)
    return "" if hyphenated or (_YEAR.search(word) and _VOLUME.match(more)) else " "
