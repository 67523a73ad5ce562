"""The writing of templates (`cgt_cite.parse.templates`), which keeps the places of what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.parse.templates import Choice, Field, Literal, Part, parse_template

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from random import Random

    from cgt_cite.parse.training.example import Example


class Writer:
    """A string that grows, and the spans of its labelled parts."""

    def __init__(self, fault: tuple[int, str] | None = None) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.end = ""  # the last character that is no space or closing quote
        self.spans: list[tuple[int, int, str]] = []
        self._fault = fault  # the n-th ". " is written as this instead
        self._stops = 0

    def literal(self, text: str) -> None:
        """Write unlabelled text; a stop or comma that would follow a stop is dropped."""
        if not self.parts:
            text = text.lstrip(" .,;:")
        elif (text[:1] == "." and self.end in ".?!…") or (text[:1] in {",", ".", ";"} and self.end in ",;:"):
            text = text[1:]
        elif text[:1] == "," and self.parts[-1] == "." and self.spans and self.spans[-1][2] != "etal":
            text = text[1:]  # a sentence has ended
        if text[:1] == " " and self.parts and self.parts[-1][-1:] == " ":
            text = text[1:]
        if self._fault and text.startswith(". "):
            if self._stops == self._fault[0]:
                text = self._fault[1] + text[2:]
            self._stops += 1
        self._write(text)

    def labelled(self, text: str, label: str) -> None:
        """Write a value and keep its place."""
        if text:
            self.spans.append((self.length, self.length + len(text), label))
            self._write(text)

    def _write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.end = text.rstrip(" ”\"’'")[-1:] or self.end

    def example(self, kind: str) -> Example:
        """What has been written, without the white space at its end."""
        from cgt_cite.parse.training.example import Example

        return Example("".join(self.parts).rstrip(), tuple(self.spans), kind)


def write(
    template: str, present: Collection[str], field: Callable[[str, str], None], writer: Writer, rng: Random
) -> None:
    """Write a template; `field(name, argument)` is called to write each value that is present."""
    _write_parts(parse_template(template).parts, present, field, writer, rng)


def _write_parts(
    parts: tuple[Part, ...],
    present: Collection[str],
    field: Callable[[str, str], None],
    writer: Writer,
    rng: Random,
) -> None:
    for part in parts:
        if isinstance(part, Literal):
            writer.literal(part.text)
        elif isinstance(part, Field):
            field(part.name, part.argument)
        elif isinstance(part, Choice):
            option = part.options[int(rng.random() * len(part.options))]
            _write_parts(option, present, field, writer, rng)
        elif all(name in present for name in part.needs):
            _write_parts(part.parts, present, field, writer, rng)
