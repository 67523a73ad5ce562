"""What text browsers do to a page, undone: numbers and list of its links, buttons, wrapped lines."""

from __future__ import annotations

import re
from itertools import pairwise

from cgt_cite.fields.text import clean
from cgt_cite.pages.pubmed_text import vocabulary as at
from cgt_cite.regex import lazy_compile

_LIST_OF_LINKS = "References"
_LISTED = lazy_compile(r"(\d{1,5})\.\s+([A-Za-z][\w+.-]*:.*)|(?:Visible|Hidden) links:?|")
_REFERRED = lazy_compile(r"\[(\d{1,5})\]")
LINK_MARK = lazy_compile("\ue000(\\d+)\ue001")  # private characters stand for the brackets of link numbers

_NUMBER = lazy_compile(
    r"\s*(?:\d{1,4}\.\s+)?\d{1,4}\.(?:\s+|$)"
)  # links puts the outer number on the same line
_ALONE = lazy_compile(r"\s*\d{1,4}\.\s*")
_BUTTON = lazy_compile(r"\(BUTTON\)|\[BUTTON\]")
_WORDS_OF_PROSE = 5
_PROSE_LINES = 4  # fewer lines that go on are no wrapped text
_MARGIN = 12
_SLACK = 4  # titles are wider than paragraphs
_ADDRESS = lazy_compile(r"://|www\.|10\.\d{4,9}/|(?:^|:)10\.$|^https?:/?$", re.IGNORECASE)
_HYPHEN = lazy_compile(r"[^\s-]-$")
_KEPT_APART = lazy_compile(r"(?:and|or|und|oder|et|ou|y|to|bis)\b|\W")
_YEAR, _VOLUME = lazy_compile(r"\b\d{4};$"), lazy_compile(r"\d{1,4}(?:\([^)]*\))?:")


def plain_lines(text: str) -> tuple[list[str], dict[int, str]]:
    """The lines as the page has them, indents kept, and the addresses of the links that they mark."""
    lines, addresses = _without_list(text.splitlines())
    lines = _unwrapped(lines)
    if addresses:
        lines = _marked(lines)
    return [_BUTTON.sub("", line) for line in lines], addresses


def shown(line: str) -> str:
    """A line's text, without the numbers of its links."""
    return clean(LINK_MARK.sub("", line))


def unbulleted(line: str) -> str:
    """The text of a list's item."""
    return shown(at.BULLET.sub("", line, count=1))


def _without_list(lines: list[str]) -> tuple[list[str], dict[int, str]]:
    """The list of addresses at the end of what lynx and elinks write, taken off."""
    start = len(lines)
    addresses: dict[int, str] = {}
    while start and (match := _LISTED.fullmatch(lines[start - 1].strip())):
        start -= 1
        if match[1]:
            addresses[int(match[1])] = match[2]
    if start and addresses and lines[start - 1].strip() == _LIST_OF_LINKS:
        return lines[: start - 1], addresses
    return lines, {}


def _marked(lines: list[str]) -> list[str]:
    """Link numbers told from other numbers in brackets: they count on through the page."""
    last = 0

    def mark(match: re.Match[str]) -> str:
        nonlocal last
        if int(match[1]) != last + 1:
            return match[0]
        last += 1
        return f"\ue000{match[1]}\ue001"

    return [_REFERRED.sub(mark, line) for line in lines]


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines that were broken because the next word did not fit, in one again."""
    width = _width(lines)
    result: list[list[str]] = []
    before = ""  # the line as it was
    column = 0  # where the text of a numbered item begins
    for line in lines:
        if before.strip() and _goes_on(before, line, column, width):
            result[-1].append(separator(before, line.strip(), full=len(before) >= width > 0))
            result[-1].append(line.strip())
            column = text_column(line) if _ALONE.fullmatch(before) else column
        else:
            result.append([line.rstrip()])
            column = text_column(line)
        before = line.rstrip()
    return ["".join(parts) for parts in result]


def _width(lines: list[str]) -> int:
    """The length of a full line; 0 where lines are as long as their paragraphs."""
    lengths = sorted(len(line.rstrip()) for line in lines if len(line.split()) >= _WORDS_OF_PROSE)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.98)]
    if lengths[-1] > width + _MARGIN:
        return 0
    broken = sum(bool(above.strip()) and _goes_on(above, line, 0, width) for above, line in pairwise(lines))
    return width if broken >= _PROSE_LINES else 0


def text_column(line: str) -> int:
    """Where the text behind an item's number begins; 0 for a line that has none."""
    match = _NUMBER.match(line)
    return match.end() if match else 0


def _goes_on(before: str, line: str, column: int, width: int) -> bool:
    """Within a numbered item by its indent, elsewhere where the first word did not fit before."""
    if not line.strip():
        return False
    if column:
        return len(line) - len(line.lstrip()) >= column
    if not width:
        return False
    fresh = at.BULLET.match(line) or _NUMBER.match(line) or at.FRESH.match(line)
    return not fresh and len(before) + 1 + len(line.split(maxsplit=1)[0]) > width - _SLACK


def separator(before: str, more: str, *, full: bool) -> str:
    """A blank, but nothing at the places inside a word where some browsers break."""
    word = before.rsplit(maxsplit=1)[-1]
    in_address = _ADDRESS.search(word) and not word.endswith(at.CUT)
    if in_address and (
        full
        or word.endswith(("/", "-"))
        or more.startswith("/")
        or (word.endswith(")") and more[0].isdigit())
    ):
        return ""
    hyphenated = _HYPHEN.search(word) and not _KEPT_APART.match(more)
    return "" if hyphenated or (_YEAR.search(word) and _VOLUME.match(more)) else " "
