"""What an author would have to mend by hand in a file, by format:

- glued initials: names of which styles that abbreviate print one initial of several (`MJ`, `M.J.`);
- cut silently: lists of names that their source ends in "et al." and the file ends without a word;
- printed twice: entries with a title or a container whose note holds their string or title once more;
- notes too long: notes over 255 bytes in BibTeX, of which one makes cobib reject the file;
- notes a record: the most that one record has; Zotero makes an item of each.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cgt_cite.model import Entry
from tests.formats.plain import write

FORMATS = ("bibtex", "biblatex", "ris", "csv", "csl-json")
_GLUED = re.compile(r"(?<!\w)[A-Z]{2,3}(?![\w.])|\b[A-Z]\.[A-Z]|(?<![\w.])[A-Z](?!\w)(?!\.)")
_NO_INITIALS = re.compile(r"\b(?:I{2,3}|IV|JR|SR|MD)$|\b[A-Z]+-[A-Z][a-z]|'")  # a suffix; O-Ki, D'A
_LONGEST_NOTE = 255
_WORDS = re.compile(r"\w+")


class Item(NamedTuple):
    """An entry as its file has it."""

    given: list[str]
    goes_on: bool  # whether the list of authors says that there are more
    notes: list[str]
    title: str | None = None  # or the container's; of formats whose notes styles print


class Figures(NamedTuple):
    glued_initials: int
    cut_silently: int
    printed_twice: int
    notes_too_long: int
    notes_a_record: int


def figures(entries: list[Entry]) -> dict[str, Figures]:
    """The figures of each format."""
    written = {name: write(entries, name) for name in FORMATS}
    sources = [item.get("custom", {}) for item in json.loads(written["csl-json"])]
    return {
        name: _figures(list(READERS[name](text)), sources, in_bibtex=READERS[name] is _bibtex)
        for name, text in written.items()
    }


def _figures(items: list[Item], sources: list[dict[str, list[str]]], *, in_bibtex: bool) -> Figures:
    pairs = list(zip(items, sources, strict=True))
    return Figures(
        sum(bool(_is_glued(given)) for item in items for given in item.given),
        sum(
            bool(source.get("author_truncated") and item.given and not item.goes_on) for item, source in pairs
        ),
        sum(bool(item.title) and _repeats(item, source.get("text", [])) for item, source in pairs),
        sum(len(note.encode()) > _LONGEST_NOTE for item in items for note in item.notes) if in_bibtex else 0,
        max(len(item.notes) for item in items),
    )


def _is_glued(given: str) -> bool:
    return bool(_GLUED.search(given) and not _NO_INITIALS.search(given))


def _repeats(item: Item, texts: list[str]) -> bool:
    notes = " ".join(_WORDS.findall(" ".join(item.notes)))
    return any(" ".join(_WORDS.findall(text)) in notes for text in (*texts, item.title or "-"))


def _bibtex(text: str) -> Iterator[Item]:
    from pybtex.database import parse_string

    for entry in parse_string(text, "bibtex").entries.values():
        people = entry.persons.get("author", [])
        given = [" ".join(person.first_names + person.middle_names) for person in people]
        note = re.sub(r"\\([%&#_${}])", r"\1", entry.fields.get("note", ""))
        names = ("title", "journal", "journaltitle", "booktitle")
        title = next((entry.fields[name] for name in names if name in entry.fields), None)
        yield Item(given, "others" in map(str, people[-1:]), [note] * bool(note), title)


def _ris(text: str) -> Iterator[Item]:
    import rispy

    for record in rispy.loads(text):
        authors = record.get("authors", [])
        yield Item(list(map(_given, authors)), "et al.," in authors, record.get("notes", []))


def _csv(text: str) -> Iterator[Item]:
    for row in csv.DictReader(io.StringIO(text, newline="")):
        authors = row["authors"].split("; ") if row["authors"] else []
        yield Item(list(map(_given, authors)), "et al." in authors, [])


def _csl(text: str) -> Iterator[Item]:
    for item in json.loads(text):
        authors = item.get("author", [])
        given = [name.get("given", "") for name in authors]
        note = item.get("note", "")
        title = item.get("title") or item.get("container-title")
        yield Item(given, {"literal": "others"} in authors, [note] * bool(note), title)


def _given(name: str) -> str:
    return name.partition(", ")[2].partition(", ")[0]


READERS: dict[str, Callable[[str], Iterator[Item]]] = {
    "bibtex": _bibtex,
    "biblatex": _bibtex,
    "ris": _ris,
    "csv": _csv,
    "csl-json": _csl,
}
