"""The language in which citation styles are written, for reading and for writing.

A template is literal text with

- `{field}` or `{field:argument}`: a field's value, or one of the words of an argument `one/many`;
- `⟦...⟧`: a part that is left out where one of the fields named directly in it is missing;
- `⟨a|b|c⟩`: one of these.

`{authors}⟦ ({year})⟧. {title}. ⟦⟨doi: |https://doi.org/⟩{doi}⟧` is a template.  A period, comma or semicolon
is left out where it would follow another that makes it needless: `Smith J. A. Title`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple


class Literal(NamedTuple):
    """Text that is printed as it is."""

    text: str


class Field(NamedTuple):
    """A value."""

    name: str
    argument: str


class Group(NamedTuple):
    """A part that needs all of its fields."""

    parts: tuple[Part, ...]
    needs: frozenset[str]


class Choice(NamedTuple):
    """Parts of which one is printed."""

    options: tuple[tuple[Part, ...], ...]


Part = Literal | Field | Group | Choice

_TOKEN = re.compile(r"(?P<field>\{(\w+)(?::([^}]*))?\})|[⟦⟧⟨⟩|]|[^{⟦⟧⟨⟩|]+")
_PAIRS = {"⟦": "⟧", "⟨": "⟩"}


@cache
def parse_template(template: str) -> Group:
    """A template as a tree; `ValueError` if its brackets do not match."""
    options, end = _options(_TOKEN.finditer(template), "")
    if end:
        raise ValueError(f"unbalanced template: {template}")
    return _group(options[0])


def _group(parts: tuple[Part, ...]) -> Group:
    return Group(parts, _needs(parts))


def _needs(parts: tuple[Part, ...]) -> frozenset[str]:
    """The fields without which these parts cannot be printed, whichever choice is made."""
    named = frozenset(part.name for part in parts if isinstance(part, Field))
    choices = (
        frozenset.intersection(*map(_needs, part.options)) for part in parts if isinstance(part, Choice)
    )
    return named.union(*choices)


def _options(tokens: Iterator[re.Match[str]], closing: str) -> tuple[list[tuple[Part, ...]], str]:
    """The alternatives up to a closing bracket, and the next bracket that closes nothing."""
    options: list[tuple[Part, ...]] = [()]
    for token in tokens:
        text = token[0]
        if text in _PAIRS.values():
            return options, "" if text == closing else text
        if text == "|" and closing == "⟩":
            options.append(())
        else:
            options[-1] += (_part(token, tokens),)
    return options, closing


def _part(token: re.Match[str], tokens: Iterator[re.Match[str]]) -> Part:
    text = token[0]
    if token["field"]:
        return Field(token[2], token[3] or "")
    if text not in _PAIRS:
        return Literal(text)
    options, end = _options(tokens, _PAIRS[text])
    if end:
        raise ValueError(f"unbalanced template: {token.string}")
    return Choice(tuple(options)) if text == "⟨" else _group(options[0])


def fields_in(parts: tuple[Part, ...]) -> Iterator[str]:
    """The names of all fields in parts of a template, in order."""
    for part in parts:
        if isinstance(part, Field):
            yield part.name
        elif isinstance(part, Group):
            yield from fields_in(part.parts)
        elif isinstance(part, Choice):
            for option in part.options:
                yield from fields_in(option)


def to_regex(parts: tuple[Part, ...], fields: Mapping[str, str]) -> str:
    """A regular expression for what parts of a template print, given one for the values of each field."""
    return "".join(_regex(part, fields) for part in parts)


def _regex(part: Part, fields: Mapping[str, str]) -> str:
    if isinstance(part, Literal):
        return _group_of(_spellings(part.text))
    if isinstance(part, Group):
        return f"(?:{to_regex(part.parts, fields)})?"
    if isinstance(part, Choice):
        return _group_of(chain.from_iterable(_longest_first(part.options, fields)))
    words = re.split("[/|]", part.argument.strip("⟨⟩"))
    return fields.get(part.name) or _group_of(sorted(map(re.escape, words), key=len, reverse=True))


def _longest_first(options: Iterable[tuple[Part, ...]], fields: Mapping[str, str]) -> list[list[str]]:
    """The patterns of each option, those of the longest first, since a shorter one may be its beginning."""
    patterns = [
        _spellings(option[0].text)
        if len(option) == 1 and isinstance(option[0], Literal)
        else [to_regex(option, fields)]
        for option in options
    ]
    return sorted(patterns, key=lambda spellings: len("|".join(spellings)), reverse=True)


def _spellings(text: str) -> list[str]:
    """Patterns for a text: a space may come before punctuation; a period is not repeated."""
    if text.startswith(". "):
        return [
            f"{begin}{re.escape(text[2:])}" for begin in (r"\ \.\ ", r"\.\ ", r"\ (?<=[.?!…]\ )(?![,:;])")
        ]
    escaped = re.escape(text)
    return [rf"\ {escaped}", escaped] if text[:1] in {",", ":", ";"} else [escaped]


def _group_of(patterns: Iterable[str]) -> str:
    """A pattern for any of these; `re` finds it fast if each begins with a character."""
    one, *others = dict.fromkeys(patterns)
    return f"(?:{'|'.join((one, *others))})" if others else one
