"""CSV: the columns, and what spreadsheets do with cells."""

from __future__ import annotations

import csv
import io

import pytest

from cgt_cite.corrections.spreadsheets import is_respelled
from cgt_cite.model import Entry, PageRange, Pages, Sighting, Work
from tests.formats import readers
from tests.formats.records import ENTRIES, WORKS, article, by

COLUMNS = (
    "key,type,title,authors,editors,container_title,container_title_short,year,date,volume,issue,pages,doi,"
    "pmid,pmcid,issn,isbn,url,accessed,publisher,publisher_place,edition,language,abstract,keywords,note,"
    "cited_by,source,position,confidence,text,in_folder,cited_by_count,work_id"
)


def row(work: Work, **entry: object) -> dict[str, str]:
    text = readers.write([Entry(work=work, key="k", **entry)], "csv")
    return next(csv.DictReader(io.StringIO(text, newline="")))


def test_the_columns() -> None:
    assert readers.write([], "csv") == COLUMNS + "\r\n"


def test_a_row() -> None:
    found = row(
        WORKS["everything"],
        cited_by=("1", "a.html"),
        sightings=(Sighting("p/a.html", 3), Sighting("p/b.html", 14)),
        confidence=0.98765,
        text=("Cavallo M. Gene therapy.",),
    )
    assert found["authors"] == "Cavallo, Marta; Okafor, Chidi N."
    assert (found["year"], found["date"], found["pages"]) == ("2019", "2019-03-05", "447-462")
    assert (found["cited_by"], found["source"]) == ("1; a.html", "p/a.html; p/b.html")
    assert (found["position"], found["confidence"]) == ("3; 14", "0.988")
    assert found["text"] == "Cavallo M. Gene therapy."
    assert found["keywords"].startswith("beta cells; globin switching; Humans")
    assert "\n" not in found["abstract"]


def test_values_without_a_column_are_noted() -> None:
    assert row(WORKS["report"])["note"] == "Number: WHO/NIL/2019.4; Genre: Technical report"
    assert row(WORKS["book"])["note"] == "Series: Lecture Notes in Nothing 42"
    assert row(by("|Adams|A", truncated=True))["note"] == ""
    assert row(by("|Adams|A", truncated=True))["authors"] == "Adams, A.; et al."
    assert row(WORKS["chapter"])["editors"] == "Chen, X.; von Kahn, Zoë, Jr; et al."
    assert row(WORKS["report"])["confidence"] == ""


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\ufeff=1", "\r=1"])
def test_a_spreadsheet_runs_nothing(title: str) -> None:
    written = readers.write([Entry(work=article(title=title), key="k")], "csv", excel=True)
    assert written.startswith("\ufeffkey,")
    cell = next(csv.DictReader(io.StringIO(written[1:], newline="")))["title"]
    assert cell == "'" + title.strip("\t\r\ufeff")
    assert row(article(title=title))["title"] == title.strip("\t\r\ufeff")  # a script gets the text as it is


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        *(("1-18", "1–18"), ("3-4", "3–4"), ("3/4", "3–4"), ("12-2019", "12–2019"), ("2019-3", "2019–3")),
        *(("1-2-3", "1–2–3"), ("Mar-5", "Mar–5"), ("5-Dec", "5–Dec")),
        *(("447-462", "447-462"), ("S1-5", "S1-5"), ("12", "12"), ("Jan-Feb", "Jan-Feb"), ("2-A", "2-A")),
    ],
)
def test_a_spreadsheet_sees_no_dates(plain: str, shown: str) -> None:
    work = article(volume=plain, issue=plain, page=Pages((PageRange(plain),)))
    written = readers.write([Entry(work=work, key="k")], "csv", excel=True)
    found = next(csv.DictReader(io.StringIO(written[1:], newline="")))
    assert {found["volume"], found["issue"], found["pages"]} == {shown}
    assert row(work)["issue"] == plain
    assert shown == plain or is_respelled(shown, plain)  # an edited copy corrects nothing


def test_each_line_is_a_row() -> None:
    assert readers.write(ENTRIES, "csv").count("\n") == len(ENTRIES) + 1
