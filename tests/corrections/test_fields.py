"""Corrections of single fields, and decisions about entries, are applied in every run."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.corrections.running import SAMPLES, cite, extract, items_of, row_with, rows_of, write_table

KEY = "Cavazzana2019Gene"
DOUBTFUL = "American Society of Gene & Cell Therapy and Citeline"


def correct(tmp_path: Path, *rows: tuple[str, str], key: str = KEY) -> str:
    return str(
        write_table(
            tmp_path / "c.csv", [{"key": key, "field": field, "value": value} for field, value in rows]
        )
    )


def test_fields_are_corrected_and_marked(tmp_path: Path) -> None:
    table = correct(tmp_path, ("title", "A new title"), ("year", "2020"), ("pages", "1-9"), ("volume", ""))
    before, found = items_of()[KEY], items_of("--corrections", table)[KEY]
    assert (found["title"], found["page"], found.get("volume")) == ("A new title", "1-9", None)
    assert found["issued"] == {"date-parts": [[2020]]}
    sources = found["custom"]["sources"]
    assert {field for field, source in sources.items() if source == "correction"} == {
        *("title", "issued", "page", "volume")
    }
    assert {"author": found["author"], "DOI": found["DOI"]} == {
        field: before[field] for field in ("author", "DOI")
    }
    assert items_of("--corrections", table).keys() == items_of().keys()  # keys stay


@pytest.mark.parametrize("column", ["pmid", "doi", "text"])
def test_each_column_identifies(tmp_path: Path, column: str) -> None:
    row = row_with(key=KEY)
    table = write_table(tmp_path / "c.csv", [{column: row[column], "field": "title", "value": "New"}])
    found = items_of("--corrections", str(table))
    assert [key for key, item in found.items() if item.get("title") == "New"] == [KEY]


def test_columns_that_lead_to_different_entries_match_none(tmp_path: Path) -> None:
    other = next(row for row in rows_of() if row["doi"] and row["key"] != KEY)
    rows = [
        {"key": KEY, "doi": other["doi"], "field": "title", "value": "Wrong"},
        {"key": KEY, "doi": "10.1000/of-no-entry", "field": "title", "value": "Right"},
    ]
    done = extract("--corrections", str(write_table(tmp_path / "c.csv", rows)))
    assert f"c.csv, line 2 (key {KEY}, doi {other['doi']}: title Wrong): matches no entry" in done.stderr
    assert "1 correction matches no entry" in done.stderr
    assert "Right" in done.stdout
    assert "Wrong" not in done.stdout


def test_the_last_correction_of_a_field_holds(tmp_path: Path) -> None:
    table = correct(tmp_path, ("title", "First"), ("title", "Second"))
    assert items_of("--corrections", table)[KEY]["title"] == "Second"


def test_what_is_not_a_reference_is_removed(tmp_path: Path) -> None:
    table = correct(tmp_path, ("not_a_reference", "yes"))
    done = extract("-v", "--corrections", table)
    assert f"{KEY}," not in done.stdout
    assert f"{KEY}: is removed: not a reference: Cavazzana" in done.stderr
    assert "1 entry removed: not a reference" in done.stderr
    assert f"{len(rows_of()) - 1} entries written\n" in done.stderr


def test_what_is_checked_is_no_longer_doubtful(tmp_path: Path) -> None:
    row = next(row for row in rows_of() if row["text"].startswith(DOUBTFUL))
    assert float(row["confidence"]) < 0.5
    done = extract("--corrections", correct(tmp_path, ("checked", "yes"), key=row["key"]))
    assert "1 reference parsed with low confidence" in extract().stderr
    assert "low confidence" not in done.stderr + done.stdout
    found = items_of("--corrections", str(tmp_path / "c.csv"))[row["key"]]
    assert "confidence" not in found["custom"]
    assert "correction" not in found["custom"]["sources"].values()


def test_single_references_are_corrected(tmp_path: Path) -> None:
    row = row_with(key=KEY)
    rows = [
        {"text": row["text"], "key": "", "field": "title", "value": "New"},
        {"text": "", "key": KEY, "field": "same_as", "value": "Nothing2000Nothing"},
    ]
    table = write_table(tmp_path / "c.csv", rows)
    done = extract("-t", "csv", "--no-merge", "--corrections", str(table))
    found = list(csv.DictReader(done.stdout.splitlines()))
    assert len(found) == len(rows_of("--no-merge"))
    places = {(one["source"], one["position"]) for one in found if one["title"] == "New"}
    assert len(places) == sum(one["text"] == row["text"] for one in rows_of("--no-merge"))
    assert {place[0] for place in places} == {*row["source"].split("; ")}
    assert "matches no entry" not in done.stderr


def test_inspection_shows_corrected_fields(tmp_path: Path) -> None:
    table = correct(tmp_path, ("title", "A new title"), ("volume", ""))
    options = ("--match", "Cavazzana M", "--corrections", table)
    found = cite("inspect", str(SAMPLES), *options).stdout
    assert found.count("A new title") == len(row_with(key=KEY)["source"].split("; "))
    assert "\t18" not in found
    assert "A new title" in cite("inspect", str(SAMPLES), *options, "--field", "title").stdout
    correct(tmp_path, ("not_a_reference", "yes"))
    assert cite("inspect", str(SAMPLES), *options).stdout == ""


def test_declared_duplicates_keep_corrections_of_the_one_named(tmp_path: Path) -> None:
    one, other = (row["key"] for row in rows_of()[:2])
    rows = [
        {"key": one, "field": "same_as", "value": other},
        {"key": other, "field": "title", "value": "Kept"},
        {"key": one, "field": "title", "value": "Not kept"},
        {"key": other, "field": "doi", "value": ""},
        {"key": one, "field": "pmcid", "value": "PMC1234567"},
    ]
    found = items_of("--corrections", str(write_table(tmp_path / "c.csv", rows)))
    assert one not in found
    item = found[other]
    assert (item["title"], item.get("DOI"), item["PMCID"]) == ("Kept", None, "PMC1234567")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            "key,field,value\nA,title,x\nA,year,20x9\n",
            "c.csv, line 3: year '20x9' is not a year of four digits",
        ),
        ("key,field,value\nA,type,novel\n", "c.csv, line 2: type 'novel' is not a type; use one of article,"),
        (
            "key,field,value\nA,cited_by,1\n",
            "c.csv, line 2: field 'cited_by' cannot be corrected; use one of type",
        ),
        (
            "key,field,value\nA,checked,\n",
            "c.csv, line 2: a correction needs `field`, `value` and one of key",
        ),
        ("key,field,value\nA,checked,no\n", "c.csv, line 2: the only value of checked is yes, not 'no'"),
        ("key,field\nA,checked\n", "c.csv, line 1: a table of corrections has the columns"),
        ("field,value\ntitle,B\n", "c.csv, line 1: a table of corrections has the columns"),
        ("", "c.csv, line 1: a table of corrections has the columns"),
    ],
)
def test_invalid_tables(tmp_path: Path, table: str, message: str) -> None:
    (tmp_path / "c.csv").write_text(table, encoding="utf-8")
    done = extract("--corrections", str(tmp_path / "c.csv"), "-o", str(tmp_path / "refs.bib"))
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert not (tmp_path / "refs.bib").exists()


def test_a_row_without_a_value_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "c.csv"
    table.write_text(f"key,field,value\n{KEY},title\n", encoding="utf-8")
    done = cite("extract", str(SAMPLES), "--corrections", str(table))
    assert done.returncode == 2
    assert "line 2: a correction needs `field`, `value`" in done.stderr
