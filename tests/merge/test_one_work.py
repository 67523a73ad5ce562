"""Which records are of one work if no identifier proves it."""

from __future__ import annotations

import pytest

from cgt_cite.model import Name, NameList, PageRange, Pages, PartialDate, Work
from tests.merge.records import cited, merged

NAKAMOTO = NameList((Name("Nakamoto", "S"),))
CASPERS = NameList((Name("Caspers", "R"), Name("Poe", "E")))
BITCOIN = Work(
    type="webpage",
    author=NAKAMOTO,
    title="Bitcoin: a peer-to-peer electronic cash system",
    issued=PartialDate(2008),
    URL="https://bitcoin.org/bitcoin.pdf",
)
SHEET = Work(
    type="webpage",
    author=NameList((Name(literal="World Health Organization"),)),
    title="Obesity and overweight",
    issued=PartialDate(2020),
    URL="https://www.who.int/news-room/fact-sheets/detail/obesity-and-overweight",
)
STATEMENT = Work(
    type="article-journal",
    author=NameList((Name("Page", "MJ"), Name("McKenzie", "JE"))),
    title="The PRISMA 2020 statement: an updated guideline for reporting systematic reviews",
    issued=PartialDate(2021),
    container_title="BMJ",
    volume="372",
    page=Pages((PageRange("n71"),)),
)
ATTENTION = Work(type="paper-conference", author=CASPERS, title="Attention is all", issued=PartialDate(2017))


def count(*works: Work) -> int:
    records = [
        cited(number, f"{number} {work.title} as printed in list {number}", links=Work(), parsed=work)
        for number, work in enumerate(works)
    ]
    return len(merged(records)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BITCOIN, BITCOIN._replace(type="report")),
        (BITCOIN, BITCOIN._replace(URL="", issued=None)),
        (BITCOIN, BITCOIN._replace(title="Bitcoin", issued=PartialDate(2009))),
        (BITCOIN, BITCOIN._replace(author=NameList(), URL="http://www.bitcoin.org/bitcoin.pdf#page=2")),
        (SHEET, SHEET._replace(title="Obesity", issued=PartialDate(2018), URL=SHEET.URL + "/")),
        (SHEET, SHEET._replace(author=NameList(), issued=None)),
        (STATEMENT, STATEMENT._replace(page=None, volume="")),
        (STATEMENT, STATEMENT._replace(page=Pages((PageRange("71"),)))),
        (ATTENTION, ATTENTION._replace(type="article")),
    ],
)
def test_one(one: Work, other: Work) -> None:
    assert count(one, other) == count(other, one) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            STATEMENT,
            STATEMENT._replace(container_title="Syst Rev", volume="10", page=Pages((PageRange("89"),))),
        ),
        (STATEMENT, STATEMENT._replace(issued=PartialDate(2020))),
        (BITCOIN, BITCOIN._replace(URL="", issued=PartialDate(2009))),
        (
            SHEET,
            SHEET._replace(URL="https://www.who.int/news-room/fact-sheets/detail/diabetes", title="Diabetes"),
        ),
        (SHEET._replace(URL="https://who.int"), SHEET._replace(URL="https://www.who.int/", title="Diabetes")),
        (
            ATTENTION._replace(title="Authors' reply"),
            ATTENTION._replace(title="Authors' reply", type="article"),
        ),
        (ATTENTION, ATTENTION._replace(issued=PartialDate(2018))),
    ],
)
def test_two(one: Work, other: Work) -> None:
    assert count(one, other) == count(other, one) == 2


def test_a_statement_in_two_journals_stays_two_entries() -> None:
    second = STATEMENT._replace(container_title="Syst Rev", volume="10", page=Pages((PageRange("89"),)))
    nowhere = STATEMENT._replace(container_title="", volume="", page=None)
    assert count(STATEMENT, second, nowhere, STATEMENT, second) == 3


def test_links_of_articles_in_one_file_are_kept() -> None:
    """Records that differ only in the citing article are two."""
    record = cited(1, "Smith J. A title. 2019.", links=Work(PMID="7"))
    entries, _ = merged([record._replace(citing_page=pmid, source="set.xml") for pmid in ("11", "12")])
    assert [entry.cited_by for entry in entries] == [("11", "12")]
