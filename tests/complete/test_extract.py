"""`extract` on a folder of incomplete pages, before and after `complete`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from cgt_cite.errors import ExitStatus
from cgt_cite.summary import Invocation
from tests.complete.efetch_server import Efetch
from tests.complete.made_records import genuine, page, record
from tests.complete.running import Run

_REFERENCE = re.compile(r"<Reference>(?:(?!</Reference>).)*</Reference>", re.DOTALL)
_IDENTIFIER = re.compile(r'<ArticleId IdType="(doi|pubmed|pmc)">([^<]*)</ArticleId>')
TIME_FOR = 8  # genuine records, those with the fewest references: their strings are parsed as well
_CSL = {"DOI": "doi", "PMID": "pubmed", "PMCID": "pmc"}


def hint(folder: Path) -> str:
    return f"; `cgt-cite complete {Invocation((str(folder),), '-').typed_paths}` fetches what PubMed has"


def extract(folder: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """A record for each reference of each page, and the messages."""
    done = subprocess.run(
        [sys.executable, "-m", "cgt_cite", "extract", "--no-merge", "-t", "jsonl", str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.splitlines()


def stated(text: str) -> list[dict[str, str]]:
    """The identifiers of each reference of a record, read with nothing of the program."""
    return [
        {kind: _written(kind, unescape(value).strip()) for kind, value in _IDENTIFIER.findall(reference)}
        for reference in _REFERENCE.findall(text)
    ]


def _written(kind: str, value: str) -> str:
    return f"PMC{value}" if kind == "pmc" and value.isdigit() else value  # some records leave the letters out


def check(records: dict[str, str], efetch: Efetch, run: Run, pages: Path) -> None:
    lists = {pmid: stated(text) for pmid, text in records.items()}
    total, count = sum(map(len, lists.values())), len(records)
    pages.mkdir()
    for pmid, text in records.items():
        (pages / f"{pmid}.html").write_text(page(pmid, text), encoding="utf-8")
    efetch.records = records

    found, messages = extract(pages)
    assert len(found) == 5 * count
    missing = f"{total - 5 * count:,} references missing (-v or --missing FILE lists them)"
    assert f"{count} pages saved with part of the list only: {missing}{hint(pages)}" in messages

    assert run() == ExitStatus.OK

    found, messages = extract(pages)
    assert len(found) == total + 5 * count
    assert not any("missing" in line or "part of" in line for line in messages)
    for pmid, references in lists.items():
        mine = [entry for entry in found if entry["custom"]["source"] == [f"{pmid}.xml"]]
        assert len(mine) == len(references)
        for entry, identifiers in zip(mine, references, strict=True):
            assert linked(entry) == identifiers


def linked(entry: dict[str, Any]) -> dict[str, str]:
    """The identifiers that come from the record's own, not from a reference's words."""
    origins = entry["custom"].get("sources", {})
    return {kind: entry[name] for name, kind in _CSL.items() if origins.get(name) == "link"}


def test_made_records(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    check({str(n): record(str(n), n - 90) for n in range(100, 108)}, efetch, run, tmp_path / "pages")


def test_a_list_that_is_still_incomplete(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(page("100", record("100", 40)), encoding="utf-8")
    efetch.records = {"100": record("100", 22)}
    assert run() == ExitStatus.OK
    _, messages = extract(pages)
    assert messages[0].startswith(f"{pages / 'a.html'}: shows only 22 of 40 references;")
    assert f"1 page saved with part of the list only: 18 references missing{hint(pages)}" in messages


def test_genuine_records(shared: Path, efetch: Efetch, run: Run, tmp_path: Path) -> None:
    found = genuine(shared / "pages" / "xml")
    with_more = sorted((len(stated(text)), pmid) for pmid, text in found.items() if len(stated(text)) > 5)
    chosen = {pmid: found[pmid] for _, pmid in with_more[:TIME_FOR]}
    if not chosen:
        pytest.skip("no genuine records there")
    check(chosen, efetch, run, tmp_path / "pages")
