"""Journals from saved pages to what reference managers read: always there, and under one name if asked."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.formats import readers

if TYPE_CHECKING:
    from pathlib import Path


def extracted(*arguments: str) -> str:
    command = [sys.executable, "-m", "cgt_cite", "extract", "--quiet", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize("reader", readers.READERS)
def test_every_reader_finds_the_journal_that_a_text_dump_abbreviates(reader: str, shared: Path) -> None:
    format_name, read = readers.READERS[reader]
    found = read(extracted(str(shared / "seeds"), "--what", "articles", "--to", format_name))
    assert [record["container"] for record in found] == ["Gene Ther", "Clin Transl Sci"]


PAGE = """<!DOCTYPE html><html><head><meta name="citation_pmid" content="1"></head><body><main>
<div id="references"><ol class="references-list">{items}</ol></div></main></body></html>"""
TEXT = "Smith J, Doe A. The {word} of several titles of articles. {journal}. 2015;10:e012345{number}."
PRINTED = ("PLoS ONE", "PLOS ONE", "PloS one")
UNKNOWN = "Annals of Nowhere at All"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that cites articles of one journal under three names, and one of a journal that nobody knows."""
    texts = (
        TEXT.format(word=word, journal=journal, number=number)
        for number, (word, journal) in enumerate(
            zip(("first", "second", "third", "unknown"), (*PRINTED, UNKNOWN), strict=True)
        )
    )
    path = tmp_path_factory.mktemp("pages") / "page.html"
    path.write_text(PAGE.format(items="".join(f"<li>{text}</li>" for text in texts)), encoding="utf-8")
    return path


@pytest.mark.parametrize("reader", readers.READERS)
@pytest.mark.parametrize(
    ("spelling", "journals"),
    [
        ("as-printed", PRINTED),
        ("abbreviated", ("PLoS One",) * 3),
        ("full", ("PLoS ONE",) * 3),
    ],
)
def test_every_reader_finds_one_journal(
    reader: str, spelling: str, journals: tuple[str, ...], page: Path
) -> None:
    format_name, read = readers.READERS[reader]
    written = extracted(str(page), "--no-merge", "--journals", spelling, "--to", format_name)
    assert [record["container"] for record in read(written)] == [*journals, UNKNOWN]


@pytest.mark.parametrize(
    ("format_name", "short"),
    [
        ("bibtex", "shortjournal = {PLoS One}"),
        ("biblatex", "shortjournal = {PLoS One}"),
        ("ris", "J2  - PLoS One"),
        ("csl-json", '"container-title-short": "PLoS One"'),
        ("csv", "PLoS ONE,PLoS One,"),
    ],
)
def test_abbreviation_goes_along(format_name: str, short: str, page: Path) -> None:
    assert extracted(str(page), "--no-merge", "--journals", "full", "--to", format_name).count(short) == 3
    assert short not in extracted(str(page), "--no-merge", "--to", format_name)
