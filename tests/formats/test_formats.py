"""The table of formats, and what holds for all of them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import readers
from records import ENTRIES, WORKS

from cgt_cite.formats import FORMATS, Options, format_for
from cgt_cite.model import Entry, Work


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("refs.bib", "bibtex"),
        ("out/REFS.RIS", "ris"),
        ("a.b.csv", "csv"),
        ("x.json", "csl-json"),
        ("x.jsonl", "jsonl"),
        ("pubmed.nbib", "nbib"),
    ],
)
def test_the_extension_names_the_format(file_name: str, name: str) -> None:
    found = format_for(file_name)
    assert found is FORMATS[name]


@pytest.mark.parametrize("file_name", ["refs.txt", "bib", "csv", "refs.bib.gz"])
def test_an_unknown_extension_names_none(file_name: str) -> None:
    assert format_for(file_name) is None


def test_a_format_is_imported_when_it_is_used() -> None:
    code = (
        "import sys, cgt_cite.formats; before = set(sys.modules);"
        "cgt_cite.formats.FORMATS['bibtex'].write; after = set(sys.modules);"
        "print([name for name in before if name.startswith('cgt_cite.formats.')],"
        " after & {'json', 'csv', 'textwrap', 'cgt_cite.formats.ris', 'email', 'rich'})"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['cgt_cite.formats.options'] set()\n"


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_entries_make_the_same_file(name: str) -> None:
    assert readers.write(ENTRIES, name) == readers.write(iter(ENTRIES), name)


@pytest.mark.parametrize("name", FORMATS)
def test_entries_are_written_as_they_come(name: str) -> None:
    taken = 0

    def entries() -> object:
        nonlocal taken
        for entry in ENTRIES:
            taken += 1
            yield entry

    pieces = FORMATS[name].write(entries(), Options(), [].append)
    while taken == 0:
        assert next(pieces) is not None
    assert taken == 1


@pytest.mark.parametrize(
    ("name", "empty"), [("bibtex", ""), ("biblatex", ""), ("ris", ""), ("jsonl", ""), ("nbib", "")]
)
def test_no_entries_make_an_empty_file(name: str, empty: str) -> None:
    assert readers.write([], name) == empty


def test_no_entries_make_an_empty_array_and_a_bare_header() -> None:
    assert json.loads(readers.write([], "csl-json")) == []
    assert readers.write([], "csv").count("\n") == 1


@pytest.mark.parametrize("name", FORMATS)
def test_a_retracted_article_says_so(name: str) -> None:
    work = WORKS["retracted"]
    written = readers.write([Entry(work=work, key="a")], name)
    assert any(
        word in written for word in ("Retraction in: J Invent Results. 2021", "RIN - J Invent Results. 2021")
    )
    unlinked = Work(type="article-journal", title="x", PMID="1", publication_type=("Retracted Publication",))
    assert "Retracted Publication" in readers.write([Entry(work=unlinked, key="a")], name)


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csv", "csl-json", "jsonl"])
def test_the_references_own_text_goes_along_where_fields_are_missing(name: str) -> None:
    text = "Smith J. Something, somewhere"
    whole = Entry(work=WORKS["report"], key="a", text=(text,))
    for entry in (
        Entry(work=Work(type="document"), key="a", text=(text,)),
        Entry(work=Work(type="article-journal", title="Only this"), key="a", text=(text,)),
        Entry(work=WORKS["report"], key="a", text=(text,), confidence=0.2),
    ):
        assert text in readers.write([entry], name)
    assert (text in readers.write([whole], name)) == (name in ("csv", "csl-json", "jsonl"))


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csl-json", "jsonl"])
def test_an_entry_without_a_key_gets_one(name: str) -> None:
    entries = [Entry(work=WORKS["report"]), Entry(work=WORKS["book"], key="a'{b},\n c")]
    written = readers.write(entries, name)
    assert "ref1" in written
    assert "abc" in written


def test_a_line_stays_a_line_where_nothing_was_found() -> None:
    entries = [Entry(work=Work(), text=("???",)), Entry(work=WORKS["report"])]
    first, second = readers.write(entries, "jsonl").splitlines()
    assert first == "{}"
    assert json.loads(second)["title"] == "World report on nothing"
