"""What Firefox's `Save Page As > Text Files` does to a page, undone.

Addresses stand in angle brackets behind the words that link, lines are broken at 72 columns, inside
addresses too, and marks stand for bold, italics, subscripts and superscripts.
"""

from __future__ import annotations

import re
from itertools import count

from cgt_cite.pages.pubmed_text import vocabulary as at
from cgt_cite.pages.pubmed_text.lines import separator, text_column
from cgt_cite.regex import lazy_compile

_SIGN = lazy_compile(r"<#[\w-]*>")  # a link within the page, or a button; no other dump has such
_WIDTH = 72
_OPEN = lazy_compile(r"<(?:https?:|ftp:|file:|mailto:|#)[^<>]*$")
_LINK = lazy_compile(
    r"(?P<shown>\b(?:DOI|PMC|PubMed)\b|\b(?:https?://|www\.)[^<>]{1,500}?)?"
    r"\s?<(?P<address>(?:https?:|ftp:|file:|mailto:|#)[^<>]*)>"
)
_WORD = lazy_compile(r"\S+?(?:[-/?](?=[^\W\d])|[–—](?=\w)|(?=\s|$))")  # up to where a line may end
_INSIDE = lazy_compile(r"\w[/–—]$")
_BESIDE = (",", "<", "^", "-", "–", ";", ".", ")")  # goes on behind an address; else a new line begins
_MARKS = (
    (lazy_compile(r"^( *)[*+o#]\n +(?=\S)", re.MULTILINE), r"\1* "),  # a bullet above its item
    (lazy_compile(r"^ *[*+o#]$", re.MULTILINE), ""),
    (lazy_compile(r"^( {3,}\d{1,4}\.)\n\n +(?=\S)", re.MULTILINE), r"\1 "),  # a number above its paragraph
    (lazy_compile(r"^( {4,})[+o#] ", re.MULTILINE), r"\1* "),  # bullets of inner lists
)
_STYLES = (
    (lazy_compile(r"(?<![^\s(])\*([^\s*][^*]*?) ?\*(?!\w)"), r"\1"),
    (lazy_compile(r"(?<![^\s(])/([^\s/][^/]{0,80}?) ?/(?![\w/])"), r"\1"),
    (lazy_compile(r"(?<=[\w)\]])[_^]([\w+-]{1,4})(?= |$)"), r"\1"),
)


def is_addressed(text: str) -> bool:
    """Whether the text has its addresses beside its words."""
    return bool(_SIGN.search(text))


def unwrap_lines(text: str) -> tuple[list[str], dict[int, str]]:
    """The lines as the page has them, a number before each link of a reference, and the addresses."""
    text = "\n".join(text.splitlines())
    for mark, plain in _MARKS:
        text = mark.sub(plain, text)
    addresses: dict[int, str] = {}
    numbers = count(1)

    def numbered(match: re.Match[str]) -> str:
        if not match["shown"]:
            return ""
        number = next(numbers)
        addresses[number] = match["address"]
        return f"\ue000{number}\ue001{match['shown']}"

    return [_unstyled(_LINK.sub(numbered, line)) for line in _unbroken(text.splitlines())], addresses


def _unstyled(line: str) -> str:
    for style, text in _STYLES:
        line = style.sub(text, line)
    return line


def _unbroken(lines: list[str]) -> list[str]:
    """Each paragraph in one line."""
    result: list[list[str]] = []
    before = ""  # the line as it was
    column = 0  # where the text of a numbered item begins
    is_open = False  # an address is
    for line in lines:
        if is_open and line.strip():
            result[-1].append(line.strip())
        elif before.strip() and _goes_on(before, line, column):
            result[-1] += (_between(before, line.strip()), line.strip())
        else:
            is_heading = result[-2:] == [[""], [""]]  # indented, the lower the more
            result.append([line.strip() if is_heading else line.rstrip()])
            column = text_column(line)
        before = line.rstrip()
        is_open = bool(_OPEN.search(before)) or (is_open and before != "" and ">" not in before)
    return ["".join(parts) for parts in result]


def _goes_on(before: str, line: str, column: int) -> bool:
    """Whether the line's first word did not fit before."""
    more = line.lstrip()
    word = _WORD.match(more)
    inside = 0 < column <= len(line) - len(more)  # what looks like a number there is text
    if not word or (not inside and (at.BULLET.match(line) or text_column(line) or at.FRESH.match(line))):
        return False
    if before.endswith(">") and not more.startswith(_BESIDE):
        return False
    return len(before) + 1 + len(word[0]) > _WIDTH


def _between(before: str, more: str) -> str:
    return "" if _INSIDE.search(before) else separator(before, more, full=False)
