"""What the chain does where a link of it fails, or is given too much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from cgt_cite.document import SIZE_LIMIT, Document
from cgt_cite.errors import TooLargeError
from cgt_cite.model import Page, Reference, Work
from cgt_cite.pipeline.contents import parsed
from cgt_cite.problems import Kind, Problem
from tests.extracting import extract

if TYPE_CHECKING:
    from pathlib import Path

    from cgt_cite.model import Entry

TEXT = "Smith JA. Role of calcium in the heart. Lancet. 2004;20(3):103-9."
NO_TEXT = cast("Any", len)  # parsing it fails, as a fault of the program would


def page(source: str, *texts: str) -> Page:
    references = tuple(Reference(text=text, position=at) for at, text in enumerate(texts, 1))
    return Page(layout="pubmed", source=source, article=Work(PMID="1"), references=references)


def test_fault_in_parsing_costs_one_page_its_fields_and_is_told() -> None:
    pages = [page("a.html", TEXT), page("b.html", TEXT, NO_TEXT), page("c.html", TEXT)]
    found = [item for one in pages for item in parsed(one)]
    assert [item.source for item in found if isinstance(item, Page)] == ["a.html", "b.html", "c.html"]
    assert [item.references[0].parsed.volume for item in found if isinstance(item, Page)] == ["20", "", "20"]
    [problem] = [item for item in found if isinstance(item, Problem)]
    assert (problem.kind, problem.where) == (Kind.DAMAGED, "b.html")


def test_document_above_the_limit_is_refused_though_its_bytes_are_there() -> None:
    with pytest.raises(TooLargeError):
        Document.of_bytes("a.html", bytes(SIZE_LIMIT + 1)).data()
    assert len(Document.of_bytes("a.html", bytes(SIZE_LIMIT)).data()) == SIZE_LIMIT


def saved(folder: Path, name: str, pmid: str, *cited: str) -> None:
    """A page that cites the articles with these PMIDs."""
    items = "".join(
        f'<li>Work {number}. <a class="reference-link" href="/{number}/">PubMed</a></li>' for number in cited
    )
    (folder / name).write_text(
        f"""<!DOCTYPE html><html><head><meta name="citation_pmid" content="{pmid}"></head><body>
        <main class="article-details" id="article-details">
        <div id="full-view-heading"><h1 class="heading-title">Title {pmid}</h1></div>
        <div id="abstract"><div class="abstract-content"><p>Abstract {pmid}</p></div></div>
        <div id="references"><ol class="references-list">{items}</ol></div></main></body></html>"""
    )


def extracted(folder: Path) -> list[Entry]:
    problems: list[Problem] = []
    entries = list(extract([str(folder)], problems=problems))
    assert not problems
    return entries


def test_article_that_another_page_cites_is_told_whole(tmp_path: Path) -> None:
    saved(tmp_path, "a.html", "1", "2")
    saved(tmp_path, "b.html", "2", "3")
    found = {
        (entry.work.PMID, entry.work.title, entry.work.indexing.abstract) for entry in extracted(tmp_path)
    }
    assert found == {("2", "Title 2", "Abstract 2"), ("3", "", "")}
