"""The little language in which citation styles are written, and the writer that keeps the labels' places.

A template is literal text with

- `{field}` or `{field:argument}`: the field's value as the style writes it;
- `⟦...⟧`: a part that is left out where one of the fields named directly in it is missing;
- `⟨a|b|c⟩`: one of these, by chance.

`{authors}⟦ ({year})⟧. {title}. ⟦⟨doi: |https://doi.org/⟩{doi}⟧` is a template.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from random import Random

    from cgt_cite.parse.training.example import Example


class Literal(NamedTuple):
    """Text that stands as it is."""

    text: str


class Field(NamedTuple):
    """A value to be written."""

    name: str
    argument: str


class Optional(NamedTuple):
    """A part that needs all of its fields."""

    parts: tuple[Part, ...]
    needs: frozenset[str]


class Choice(NamedTuple):
    """Parts of which one is written."""

    options: tuple[tuple[Part, ...], ...]


Part = Literal | Field | Optional | Choice

_TOKEN = re.compile(r"(?P<field>\{(\w+)(?::([^}]*))?\})|[⟦⟧⟨⟩|]|[^{⟦⟧⟨⟩|]+")


@cache
def compiled(template: str) -> Optional:
    """A template as a tree; a missing bracket raises `ValueError`."""
    tokens = list(_TOKEN.finditer(template))
    parts, at = _parts(tokens, 0, "")
    if at != len(tokens):
        message = f"unbalanced template: {template}"
        raise ValueError(message)
    return _optional(parts)


def _optional(parts: tuple[Part, ...]) -> Optional:
    return Optional(parts, _needs(parts))


def _needs(parts: tuple[Part, ...]) -> frozenset[str]:
    """The fields without which these parts cannot be written, whichever choice is made."""
    named = frozenset(part.name for part in parts if isinstance(part, Field))
    choices = (
        frozenset.intersection(*map(_needs, part.options)) for part in parts if isinstance(part, Choice)
    )
    return named.union(*choices)


def _parts(tokens: list[re.Match[str]], at: int, until: str) -> tuple[tuple[Part, ...], int]:
    parts: list[Part] = []
    while at < len(tokens) and (text := tokens[at][0]) not in (until or "⟧⟩"):
        at += 1
        if tokens[at - 1]["field"]:
            parts.append(Field(tokens[at - 1][2], tokens[at - 1][3] or ""))
        elif text == "⟦":
            inner, at = _parts(tokens, at, "⟧")
            parts.append(_optional(inner))
            at = _closed(tokens, at)
        elif text == "⟨":
            choice, at = _choice(tokens, at)
            parts.append(choice)
        else:
            parts.append(Literal(text))
    return tuple(parts), at


def _choice(tokens: list[re.Match[str]], at: int) -> tuple[Choice, int]:
    options = []
    while True:
        option, at = _parts(tokens, at, "|⟩")
        options.append(option)
        at = _closed(tokens, at)
        if tokens[at - 1][0] == "⟩":
            return Choice(tuple(options)), at


def _closed(tokens: list[re.Match[str]], at: int) -> int:
    if at >= len(tokens):
        message = "a bracket is never closed"
        raise ValueError(message)
    return at + 1


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
    _write_parts(compiled(template).parts, present, field, writer, rng)


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
