"""The nasty records in every format, read back by foreign programs."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from cgt_cite.formats import FORMATS, OutputOptions
from tests.formats import readers
from tests.formats.known_losses import known
from tests.formats.records import ENTRIES, WORKS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module", params=readers.READERS)
def reading(request: pytest.FixtureRequest) -> tuple[str, list[readers.Record]]:
    format_name, read = readers.READERS[request.param]
    return request.param, read(readers.write(ENTRIES, format_name))


def test_every_entry_is_one_record(reading: tuple[str, list[readers.Record]]) -> None:
    _, records = reading
    assert len(records) == len(ENTRIES) >= 40


def test_nothing_is_lost_but_what_is_known(reading: tuple[str, list[readers.Record]]) -> None:
    reader, records = reading
    data = FORMATS[readers.READERS[reader][0]].for_scripts
    found = {
        (field, name): verdict
        for name, entry, record in zip(WORKS, ENTRIES, records, strict=True)
        for field, verdict in readers.losses(entry, record, data=data).items()
    }
    records_with: dict[str, set[str]] = {field: set() for field in readers.FIELDS}
    for field, name in found:
        records_with[field].add(name)
    lost = {key: verdict for key, verdict in found.items() if verdict[0] != "kept"}
    assert set(lost) == known(reader, records_with), lost


def test_no_field_is_made_up(reading: tuple[str, list[readers.Record]]) -> None:
    reader, records = reading
    for entry, record in zip(ENTRIES, records, strict=True):
        made_up = set(record) - set(readers.expected(entry)) - {"note"} - MADE_UP.get(reader, set())
        assert not made_up, (entry.key, record)


MADE_UP = {  # by the reader, but for the address that an arXiv number stands for
    "json": {"url"},
    "json lines": {"url"},
    "pandoc csljson": {"url"},
    "citeproc-py": {"url"},
    "pandoc bibtex": {"publisher", "url"},  # of organization and howpublished; arXiv's address
    "pandoc biblatex": {"publisher", "url", "month"},  # the same; a season is the 24th month
    "pandoc ris": {"issn", "url"},  # of a book: one tag for both
    "rispy": {"url", "isbn", "issn"},  # one tag for both
}


def test_nbib_holds_journal_articles_and_reports_the_rest() -> None:
    pytest.importorskip("nbib", reason="the nbib package is not installed")
    left_out: list[object] = []
    text = "".join(FORMATS["nbib"].write(ENTRIES, OutputOptions(), left_out.append))
    fit = [entry for entry in ENTRIES if entry.work.PMID and entry.work.type.startswith("article")]
    records = readers.nbib(text)
    assert len(records) == len(fit)
    assert len(left_out) == len(ENTRIES) - len(fit)
    unread = {
        "type",
        "editor",
        "url",
        "accessed",
        "language",
        "note",
        "keywords",
    }  # or in MEDLINE's own terms
    for entry, record in zip(fit, records, strict=True):
        for field, (verdict, want, got) in readers.losses(entry, record).items():
            corporate = field == "author" and any(
                name.literal or name.suffix for name in entry.work.author.names
            )
            assert verdict == "kept" or field in unread or corporate, (entry.key, field, want, got)


@pytest.mark.real_tools
@pytest.mark.parametrize(
    ("command", "format_name", "options"),
    [
        ("bib2xml", "bibtex", {}),
        ("bib2xml", "bibtex", {"ascii": True}),
        ("biblatex2xml", "biblatex", {}),
        ("ris2xml", "ris", {}),
    ],
)
def test_bibutils_reads_every_record(
    command: str, format_name: str, options: dict[str, bool], tmp_path: Path
) -> None:
    if not shutil.which(command):
        pytest.skip("bibutils is not installed")
    path = tmp_path / "refs"
    path.write_text(readers.write(ENTRIES, format_name, **options), encoding="utf-8")
    done = subprocess.run([command, path], capture_output=True, check=True)
    assert done.stdout.count(b"<mods ") == len(ENTRIES)
    assert "中医药治疗糖尿病的临床研究" in done.stdout.decode() or options


@pytest.mark.real_tools
@pytest.mark.parametrize("format_name", ["bibtex", "biblatex"])
def test_biber_takes_the_file_without_complaint(format_name: str, tmp_path: Path) -> None:
    biber = shutil.which("biber")
    if not biber:
        pytest.skip("biber is not installed")
    path = tmp_path / "refs.bib"
    entries = [entry for entry in ENTRIES if not (entry.work.issued and entry.work.issued.season)]
    path.write_text(readers.write(entries, format_name), encoding="utf-8")
    done = subprocess.run(
        [biber, "--tool", "--nolog", path], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout
    assert "WARN" not in done.stdout, done.stdout
    assert "ERROR" not in done.stdout, done.stdout
