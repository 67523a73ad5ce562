"""Genuine text exports: every record with its own numbers, against a count that knows nothing of layouts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.pages.reading import pages_in

if TYPE_CHECKING:
    from pathlib import Path

Numbers = tuple[str, str, str]  # PMID, PMCID, DOI


def numbers_in(path: Path) -> list[Numbers]:
    return [
        (page.article.PMID, page.article.PMCID, page.article.DOI.casefold())
        for page in pages_in(path.read_bytes())
    ]


def first(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.MULTILINE)
    return match[1].rstrip(".") if match else ""


@pytest.mark.parametrize(("name", "count"), [("abstract_150.txt", 150), ("abstract_26.txt", 26)])
def test_abstracts(shared: Path, name: str, count: int) -> None:
    path = shared / "pages" / "exports" / name
    text = path.read_text("utf-8-sig")
    records = re.split(r"(?<=\n)\n\n(?=\d+\. )", text)
    expected = [
        (
            first(r"^PMID: (\d+)", record),
            first(r"^PMCID: (PMC\d+)", record),
            (
                first(r"^DOI: (\S+)", record) or first(r"\A\s*\d+\. [^\n]*\n?[^\n]*?doi:\s(\S+)", record)
            ).casefold(),
        )
        for record in records
    ]
    assert len(expected) == count
    assert numbers_in(path) == expected


@pytest.mark.parametrize(("name", "count"), [("medline_75.nbib", 75), ("medline_10.txt", 10)])
def test_tagged_records(shared: Path, name: str, count: int) -> None:
    path = shared / "pages" / "exports" / name
    records = re.split(r"\n\s*\n(?=PMID- )", path.read_text("utf-8-sig"))
    expected = [
        (
            first(r"^PMID- (\d+)", record),
            first(r"^PMC - (PMC\d+)", record),
            first(r"^(?:AID|LID) - (\S+) \[doi\]", record).casefold(),
        )
        for record in records
    ]
    assert len(expected) == count
    assert numbers_in(path) == expected


def test_authors_of_the_chapter(shared: Path) -> None:
    pages = pages_in((shared / "pages" / "exports" / "abstract_150.txt").read_bytes())
    (chapter,) = (page.article for page in pages if page.article.type == "chapter")
    assert [name.family for name in chapter.author.names] == ["Vega", "Gordillo", "Jabs"]
    assert (len(chapter.editor.names), chapter.container_title) == (6, "GeneReviews(®)")
