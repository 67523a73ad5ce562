"""PubMed's citations of books and chapters."""

from __future__ import annotations

import pytest

from cgt_cite.fields.book_citation import parse_book, split_date, split_medium
from cgt_cite.model import PartialDate


def test_a_chapter() -> None:
    work = parse_book(
        "In: Adam MP, Feldman J, et al., editors. GeneReviews(®) [Internet]. Seattle (WA): University of "
        "Washington, Seattle; 1993–2025. 2006 Apr 18 [updated 2025 Aug 14]."
    )
    assert work
    assert (work.type, work.title, work.container_title) == ("chapter", "", "GeneReviews(®)")
    assert ([name.family for name in work.editor.names], work.editor.truncated) == (["Adam", "Feldman"], True)
    assert (work.publisher, work.publisher_place) == ("University of Washington, Seattle", "Seattle (WA)")
    assert (work.issued, work.medium) == (PartialDate(2006, 4, 18), "Internet")


def test_a_report() -> None:
    work = parse_book(
        "Screening [Internet]. Rockville (MD): Agency for Tests (US); 2012 Nov. "
        "Report No.: 12(13)-EHC090-EF. AHRQ Comparative Effectiveness Reviews."
    )
    assert work
    assert (work.type, work.title, work.medium) == ("book", "Screening", "Internet")
    assert (work.number, work.collection_title) == (
        "12(13)-EHC090-EF",
        "AHRQ Comparative Effectiveness Reviews",
    )
    assert work.issued == PartialDate(2012, 11)


@pytest.mark.parametrize(
    ("text", "title", "place", "issued"),
    [
        (
            "In: StatPearls [Internet]. Treasure Island (FL): StatPearls Publishing; 2025 Jan–.",
            "StatPearls",
            "Treasure Island (FL)",
            PartialDate(2025, 1),
        ),
        (
            "In: Tests: A Handbook: Part Two. Boca Raton (FL): CRC Press; 2015. p. 3-9.",
            "Tests: A Handbook: Part Two",
            "Boca Raton (FL)",
            PartialDate(2015),
        ),
        (
            "In: Doe J, editor. Basics. 4th edition. St. Louis (MO): Elsevier; 2019.",
            "Basics",
            "St. Louis (MO)",
            PartialDate(2019),
        ),
    ],
)
def test_books_of_chapters(text: str, title: str, place: str, issued: PartialDate) -> None:
    work = parse_book(text)
    assert work
    assert (work.container_title, work.publisher_place, work.issued) == (title, place, issued)


@pytest.mark.parametrize(
    "text",
    [
        "Test J Med. 2023 May 4;12(3):101-9.",
        "METHODS: We did; 2012.",
        "In: 2019 there were many.",
        "Findings: some were 40; 2012 was a year.",
    ],
)
def test_what_is_no_book(text: str) -> None:
    assert parse_book(text) is None


def test_titles() -> None:
    assert split_medium("Handbook [Internet].") == ("Handbook", "Internet")
    assert split_date("One chapter. 2006 Apr 18 [updated 2025 Aug 14]") == (
        "One chapter",
        PartialDate(2006, 4, 18),
    )
    assert split_date("The plague of 1665") == ("The plague of 1665", None)
