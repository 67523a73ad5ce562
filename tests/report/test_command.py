"""The command `report`, and what is in its file, without a browser."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from cgt_cite.extras import needs_package
from cgt_cite.report.document import EntryRow, PageRow
from cgt_cite.report.graph import MAX_ARTICLES, MAX_WORKS, citation_graph
from tests.report.conftest import run
from tests.report.made_pages import HOSTILE, SHARED

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT = """
import sys
sys.modules["{package}"] = None  # as if it were not installed
sys.argv = ["cgt-cite", *sys.argv[1:]]
from cgt_cite.cli import main
main()
"""


def data_of(report: Path) -> dict[str, Any]:
    found = re.search(r'id="document">(.*?)</script>', report.read_text("utf-8"), re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def test_same_input_same_report(folder: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        run("report", "-q", folder, "-j", jobs, "-o", tmp_path / f"{jobs}.html")
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


def test_data_hold_no_markup_and_the_texts_as_they_are(report: Path) -> None:
    text = report.read_text("utf-8")
    found = re.search(r'id="document">(.*?)</script>\n<script>', text, re.DOTALL)
    assert found
    assert not set(found[1]) & set("<>&\u2028\u2029")
    texts = ["".join(entry["texts"][0][1::2]) for entry in json.loads(found[1])["entries"] if entry["texts"]]
    for hostile in HOSTILE:
        assert any(hostile.replace(" \u2028 ", " ") in one for one in texts), hostile


def test_policy_names_the_digests_of_style_and_script(report: Path) -> None:
    text = report.read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="(.*?)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        found = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert found
        digest = b64encode(sha256(found[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


@pytest.mark.parametrize("package", ["jinja2", "networkx", "numpy"])
def test_missing_packages_are_named(package: str, folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT.format(package=package), "report", str(folder)]
    done = subprocess.run(
        [*command, "-o", str(tmp_path / "r.html")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == f"cgt-cite: {needs_package('report', package, 'report')}\n"


def test_report_and_corrections_are_no_pages(folder: Path, tmp_path: Path) -> None:
    run("report", folder, "-o", folder / "report.html")
    (folder / "corrections.csv").write_text("key,pmid,doi,text,field,value\r\n", encoding="utf-8")
    try:
        stderr = run("extract", folder, "-v", "-o", tmp_path / "refs.bib")
    finally:
        (folder / "report.html").unlink()
        (folder / "corrections.csv").unlink()
    assert "report.html: is not a saved page and was skipped: it is a report" in stderr
    assert "corrections.csv: is not a saved page and was skipped: it is a table of corrections" in stderr
    assert "\n1 file could not be read\n" in stderr  # the error page


def test_nothing_is_written_without_pages(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    output = tmp_path / "report.html"
    command = [sys.executable, "-m", "cgt_cite", "report", str(tmp_path / "empty"), "-o", str(output)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
    assert not output.exists()


def test_a_saved_page_is_never_replaced(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><title>Some page</title>", encoding="utf-8")
    command = [sys.executable, "-m", "cgt_cite", "report", str(folder), "-o", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "exists and is not a report" in done.stderr
    assert "Some page" in page.read_text("utf-8")
    page.write_text("", encoding="utf-8")
    run("report", "-q", folder, "-o", page)
    run("report", "-q", folder, "-o", page)  # an earlier report is replaced


def test_corrections_of_both_forms_are_kept_as_rows(folder: Path, tmp_path: Path) -> None:
    table, copy, report = (tmp_path / name for name in ("corrections.csv", "refs.csv", "report.html"))
    run("extract", "-q", folder, "-o", copy)
    key = next(line.partition(",")[0] for line in copy.read_text("utf-8").splitlines() if SHARED in line)
    table.write_text(f"key,field,value\n{key},volume,99\n", encoding="utf-8")
    run("report", "-q", folder, "--corrections", table, "-o", report)
    (row,) = data_of(report)["corrections"]
    assert row == {"key": key, "pmid": "", "doi": "", "text": "", "field": "volume", "value": "99"}
    edited = copy.read_text("utf-8").replace("Shared results of a trial of gene therapy,", "Edited,")
    copy.write_text(edited, encoding="utf-8")
    run("report", "-q", folder, "--corrections", copy, "-o", report)
    (row,) = data_of(report)["corrections"]
    assert row == {"key": key, "pmid": "", "doi": "", "text": SHARED, "field": "title", "value": "Edited"}


def _entry(number: int, pages: list[int]) -> EntryRow:
    return EntryRow(
        id=str(number),
        key=str(number),
        fields={},
        texts=[],
        omitted_texts=0,
        pages=pages,
        confidence=None,
        flags=[],
        notes=[],
        duplicate_of="",
        corrected=[],
    )


def _page(number: int) -> PageRow:
    return PageRow(
        name=str(number), title="", address="", files=[], shown=0, stated=0, doubtful=0, incomplete=False
    )


def test_graph_draws_the_most_cited_works() -> None:
    pages = [_page(number) for number in range(600)]
    entries = [_entry(number, [number % 600, (number + 1) % 600]) for number in range(900)]
    entries += [_entry(1000, list(range(40))), _entry(1001, [3])]
    graph = citation_graph(pages, entries)
    drawn = [node for node in graph["nodes"] if node["place"]]
    assert 0 < len(drawn) <= MAX_WORKS + MAX_ARTICLES
    assert len(graph["edges"]) == 2 * 900 + 40
    assert any(node["entry"] == 900 and node["degree"] == 40 for node in drawn)
    assert all(0 <= node["place"][0] <= 1600 for node in drawn)
    assert all(0 <= node["place"][1] <= 1000 for node in drawn)


def test_graph_of_unrelated_pages_is_empty() -> None:
    assert citation_graph([_page(1), _page(2)], [_entry(1, [0]), _entry(2, [1])]) == {
        "nodes": [],
        "edges": [],
    }
