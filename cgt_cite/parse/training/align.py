"""Gold fields laid back onto the string they came from.

Gold says what the fields are, not where they stand.  Long fields are placed first; short numbers then have
few places left, and the neighbours that print beside them decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cgt_cite.fields.page_ranges import DASH
from cgt_cite.fields.suffixes import SUFFIXES
from cgt_cite.parse.entities import find_entities

from .example import Example

Span = tuple[int, int, str]
_FLEXIBLE = {"-": r"[-‐‑‒–—−]", "–": r"[-‐‑‒–—−]", "‐": r"[-‐‑‒–—−]", "'": "['’‘]", "’": "['’‘]"}
_ETAL = re.compile(r"\bet\.?\s*al\b|\bu\.\s?a\b|\be\s+cols?\b|\by\s+cols?\b|\band others\b", re.IGNORECASE)


class Unplaced(Exception):  # noqa: N818 - a finding about the gold, not a failure
    """A field of the gold record was not found in its string."""


class _Sheet:
    """The string with what has been placed on it so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.entities = [(entity.start, entity.end) for entity in find_entities(text)]

    def is_free(self, start: int, end: int, *, within_entities: bool = False) -> bool:
        taken = [(s, e) for s, e, _ in self.spans] + (self.entities if within_entities else [])
        return all(end <= s or start >= e for s, e in taken)

    def put(self, start: int, end: int, label: str) -> None:
        if end > start:
            self.spans.append((start, end, label))

    def places(
        self, value: str, *, start: int = 0, within_entities: bool = False
    ) -> Iterator[tuple[int, int]]:
        """Where `value` occurs as whole words, in order."""
        for match in _pattern(value).finditer(self.text, start):
            if self.is_free(*match.span(), within_entities=within_entities):
                yield match.span()

    def end_of(self, *labels: str) -> int:
        return max((end for _, end, label in self.spans if label.startswith(labels)), default=0)


def _pattern(value: str) -> re.Pattern[str]:
    words = ["".join(_FLEXIBLE.get(char, re.escape(char)) for char in word) for word in value.split()]
    body = r"\s*".join(words)
    before = r"(?<!\w)" if value[:1].isalnum() else ""
    after = r"(?!\w)" if value[-1:].isalnum() else ""
    return re.compile(before + body + after, re.IGNORECASE)


def align(text: str, fields: Mapping[str, Any]) -> Example:
    """Place every field of `fields` on `text`; raise `Unplaced` for one that is not there."""
    sheet = _Sheet(text)
    _place_names(sheet, fields.get("authors", ()), "author", 0)
    _place_text(sheet, "title", fields, sheet.end_of("author") if fields.get("authors") else 0)
    _place_text(sheet, "container", fields, sheet.end_of("title", "author"))
    _place_names(sheet, fields.get("editors", ()), "editor", sheet.end_of("title"))
    edition = str(fields.get("edition", "")).strip(" .")
    if edition.isdigit():
        match = re.search(rf"(?<!\w){edition}(?:st|nd|rd|th)\b", text)
        fields = {**fields, "edition": match[0] if match else ""}
    for label in ("publisher", "place", "edition"):
        _place_text(sheet, label, fields, sheet.end_of("title", "author"))
    _place_pages(sheet, fields)
    _place_numbers(sheet, fields)
    for match in _ETAL.finditer(text):
        if sheet.is_free(*match.span()):
            sheet.put(*match.span(), "etal")
    for entity in find_entities(text):
        if sheet.is_free(entity.start, entity.end):
            sheet.put(entity.start, entity.end, entity.type)
    return Example(text, tuple(sorted(sheet.spans)))


# Which side of the family name the given name is on: of the first name, of the others.
_SIDES = (("after", "after"), ("before", "before"), ("after", "before"), ("either", "either"))


def _place_names(sheet: _Sheet, names: Sequence[Mapping[str, str]], role: str, cursor: int) -> None:
    for start in dict.fromkeys((cursor, 0)):
        for sides in _SIDES:
            spans = _list_spans(sheet, names, role, start, sides)
            if spans is not None:
                sheet.spans += spans
                return
    raise Unplaced(role, names)


def _list_spans(
    sheet: _Sheet, names: Sequence[Mapping[str, str]], role: str, cursor: int, sides: tuple[str, str]
) -> list[Span] | None:
    trial = _Sheet("")
    trial.text, trial.entities, trial.spans = sheet.text, sheet.entities, list(sheet.spans)
    for number, name in enumerate(names):
        if "literal" in name:
            place = next(trial.places(name["literal"].strip(" ."), start=cursor), None)
            spans = [(*place, f"{role}.literal")] if place else None
        else:
            spans = _name_spans(trial, name, role, cursor, sides[number > 0])
        if not spans:
            return None
        trial.spans += spans
        cursor = max(end for _, end, _ in spans)
    return trial.spans[len(sheet.spans) :]


def _first(sheet: _Sheet, value: str, cursor: int, label: str) -> tuple[int, int]:
    for start in dict.fromkeys((cursor, 0)):
        for place in sheet.places(value, start=start):
            return place
    raise Unplaced(label, value)


def _name_spans(
    sheet: _Sheet, name: Mapping[str, str], role: str, cursor: int, side: str
) -> list[Span] | None:
    """The family name's first place from `cursor` that has the given name on the side asked for."""
    given = name.get("given", "").strip(" .,")
    suffix = name.get("suffix", "").strip(" .")
    for start, end in sheet.places(name["family"].strip(" .,"), start=cursor):
        if not given:
            return [(start, end, f"{role}.family")]
        beside = None
        if side != "before":
            beside = _after(sheet, given, end)
        if side != "after":
            beside = beside or _before(sheet, given, start, cursor)
        if beside:
            spans = [(start, end, f"{role}.family"), (*beside, f"{role}.given")]
            return spans + _suffix_span(sheet, suffix, end, max(end, beside[1]), role)
    return None


def _suffix_span(sheet: _Sheet, suffix: str, inner: int, outer: int, role: str) -> list[Span]:
    if not suffix:
        return []
    for start in (outer, inner):
        match = re.compile(rf"[\s.,-]{{1,3}}({re.escape(suffix)})(?!\w)").match(sheet.text, start)
        if match:
            return [(*match.span(1), f"{role}.suffix")]
    return []


_SUFFIX = f"(?:{'|'.join(SUFFIXES)})"


def _after(sheet: _Sheet, given: str, end: int) -> tuple[int, int] | None:
    pattern = re.compile(
        rf"(?:[\s.,-]{{1,3}}{_SUFFIX})?(?:[\s.,]{{1,4}}|,?)({_pattern(given).pattern})", re.IGNORECASE
    )
    match = pattern.match(sheet.text, end)
    return match.span(1) if match and sheet.is_free(*match.span(1)) else None


def _before(sheet: _Sheet, given: str, start: int, cursor: int) -> tuple[int, int] | None:
    for place in sheet.places(given, start=max(cursor, start - len(given) - 6)):
        if place[1] <= start and not sheet.text[place[1] : start].strip(" ."):
            return place
    return None


def _place_text(sheet: _Sheet, label: str, fields: Mapping[str, Any], cursor: int) -> None:
    value = str(fields.get(label, "")).strip(' .,;:"“”')
    if value:
        sheet.put(*_first(sheet, value, cursor, label), label)


def _place_pages(sheet: _Sheet, fields: Mapping[str, Any]) -> None:
    first = str(fields.get("first_page") or fields.get("elocation") or "").strip(" .")
    last = str(fields.get("last_page", "")).strip(" .")
    if not first:
        return
    label = "page.first" if fields.get("first_page") else "elocation"
    if last and last != first:
        pattern = re.compile(rf"(?<!\w){re.escape(first)}(?:{DASH}|\s+to\s+|\s+){re.escape(last)}(?!\w)")
        for match in reversed(list(pattern.finditer(sheet.text))):
            if sheet.is_free(*match.span(), within_entities=True):
                sheet.put(match.start(), match.start() + len(first), label)
                sheet.put(match.end() - len(last), match.end(), "page.last")
                return
        raise Unplaced(label, first, last)
    places = list(
        sheet.places(first, start=sheet.end_of("title", "container", "author"), within_entities=True)
    )
    places = places or list(sheet.places(first, within_entities=True))
    if not places:
        raise Unplaced(label, first)
    sheet.put(*places[-1], label)


def _place_numbers(sheet: _Sheet, fields: Mapping[str, Any]) -> None:
    """Year, volume and issue, each at the likeliest of its places."""
    year = str(fields.get("year", "")).strip()
    volume, issue = (str(fields.get(name, "")).strip(" .") for name in ("volume", "issue"))
    after = sheet.end_of("container", "title")
    if volume and issue:
        pattern = re.compile(
            rf"(?<!\w){re.escape(volume)}[^\w]{{0,3}}(?:no|nr|issue|n|núm|iss|н)?[^\w]{{0,3}}{re.escape(issue)}(?!\w)",
            re.IGNORECASE,
        )
        for match in pattern.finditer(sheet.text, after):
            if sheet.is_free(*match.span(), within_entities=True):
                sheet.put(match.start(), match.start() + len(volume), "volume")
                sheet.put(match.end() - len(issue), match.end(), "issue")
                volume = issue = ""
                break
    if year:
        places = list(sheet.places(year, within_entities=True)) or _lettered(sheet, year)
        if volume == year and len(places) > 1:
            places = places[:1]
        if not places:
            raise Unplaced("year", year)
        sheet.put(*min(places, key=lambda place: _oddness_of_year(sheet, place)), "year")
    for label, value in (
        ("volume", volume),
        ("issue", issue),
        ("supplement", str(fields.get("supplement", ""))),
    ):
        if not value:
            continue
        start = max(sheet.end_of("container", "title"), sheet.end_of("volume") if label != "volume" else 0)
        places = list(sheet.places(value, start=start, within_entities=True)) or list(
            sheet.places(value, within_entities=True)
        )
        if not places:
            raise Unplaced(label, value)
        sheet.put(*places[0], label)


def _lettered(sheet: _Sheet, year: str) -> list[tuple[int, int]]:
    """Where the year has a letter (2007a) that gold leaves out."""
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(year)}[a-z](?!\w)", sheet.text)]
    return [place for place in places if sheet.is_free(*place, within_entities=True)]


def _oddness_of_year(sheet: _Sheet, place: tuple[int, int]) -> int:
    """Lower for a year in brackets or after white space, higher inside a number or a range of pages."""
    before, after = sheet.text[: place[0]].rstrip()[-1:], sheet.text[place[1] : place[1] + 1]
    return (
        (before != "(" or after not in "),;:") + 2 * (before in "-–/" or after in "-–/") + 2 * (after == "(")
    )
