"""Journals from saved pages to reference managers: always present, and spelled in one form on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cgt_cite.journals import Spelling
from cgt_cite.options import Scope
from cgt_cite.pipeline import ExtractOptions
from tests.extracting import extract
from tests.formats import readers

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("reader", readers.READERS)
def test_every_reader_finds_the_journal_that_a_text_dump_abbreviates(reader: str, shared: Path) -> None:
    format_name, read = readers.READERS[reader]
    options = ExtractOptions(scope=Scope.ARTICLES, jobs=1)
    found = read(readers.write(extract([str(shared / "seeds")], options), format_name))
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


def written_with(spelling: Spelling, page: Path, format_name: str) -> str:
    options = ExtractOptions(merge=False, journals=spelling, jobs=1)
    return readers.write(extract([str(page)], options), format_name)


@pytest.mark.parametrize("reader", readers.READERS)
@pytest.mark.parametrize(
    ("spelling", "journals"),
    [
        (Spelling.AS_PRINTED, PRINTED),
        (Spelling.ABBREVIATED, ("PLoS One",) * 3),
        (Spelling.FULL, ("PLoS ONE",) * 3),
    ],
)
def test_every_reader_finds_one_journal(
    reader: str, spelling: Spelling, journals: tuple[str, ...], page: Path
) -> None:
    format_name, read = readers.READERS[reader]
    written = written_with(spelling, page, format_name)
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
def test_abbreviation_is_kept_with_the_full_title(format_name: str, short: str, page: Path) -> None:
    full, as_printed = (
        written_with(spelling, page, format_name) for spelling in (Spelling.FULL, Spelling.AS_PRINTED)
    )
    assert full.count(short) == 3
    assert short not in as_printed
