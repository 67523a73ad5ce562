"""Parse inline Markdown: the visible text in spans, each with the URL that it links to."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.text import clean
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ESCAPE = lazy_compile(r"\\([!-/:-@\[-`{-~])")
_SYNTAX = "*_[]<>!{}()"
_PRIVATE_USE = 0xE000  # escaped characters are moved to here on, which hides them from the patterns
_FROM_PRIVATE = {_PRIVATE_USE + code: chr(code) for code in range(0x80)}
_CODE = lazy_compile(r"(?<!`)(`{1,3})(?!`)([^`]{1,500})\1(?!`)")
_EMPHASIS = (
    lazy_compile(
        r"(?P<mark>\*\*|(?<!\w)__)(?=\S)(?P<text>(?:(?!\*\*|__).){1,1000}?)(?P=mark)(?!\w)", re.DOTALL
    ),
    lazy_compile(r"(?<![\w*])\*(?=[^\s*])(?P<text>[^*]{1,1000}?)(?<=\S)\*(?![\w*])"),
    lazy_compile(r"(?<![\w/])_(?=[^\s_])(?P<text>[^_]{1,1000}?)(?<=[^\s/])_(?!\w)"),
)
_TEXT = r"(?:[^\[\]]|\[[^\[\]]*\])*"
_URL = r"(?:<[^<>\s]*>|(?:[^\s()]|\([^\s()]*\))*)"
_TITLE = r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?"
_WRAPPED_LINK = lazy_compile(r"(\]\([^()\s]{1,300}-)\n(?=[^()\s]{1,300}\))")  # html2text wraps at hyphens
_ATTRIBUTES = lazy_compile(r"(?<=\S)\s?\{[#.:][^{}]*\}")  # pandoc's
_IMAGE = lazy_compile(rf"!\[[^\[\]]*\](?:\(\s*{_URL}{_TITLE}\s*\)|\[[^\[\]]*\])")
_LINK = lazy_compile(
    rf"\[(?P<text>{_TEXT})\](?:\(\s*(?P<url>{_URL}){_TITLE}\s*\)|\s?\[(?P<id>[^\[\]]*)\])?"
    r"|<a\s[^<>]{0,500}?href=\"(?P<href>[^\"]*)\"[^<>]*>(?P<label>[^<]*)</a>"
    r"|<(?P<auto>https?://[^<>\s]+)>"
    r"|</?[a-zA-Z][^<>]*>",
)
_DEFINITION = lazy_compile(
    r"^[ \t]*\[([^\[\]\n]{1,500})\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?[ \t]*$", re.MULTILINE
)


class Span(NamedTuple):
    """A piece of text, and the URL that it links to, if any."""

    text: str
    url: str = ""


def definitions_in(text: str) -> tuple[dict[str, str], str]:
    """The link reference definitions (`[name]: URL`) by name, and the text without them.

    A name defined with different URLs gets an empty URL.
    """
    found: dict[str, str] = {}
    for name, written in _DEFINITION.findall(text):
        key, url = name.casefold(), _ESCAPE.sub(r"\1", written)
        found[key] = url if found.get(key, url) == url else ""
    return found, _DEFINITION.sub("", text) if found else text


def spans_of(text: str, definitions: Mapping[str, str]) -> list[Span]:
    """The text as spans, without Markdown syntax, images and HTML tags."""
    text = _WRAPPED_LINK.sub(r"\1", text)
    text = _ESCAPE.sub(lambda match: chr(_PRIVATE_USE + ord(match[1])), text)
    text = _CODE.sub(
        lambda match: "".join(chr(_PRIVATE_USE + ord(c)) if c in _SYNTAX else c for c in match[2]), text
    )
    text = _ATTRIBUTES.sub("", text)
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\g<text>", text)
    return [
        Span(unescape(piece.text.translate(_FROM_PRIVATE)), unescape(piece.url.translate(_FROM_PRIVATE)))
        for piece in _pieces(_IMAGE.sub("", text), definitions)
    ]


def plain(spans: Iterable[Span]) -> str:
    """The visible text of spans."""
    return clean("".join(span.text for span in spans))


def _pieces(text: str, definitions: Mapping[str, str]) -> Iterator[Span]:
    end = 0
    for match in _LINK.finditer(text):
        yield Span(text[end : match.start()])
        yield from _linked(match, definitions)
        end = match.end()
    yield Span(text[end:])


def _linked(match: re.Match[str], definitions: Mapping[str, str]) -> Iterator[Span]:
    """The spans of a link; brackets without a URL are text, which may contain links."""
    if match["auto"]:
        yield Span(match["auto"], match["auto"])
    elif match["label"] is not None:
        yield Span(match["label"], match["href"])
    elif match["text"] is not None:
        label = match["text"].strip()
        url = match["url"]
        if url is None:
            url = definitions.get((match["id"] or label).casefold(), "")
        if url:
            yield Span(label, url.strip("<>"))
        elif match["id"] is None and match["url"] is None:
            yield from (Span("["), *_pieces(match["text"], definitions), Span("]"))
        else:
            yield Span(label)
