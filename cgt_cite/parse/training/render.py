"""New labelled strings from a gold record's fields: the same work as another citation style writes it."""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from cgt_cite.parse.templates import parse_template
from cgt_cite.parse.training.calendar import ACCESS, MONTHS
from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.flaws import in_other_signs, lost_stop, remark_at_end, remark_on_title
from cgt_cite.parse.training.names import OTHERS, write_names
from cgt_cite.parse.training.styles import STYLES
from cgt_cite.parse.training.templates import Writer, write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

    from cgt_cite.parse.training.example import Example
    from cgt_cite.parse.training.styles import Style

ALWAYS = frozenset(("accessed", "month", "day", "days", "version", "past"))  # invented where not known
TOTALS = 0.6  # how often the number of a book's pages is printed where a style has a place for it
_IN_CAPITALS = 0.04  # how often parts of a string are in capitals
_CAPITALS = ("all", "title", "title", "container", "container", "container")
TRIES = 60  # styles tried before a record is given up
ALIASES = {"pages": ("first_page", "elocation"), "p": ("first_page", "elocation"), "eds": ("editors",)}


@cache
def styles_for(kind: str, language: str = "") -> tuple[tuple[Style, ...], tuple[float, ...]]:
    """The styles that can write a type of work in a language, and the running sums of their weights."""
    styles = tuple(style for style in STYLES if kind in style.templates and style.language in {"", language})
    return styles, tuple(accumulate(style.weight for style in styles))


def render(fields: Mapping[str, Any], rng: Random, style: Style | None = None) -> Example:
    """One work as one citation style writes it, labelled.

    `fields` are a gold record's; the style is one of those that know the type, by its weight, unless it
    is given.  The same fields and the same state of `rng` give the same example.  `ValueError` where no
    template can do with the fields that there are.
    """
    kind = str(fields["type"])
    present = {name for name, value in fields.items() if value}
    present |= ALWAYS | {alias for alias, names in ALIASES.items() if not present.isdisjoint(names)}
    if chance(rng, TOTALS):
        present.add("total")
    if style is not None:
        return _rendered(fields, present, style, rng)
    styles, sums = styles_for(kind, str(fields.get("language", "")))
    for _ in range(TRIES):
        style = styles[bisect(sums, rng.random() * sums[-1])]
        if _usable(style.templates[kind], present):
            return _rendered(fields, present, style, rng)
    message = f"no style can write a {kind} of {sorted(present)}"
    raise ValueError(message)


def _usable(templates: Sequence[str], present: set[str]) -> list[str]:
    return [template for template in templates if parse_template(template).needs <= present]


def _rendered(fields: Mapping[str, Any], present: set[str], style: Style, rng: Random) -> Example:
    templates = _usable(style.templates[str(fields["type"])], present)
    if not templates:
        message = f"{style.name} cannot write a {fields['type']} of {sorted(present)}"
        raise ValueError(message)
    rendering = _Rendering(fields, style, rng)
    write(rng.choice(templates), present, rendering.field, rendering.writer, rng)
    if fields["type"] == "journal":
        remark_at_end(rendering.writer, rng)
    return in_other_signs(rendering.writer.example(str(fields["type"])), rng)


def contracted(first: str, last: str) -> str:
    """The last page without the digits it shares with the first: 447, 462 -> 62."""
    if not (first.isdigit() and len(first) == len(last)):
        return last
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
    return last[same:]


def completed(first: str, last: str) -> str:
    """The last page in full: 447, 62 -> 462."""
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last


class _Rendering:
    """The writing of one record in one style."""

    def __init__(self, fields: Mapping[str, Any], style: Style, rng: Random) -> None:
        self.fields = fields
        self.style = style
        self.rng = rng
        self.writer = Writer(lost_stop(style.sloppy, rng))
        self.dash = rng.choice(style.dashes)
        self.names = rng.choice(style.authors)
        self.capitals = rng.choice(_CAPITALS) if chance(rng, _IN_CAPITALS) else ""
        self.special: dict[str, Callable[[str], None]] = {
            "authors": self._authors, "editors": self._editors, "translators": self._translators,
            "eds": self._plural, "p": self._page_mark, "title": self._title, "pages": self._pages,
            "month": self._month, "day": self._day, "days": self._days, "version": self._version,
            "past": self._past, "year": self._year, "total": self._total, "accessed": self._accessed,
            "container": self._container,
        }  # fmt: skip

    def field(self, name: str, argument: str) -> None:
        """Write one field."""
        if special := self.special.get(name):
            special(argument)
        else:
            self.writer.labelled(self._text(name), name)

    def _text(self, name: str) -> str:
        return str(self.fields.get(name) or "")

    def _authors(self, _argument: str) -> None:
        people = [*self.fields["authors"], OTHERS] if self.fields.get("etal") else self.fields["authors"]
        write_names(self.writer, people, "author", self.names, self.rng)

    def _editors(self, _argument: str) -> None:
        names = self.rng.choice(self.style.editors)
        write_names(self.writer, self.fields["editors"], "editor", names, self.rng)

    def _translators(self, _argument: str) -> None:
        names = self.rng.choice(self.style.editors)
        write_names(self.writer, self.fields["translators"], "translator", names, self.rng)

    def _plural(self, argument: str) -> None:
        one, _, many = argument.partition("/")
        self.writer.literal(one if len(self.fields["editors"]) == 1 else many)

    def _page_mark(self, argument: str) -> None:
        one, _, many = argument.partition("/")
        mark = many if self.fields.get("last_page") else one
        self.writer.literal(self.rng.choice(mark.strip("⟨⟩").split("|")))

    def _title(self, _argument: str) -> None:
        title = self._text("title")
        headline = self.style.title_case > self.rng.random()
        title = titled(title) if headline else title
        self.writer.labelled(title.upper() if self.capitals in ("all", "title") else title, "title")
        remark_on_title(self.writer, self.rng)

    def _container(self, _argument: str) -> None:
        forms = self.fields.get("journal_forms") or {}
        name = forms.get(self.style.journals) or self._text("container")
        self.writer.labelled(name.upper() if self.capitals in ("all", "container") else name, "container")

    def _pages(self, _argument: str) -> None:
        first, last = self._text("first_page"), self._text("last_page")
        if not first:
            self.writer.labelled(self._text("elocation"), "elocation")
            return
        self.writer.labelled(first, "page.first")
        if last:
            last = completed(first, last)
            self.writer.literal(self.dash)
            short = self.style.short_pages > self.rng.random()
            self.writer.labelled(contracted(first, last) if short else last, "page.last")

    def _year(self, _argument: str) -> None:
        year = self._text("year")
        if year[:4].isdigit():
            self.writer.labelled(year, "year")
        else:  # "in press"
            self.writer.literal(year)

    def _month(self, argument: str) -> None:
        month = int(self._text("month") or 1 + int(self.rng.random() * 12))
        self.writer.labelled(MONTHS[argument or "en"][month - 1], "month")

    def _day(self, _argument: str) -> None:
        self.writer.labelled(self._text("day") or str(1 + int(self.rng.random() * 28)), "day")

    def _days(self, _argument: str) -> None:
        first = 1 + int(self.rng.random() * 25)
        self.writer.labelled(f"{first}{self.dash}{first + 1 + int(self.rng.random() * 4)}", "day")

    def _version(self, _argument: str) -> None:
        numbers = (int(self.rng.random() * 12) for _ in range(self.rng.choice((2, 2, 3))))
        self.writer.literal(".".join(map(str, numbers)))

    def _past(self, _argument: str) -> None:
        self.writer.literal(str(1890 + int(self.rng.random() * 90)))

    def _total(self, _argument: str) -> None:
        self.writer.literal(str(40 + int(self.rng.random() * 900)))

    def _accessed(self, argument: str) -> None:
        language = argument or "en"
        month = int(self.rng.random() * 12)
        self.writer.labelled(
            self.rng.choice(ACCESS[language]).format(
                d=1 + int(self.rng.random() * 28),
                m=month + 1,
                month=MONTHS[language][month],
                mon=MONTHS[language + "-short"][month],
                y=max(int(self._text("year")[:4] or 2010), 2004) + int(self.rng.random() * 5),
            ),
            "accessed",
        )


_SMALL = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "via",
        "vs",
        "with",
        "de",
        "la",
    )
)


def titled(title: str) -> str:
    """A title with the first letters of its longer words in capitals; its length stays."""
    words = re.split(r"(\s+|[-‐–—/])", title)
    return "".join(
        word if at and word in _SMALL else word[:1].upper() + word[1:] if len(word[:1].upper()) == 1 else word
        for at, word in enumerate(words)
    )
