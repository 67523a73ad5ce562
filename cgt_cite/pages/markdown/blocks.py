"""The blocks of a text in Markdown: headings, items of lists, and paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.pages.markdown.inline import Span, definitions_in, plain, spans_of
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HEADING, ITEM, TEXT = "heading", "item", "text"
_ATX = lazy_compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t#]*")
_UNDERLINE = lazy_compile(r" {0,3}(=+|-{2,})[ \t]*")
_MARKER = lazy_compile(r"[ \t]*([*+•-]|\d{1,4}[.)])[ \t]+(?=\S)")
_RULE = lazy_compile(r"[ \t]*(?:[*_-][ \t]*){3,}")
_TAGS = lazy_compile(r"[ \t]*(?:(?:</?(?:div|span|section|header|main|ul|ol|li|p)\b[^<>]*>[ \t]*)+|:{3,}.*)")
_FENCED = lazy_compile(r"^ {0,3}(```+|~~~+)[^`\n]*\n(?:.*\n)*?(?: {0,3}\1[ \t]*$|\Z)", re.MULTILINE)
_WIDTH = 78  # columns at which html2text breaks lines, those of headings included


class Block(NamedTuple):
    """One block; `depth` is a heading's level, and the column of an item or of what is indented below it."""

    kind: str
    depth: int
    spans: list[Span]

    @property
    def text(self) -> str:
        """Its text as shown."""
        return plain(self.spans)


class _Raw(NamedTuple):
    kind: str
    depth: int
    lines: list[str]


def blocks_of(text: str) -> list[Block]:
    """The blocks in order, those of code left out."""
    definitions, rest = definitions_in(_FENCED.sub("", text))
    return [_block(raw, definitions) for raw in _raw_blocks(rest.expandtabs(4).splitlines())]


def _block(raw: _Raw, definitions: Mapping[str, str]) -> Block:
    return Block(raw.kind, raw.depth, spans_of("\n".join(raw.lines), definitions))


def _raw_blocks(lines: list[str]) -> Iterator[_Raw]:
    """The blocks, each with its lines unchanged."""
    last: _Raw | None = None  # what the next line may go on with
    for line in lines:
        if not line.strip() or _TAGS.fullmatch(line):
            if last:
                yield last
            last = None
        elif last and last.kind is TEXT and not last.depth and (mark := _UNDERLINE.fullmatch(line)):
            yield _Raw(HEADING, 1 if mark[1][0] == "=" else 2, last.lines)
            last = None
        elif last and not _begins(line) and not (last.kind is HEADING and not _was_broken(last, line)):
            last.lines.append(line.strip())
        else:
            if last:
                yield last
            *before, last = _begun(line)
            yield from before
    if last:
        yield last


def _begins(line: str) -> bool:
    """Whether a line cannot go on with the block before it."""
    return bool(_ATX.fullmatch(line) or _MARKER.match(line) or _RULE.fullmatch(line))


def _was_broken(heading: _Raw, line: str) -> bool:
    """Whether a heading goes on in this line, whose first word it had no room for."""
    before = len(heading.lines[-1]) + (heading.depth + len("  ") if len(heading.lines) == 1 else 0)
    return before + 1 + len(line.split(maxsplit=1)[0]) > _WIDTH


def _begun(line: str) -> Iterator[_Raw]:
    """The block that a line begins, or several where it begins an item within an item."""
    if heading := _ATX.fullmatch(line):
        yield _Raw(HEADING, len(heading[1]), [heading[2] or ""])
        return
    end, column = 0, len(line) - len(line.lstrip())
    if _RULE.fullmatch(line):
        yield _Raw(TEXT, 0, [""])
        return
    while marker := _MARKER.match(line, end):
        if end:
            yield _Raw(ITEM, column, [""])
        end, column = marker.end(), marker.start(1)
    yield _Raw(ITEM if end else TEXT, column, [line[end:].strip()])
