"""The table of formats, and the properties of all of them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from cgt_cite.formats import FORMATS, OutputOptions, format_for
from cgt_cite.formats.options import Protect, Retracted
from cgt_cite.model import Entry, Indexing, Name, NameList, Work
from tests.formats import readers
from tests.formats.plain import BIBLIOGRAPHIES
from tests.formats.records import ENTRIES, WORKS, article, by, titled


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("out/REFS.RIS", "ris"),
        ("a.b.csv", "csv"),
        ("x.jsonl", "jsonl"),
        ("x.edges.csv", "edges"),
        ("edges.csv", "csv"),
        ("X.Parquet", "parquet"),
    ],
)
def test_the_extension_selects_the_format(file_name: str, name: str) -> None:
    found = format_for(file_name)
    assert found is FORMATS[name]


@pytest.mark.parametrize("file_name", ["refs.txt", "bib", "csv", "refs.bib.gz"])
def test_an_unknown_extension_selects_no_format(file_name: str) -> None:
    assert format_for(file_name) is None


def test_a_format_is_imported_when_it_is_used() -> None:
    code = (
        "import sys, cgt_cite.formats; before = set(sys.modules);"
        "cgt_cite.formats.FORMATS['bibtex'].write; after = set(sys.modules);"
        "print(sorted(name for name in before if name.startswith('cgt_cite.formats.')),"
        " after & {'json', 'csv', 'textwrap', 'cgt_cite.formats.ris', 'email', 'rich'})"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['cgt_cite.formats.options', 'cgt_cite.formats.registry'] set()\n"


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_entries_are_written_one_by_one(name: str) -> None:
    taken = 0

    def entries() -> object:
        nonlocal taken
        for entry in ENTRIES:
            taken += 1
            yield entry

    pieces = FORMATS[name].write(entries(), OutputOptions(), [].append)
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


CHANGED = {
    "ascii": OutputOptions(ascii=True),
    "protect": OutputOptions(protect=Protect.NONE),
    "excel": OutputOptions(excel=True),
    "retracted": OutputOptions(retracted=Retracted.NOTE),
    "howpublished": OutputOptions(howpublished=True),
}


@pytest.mark.parametrize("name", FORMATS)
def test_options_that_change_a_format_are_known(name: str) -> None:
    if package := FORMATS[name].package:
        pytest.importorskip(package)
    assert CHANGED.keys() == set(OutputOptions._fields)
    plain = list(FORMATS[name].write(ENTRIES, OutputOptions(), [].append))
    for option, options in CHANGED.items():
        changed = list(FORMATS[name].write(ENTRIES, options, [].append))
        assert (changed != plain) is FORMATS[name].is_changed_by(option), option


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_a_retracted_article_is_noted(name: str) -> None:
    work = WORKS["retracted"]
    written = readers.write([Entry(work=work, key="a")], name)
    assert any(
        word in written for word in ("Retraction in: J Invent Results. 2021", "RIN - J Invent Results. 2021")
    )
    unlinked = Work(
        type="article-journal",
        title="x",
        PMID="1",
        indexing=Indexing(publication_type=("Retracted Publication",)),
    )
    assert "Retracted Publication" in readers.write([Entry(work=unlinked, key="a")], name)


@pytest.mark.parametrize("name", [name for name in BIBLIOGRAPHIES if not FORMATS[name].for_scripts])
def test_a_retracted_article_is_marked_in_its_title(name: str) -> None:
    marked = {title: mark(title, name) for title in (*SAY_SO, *DO_NOT)}
    assert all(f"{title} [" not in written for title, written in marked.items() if title in SAY_SO)
    for title in DO_NOT:
        word = "[RETRACTED]" if title.isupper() else "[retracted]"
        assert f"{title.removesuffix('.')} {word}" in " ".join(marked[title].split())
        assert word not in mark(title, name, retracted="note")


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_titles_in_data_are_not_marked(name: str) -> None:
    assert "[retracted]" not in mark("Gene therapy", name)


def mark(title: str, name: str, **options: object) -> str:
    work = article(title=title, indexing=Indexing(publication_type=("Retracted Publication",)))
    return readers.write([Entry(work=work, key="a")], name, **options).replace("{", "").replace("}", "")


SAY_SO = (
    "RETRACTED: Gene therapy",
    "Retracted: Gene therapy",
    "[Retracted] Gene therapy",
    "RETRACTED ARTICLE: Gene therapy",
    "Retracted article. Gene therapy",
    "WITHDRAWN: Gene therapy",
    "ARTÍCULO RETRACTADO: Terapia",
    "Gene therapy (Retracted)",
    "Gene therapy [retracted in: Cell. 2025;188(26):7629]",
    "Gene therapy – RETRACTED",
)
DO_NOT = (
    "Gene therapy",
    "Gene therapy.",
    "Why are articles retracted? A survey",
    "Retracted articles and their citations",
    "GENE THERAPY",
    "[Gentherapie]",
)


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_a_notice_of_retraction_is_not_marked(name: str) -> None:
    work = article(title="Retraction: x", indexing=Indexing(publication_type=("Retraction of Publication",)))
    assert "[retracted]" not in readers.write([Entry(work=work, key="a")], name)


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_a_truncated_list_of_names_is_marked(name: str) -> None:
    written = readers.write([Entry(work=by("|Adams|A", truncated=True), key="a")], name)
    assert any(words in written for words in ("et al.", "others", '"author_truncated": true'))


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_initials_are_spaced(name: str) -> None:
    written = readers.write([Entry(work=by("|Cipolla|MJ", "|Kim|D.H."), key="a")], name)
    assert "M. J." in written
    assert "D. H." in written
    assert ("MJ" in written) == (name == "nbib")  # in MEDLINE's short form


TEXT = "Smith J. Something, somewhere. https://example.org/a-pa... 2019 Mar"


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csv", "csl-json", "jsonl"])
@pytest.mark.parametrize(
    ("work", "confidence", "kept"),
    [
        (Work(type="document"), None, True),
        (article(title="Only this"), None, True),
        (
            article(title="Something, somewhere", author=NameList((Name("Smith", "J"),))),
            None,
            True,
        ),  # an address
        (article(title="Something, somewhere", URL="https://example.org/a-page"), None, True),  # a name
        (
            article(
                title="Something, somewhere",
                author=NameList((Name("Smith", "J"),)),
                URL="https://example.org/a-pa",
            ),
            None,
            False,
        ),
        (
            article(
                title="Something, somewhere",
                author=NameList((Name("Smith", "J"),)),
                URL="https://example.org/a-pa",
            ),
            0.2,
            True,
        ),
    ],
)
def test_the_reference_string_is_kept_if_the_fields_lack_a_word(
    work: Work, confidence: float | None, kept: object, name: str
) -> None:
    written = readers.write([Entry(work=work, key="a", text=(TEXT,), confidence=confidence)], name)
    assert (TEXT in written) == (kept or name in ("csv", "csl-json", "jsonl"))


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "csl-json"])
def test_the_reference_string_is_printed_only_if_nothing_else_identifies_the_work(name: str) -> None:
    bare = readers.write([Entry(work=Work(type="document"), key="a", text=(TEXT,))], name)
    named = readers.write([Entry(work=titled("Another"), key="a", text=(TEXT,))], name)
    note = '"note": "Smith' if name == "csl-json" else "note = {Smith"
    assert note in bare
    assert note not in named


def test_an_abbreviated_journal_is_not_missing() -> None:
    work = article(container_title="Journal of Invented Results", container_title_short="", title="Something")
    entry = Entry(work=work, key="a", text=("Cavallo M, Okafor CN. Something. J Invent Res 2019.",))
    assert "Cited as" not in readers.write([entry], "bibtex")


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csl-json", "jsonl"])
def test_an_entry_without_a_key_gets_one(name: str) -> None:
    entries = [Entry(work=WORKS["report"]), Entry(work=WORKS["book"], key="a'{b},\n c")]
    written = readers.write(entries, name)
    assert "ref1" in written
    assert "abc" in written


def test_an_unparsable_line_still_makes_a_line() -> None:
    entries = [Entry(work=Work(), text=("???",)), Entry(work=WORKS["report"])]
    first, second = readers.write(entries, "jsonl").splitlines()
    assert first == "{}"
    assert json.loads(second)["title"] == "World report on nothing"


def test_a_note_that_repeats_the_reference_is_not_printed() -> None:
    again = "Cavallo M, Okafor CN. Gene therapy in β-thalassaemia. J Invent Results 2019;12(3)447-62."
    assert again not in readers.write([Entry(work=article(note=(again,)), key="a")], "bibtex")
    erratum = f"{again} Erratum in: 2020."
    written = readers.write([Entry(work=article(note=(erratum, "With a plate.")), key="a")], "bibtex")
    assert "note = {With a plate.}" in written
    assert f"annote = {{Cited as: {erratum}" in written


def test_texts_that_differ_only_in_number_and_dashes_are_printed_once() -> None:
    plain = "Cavallo M. Gene therapy. J Invent Results 2019;12:447–62. Erratum in: 2020."
    texts = (f"5. {plain}", f"[5] {plain}".replace("–", "-"), plain, plain.replace("2020", "2021"))
    written = readers.write([Entry(work=article(), key="a", text=texts)], "bibtex")
    assert written.count("Cited as: ") == 2
    assert "Cited as: Cavallo" in written
