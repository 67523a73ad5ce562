"""Why a reference was parsed with low confidence, in words for people."""

from __future__ import annotations

import pytest

from cgt_cite.model import WorkType
from cgt_cite.parse import doubts
from cgt_cite.parse.confidence import weights
from cgt_cite.parse.reasons import in_words

WITHOUT_WORDS = {"one", "surely", "styled"}  # they say nothing of the reference


@pytest.mark.parametrize("kind", [WorkType.ARTICLE_JOURNAL, WorkType.UNKNOWN])
def test_all_evidence_has_words_that_are_no_names_of_variables(kind: WorkType) -> None:
    words = {name: in_words(name, kind) for name in weights()}
    assert {name for name, text in words.items() if not text} == WITHOUT_WORDS
    assert not any(mark in text for text in words.values() for mark in "_{}")
    assert not {"issued", "container", "path"} & {word for text in words.values() for word in text.split()}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (WorkType.ARTICLE_JOURNAL, ["no year", "no journal", "no issue", "no pages"]),
        (WorkType.ARTICLE, ["no year", "no journal", "", ""]),
        (WorkType.CHAPTER, ["no year", "no book", "", "no pages"]),
        (WorkType.WEBPAGE, ["no year", "", "", ""]),
    ],
)
def test_only_fields_that_works_of_the_type_need_are_missed(kind: WorkType, expected: list[str]) -> None:
    missing = ("no issued", "no container_title", "no issue", "no page")
    assert [in_words(name, kind) for name in missing] == expected


def test_reasons_of_a_web_page() -> None:
    found = doubts("World Health Organization. Gene therapy: a landscape. https://example.org/report")
    assert "no year" in found
    assert "no issue" not in found
