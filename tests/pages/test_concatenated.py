"""Files that hold several pages, one after another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgt_cite.model import Page
from cgt_cite.problems import Problem, ProblemKind
from tests.pages.reading import fixture, page_in, pages_in, read_all
from tests.pages.sampled import html

PAGES = [html(start) for start in ("In silico", "Successes", "Reply", "Diffusion")] + [fixture("pmc.html")]
ERROR = fixture("500 Error - NCBI.html")


def known(pages: list[Page]) -> list[tuple[str, int]]:
    return [(page.article.PMID, len(page.references)) for page in pages]


@settings(deadline=None)  # reads up to twelve whole pages
@given(
    st.lists(st.sampled_from(PAGES), min_size=1, max_size=6),
    st.sampled_from(("", "\n\n", "\n-----\n", "\ufeff")),
)
def test_every_article_is_read_once(pages: list[str], between: str) -> None:
    distinct = list(dict.fromkeys(pages))
    assert known(pages_in(between.join(pages))) == known([page_in(page) for page in distinct])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<!DOCTYPE html>", ""),
        ("<!DOCTYPE html>", "<!doctype HTML>"),
        ("<!DOCTYPE html>", '<?xml version="1.0"?>\n<!DOCTYPE html>'),
        ("<!DOCTYPE html>", "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<!DOCTYPE html>"),
        ("<!DOCTYPE html>", "<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->\n"),
        ("\n", "\r\n"),
    ],
)
def test_where_a_page_begins(old: str, new: str) -> None:
    first, second, *_ = PAGES
    found = known(pages_in(first + second.replace(old, new)))
    assert found == known([page_in(first), page_in(second)])


@pytest.mark.parametrize(
    "quoted",
    [
        '<iframe srcdoc="<!DOCTYPE html><html><body>x</body></html>"></iframe>',
        "<script>write('<!DOCTYPE html><html><body>x');</script>",
        "<script>write(`</html><html>`);</script>",
    ],
)
def test_where_none_begins(quoted: str) -> None:
    assert page_in(PAGES[0].replace("</body>", f"{quoted}</body>")).article == page_in(PAGES[0]).article


def test_of_copies_the_one_with_most_references_is_read() -> None:
    whole = PAGES[0]
    item = whole[whole.index('<ol class="references-and-notes-list">') :].partition("</ol>")[0] + "</ol>"
    fewer = (
        whole.replace(f"<li>{item}</li>", "", 1)
        if f"<li>{item}</li>" in whole
        else whole.replace(item, "", 1)
    )
    cut_off = whole[: len(whole) // 2]
    for copies in (fewer + whole, whole + fewer, cut_off + whole):
        found = [item for item in read_all(copies) if isinstance(item, Page)]
        assert len(found) == 1
        assert len(found[0].references) == len(page_in(whole).references)


def test_other_documents_among_the_pages_are_reported() -> None:
    problem, *pages = read_all(PAGES[0] + ERROR + PAGES[1])
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.detail.startswith("document 2 of 3 in it: ")) == (
        ProblemKind.NOT_A_PAGE,
        True,
    )
    assert len(pages) == 2
