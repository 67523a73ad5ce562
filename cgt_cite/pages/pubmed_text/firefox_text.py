"""Undo what Firefox's `Save Page As > Text Files` does to a page.

Firefox puts URLs in angle brackets after the linked words, wraps lines at 72 columns, even inside
URLs, and marks bold, italics, subscripts and superscripts with characters such as `*` and `_`.
"""

from __future__ import annotations

import re
from itertools import count

from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.pages.pubmed_text.text_browsers import separator, text_column
from cgt_cite.regex import lazy_compile

_FRAGMENT_LINK = lazy_compile(r"<#[\w-]*>")  # a link within the page, or a button; only Firefox writes these
_WIDTH = 72
_OPEN = lazy_compile(r"<(?:https?:|ftp:|file:|mailto:|#)[^<>]*$")
_LINK = lazy_compile(
    r"(?P<text>\b(?:DOI|PMC|PubMed)\b|\b(?:https?://|www\.)[^<>]{1,250}?)?"
    r"\s?<(?P<url>(?:https?:|ftp:|file:|mailto:|#)[^<>]*)>"
)
_WORD = lazy_compile(r"\S+?(?:[-/?](?=[^\W\d])|[–—](?=\w)|(?=\s|$))")  # up to a possible line break
_ENDS_INSIDE_WORD = lazy_compile(r"\w[/–—]$")
_CONTINUATIONS = (",", "<", "^", "-", "–", ";", ".", ")")  # what continues a line after a URL
_BULLETS_AND_NUMBERS = (
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


def is_firefox_text(text: str) -> bool:
    """Whether the text has URLs after linked words, as Firefox writes them."""
    return bool(_FRAGMENT_LINK.search(text))


def unwrap_lines(text: str) -> tuple[list[str], dict[int, str]]:
    """Unwrap the lines and number the links of references; also return the URLs by number."""
    text = "\n".join(text.splitlines())
    for pattern, replacement in _BULLETS_AND_NUMBERS:
        text = pattern.sub(replacement, text)
    urls: dict[int, str] = {}
    numbers = count(1)

    def numbered(match: re.Match[str]) -> str:
        if not match["text"]:
            return ""
        number = next(numbers)
        urls[number] = match["url"]
        return f"\ue000{number}\ue001{match['text']}"

    lines = [_without_styles(_LINK.sub(numbered, line)) for line in _join_paragraphs(text.splitlines())]
    return lines, urls


def _without_styles(line: str) -> str:
    for pattern, text in _STYLES:
        line = pattern.sub(text, line)
    return line


def _join_paragraphs(lines: list[str]) -> list[str]:
    """Join each paragraph into one line."""
    result: list[list[str]] = []
    previous = ""  # the previous line, unchanged
    column = 0  # at which the text of a numbered item begins
    is_open = False  # whether inside a URL
    for line in lines:
        if is_open and line.strip():
            result[-1].append(line.strip())
        elif previous.strip() and _is_continuation(previous, line, column):
            result[-1] += (_separator(previous, line.strip()), line.strip())
        else:
            is_heading = result[-2:] == [[""], [""]]  # indented by its level
            result.append([line.strip() if is_heading else line.rstrip()])
            column = text_column(line)
        previous = line.rstrip()
        is_open = bool(_OPEN.search(previous)) or (is_open and previous != "" and ">" not in previous)
    return ["".join(parts) for parts in result]


def _is_continuation(previous: str, line: str, column: int) -> bool:
    """Whether a line continues the previous one, because its first word did not fit there."""
    more = line.lstrip()
    word = _WORD.match(more)
    inside = 0 < column <= len(line) - len(more)  # there, what looks like an item number is text
    if not word or (
        not inside
        and (vocabulary.BULLET.match(line) or text_column(line) or vocabulary.LINE_STARTS.match(line))
    ):
        return False
    if previous.endswith(">") and not more.startswith(_CONTINUATIONS):
        return False
    return len(previous) + 1 + len(word[0]) > _WIDTH


def _separator(previous: str, more: str) -> str:
    return "" if _ENDS_INSIDE_WORD.search(previous) else separator(previous, more, full=False)
