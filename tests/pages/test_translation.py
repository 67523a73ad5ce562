"""Pages that a browser translated: their text is not the original."""

from __future__ import annotations

import pytest

from cgt_cite.model import Name, Page, PartialDate
from cgt_cite.problems import Problem, ProblemKind
from tests.pages.reading import fixture, page_in, read_all
from tests.pages.sampled import html

GERMAN = fixture("translated.html")


def translated(text: str) -> Page:
    problem, page = read_all(text)
    assert isinstance(problem, Problem)
    assert isinstance(page, Page)
    assert problem.kind is ProblemKind.TRANSLATED
    assert "translation" in str(problem)
    assert "complete" in str(problem)
    return page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("translated-ltr", "translated-rtl"),
        ('class="translated-ltr"', "class=translated-ltr"),
        ("4. Mai 2023;", "2023 4 mai;"),
        ("4. Mai 2023;", "2023年5月4日;"),
        (">Anna Beispiel<", ">Анна Байшпиль<"),
        (">PMID:<", ">Номер:<"),
        (' class="translated-ltr"', ""),  # Google's marks round the text are left
    ],
)
def test_what_is_never_translated(old: str, new: str) -> None:
    assert old in GERMAN
    page = translated(GERMAN.replace(old, new))
    work = page.article
    assert work.title == "Sleep length and mild fever in harbour pilots: a cohort study"
    assert (work.author.names[0], len(work.author.names)) == (Name("Beispiel", "Anna"), 3)
    assert (work.issued, work.volume, work.issue) == (PartialDate(2023, 5, 4), "12", "3")
    assert (work.container_title, work.container_title_short) == ("Test journal of medicine", "Test J Med")
    assert (work.PMID, work.PMCID, work.DOI) == ("91000011", "PMC9900011", "10.5555/tj.2023.0111")
    assert tuple(map(str, work.other_ids)) == ()
    assert [reference.work.PMID for reference in page.references] == [
        "80000001",
        "80000002",
        "",
        "80000004",
        "80000005",
    ]


def test_thousands_as_other_languages_part_them() -> None:
    button = GERMAN.index('class="show-all"')
    start = GERMAN.index("23", button)
    assert translated(GERMAN[:start] + "1.234" + GERMAN[start + 2 :]).reference_count == 1234


def test_translated_by_edge() -> None:
    text = GERMAN.replace(' class="translated-ltr"', "").replace(
        '<font style="vertical-align: inherit;">', ""
    )
    assert (
        translated(text.replace("<title>", '<title _msttexthash="1234" _msthash="0">')).reference_count == 23
    )


def test_other_pages_are_no_translations() -> None:
    assert page_in(html("In silico")).article.title
