"""Labelled words to a work: every rule by which runs become fields."""

from __future__ import annotations

import re
from typing import Any

from cgt_cite.fields.dates import month_number, parse_date, season_number
from cgt_cite.fields.pages import restore_end
from cgt_cite.model import Pages, PartialDate, Work

from . import labels
from .kinds import kind_of
from .marks import Mark
from .names import read_names
from .spans import Chunk, Labelled

_YEAR = re.compile(r"\d{4}")
_AFTER_YEAR = re.compile(r"[a-z]?[\s,]+(?P<month>[^\W\d_]{3,10})\.?(?:\s*[-–/]\s*(?P<end>[^\W\d_]{3,10})\.?)?(?:[\s,]+(?P<day>\d{1,2})(?![\d(:]))?")
_BEFORE_YEAR = re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+)?(?P<month>[^\W\d_]{3,10})\.?(?:\s+(?P<later>\d{1,2})(?:st|nd|rd|th)?)?,?[\s-]+$")
_NEAR = 24
_BRIDGE = 3  # words of no field inside a title


def assemble(labelled: Labelled) -> Work:
    """The work that the labels describe."""
    fields: dict[str, Any] = {
        **_titles(labelled),
        "author": read_names(labelled, "A"),
        "editor": read_names(labelled, "E"),
        "issued": _issued(labelled),
        "volume": _first(labelled, labels.VOLUME),
        "issue": _first(labelled, labels.ISSUE),
        "page": _pages(labelled),
        "publisher": _text(labelled, labels.PUBLISHER),
        "publisher_place": _text(labelled, labels.PLACE),
        "edition": _first(labelled, labels.EDITION),
    }
    fields["author_cut"], fields["editor_cut"] = _cuts(labelled)
    fields.update(_identifiers(labelled.tokens.marks))
    found = {name: value for name, value in fields.items() if value}
    return Work(**found, type=kind_of(found, labelled)) if found else Work()


def _runs(labelled: Labelled, label: str) -> list[Chunk]:
    """A label's runs, joined across a few words of no field."""
    runs: list[Chunk] = []
    for start, end in labelled.of(label):
        between = labelled.labels[runs[-1][1] : start] if runs else []
        if runs and len(between) <= _BRIDGE and all(name == labels.OTHER for name in between) and "in" not in labelled.keys(runs[-1][1], start):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _merged(labelled: Labelled, label: str) -> Chunk | None:
    """A label's longest run."""
    return max(_runs(labelled, label), key=lambda run: run[1] - run[0], default=None)


def _titles(labelled: Labelled) -> dict[str, str]:
    """The title, and the container, which a second title behind `In` is where no other is found."""
    titles = _runs(labelled, labels.TITLE)
    found = {"title": labelled.closed(titles[0]) if titles else "", "container_title": _text(labelled, labels.CONTAINER)}
    if len(titles) > 1 and not found["container_title"]:
        found["container_title"] = labelled.closed(titles[1])
    return found


def _text(labelled: Labelled, label: str) -> str:
    chunk = _merged(labelled, label)
    if not chunk:
        return ""
    text = labelled.closed(chunk)
    return text + "." if "." in text and labelled.follows(chunk, ".") and text[-1].isalpha() and ". " in text else text


def _first(labelled: Labelled, label: str) -> str:
    chunks = labelled.of(label)
    return labelled.closed(chunks[0]) if chunks else ""


def _pages(labelled: Labelled) -> Pages | None:
    ranges: list[tuple[str, str]] = []
    for label, chunk in labelled.chunks:
        if label == labels.FIRST_PAGE:
            ranges.append((labelled.slice(chunk), ""))
        elif label == labels.LAST_PAGE and ranges and not ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], restore_end(ranges[-1][0], labelled.slice(chunk)))
    return Pages(tuple(ranges)) if ranges else None


def _cuts(labelled: Labelled) -> tuple[bool, bool]:
    """Whether the authors and whether the editors end in `et al.`."""
    role, cuts = "A", {"A": False, "E": False}
    for label, _ in labelled.chunks:
        if label == labels.ET_AL:
            cuts[role] = True
        elif label[0] in "AE" and label[1] in "FGSL":
            role = label[0]
    return cuts["A"], cuts["E"]


def _issued(labelled: Labelled) -> PartialDate | None:
    chunks = labelled.of(labels.YEAR)
    if not chunks:
        return None
    start, end = labelled.tokens.starts[chunks[0][0]], labelled.tokens.ends[chunks[0][0]]
    text = labelled.tokens.text
    match = _YEAR.match(text, start, end)
    if not match:
        return None
    year = int(match[0])
    return _date_after(year, text[match.end() : match.end() + _NEAR]) or _date_before(year, text[max(0, start - _NEAR) : start]) or PartialDate(year)


def _date_after(year: int, text: str) -> PartialDate | None:
    match = _AFTER_YEAR.match(text)
    if not match:
        return None
    month, season = month_number(match["month"]), season_number(match["month"])
    if not month and not season:
        return None
    return PartialDate(year, month, _day(match["day"]) if month else 0, season)


def _date_before(year: int, text: str) -> PartialDate | None:
    match = _BEFORE_YEAR.search(text)
    if not match:
        return None
    month, season = month_number(match["month"]), season_number(match["month"])
    if not month and not season:
        return None
    return PartialDate(year, month, _day(match["later"] or match["day"]) if month else 0, season)


def _day(text: str | None) -> int:
    day = int(text or 0)
    return day if 1 <= day <= 31 else 0  # noqa: PLR2004 - a month's days


_FIELD_OF = {"doi": "DOI", "url": "URL", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arxiv", "isbn": "ISBN", "issn": "ISSN"}


def _identifiers(marks: list[Mark]) -> dict[str, Any]:
    """The first mark of each kind in its field, the others kept beside."""
    fields: dict[str, Any] = {}
    others: list[str] = []
    for mark in marks:
        value = "".join(mark.value.split()) if mark.kind in {"url", "pmcid", "isbn"} else mark.value
        name = _FIELD_OF.get(mark.kind)
        if mark.kind == "accessed":
            fields["accessed"] = fields.get("accessed") or parse_date(value)
        elif name and name not in fields:
            fields[name] = value
        elif fields.get(name or "") != value and value not in others:
            others.append(value)
    return {**fields, "other_ids": tuple(others)}
