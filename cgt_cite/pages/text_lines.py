"""The lines and paragraphs of a text that was exported, whatever has become of it on its way."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from cgt_cite.fields.text import clean

_BOM = "\ufeff"  # also where files were joined


class Paragraph(NamedTuple):
    """Lines without a blank one between them, and how many blank lines stand above."""

    lines: tuple[str, ...]
    gap: int

    @property
    def text(self) -> str:
        """All in one line."""
        return clean(" ".join(self.lines))


def text_lines(data: bytes) -> list[str]:
    """The lines of a UTF-8 text, without a margin that all of them have."""
    text = data.decode("utf-8", "replace").replace(_BOM, "").replace("\r\r\n", "\n")
    lines = [line.rstrip() for line in text.splitlines()]
    margin = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return [line[margin:] for line in lines] if margin else lines


def single_spaced(lines: list[str]) -> list[str]:
    """Without every second line, where all of these are blank."""
    start = next((number for number, line in enumerate(lines) if line), 0)
    return lines if any(lines[start + 1 :: 2]) else lines[start::2]


def paragraphs(lines: list[str]) -> list[Paragraph]:
    """What blank lines part."""
    found: list[Paragraph] = []
    gap = 0
    for is_blank, group in groupby(lines, key=lambda line: not line):
        if is_blank:
            gap = len(list(group))
        else:
            found.append(Paragraph(tuple(group), gap))
    return found
