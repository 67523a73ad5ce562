"""The CSV of who cites what: a row for each reference, by identifiers."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given

from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.model import Entry, Sighting, Work
from tests.extracting import SAMPLES, write_file
from tests.formats import readers
from tests.formats.test_hostile import files, hostile

ROOT = Path(__file__).resolve().parents[2]
HEADER = "citing_pmid,citing_doi,source,position,cited_pmid,cited_doi,cited_pmcid,work_id"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_for_each_place_where_the_work_is_cited() -> None:
    work = Work(title="A title", PMID="7", DOI="10.1000/Cited", PMCID="PMC8")
    places = (
        Sighting("a.html", 3, "", "1", "10.1000/citing"),
        Sighting("b, c.html", 1),
        Sighting("own.html"),  # the work's own page
    )
    text = readers.write([Entry(work=work, key="k", sightings=places, work_id="pmid:7")], "edges")
    assert text.split("\r\n") == [
        HEADER,
        "1,10.1000/citing,a.html,3,7,10.1000/Cited,PMC8,pmid:7",
        ',,"b, c.html",1,7,10.1000/Cited,PMC8,pmid:7',
        "",
    ]


def test_rows_are_those_of_unmerged_entries(tmp_path: Path) -> None:
    """Whether or not `--no-merge` is given: `.edges.csv` is another format than `.csv`."""
    output = tmp_path / "refs.edges.csv"
    command = [sys.executable, "-m", "cgt_cite", "extract", str(SAMPLES), "-q", "-o", str(output)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    command = [sys.executable, "-m", "cgt_cite", "extract", str(SAMPLES), "-q", "-t", "jsonl", "--no-merge"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    items = [json.loads(line) for line in done.stdout.splitlines()]
    found = rows(output.read_bytes().decode())
    assert len(found) == len(items) > 50
    for row, item in zip(found, items, strict=True):
        custom = item["custom"]
        assert [row["source"]] == custom["source"]
        assert [int(row["position"])] == custom["position"]
        assert row["work_id"] == custom["work_id"]
        assert (row["cited_pmid"], row["cited_doi"], row["cited_pmcid"]) == tuple(
            item.get(name, "") for name in ("PMID", "DOI", "PMCID")
        )
        assert [row["citing_pmid"] or row["source"]] == custom["cited_by"]
        assert row["citing_pmid"] or row["citing_doi"] or row["source"].endswith(".txt")


def test_an_earlier_file_is_replaced(tmp_path: Path) -> None:
    output = tmp_path / "refs.edges.csv"
    write_file(output, "edges", SAMPLES)
    first = output.read_bytes()
    write_file(output, "edges", SAMPLES)
    assert output.read_bytes() == first


@given(files)
@hostile
def test_any_text_makes_one_row(found: list[Entry]) -> None:
    read = rows("".join(FORMATS["edges"].write(found, OutputOptions(), [].append)))
    assert [row["position"] for row in read] == ["1", "2"] * len(found)


def test_strings_without_pages_have_none() -> None:
    command = [sys.executable, "-m", "cgt_cite", "parse", "-t", "edges"]
    done = subprocess.run(command, cwd=ROOT, input=b"Smith J. A title.\n", capture_output=True, check=False)
    assert done.returncode == 2
    assert b"use `extract`" in done.stderr
    assert not done.stdout
