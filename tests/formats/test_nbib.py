"""NBIB: as PubMed exports it, for the works that it supports."""

from __future__ import annotations

import pytest

from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.model import Entry, Indexing, Name, NameList, Work
from cgt_cite.problems import Problem, ProblemKind
from tests.formats import readers
from tests.formats.records import WORKS, article, by


def lines(work: Work) -> list[str]:
    return readers.write([Entry(work=work, key="k")], "nbib").splitlines()


def test_a_record_as_pubmed_writes_it() -> None:
    found = lines(WORKS["everything"])
    assert found[:2] == ["PMID- 99000001", "OWN - NLM"]
    for line in (
        "IS  - 1234-567X (Linking)",
        "DP  - 2019 Mar 5",
        "LID - 10.5555/jir.2019.0447 [doi]",
        "FAU - Okafor, Chidi N.",
        "AU  - Okafor CN",
        "LA  - eng",
        "PT  - Journal Article",
        "PT  - Review",
        "DEP - 20181209",
        "TA  - J Invent Results",
        "JT  - Journal of Invented Results",
        "MH  - beta-Thalassemia/*therapy",
        "OT  - beta cells",
        "PMC - PMC9900001",
        "SO  - J Invent Results. 2019 Mar 5;12(3):447-462. doi: 10.5555/jir.2019.0447.",
    ):
        assert line in found


def test_long_fields_continue_after_six_blanks() -> None:
    found = lines(article(indexing=Indexing(abstract="word " * 40)))
    start = next(number for number, line in enumerate(found) if line.startswith("AB  - "))
    assert found[start + 1].startswith("      word")
    assert all(len(line) <= 88 for line in found)
    doi = "10.5555/" + "x" * 90
    assert f"AID - {doi} [doi]" in lines(article(DOI=doi))  # in one line: readers glue the parts


@pytest.mark.parametrize(
    ("name", "short"),
    [
        (Name("Okafor", "Chidi N"), "Okafor CN"),
        (Name("Green", "DB"), "Green DB"),
        (Name("Brown", "D. B."), "Brown DB"),
        (Name("Petrov", "Iu V"), "Petrov IuV"),
        (Name("Smith", "MARY"), "Smith M"),
        (Name("Johnson", "DeShawn"), "Johnson DS"),
        (Name("Sartre", "Jean-Paul"), "Sartre JP"),
        (Name("Berg", "Anna", "van der"), "van der Berg A"),
        (Name("Smith", "John", suffix="Jr"), "Smith J Jr"),
        (Name("王", "小明"), "王 小"),
    ],
)
def test_initials(name: Name, short: str) -> None:
    assert f"AU  - {short}" in lines(article(author=NameList((name,))))


def test_every_record_is_a_journal_article() -> None:
    found = lines(
        article(indexing=Indexing(publication_type=("Editorial", "Review")))
    )  # JabRef takes it for what it knows
    assert [line for line in found if line.startswith("PT  - ")] == [
        "PT  - Journal Article",
        "PT  - Editorial",
        "PT  - Review",
    ]


def test_a_truncated_list_of_names_is_marked_in_both_forms() -> None:
    found = lines(by("|Adams|A", truncated=True))
    at = found.index("AU  - Adams A")
    assert found[at + 1 : at + 3] == ["FAU - et al.,", "AU  - et al."]


def test_linked_articles_have_their_own_tags() -> None:
    found = lines(WORKS["retracted"])
    assert "CIN - Lancet Inv. 2020 Jan;395(1):1. doi: 10.5555/l.1. PMID: 99000009" in found
    assert "RIN - J Invent Results. 2021;14(1):9. PMID: 99000010" in found
    assert "EIN - J Invent Results. 2020;13(2):99." in found
    assert "PT  - Retracted Publication" in found


def test_unsupported_entries_are_reported() -> None:
    problems: list[Problem] = []
    entries = [Entry(work=WORKS["book"], key="Rossi2007"), Entry(work=article(PMID=""), key="Cavallo2019")]
    assert not "".join(
        FORMATS["nbib"].write([*entries, Entry(work=by("WHO"), key="k")], OutputOptions(), problems.append)
    )[:0]
    assert [(problem.kind, problem.where) for problem in problems] == [
        (ProblemKind.NOT_IN_FORMAT, "Rossi2007"),
        (ProblemKind.NOT_IN_FORMAT, "Cavallo2019"),
    ]
