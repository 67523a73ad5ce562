"""Text from anywhere cannot open a record, end a field or lose a letter, in any format."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cgt_cite.fields.text import clean
from cgt_cite.formats import FORMATS
from cgt_cite.model import (
    Entry,
    Identifier,
    Indexing,
    LinkedArticle,
    Match,
    Name,
    NameList,
    PageRange,
    Pages,
    PartialDate,
    Sighting,
    Work,
    WorkType,
)
from tests.formats import readers

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

PIECES = (
    "\n@article{evil,\n title = {x}}\n",
    "}\n\n@book{b, title={y}",
    "\nER  - \nTY  - JOUR\nTI  - evil",
    "\r\nER  - ",
    "\n\nPMID- 1\nTI  - evil",
    "\x85TI  - evil",
    "\u2028ER  - \u2029",
    "\x1b[2J\x1b]0;title\x07",
    '"\r\n"a","b',
    "=cmd|' /C calc'!A0",
    '"},{"id":"evil"}]',
    "{",
    "}",
    "\\",
    "\\}",
    "$",
    "%",
    "&",
    "#",
    "_",
    "~",
    "^",
    ",",
    ";",
    " and ",
    "and",
    "others",
    "@",
    '"',
    "'",
    "--",
    "\ud800",
    "\u202e",
    "\ufeff",
    "\u0301",
    "é",
    "β",
    "中",
    "DNA",
    "<i>",
    "&amp;",
    "10.1000/1",
)
TYPES = ("", "article-journal", "article", "book", "chapter", "webpage", "thesis", "report", "patent")
text = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=6).map("".join)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry with texts of a small pool all over it: a text a field would take a second an example."""
    pool = [*draw(st.lists(text, min_size=1, max_size=4)), "plain"]
    choose = draw(st.randoms(use_true_random=False))
    pick = partial(choose.choice, pool)
    values: dict[object, Callable[[], Any]] = {
        str: pick,
        NameList: lambda: NameList(
            tuple(a_name(choose, pick) for _ in range(choose.randrange(4))), choose.random() < 0.5
        ),
        tuple[Identifier, ...]: lambda: tuple(Identifier(pick(), pick()) for _ in range(choose.randrange(3))),
        tuple[Sighting, ...]: lambda: (Sighting(pick(), 1, pick()), Sighting(pick(), 2)),
        WorkType: lambda: choose.choice(TYPES),
        tuple[str, ...]: lambda: tuple(pick() for _ in range(choose.randrange(3))),
        tuple[tuple[str, ...], ...]: lambda: ((pick(), pick()), (), (pick(),)),
        tuple[tuple[str, str], ...]: lambda: tuple((pick(), pick()) for _ in range(choose.randrange(3))),
        float | None: lambda: choose.choice([None, 0.1, 0.9]),
        tuple[LinkedArticle, ...]: lambda: (LinkedArticle("Retraction in", pick(), Work()),),
        PartialDate | None: lambda: choose.choice([None, *DATES]),
        bool: lambda: choose.random() < 0.5,
        Match | None: lambda: choose.choice([None, Match(pick(), 0.9)]),
        Pages | None: lambda: choose.choice([None, Pages((PageRange(pick(), pick()),))]),
    }
    indexing = {name: values[kind]() for name, kind in get_type_hints(Indexing).items()}
    values[Indexing] = lambda: Indexing(**indexing)
    work = Work(**{name: values[kind]() for name, kind in get_type_hints(Work).items()})
    beside = {name: values[kind]() for name, kind in get_type_hints(Entry).items() if kind != Work}
    return Entry(work=work, **beside | {"aliases": ()})  # which repeat an entry


def a_name(choose: Random, pick: Callable[[], str]) -> Name:
    if choose.random() < 0.3:
        return Name(literal=pick() + "!")
    return Name(family=pick() + "!", given=pick(), particle=pick(), suffix=choose.choice(["", pick()]))


DATES = (
    PartialDate(2019),
    PartialDate(1850, season=4),
    PartialDate(2019, 3, end=PartialDate(2019, 4)),
    PartialDate(2019, 3, 5),
)
files = st.lists(entries(), min_size=1, max_size=3).map(
    lambda found: [entry._replace(key=f"{number}{entry.key}") for number, entry in enumerate(found)]
)
TEXT_FORMATS = sorted(name for name, row in FORMATS.items() if not row.binary)
hostile = settings(max_examples=40, suppress_health_check=list(HealthCheck))


@given(files, st.sampled_from(TEXT_FORMATS), st.booleans(), st.sampled_from(["words", "none", "title"]))
@hostile
def test_nothing_runs_in_a_terminal(found: list[Entry], name: str, ascii_only: object, protect: str) -> None:
    written = readers.write(found, name, ascii=ascii_only, protect=protect)
    written.encode()  # no lone surrogates
    assert not {char for char in written if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {
        "\n",
        "\r",
    }
    assert written.isascii() or not (ascii_only and name in ("bibtex", "biblatex"))


@given(files, st.sampled_from(["bibtex", "biblatex"]), st.booleans())
@hostile
def test_bibtex_is_read_back_as_written(found: list[Entry], name: str, ascii_only: object) -> None:
    import bibtexparser
    from pybtex.database.input.bibtex import LowLevelParser

    written = readers.write(found, name, ascii=ascii_only, retracted="note")
    assert balanced(written)
    library = bibtexparser.parse_string(written)
    assert not library.failed_blocks
    blocks = list(LowLevelParser(written))
    assert len(library.entries) == len(blocks) == len(found)
    for entry, ours, (_, (_, theirs)) in zip(found, library.entries, blocks, strict=True):
        title = ours.get("title")
        assert balanced(title.value if title else "")
        assert [name for name, _ in theirs] == [field.key for field in ours.fields]
        if title and not ascii_only:
            assert unescape(title.value) == clean(entry.work.title).replace("“", '"').replace("”", '"')


def balanced(written: str) -> bool:
    """As BibTeX counts: every brace, whatever stands before it."""
    depth = 0
    for char in written:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0


def unescape(value: str) -> str:
    """What LaTeX prints, for the macros that the writer uses."""
    value = value.replace(r"\{\vphantom{\}}", "\x01").replace(r"\vphantom{\{}\}", "\x02")
    value = re.sub(r"\\([{}])", lambda match: {"{": "\x01", "}": "\x02"}[match[1]], value)
    value = value.replace("{}", "\x03").replace("{", "").replace("}", "")
    for macro, char in (("textbackslash", "\x04"), ("textasciitilde", "~"), ("textasciicircum", "^")):
        value = value.replace(f"\\{macro}\x03", char)
    value = re.sub(r"\\([%&#_$])", r"\1", value)
    return value.translate({1: "{", 2: "}", 4: "\\", ord("“"): '"', ord("”"): '"'})


@given(
    st.lists(entries(), min_size=4, max_size=8), st.sampled_from(["bibtex", "biblatex", "ris", "csl-json"])
)
@settings(hostile, max_examples=12)
def test_pandoc_finds_every_record_and_no_other(found: list[Entry], name: str) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    source = name.replace("csl-json", "csljson")
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", source, "-t", "csljson"],
        input=readers.write([entry._replace(key=f"k{n}") for n, entry in enumerate(found)], name),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert [item["id"] for item in json.loads(done.stdout)] == [f"k{n}" for n in range(len(found))]


@given(files)
@hostile
def test_ris_is_read_back_equal(found: list[Entry]) -> None:
    import rispy

    written = readers.write(found, "ris", retracted="note")
    assert re.fullmatch(r"(?:[A-Z][A-Z0-9]  - .*\n|\n)*", written)
    records = rispy.loads(written)
    assert len(records) == written.count("\nER  - \n") == len(found)
    for entry, record in zip(found, records, strict=True):
        assert record.get("title", "") == clean(entry.work.title)
        assert record.get("abstract", "") == clean(entry.work.indexing.abstract)
        people = entry.work.author
        assert len(record.get("authors", [])) == len(people.names) + bool(people and people.truncated)


@given(files, st.booleans())
@hostile
def test_csv_is_read_back_equal(found: list[Entry], excel: object) -> None:
    written = readers.write(found, "csv", excel=excel, retracted="note")
    assert written.startswith("\ufeff") == excel
    assert written.count("\n") == len(found) + 1
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline=""), strict=True))
    assert len(rows) == len(found)
    for entry, row in zip(found, rows, strict=True):
        assert None not in row
        assert (row["title"].removeprefix("'") if excel else row["title"]) in (
            clean(entry.work.title),
            clean(entry.work.title).removeprefix("'"),
        )
        assert not (excel and any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values()))


@given(files)
@hostile
def test_json_is_valid_and_equal(found: list[Entry]) -> None:
    items = json.loads(readers.write(found, "csl-json", retracted="note"))
    lines = [json.loads(line) for line in readers.write(found, "jsonl", retracted="note").splitlines()]
    assert len(items) == len(lines) == len(found)
    for entry, item, line in zip(found, items, lines, strict=True):
        assert not line or _common(line) == _common(item)
        assert item.get("title", "") == clean(entry.work.title)
        assert item.get("abstract", "").replace("\n", " ") == clean(entry.work.indexing.abstract)


_ONLY_PRINTED = (
    *("author", "editor", "translator", "title", "container-title", "page", "URL", "genre", "custom"),
)


def _common(item: dict[str, object]) -> dict[str, object]:
    """What an item has in common as data and for print."""
    return {name: value for name, value in item.items() if name not in _ONLY_PRINTED}


@given(files)
@hostile
def test_nbib_is_read_back_equal(found: list[Entry]) -> None:
    nbib = pytest.importorskip("nbib", reason="the nbib package is not installed")
    articles = [entry._replace(work=entry.work._replace(type="article-journal", PMID="7")) for entry in found]
    written = readers.write(articles, "nbib", retracted="note")
    assert all(re.match(r"[A-Z]{2,4} *- |      |$", line) for line in written.split("\n"))
    records = nbib.read(written)
    assert len(records) == len(articles)
    for entry, record in zip(articles, records, strict=True):
        assert record.get("title", "") == clean(entry.work.title)
