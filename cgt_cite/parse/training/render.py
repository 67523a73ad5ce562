"""New labelled strings from a gold record's fields: the same work as another citation style writes it."""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from cgt_cite.parse.templates import parse_template
from cgt_cite.parse.training.calendar import ACCESS, MONTHS, SEASONS
from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.flaws import (
    in_capitals,
    in_other_signs,
    lost_stop,
    remark_at_end,
    remark_on_title,
)
from cgt_cite.parse.training.names import OTHERS, write_names
from cgt_cite.parse.training.styles import ANYWHERE, STYLES
from cgt_cite.parse.training.templates import Writer, write
from cgt_cite.parse.training.titles import titled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

    from cgt_cite.parse.training.example import Example
    from cgt_cite.parse.training.styles import Style

ALWAYS = frozenset(
    ("accessed", "month", "day", "days", "iso_date", "month_number", "version", "past")
)  # invented where not known
TOTALS = 0.6  # how often the number of a book's pages is printed where a style has a place for it
SPAN_LABELS = {"collection_number": "collection.number", "first_page": "page.first"}
_RARE = frozenset(("series", "collection", "affiliation", "arxiv", "translators", "event"))
_RARE_IN = {
    "book": frozenset(("volume", "editors")),
    **dict.fromkeys(("chapter", "conference", "entry"), frozenset(("volume",))),
    "preprint": frozenset(("pages",)),
}
_RARE_SHARE = 0.8  # how often a record with such a field is written so that it is printed
_OTHER_NAMES = 0.1  # how often names are written in another way than the style's own
_IN_CAPITALS = 0.06  # how often parts of a string are in capitals
_CAPITALS = ("all", "title", "title", "container", "container", "container")
TRIES = 60  # styles tried before a record is given up
ALIASES = {
    "pages": ("first_page", "elocation"),
    "p": ("first_page", "elocation"),
    "eds": ("editors",),
    "series": ("collection", "designation"),
}


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


def _with_rare_fields(templates: Sequence[str], present: set[str], kind: str) -> Sequence[str]:
    """The templates that print what few records have, if this one has it; else all."""
    rare = present & _RARE | present & _RARE_IN.get(kind, frozenset())
    return [template for template in templates if not rare.isdisjoint(_printed(template))] or templates


@cache
def _printed(template: str) -> frozenset[str]:
    return frozenset(re.findall(r"\{(\w+)", template))


def _rendered(fields: Mapping[str, Any], present: set[str], style: Style, rng: Random) -> Example:
    kind = str(fields["type"])
    templates = _usable(style.templates[kind], present)
    if not templates:
        message = f"{style.name} cannot write a {fields['type']} of {sorted(present)}"
        raise ValueError(message)
    template = rng.choice(
        _with_rare_fields(templates, present, kind) if chance(rng, _RARE_SHARE) else templates
    )
    rendering = _Rendering(fields, style, template, rng)
    write(template, present, rendering.field, rendering.writer, rng)
    remark_at_end(rendering.writer, kind, rng)
    return in_capitals(in_other_signs(rendering.writer.example(kind), rng), rng)


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

    def __init__(self, fields: Mapping[str, Any], style: Style, template: str, rng: Random) -> None:
        self.fields = fields
        self.style = style
        self.rng = rng
        self.writer = Writer(lost_stop(style.sloppy, rng))
        self.dash = rng.choice(style.dashes)
        self.names = rng.choice(style.authors)
        if chance(rng, _OTHER_NAMES) and not style.language and "{authors} {" not in template:
            self.names = rng.choice(ANYWHERE)
        self.has_days = "{day" in template
        self.capitals = rng.choice(_CAPITALS) if chance(rng, _IN_CAPITALS) else ""
        if chance(rng, style.capitals):
            self.capitals = "all"
        self.special: dict[str, Callable[[str], None]] = {
            "authors": self._authors, "editors": self._editors, "translators": self._translators,
            "eds": self._plural, "p": self._page_mark, "title": self._title, "pages": self._pages,
            "month": self._month, "day": self._day, "days": self._days, "version": self._version,
            "past": self._past, "year": self._year, "total": self._total, "accessed": self._accessed,
            "container": self._container, "series": self._series, "iso_date": self._iso_date,
            "month_number": self._month_number,
        }  # fmt: skip

    def field(self, name: str, argument: str) -> None:
        """Write one field."""
        if special := self.special.get(name):
            special(argument)
        else:
            text = self._text(name)
            in_capitals = self.capitals == "all" and name in ("publisher", "place")
            self.writer.labelled(text.upper() if in_capitals else text, SPAN_LABELS.get(name, name))

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

    def _series(self, argument: str) -> None:
        """The series and the number in it, or what a report calls itself and its number."""
        kind = "collection" if self.fields.get("collection") else "genre"
        self.writer.labelled(self._text("collection") or self._text("designation"), kind)
        label = "collection.number" if self.fields.get("collection_number") else "number"
        if number := self._text("collection_number") or self._text("number"):
            self.writer.literal(self.rng.choice((argument or " ").split("|")))
            self.writer.labelled(number, label)

    def _month_number(self, _argument: str) -> None:
        self.writer.literal(str(1 + int(self.rng.random() * 12)))

    def _iso_date(self, _argument: str) -> None:
        month, day = 1 + int(self.rng.random() * 12), 1 + int(self.rng.random() * 28)
        self.writer.literal(f"{self._text('year')[:4]}-{month:02d}-{day:02d}")

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
        names = MONTHS[argument or "en"]
        month = int(self._text("month") or 1 + int(self.rng.random() * 12))
        if not self.has_days and chance(self.rng, 0.12):
            self.writer.labelled(self._period(names, (argument or "en").partition("-")[0]), "month")
        else:
            self.writer.labelled(names[month - 1], "month")

    def _period(self, names: Sequence[str], language: str) -> str:
        """A season, or several months."""
        if chance(self.rng, 0.4):
            return self.rng.choice(SEASONS.get(language, SEASONS["en"]))
        first = int(self.rng.random() * 10)
        return names[first] + self.rng.choice("-–/") + names[min(first + self.rng.choice((1, 2, 5)), 11)]

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
