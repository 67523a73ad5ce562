"""Which articles are fetched, given the saved pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgt_cite.complete.missing import Article, articles_to_fetch
from cgt_cite.complete.survey import PageInfo, inspect_file
from cgt_cite.sources.walk import File

CUT = PageInfo("1", "10.5/a", "a.html", "pages", shown=5, stated=40, may_be_incomplete=False, is_record=False)
WHOLE = CUT._replace(source="whole.html", folder="other", shown=40)
RECORD = CUT._replace(source="1.xml", shown=40, is_record=True)
SHORT_RECORD = RECORD._replace(shown=3, stated=3)
DUMP = CUT._replace(source="a.txt", stated=5, may_be_incomplete=True)
FIVE = CUT._replace(stated=5)
NAMELESS = CUT._replace(pmid="", source="b.txt")
NOTHING_KNOWN = NAMELESS._replace(doi="")
BARE = CUT._replace(shown=0, stated=0)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([], []),
        ([CUT], ["a.html"]),
        ([CUT, CUT._replace(source="copy.html")], ["a.html"]),
        ([CUT, WHOLE], []),
        ([RECORD, CUT], []),
        ([CUT, SHORT_RECORD], ["a.html"]),
        ([CUT._replace(pmid="2", doi=""), CUT], ["a.html", "a.html"]),
        ([DUMP], ["a.txt"]),
        ([DUMP, FIVE], []),
        ([DUMP, RECORD], []),
        ([FIVE], []),
        ([BARE], []),
        ([NAMELESS, WHOLE], []),
        ([NAMELESS, CUT], ["b.txt"]),
        ([NOTHING_KNOWN, WHOLE], ["b.txt"]),
    ],
)
def test_articles_with_incomplete_lists_are_fetched(pages: list[PageInfo], expected: list[str]) -> None:
    assert [article.source for article in articles_to_fetch(pages)] == expected


@pytest.mark.parametrize(
    ("pages", "fetch_all", "refresh", "expected"),
    [
        ([CUT, WHOLE], True, False, 1),
        ([BARE], True, False, 1),
        ([CUT, RECORD], True, False, 0),
        ([CUT, RECORD], True, True, 1),
        ([CUT, RECORD], False, True, 1),
        ([WHOLE, RECORD], False, True, 0),
        ([RECORD], False, True, 0),
        ([RECORD], True, True, 1),
    ],
)
def test_all_and_refresh(pages: list[PageInfo], fetch_all: bool, refresh: bool, expected: int) -> None:  # noqa: FBT001 - a table
    assert len(articles_to_fetch(pages, fetch_all=fetch_all, refresh=refresh)) == expected


def test_the_pages_of_an_article_are_combined() -> None:
    longer = CUT._replace(source="longer.html", folder="more", shown=20, stated=39)
    assert articles_to_fetch([CUT, longer, NAMELESS]) == [
        Article(pmid="1", source="longer.html", folders=("pages", "more"), shown=20, stated=40)
    ]


def test_articles_of_lists_are_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("PMID: 91000011\nPMID: 91000022\n")
    (tmp_path / "b.txt").write_text("https://pubmed.ncbi.nlm.nih.gov/91000033/\n10.5555/tj.2023.0111\n")
    files = (File(str(path), path.name) for path in sorted(tmp_path.iterdir()))
    seen = [item for file in files for item in inspect_file(file) if isinstance(item, PageInfo)]
    found = articles_to_fetch(seen, fetch_all=True)
    assert [article.pmid for article in found] == ["91000011", "91000022", "91000033", ""]
    assert not articles_to_fetch(seen)
