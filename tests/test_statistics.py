"""The statistics in a file, and that the summary has the same numbers."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cgt_cite.statistics import PageCounts, PageStats, Statistics, Totals
from cgt_cite.statistics.tables import pages_csv

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
COLUMNS = "pmid,doi,title,files,shown,stated,missing,complete,doubtful,without_identifier"


def extract(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cgt_cite", "extract", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def statistics_of(folder: Path, *options: str) -> tuple[dict[str, Any], str]:
    """The statistics as JSON, and the summary."""
    path = folder.parent / "stats.json"
    done = extract(folder, "--stats", path, *options)
    return json.loads(path.read_text(encoding="utf-8")), done.stderr


def number_in(summary: str, pattern: str) -> int:
    match = re.search(pattern.replace("#", r"([\d,]+)"), summary)
    return int(match[1].replace(",", "")) if match else 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The samples, one of them saved a second time."""
    copy = shutil.copytree(SAMPLES, tmp_path / "pages")
    shutil.copy(next(copy.glob("Reply*.html")), copy / "again.html")
    return copy


@pytest.mark.parametrize("options", [(), ("--no-merge",), ("--what", "all"), ("--what", "articles")])
def test_the_summary_has_the_same_numbers(folder: Path, options: tuple[str, ...]) -> None:
    found, summary = statistics_of(folder, *options)
    totals = Totals(**found["totals"])
    assert totals.pages == number_in(summary, "# pages read")
    assert totals.records_identified == number_in(summary, "# references found")
    assert totals.without_identifier == number_in(summary, "# without identifier")
    assert totals.incomplete == number_in(summary, "# pages saved with part")
    assert totals.missing == number_in(summary, "# references missing")
    assert totals.doubtful == number_in(summary, "# references? parsed with low")
    if not options:
        assert totals.records_after_deduplication == number_in(summary, "# entries written")
        assert totals.duplicates_removed == number_in(summary, "# duplicates? merged")


def test_the_totals_add_up(folder: Path) -> None:
    found, _ = statistics_of(folder)
    totals, rows = Totals(**found["totals"]), [PageCounts(**row) for row in found["pages"]]
    assert totals.articles == len(rows)
    assert totals.records_identified == sum(row.shown for row in rows) > 0
    assert totals.missing == sum(row.missing for row in rows) > 0
    assert totals.doubtful == sum(row.doubtful for row in rows) > 0
    assert totals.without_identifier == sum(row.without_identifier for row in rows) > 0
    assert totals.incomplete == sum(row.complete is False for row in rows)
    assert totals.pages == sum(len(row.files) for row in rows)
    assert totals.duplicates_removed is not None
    assert (
        totals.records_identified - totals.duplicates_removed - totals.removed_for_other_reasons
        == totals.records_after_deduplication
    )


def test_an_article_counts_once(folder: Path) -> None:
    before, _ = statistics_of(shutil.copytree(SAMPLES, folder.parent / "once" / "pages"))
    after, _ = statistics_of(folder)
    same = {name for name, value in before["totals"].items() if value == after["totals"][name]}
    assert set(before["totals"]) - same == {"files", "pages"}
    (row,) = (row for row in after["pages"] if "again.html" in row["files"])
    assert len(row["files"]) == 2


def test_what_is_removed_is_counted(folder: Path) -> None:
    before, _ = statistics_of(folder)
    first = next(csv.DictReader(extract(folder, "-q", "-t", "csv").stdout.splitlines()))
    table = folder.parent / "c.csv"
    table.write_text(f"key,field,value\n{first['key']},not_a_reference,yes\n", encoding="utf-8")
    after, summary = statistics_of(folder, "--corrections", str(table))
    assert after["totals"]["removed_for_other_reasons"] == 1
    one_less = before["totals"]["records_after_deduplication"] - 1
    assert after["totals"]["records_after_deduplication"] == one_less
    assert after["totals"]["duplicates_removed"] == before["totals"]["duplicates_removed"]
    assert "1 entry removed: not a reference" in summary


def test_what_the_run_cannot_tell_is_empty(folder: Path) -> None:
    for options in (("--no-merge",), ("--what", "articles")):
        totals = statistics_of(folder, *options)[0]["totals"]
        assert totals["duplicates_removed"] is totals["records_after_deduplication"] is None


def test_csv_is_two_tables(folder: Path) -> None:
    done = extract(folder, "-q", "--stats", folder.parent / "stats.csv")
    assert done.returncode == 0
    found, _ = statistics_of(folder)
    with (folder.parent / "stats.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert ",".join(rows[0]) == COLUMNS
    for row, expected in zip(rows, found["pages"], strict=True):
        assert row["files"].split("; ") == expected["files"]
        assert (int(row["shown"]), int(row["stated"])) == (expected["shown"], expected["stated"])
        assert row["complete"] == {True: "yes", False: "no", None: ""}[expected["complete"]]
    with (folder.parent / "stats-totals.csv").open(encoding="utf-8", newline="") as file:
        totals = {row["name"]: row["value"] for row in csv.DictReader(file)}
    assert totals == {name: "" if value is None else str(value) for name, value in found["totals"].items()}


def test_cells_with_separators_are_quoted() -> None:
    row = PageCounts(
        "1", "", 'A, "b"', ("x.html", "y.html"), 1, 1, 0, complete=True, doubtful=0, without_identifier=0
    )
    assert list(pages_csv([row])) == [f"{COLUMNS}\r\n", '1,,"A, ""b""",x.html; y.html,1,1,0,yes,0,0\r\n']


@pytest.mark.parametrize("name", ["stats.txt", "missing/stats.csv"])
def test_files_that_cannot_be_written(folder: Path, name: str) -> None:
    done = extract(folder, "--stats", folder.parent / name, "-o", folder.parent / "refs.bib")
    assert done.returncode == 2
    assert name in done.stderr
    assert not (folder.parent / "refs.bib").exists()


def page(name: str, shown: int, stated: int, **more: object) -> PageStats:
    zeros = dict.fromkeys(("with_doi", "with_pmid", "without_identifier", "doubtful"), 0)
    texts = {"pmid": "", "doi": "", "title": "", "layout": "pubmed", "source": name}
    values: dict[str, Any] = {**texts, **zeros, "may_be_incomplete": False, "is_record": False, **more}
    return PageStats(article_name=name, shown=shown, stated=stated, **values)


def counted(*pages: PageStats) -> list[PageCounts]:
    statistics = Statistics()
    for one in pages:
        statistics.add(one)
    statistics.finish({"10.1/x": "1"})
    return statistics.page_counts()


def test_pages_named_by_doi_and_by_pmid_are_one_article() -> None:
    (row,) = counted(page("10.1/x", 5, 5, doi="10.1/x"), page("1", 7, 30, pmid="1", source="b"))
    assert (row.pmid, row.doi, row.files) == ("1", "10.1/x", ("10.1/x", "b"))
    assert (row.shown, row.stated, row.missing, row.complete) == (7, 30, 23, False)
    assert row.address == "https://pubmed.ncbi.nlm.nih.gov/1/"


def test_articles_without_a_list_are_those_that_are_neither_complete_nor_not() -> None:
    statistics = Statistics()
    for one in (page("10.1/x", 0, 12, doi="10.1/x"), page("1", 0, 12, source="b"), page("2", 0, 0, pmid="2")):
        statistics.add(one)
    statistics.finish({"10.1/x": "1"})
    assert [row.complete for row in statistics.page_counts()] == [False, None]
    assert statistics.without_list == statistics.totals().without_list == 1
    assert statistics.has_lists_to_fetch


def test_a_complete_page_settles_what_another_leaves_open() -> None:
    (row,) = counted(page("1", 5, 5, may_be_incomplete=True), page("1", 5, 5, source="b"))
    assert (row.complete, row.address) == (True, "")
    (row,) = counted(page("1", 5, 5, may_be_incomplete=True))
    assert (row.complete, row.missing) == (False, 0)
    (row,) = counted(page("1", 5, 30), page("1", 30, 30, source="b"))
    assert (row.complete, row.shown, row.stated) == (True, 30, 30)
