"""PubMed's spreadsheets, as PubMed writes them and as spreadsheet programs save them again."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.model import Name, Page, PartialDate, Work
from cgt_cite.problems import Problem, ProblemKind
from tests.pages.reading import fixture, pages_in, problem_in, read_all

TABLE = list(csv.reader(io.StringIO(fixture("pubmed.csv").removeprefix("\ufeff"))))


def written(table: list[list[str]], **how: object) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, **how).writerows(table)  # type: ignore[arg-type]
    return stream.getvalue()


def works_in(data: bytes | str) -> list[Work]:
    return [item.article for item in read_all(data) if isinstance(item, Page)]


def test_each_row_is_an_article() -> None:
    first, second, third, chapter = (page.article for page in pages_in(fixture("pubmed.csv")))
    assert first.title == "Sleep length and mild fever in harbour pilots: a cohort study"
    assert first.author.names == (Name("Beispiel", "A"), Name("Esempio", "M"), Name("Muster", "J", "van"))
    assert (first.container_title_short, first.issued) == ("Test J Med", PartialDate(2023, 5, 4))
    assert (first.volume, first.issue, str(first.page)) == ("12", "3", "101-109")
    assert (first.PMID, first.PMCID, first.DOI) == ("91000011", "PMC9900011", "10.5555/tj.2023.0111")
    assert (second.PMID, str(third.page), third.PMCID) == ("91000022", "e33", "")
    assert (chapter.type, chapter.title) == ("chapter", "Harbour Fever")
    assert (chapter.container_title, chapter.publisher) == ("ProbeReviews", "Probe Publishing")
    assert (chapter.container_title_short, chapter.issued) == ("", PartialDate(2022, 5, 8))


def test_columns_of_before_2020_and_their_repeated_header() -> None:
    first, second = (page.article for page in pages_in(fixture("pubmed.2014.csv")))
    assert (first.PMID, first.PMCID, first.DOI) == ("91000055", "PMC9900055", "10.5555/jf.2014.55")
    assert (first.title, first.author.names) == (
        "Gut tests in mice",
        (Name("Smith", "A"), Name("Jones", "B")),
    )
    assert (str(first.issued), str(first.epub), first.volume) == ("2014-07-01", "2014-05-01", "5")
    assert (second.PMID, second.author.names) == ("91000066", (Name(literal="Test Group"),))


@given(
    columns=st.permutations(range(len(TABLE[0]))),
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(("\n", "\r\n", "\r")),
    quoting=st.sampled_from((csv.QUOTE_ALL, csv.QUOTE_MINIMAL)),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
)
def test_the_records_are_the_same_however_the_table_is_written(
    columns: list[int], delimiter: str, end: str, quoting: int, encoding: str
) -> None:
    table = [[row[column] for column in columns] for row in TABLE]
    data = written(table, delimiter=delimiter, lineterminator=end, quoting=quoting).encode(encoding)
    assert works_in(data) == works_in(fixture("pubmed.csv"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("PMID,Title", "sep=,\nPMID,Title"),  # for Excel
        ('"91000011"', "91000011.0"),  # a column that was taken for numbers
        ("mild fever", "mild\nfever"),
    ],
)
def test_what_spreadsheet_programs_change(old: str, new: str) -> None:
    assert works_in(fixture("pubmed.csv").replace(old, new)) == works_in(fixture("pubmed.csv"))


def test_quotes_within_a_title() -> None:
    doubled, bare = (fixture("pubmed.csv").replace("mild", f"{q}mild{q}") for q in ('""', '"'))
    assert works_in(doubled)[0].title.startswith('Sleep length and "mild" fever')
    assert [work.PMID for work in works_in(bare)] == [work.PMID for work in works_in(doubled)]


def test_a_row_that_is_cut_off_is_not_read() -> None:
    *pages, problem = read_all(fixture("pubmed.csv")[:600])
    assert [page.article.PMID for page in pages if isinstance(page, Page)] == ["91000011", "91000022"]
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.TRUNCATED


def test_a_row_without_its_columns_is_not_read() -> None:
    *pages, problem = read_all(fixture("pubmed.csv") + '"91000088","Half a row"\n')
    assert len(pages) == 4
    assert isinstance(problem, Problem)
    assert (problem.kind, "1 of its rows" in problem.detail) == (ProblemKind.DAMAGED, True)


def test_a_table_of_another_kind_is_named() -> None:
    problem = problem_in("PMID,Title,Citation count,Journal\n1,A title,3,J Ex\n")
    assert (problem.kind, problem.detail) == (
        ProblemKind.NOT_A_PAGE,
        "this is a table, but not one of PubMed's",
    )
