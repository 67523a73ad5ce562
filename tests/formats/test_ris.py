"""RIS: the tags that readers understand, in the order that they need."""

from __future__ import annotations

import pytest

from cgt_cite.model import Entry, PartialDate, Work
from tests.formats import readers
from tests.formats.records import ENTRIES, WORKS, article, by, pages


def lines(work: Work, **entry: object) -> list[str]:
    return readers.write([Entry(work=work, key="k", **entry)], "ris").splitlines()


def tags(work: Work, tag: str) -> list[str]:
    return [line[6:] for line in lines(work) if line.startswith(f"{tag}  - ")]


def test_a_record_in_full() -> None:
    assert lines(WORKS["chapter"]) == [
        "TY  - CHAP",
        "ID  - k",
        "TI  - Stripe rust resistance",
        "AU  - Wang, M.",
        "AU  - Chen, X.",
        "ED  - Chen, X.",
        "ED  - von Kahn, Zoë, Jr.",
        "ED  - et al.,",
        "T2  - Stripe rust: biology & control",
        "BT  - Stripe rust: biology & control",
        "PY  - 2017",
        "SP  - 353",
        "EP  - 558",
        "PB  - Springer Invented",
        "CY  - Dordrecht",
        "DO  - 10.5555/978-94-024_9",
        "ER  - ",
        "",
    ]


def test_the_accession_number_comes_before_the_issue() -> None:
    found = [line[:2] for line in lines(WORKS["everything"])]
    assert found.index("AN") < found.index("IS")  # JabRef keeps the last of them
    assert found.index("PY") < found.index("DA")
    assert found[0] == "TY"
    assert tags(WORKS["article number"], "IS") == [""]  # where there is none, an empty one
    assert not tags(WORKS["book"], "IS")


@pytest.mark.parametrize(
    ("date", "year", "whole"),
    [
        (PartialDate(2019), ["2019"], []),
        (PartialDate(2019, 3), ["2019"], ["2019/03//"]),
        (PartialDate(2019, 3, 5), ["2019"], ["2019/03/05/"]),
        (PartialDate(2019, season=4), ["2019"], ["2019///Winter"]),
        (PartialDate(2019, 3, end=PartialDate(2019, 4)), ["2019"], ["2019/03//Mar-Apr"]),
    ],
)
def test_dates(date: PartialDate, year: list[str], whole: list[str]) -> None:
    work = Work(issued=date)
    assert (tags(work, "PY"), tags(work, "DA")) == (year, whole)


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [("447-462", ["447"], ["462"]), ("e70430", ["e70430"], []), ("S12-S19, S25", ["S12-S19, S25"], [])],
)
def test_pages(page: str, first: list[str], last: list[str]) -> None:
    work = Work(page=pages(page))
    assert (tags(work, "SP"), tags(work, "EP")) == (first, last)


def test_a_journal_has_its_full_title_twice_and_its_abbreviation_once() -> None:
    assert (
        tags(WORKS["everything"], "T2") == tags(WORKS["everything"], "JF") == ["Journal of Invented Results"]
    )
    assert tags(WORKS["everything"], "J2") == ["J Invent Results"]
    assert not tags(WORKS["everything"], "JO")


def test_the_pmid_is_where_readers_look_for_it() -> None:
    work = article(PMCID="PMC1")
    assert tags(work, "AN") == ["99000001"]
    assert tags(work, "C2") == ["PMC1"]
    assert tags(work, "N1") == ["PMID: 99000001; PMCID: PMC1"]
    assert not tags(work, "UR")  # beside a DOI, styles print it as well
    assert tags(work._replace(DOI=""), "UR") == ["https://pubmed.ncbi.nlm.nih.gov/99000001/"]
    assert not tags(WORKS["chapter"]._replace(PMCID="PMC1"), "C2")  # there Zotero takes it for an author
    assert tags(WORKS["everything"], "UR") == ["https://example.org/a_b?x=1&y=50%25#part~2"]


def test_names_and_keywords_have_a_line_each() -> None:
    assert tags(WORKS["suffixes"], "AU") == [
        "Smith, John Q., Jr.",
        "King, M. L., III",
        "de Witt, Thomas, Sr.",
    ]
    assert tags(WORKS["keywords with separators"], "KW") == ["T cells, gamma-delta", "a", "b", "plain"]
    assert tags(by("|Adams|A", truncated=True), "AU") == ["Adams, A.", "et al.,"]  # with EndNote's comma


def test_an_abstract_is_one_line() -> None:
    assert tags(WORKS["everything"], "AB") == [
        "Background: one thing. Methods: a second, at 5% & more. Results: p < 0.05."
    ]


def test_citing_articles_are_keywords() -> None:
    found = lines(WORKS["report"], cited_by=("1", "saved; page, 2.html"))
    assert [line for line in found if line.startswith("KW")] == [
        "KW  - cited by: 1",
        "KW  - cited by: saved page 2.html",
    ]


def test_uncertain_entries_have_a_keyword_and_a_note() -> None:
    found = lines(WORKS["report"], confidence=0.31)
    assert "KW  - check" in found
    assert any("check: parsed with low confidence (0.31)" in line for line in found if line.startswith("N1"))
    assert not [line for line in lines(WORKS["report"], confidence=0.5) if "check" in line]


@pytest.mark.parametrize("entry", ENTRIES, ids=WORKS)
def test_at_most_one_note(entry: Entry) -> None:
    assert readers.write([entry], "ris").count("N1  - ") <= 1


def test_dates_of_access_and_volumes_of_web_pages() -> None:
    work = WORKS["web page with specials"]
    assert tags(work, "Y2") == ["2020/06//"]
    assert not tags(work, "VL")  # Zotero takes it for the year of access
    assert tags(work, "N1") == ["Volume: 5"]


def test_a_conference_paper_has_a_date() -> None:
    assert tags(WORKS["conference paper"], "TY") == ["CONF"]
    assert tags(WORKS["conference paper"]._replace(issued=PartialDate(2021)), "DA") == ["2021///"]


def test_a_url_without_its_scheme_is_a_link() -> None:
    assert tags(Work(URL="www.example.org/a"), "UR") == ["http://www.example.org/a"]
