"""An edited copy of our own CSV is a table of corrections, whatever program saved it and whenever."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from cgt_cite.corrections.spreadsheets import is_respelled, without_guard
from tests.corrections.running import (
    SAMPLES,
    Row,
    cite,
    extract,
    items_of,
    row_with,
    rows_of,
    write_table,
)

KEY = "Cavazzana2019Gene"
DOUBTFUL = "American Society of Gene & Cell Therapy and Citeline"


def edited(changes: Row, key: str = KEY) -> list[Row]:
    return [row | (changes if row["key"] == key else {}) for row in rows_of()]


def corrected_fields(table: Path, *options: str) -> dict[str, set[str]]:
    """The names of the corrected fields, by key."""
    items = items_of("--corrections", str(table), *options)
    found = {
        key: {name for name, source in item["custom"].get("sources", {}).items() if source == "correction"}
        for key, item in items.items()
    }
    return {key: fields for key, fields in found.items() if fields}


def test_an_unchanged_copy_corrects_nothing(tmp_path: Path) -> None:
    table = write_table(tmp_path / "copy.csv", list(rows_of()))
    assert corrected_fields(table) == {}
    assert extract("--corrections", str(table)).stderr == extract().stderr


def test_changed_cells_are_corrections(tmp_path: Path) -> None:
    table = write_table(tmp_path / "copy.csv", edited({"title": "New", "authors": "Doe, Jane", "volume": ""}))
    assert corrected_fields(table) == {KEY: {"title", "author"}}  # an empty cell corrects nothing
    assert items_of("--corrections", str(table))[KEY]["author"] == [{"family": "Doe", "given": "Jane"}]


def test_columns_that_are_counted_are_not_corrected(tmp_path: Path) -> None:
    changes = {"cited_by": "1", "source": "b", "position": "9", "confidence": "1", "in_folder": "yes"}
    changes |= {"cited_by_count": "7", "work_id": "pmid:1", "note": "mine"}
    table = write_table(tmp_path / "copy.csv", edited(changes))
    assert corrected_fields(table) == {}


def test_a_corrected_identifier_makes_another_work_id(tmp_path: Path) -> None:
    table = write_table(tmp_path / "copy.csv", edited({"pmid": "123"}))
    before, after = items_of()[KEY], items_of("--corrections", str(table))[KEY]
    assert before["custom"]["work_id"] == f"pmid:{before['PMID']}"
    assert after["custom"]["work_id"] == "pmid:123"


def test_a_copy_that_a_german_excel_saved(tmp_path: Path) -> None:
    written = extract("-q", "-t", "csv", "--excel").stdout.removeprefix("\ufeff")
    (tmp_path / "excel.csv").write_text(written, encoding="utf-8")
    rows = [
        {name: cell for name, cell in row.items() if name != "abstract"} for row in edited({"title": "'=New"})
    ]
    table = write_table(tmp_path / "copy.csv", [*rows, dict.fromkeys(rows[0], "")], separator=";", bom=True)
    assert corrected_fields(table) == {KEY: {"title"}}
    assert items_of("--corrections", str(table))[KEY]["title"] == "=New"


def test_an_unchanged_copy_for_spreadsheets_corrects_nothing(tmp_path: Path) -> None:
    table = tmp_path / "copy.csv"
    written = extract("-q", "-t", "csv", "--excel").stdout
    assert "–" in {row["pages"][1:2] for row in csv.DictReader(written.splitlines())}
    table.write_text(written, encoding="utf-8")
    assert corrected_fields(table) == {}
    assert extract("-q", "-t", "csv", "--keys", str(table)).stdout == extract("-q", "-t", "csv").stdout


def test_decisions_are_additional_columns(tmp_path: Path) -> None:
    one, other = rows_of()[:2]
    doubtful = next(row for row in rows_of() if row["text"].startswith(DOUBTFUL))
    rows = [
        row
        | {
            "not_a_reference": "yes" if row["key"] == KEY else "",
            "same_as": other["key"] if row["key"] == one["key"] else "",
            "checked": "x" if row["key"] == doubtful["key"] else "",
        }
        for row in rows_of()
    ]
    done = extract("-t", "csv", "--corrections", str(write_table(tmp_path / "copy.csv", rows)))
    assert KEY not in done.stdout
    assert f"\n{one['key']}," not in done.stdout
    assert "low confidence" not in done.stderr


@pytest.fixture
def growing(tmp_path: Path) -> Path:
    """A folder with one page whose reference list names an article that is not saved yet."""
    folder = tmp_path / "pages"
    folder.mkdir()
    shutil.copy(next(SAMPLES.glob("Successes*.html")), folder / "page.html")
    return folder


def test_what_is_known_better_now_is_reported_and_not_undone(growing: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.csv"
    extract("-q", "-o", str(copy), pages=growing)
    row = next(iter(rows_of(pages=growing)))
    assert row["pmid"]
    title = row["title"].title()  # as the record has it
    article = (
        f"<PubmedArticle><MedlineCitation><PMID>{row['pmid']}</PMID><Article><Journal><Title>Journal</Title>"
        f"</Journal><ArticleTitle>{title}</ArticleTitle><Abstract><AbstractText>Known now.</AbstractText>"
        "</Abstract></Article></MedlineCitation></PubmedArticle>"
    )
    record = f"<?xml version='1.0'?><PubmedArticleSet>{article}</PubmedArticleSet>"
    (growing / "record.xml").write_text(record, encoding="utf-8")
    done = extract("-t", "csv", "--corrections", str(copy), pages=growing)
    assert title in done.stdout
    assert "Known now." in done.stdout
    assert f"({row['key']}: title): is not applied: another source is surer now than " in done.stderr
    insisting = write_table(
        tmp_path / "c.csv", [{"key": row["key"], "field": "title", "value": row["title"]}]
    )
    assert row["title"] in extract("-q", "--corrections", str(insisting), pages=growing).stdout


def test_rows_are_found_when_keys_and_strings_are_others_now(tmp_path: Path) -> None:
    row = row_with(key=KEY)
    rows = [{"key": "Old2000Key", "text": f"{row['text']}; another string", "title": "New"}]
    assert corrected_fields(write_table(tmp_path / "copy.csv", rows)) == {KEY: {"title"}}
    rows = [{"key": KEY, "pmid": "1", "title": row["title"]}]  # the PMID itself is corrected
    assert corrected_fields(write_table(tmp_path / "copy.csv", rows)) == {KEY: {"PMID"}}


def test_rows_of_entries_that_are_gone_are_reported(tmp_path: Path) -> None:
    table = write_table(tmp_path / "copy.csv", [{"key": "Gone2000Gone", "title": "New"}])
    done = extract("--corrections", str(table))
    assert "copy.csv, line 2 (key Gone2000Gone): matches no entry" in done.stderr


def test_cells_that_their_columns_cannot_hold(tmp_path: Path) -> None:
    line = next(number for number, row in enumerate(rows_of(), 2) if row["key"] == KEY)
    table = write_table(tmp_path / "copy.csv", edited({"year": "20x9"}))
    done = extract("--corrections", str(table), "-o", str(tmp_path / "refs.bib"))
    assert (done.returncode, (tmp_path / "refs.bib").exists()) == (2, False)
    assert f"copy.csv, line {line}: year '20x9' is not a year of four digits" in done.stderr


def test_the_output_does_not_replace_the_corrections(tmp_path: Path) -> None:
    table = write_table(tmp_path / "copy.csv", edited({"title": "New"}))
    before = table.read_bytes()
    done = extract("--corrections", str(table), "-o", str(table))
    assert (done.returncode, table.read_bytes()) == (2, before)
    assert "copy.csv: is also an input" in done.stderr


def test_a_copy_of_single_references(tmp_path: Path) -> None:
    rows = rows_of("--no-merge")
    shared = next(row["text"] for row in rows if sum(one["text"] == row["text"] for one in rows) > 1)
    first = next(number for number, row in enumerate(rows) if row["text"] == shared)
    changed = [row | ({"title": "New"} if number == first else {}) for number, row in enumerate(rows)]
    table = write_table(tmp_path / "copy.csv", changed)
    assert corrected_fields(table, "--no-merge") == {rows[first]["key"]: {"title"}}


def test_inspection_of_an_edited_copy(tmp_path: Path) -> None:
    table = write_table(tmp_path / "copy.csv", edited({"title": "New"}))
    found = cite("inspect", str(SAMPLES), "--match", "Cavazzana M", "--corrections", str(table))
    assert "\tNew\t" in found.stdout


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("12", "012"),
        ("15. Dez", "12-15"),
        ("15-Dec", "12-15"),
        ("4-Mar", "3-4"),
        ("04.03.2026", "3-4"),
        ("Mrz 19", "2019-03"),
        ("Mar-19", "2019-03"),
        ("3/5/2019", "2019-03-05"),
        ("9.78012E+12", "9780123456786"),
        ("9,78E+12", "9780123456786"),
    ],
)
def test_what_spreadsheets_make_of_cells(cell: str, written: str) -> None:
    assert is_respelled(cell, written) is (cell != "04.03.2026")  # the year of today cannot be known


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("13", "012"),
        ("3-5", "3-4"),
        ("447-463", "447-462"),
        ("", "1"),
        ("e12", "12"),
        ("9.79E+12", "9780123456786"),
    ],
)
def test_what_people_write(cell: str, written: str) -> None:
    assert not is_respelled(cell, written)


def test_the_guard_of_formulas_is_removed() -> None:
    assert [without_guard(cell) for cell in ("'=1+1", "'-", "'Omics", "'")] == ["=1+1", "-", "'Omics", "'"]
