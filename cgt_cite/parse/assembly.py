"""Labelled words to a work: which run becomes which field."""

from __future__ import annotations

import re
from typing import Any

from cgt_cite.fields.journals import restore_period
from cgt_cite.regex import lazy_compile

from . import labels
from .cjk import add_names
from .dates import read_date
from .details import add_details
from .extras import read_extras
from .figures import read_numbers, read_pages
from .kinds import kind_of
from .names import read_names
from .repairs import repair
from .roles import EDITOR_MARKS, are_translators, edited_it, wrote_it
from .spans import Chunk, Labelled
from .tidy import tidy_container, tidy_title
from .tokens import is_mark

_ORDER = [labels.TITLE, labels.PUBLISHER, labels.YEAR, labels.CONTAINER]
_BEHIND_EDITORS = EDITOR_MARKS | {"et", "al"}
_EDITION = lazy_compile(
    r"(?<![\s,])[\s,]+(?:ed|edn|edition|aufl|auflage|édition|edición|edição)\.?\Z",
    re.IGNORECASE,
)
_TITLES_END = lazy_compile(
    r"(?: \((?:[Vv]er(?:\.|sion)? ?\d|\d|[A-Z][a-z]{2,8}\.? \d)[^()\[\]]{0,40}\)|"
    r"(?:[,:]? [Vv]|\. V)ersion \d{1,4}(?:\.\d{1,4}){0,3})(?=[.,]? |[.,]?\Z)"
)
_BEGIN_END = (" (", " V", " v", ", V", ", v", ": V", ": v", ". V")
_HYPHENS = frozenset("-‐‑")
_BRIDGE = 3  # words of no field inside a title


def assemble(labelled: Labelled) -> dict[str, Any]:
    """The fields of the work that the labels describe, none of them empty; no field, no type."""
    volume, issue, supplement = read_numbers(labelled)
    author_truncated, editor_truncated = _cuts(labelled)
    role = "translator" if are_translators(labelled) else "editor"
    fields: dict[str, Any] = {
        **_titles(labelled),
        "author": read_names(labelled, "A"),
        "author_truncated": author_truncated,
        role: read_names(labelled, "E"),
        "editor_truncated": editor_truncated and role == "editor",
        "issued": read_date(labelled),
        "volume": volume,
        "issue": issue,
        "supplement": supplement,
        "page": read_pages(labelled),
        "publisher": _text(labelled, labels.PUBLISHER),
        "publisher_place": _text(labelled, labels.PLACE),
        "edition": _EDITION.sub("", _text(labelled, labels.EDITION)).removesuffix("."),
        **read_extras(labelled),
    }
    fields["issued"] = fields["issued"] or fields.get("epub")  # what has appeared online only
    found = _filled(fields)
    if not found:
        return found
    text = labelled.tokens.text
    if wrote_it(found, text):
        found["author"] = (*found.get("author", ()), *found.pop("editor"))
        found["author_truncated"] = found.pop("editor_truncated", False) or found.get(
            "author_truncated", False
        )
    repair(found, text)
    kind = kind_of(found, labelled)
    add_details(found, kind, text)
    if not text.isascii():
        add_names(found, text)
    if edited_it(found, labelled):
        found["editor"] = found.pop("author", ())
        found["editor_truncated"] = found.pop("author_truncated", False)
    return {**_filled(found), "type": kind}


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value}


def _joined(labelled: Labelled, label: str) -> list[Chunk]:
    """A label's runs, joined across a few words of no field; `in` parts a title from its container."""
    joined: list[Chunk] = []
    for start, end in labelled.of(label):
        if joined and _is_bridge(labelled, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_bridge(labelled: Labelled, start: int, end: int) -> bool:
    between = labelled.labels[start:end]
    if len(between) > _BRIDGE or any(name != labels.OTHER for name in between):
        return False
    words = labelled.tokens.words[start:end]
    return not any(is_mark(word) or word.lower() == "in" for word in words)


def _text(labelled: Labelled, label: str) -> str:
    """The best run of a label, with the period behind what is abbreviated."""
    chunks = _joined(labelled, label)
    if not chunks:
        return ""
    chunk = chunks[0] if len(chunks) == 1 else max(chunks, key=lambda run: _rank(labelled, label, run))
    text = labelled.closed(chunk)
    if label == labels.CONTAINER:
        return restore_period(text, labelled.tokens.gaps[chunk[1]])
    return text + "." if ". " in text and text[-1].isalpha() and labelled.follows(chunk, ".") else text


def _rank(labelled: Labelled, label: str, chunk: Chunk) -> tuple[bool, bool, int]:
    """Of runs of a label that is the best which is outside brackets, or behind a colon, or the longest."""
    before, behind = labelled.tokens.gaps[chunk[0]], labelled.tokens.gaps[chunk[1]]
    outside = not (before[-1:] == "(" and behind[:1] == ")")
    return outside, label == labels.PUBLISHER and ":" in before, chunk[1] - chunk[0]


def _titles(labelled: Labelled) -> dict[str, str]:
    """The title and the container.

    Where no container is found, a second title is it, or, behind a publisher and a year, the first is.
    """
    titles = _joined(labelled, labels.TITLE)
    title = tidy_title(labelled.closed(_from_number(labelled, titles[0]))) if titles else ""
    title += _end_behind(labelled, titles[0], title) if titles else ""
    container = _text(labelled, labels.CONTAINER)
    if len(titles) > 1 and not container:
        container = tidy_title(labelled.closed(titles[1]))
    elif not container and labelled.of(labels.EDITOR_FAMILY):
        container = _behind_editors(labelled)
    if titles and container and _is_behind(labelled):
        title, container = container, title
    if not titles and not container and labelled.tokens.marks:
        title = _behind_authors(labelled)
    return {"title": title, "container_title": tidy_container(container)}


def _from_number(labelled: Labelled, chunk: Chunk) -> Chunk:
    """A title with the number that a hyphen ties to its first word, `2019-nCoV`, or with which it begins."""
    start, end = chunk
    tied = start and labelled.tokens.gaps[start] in _HYPHENS and labelled.tokens.words[start - 1].isdigit()
    return (start - 1, end) if tied or _is_led_by_year(labelled, start) else chunk


def _is_led_by_year(labelled: Labelled, start: int) -> bool:
    """Whether a year is the title's first word, and another tells when it appeared: `2016 ESC guidelines`."""
    gaps = labelled.tokens.gaps
    years = labelled.of(labels.YEAR)
    led = start and labelled.labels[start - 1] == labels.YEAR and gaps[start] == " "
    alone = led and (start == 1 or gaps[start - 1][:1] in (".", ":"))
    return bool(alone) and bool(labelled.of(labels.VOLUME)) and any(year[0] >= start for year in years)


def _end_behind(labelled: Labelled, chunk: Chunk, title: str) -> str:
    """The date or numbers in brackets, or the version, that end a title: ` (2008/2009-2011/2012)`."""
    tokens = labelled.tokens
    start = tokens.ends[chunk[1] - 1]
    start += title.endswith(")")
    found = _TITLES_END.match(tokens.text, start) if tokens.text.startswith(_BEGIN_END, start) else None
    if not found:
        return ""
    end = next((at for at, first in enumerate(tokens.starts) if first >= found.end()), len(tokens.words))
    return found[0] if _is_unlabelled(labelled, (chunk[1], end)) else ""


def _is_unlabelled(labelled: Labelled, chunk: Chunk) -> bool:
    """Whether all words of a run are of no field, and none is a mark."""
    labelled_other = all(name == labels.OTHER for name in labelled.labels[slice(*chunk)])
    return labelled_other and not any(map(is_mark, labelled.tokens.words[slice(*chunk)]))


def _behind_authors(labelled: Labelled) -> str:
    """The sentence of no field behind the authors: the title of a page that nothing else titles."""
    authors = labelled.of(labels.AUTHOR_LITERAL) or labelled.of(labels.AUTHOR_GIVEN)
    if not authors:
        return ""
    gaps, start = labelled.tokens.gaps, authors[-1][1]
    end = next((at for at in range(start + 1, len(gaps)) if ". " in gaps[at]), start)
    named = start < end and ". " in gaps[start] and _is_unlabelled(labelled, (start, end))
    return labelled.closed((start, end)) if named else ""


def _is_behind(labelled: Labelled) -> bool:
    """Whether a chapter stands behind its book, as in `Book. Publisher; Place: 2000. Chapter; pp. 1-9.`."""
    order = [label for label, _ in labelled.runs if label in _ORDER]
    return order[:3] == _ORDER[:3] and order[3:] in ([labels.TITLE], [labels.CONTAINER])


def _behind_editors(labelled: Labelled) -> str:
    """The words of no field between the editors and what follows them."""
    editors = labelled.of(labels.EDITOR_GIVEN) or labelled.of(labels.EDITOR_FAMILY)
    words = labelled.tokens.words
    for start, end in labelled.of(labels.OTHER):
        if start != editors[-1][1]:
            continue
        first = next((at for at in range(start, end) if words[at].lower() not in _BEHIND_EDITORS), end)
        if first < end and words[first][0].isupper() and not any(map(is_mark, words[first:end])):
            return labelled.closed((first, end))
    return ""


def _cuts(labelled: Labelled) -> tuple[bool, bool]:
    """Whether the authors and whether the editors end in `et al.`."""
    role, cuts = "A", {"A": False, "E": False}
    for label, _ in labelled.runs:
        if label == labels.ET_AL:
            cuts[role] = True
        elif label[0] in cuts and label[1:] in ("F", "G", "S", "L"):
            role = label[0]
    return cuts["A"], cuts["E"]
