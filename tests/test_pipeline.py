"""The pipeline when one of its steps fails, or is given too much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from cgt_cite.document import SIZE_LIMIT, Document
from cgt_cite.errors import TooLargeError
from cgt_cite.model import Page, Reference, Work
from cgt_cite.pipeline.digest import with_parsed_references
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.run.parsing import parse_in_batches

if TYPE_CHECKING:
    pass

TEXT = "Smith JA. Role of calcium in the heart. Lancet. 2004;20(3):103-9."
NO_TEXT = cast("Any", len)  # parsing it fails, as a fault of the program would


def page(source: str, *texts: str) -> Page:
    references = tuple(Reference(text=text, position=at) for at, text in enumerate(texts, 1))
    return Page(layout="pubmed", source=source, article=Work(PMID="1"), references=references)


def test_an_error_in_parsing_affects_one_page_and_is_reported() -> None:
    pages = [page("a.html", TEXT), page("b.html", TEXT, NO_TEXT), page("c.html", TEXT)]
    found = [item for one in pages for item in with_parsed_references(one)]
    assert [item.source for item in found if isinstance(item, Page)] == ["a.html", "b.html", "c.html"]
    assert [item.references[0].parsed.volume for item in found if isinstance(item, Page)] == ["20", "", "20"]
    [problem] = [item for item in found if isinstance(item, Problem)]
    assert (problem.kind, problem.where) == (ProblemKind.DAMAGED, "b.html")


def test_an_error_in_parsing_affects_one_string_of_a_list() -> None:
    errors: list[Exception] = []
    found = list(parse_in_batches([TEXT, NO_TEXT, TEXT], errors.append))
    assert [one.work.volume for one in found] == ["20", "", "20"]
    assert len(errors) == 1


def test_a_document_above_the_limit_is_refused() -> None:
    with pytest.raises(TooLargeError):
        Document.of_bytes("a.html", bytes(SIZE_LIMIT + 1)).data()
    assert len(Document.of_bytes("a.html", bytes(SIZE_LIMIT)).data()) == SIZE_LIMIT
