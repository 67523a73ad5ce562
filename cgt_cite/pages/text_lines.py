"""Split an exported text, perhaps indented, joined or double-spaced since, into lines and paragraphs."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from cgt_cite.fields.text import clean

_BOM = "\ufeff"  # also found within files that were joined


class Paragraph(NamedTuple):
    """Consecutive non-blank lines, and the number of blank lines above them."""

    lines: tuple[str, ...]
    gap: int

    @property
    def text(self) -> str:
        """The lines joined into one."""
        return clean(" ".join(self.lines))


def text_lines(data: bytes) -> list[str]:
    """The lines of a UTF-8 text, without their common indent."""
    text = data.decode("utf-8", "replace").replace(_BOM, "").replace("\r\r\n", "\n")
    lines = [line.rstrip() for line in text.splitlines()]
    indent = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return [line[indent:] for line in lines] if indent else lines


def single_spaced(lines: list[str]) -> list[str]:
    """Undo double spacing: if every second line is blank, drop these."""
    start = next((number for number, line in enumerate(lines) if line), 0)
    return lines if any(lines[start + 1 :: 2]) else lines[start::2]


def paragraphs(lines: list[str]) -> list[Paragraph]:
    """Split lines into paragraphs at blank lines."""
    result: list[Paragraph] = []
    gap = 0
    for is_blank, group in groupby(lines, key=lambda line: not line):
        if is_blank:
            gap = len(list(group))
        else:
            result.append(Paragraph(tuple(group), gap))
    return result
