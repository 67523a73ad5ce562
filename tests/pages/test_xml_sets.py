"""Sets of XML records of which some are broken: the others are read, and the broken ones are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.errors import DamagedInputError
from cgt_cite.model import Page
from cgt_cite.pages import jats, pubmed_xml
from cgt_cite.pages.xml import stream
from cgt_cite.problems import Problem, ProblemKind
from tests.pages.full_texts import article
from tests.pages.reading import read_all

BREAKING = (
    *(
        "&",
        " < 5 ",
        "</title>",
        "<b>",
        "]]>",
        "\0",
        "&nosuchname;",
        "<!-- ",
        "<![CDATA[",
        "<a b='",
        "<a b=c>",
    ),
    *("<a x='1' x='2'/>", "</PubmedArticle", "</article", "<?xml version='1.0'?>", "<!DOCTYPE a>", "\x0b"),
)


def medline(pmid: int) -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><ArticleTitle>Title &amp; {pmid}|"
        "</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    )


def full_text(pmid: int) -> str:
    text = article("", f"<title-group><article-title>Title &amp; {pmid}|</article-title></title-group>")
    return text.replace('"pmid">1<', f'"pmid">{pmid}<')


KINDS = {"PubmedArticleSet": medline, "pmc-articleset": full_text}
READERS = {"PubmedArticleSet": pubmed_xml.read, "pmc-articleset": jats.read}
SETS = pytest.mark.parametrize("root", KINDS)


def a_set(root: str, *records: str) -> str:
    return f'<?xml version="1.0"?>\n<{root}>\n' + "\n".join(records) + f"\n</{root}>\n"


def read(text: str) -> tuple[list[str], list[Problem]]:
    """The PMIDs that are read, and what is wrong."""
    found = read_all(text)
    pages = [item.article.PMID for item in found if isinstance(item, Page)]
    return pages, [item for item in found if isinstance(item, Problem)]


@SETS
@pytest.mark.parametrize("broken", BREAKING)
def test_one_broken_record_is_named_and_the_others_read(root: str, broken: str) -> None:
    records = [KINDS[root](number) for number in range(1, 6)]
    records[2] = records[2].replace("|", broken)
    pages, (problem,) = read(a_set(root, *records))
    assert pages == ["1", "2", "4", "5"]
    assert problem.kind is ProblemKind.DAMAGED
    assert problem.detail.startswith("1 of 5 records cannot be read: record 3, PMID 3, line ")


@SETS
def test_records_whose_end_or_beginning_is_lost(root: str) -> None:
    first, second, third = (KINDS[root](number) for number in (1, 2, 3))
    pages, (problem,) = read(a_set(root, first, second[:-12], third))
    assert (pages, problem.kind) == (["1", "3"], ProblemKind.DAMAGED)
    pages, (problem,) = read(a_set(root, first, second[10:], third))
    assert (pages, problem.kind) == (["1", "3"], ProblemKind.DAMAGED)
    pages, (problem,) = read(a_set(root, first, second[:60]) + a_set(root, third))
    assert (pages, problem.kind) == (["1", "3"], ProblemKind.DAMAGED)


@SETS
def test_a_problem_names_the_first_few_only(root: str) -> None:
    records = [KINDS[root](number).replace("|", "&" if number % 2 else "") for number in range(1, 31)]
    pages, (problem,) = read(a_set(root, *records))
    assert pages == [str(number) for number in range(2, 31, 2)]
    assert problem.detail.startswith(
        "15 of 30 records cannot be read: record 1, PMID 1, line 3: not well-formed"
    )
    assert problem.detail.count("PMID") == 5


@SETS
def test_a_broken_record_alone_is_damage(root: str) -> None:
    with pytest.raises(DamagedInputError, match="record 1, PMID 7, line 3: mismatched tag"):
        read_all(a_set(root, KINDS[root](7).replace("|", "</b>")))


@SETS
def test_lines_are_those_of_the_file(root: str) -> None:
    records = [KINDS[root](number) for number in range(1, 5)]
    records[1], records[3] = (record.replace("|", "\n\n&") for record in (records[1], records[3]))
    _, (problem,) = read(a_set(root, *records))
    assert "line 6: not well-formed" in problem.detail
    assert "line 10: not well-formed" in problem.detail


@given(st.sampled_from(sorted(KINDS)), st.sampled_from(BREAKING), st.integers(20, 140), st.integers(1, 400))
def test_what_breaks_a_record_costs_no_other(root: str, broken: str, at: int, size: int) -> None:
    records = [KINDS[root](number) for number in range(1, 5)]
    which = size % 4
    records[which] = records[which][:at] + broken + records[which][at:]
    data = a_set(root, *records).encode()
    chunks = (data[start : start + size] for start in range(0, len(data), size))
    pages = [item.article.PMID for item in READERS[root](chunks) if isinstance(item, Page)]
    others = [str(number) for number in range(1, 5) if number != which + 1]
    assert [pmid for pmid in pages if pmid in others] == others


@pytest.mark.parametrize(
    "piece", ["<PubmedArticle><!-- ", "<PubmedArticle>", "<PubmedArticle>&", "<PubmedArticle b='"]
)
def test_what_begins_again_and_again_ends(piece: str) -> None:
    text = "<PubmedArticleSet>" + piece * 100_000
    with pytest.raises(DamagedInputError):
        read_all(text)


def test_what_is_read_twice_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "SIZE_LIMIT", SIZE_LIMIT >> 8)
    with pytest.raises(DamagedInputError, match="again and again"):
        read_all("<PubmedArticleSet>" + "<PubmedArticle><![CDATA[" * 30_000)
