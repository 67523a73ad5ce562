"""The cells of our CSV are read back as the fields that they were written from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.corrections.columns import COLUMNS, with_cell
from cgt_cite.fields.text import clean
from cgt_cite.formats.csv_table import cells
from cgt_cite.model import (
    Entry,
    Indexing,
    Name,
    NameList,
    PageRange,
    Pages,
    PartialDate,
    Work,
    WorkType,
)
from tests.formats.records import ENTRIES, WORKS

words = st.text("abcdeéßœ ΑΒγ-'()=", min_size=1, max_size=12).map(clean).filter(bool)
capitalised = st.from_regex(r"[A-ZÉ][a-zé]{2,8}", fullmatch=True)
people = st.builds(
    lambda family, given, suffix: Name(family, given, suffix=suffix),
    capitalised,
    st.from_regex(r"[A-Z]\. [A-Z]\.|Anna", fullmatch=True),
    st.sampled_from(["", "Jr", "III"]),
)
groups = words.map(lambda text: Name(literal=text))
names = st.builds(
    lambda one, rest, truncated: NameList((one, *rest), truncated),
    people,
    st.lists(people | groups, max_size=3),
    st.booleans(),
)
days = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
dates = days | days.map(lambda day: day._replace(day=0)) | days.map(lambda day: PartialDate(day.year))
ranges = st.builds(
    lambda start, size: PageRange(str(start), str(start + size)), st.integers(1, 999), st.integers(1, 99)
)
FIELDS: dict[str, st.SearchStrategy[object]] = {
    "type": st.sampled_from(WorkType),
    **dict.fromkeys(("author", "editor"), names),
    **dict.fromkeys(("issued", "accessed"), dates),
    **dict.fromkeys(
        ("title", "container_title", "container_title_short", "volume", "issue", "publisher", "edition"),
        words,
    ),
    "publisher_place": words,
    "page": st.lists(ranges, min_size=1, max_size=2).map(lambda found: Pages(tuple(found))),
    "DOI": st.from_regex(r"10\.[0-9]{4,6}/[a-z0-9<>;()%-]{1,12}", fullmatch=True),
    "PMID": st.integers(1, 99_999_999).map(str),
    "PMCID": st.integers(100, 99_999_999).map("PMC{}".format),
    "ISSN": st.from_regex(r"[0-9]{4}-[0-9]{3}[0-9X]", fullmatch=True),
    "ISBN": st.from_regex(r"[0-9]{13}|[0-9]-[0-9]{3}-[0-9]{5}-X", fullmatch=True),
    "URL": st.from_regex(r"https://[a-z]{1,9}\.org/[a-z?=&%#]{0,9}", fullmatch=True),
    "language": st.sampled_from(["en", "de", "Klingon"]),
    "indexing": st.tuples(words, st.lists(words, max_size=3, unique=True).map(tuple)).map(
        lambda found: Indexing(*found)
    ),
}
works = st.fixed_dictionaries({}, optional=FIELDS).map(lambda fields: Work(**fields))


def read_back(work: Work, onto: Work) -> Work:
    written = cells(Entry(work=work))
    for column in COLUMNS:
        onto = with_cell(onto, column, written[column])
    return onto


def cells_to_correct(work: Work) -> dict[str, str]:
    written = cells(Entry(work=work))
    return {column: written[column] for column in COLUMNS}


@given(works)
def test_cells_are_read_back(work: Work) -> None:
    assert cells_to_correct(read_back(work, Work())) == cells_to_correct(work)


@given(works, works)
def test_cells_replace_those_of_another_work(work: Work, other: Work) -> None:
    assert cells_to_correct(read_back(work, other)) == cells_to_correct(work)


@given(works)
def test_cells_that_do_not_change_change_nothing(work: Work) -> None:
    assert read_back(work, work)._replace(indexing=Indexing()) == work._replace(indexing=Indexing())


@pytest.mark.parametrize("entry", ENTRIES, ids=WORKS)
def test_cells_of_each_kind_of_work(entry: Entry) -> None:
    for column in COLUMNS:
        cell = cells(entry)[column]
        assert cells(Entry(work=with_cell(entry.work, column, cell)))[column] == cell


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("year", "20x9", "is not a year of four digits"),
        ("type", "journal", "is not a type; use one of article, article-journal"),
        ("date", "2019-13", "is not a date"),
        ("date", "2019-02-30", "is not a date"),
        ("pages", ",", "is not a range of pages"),
        ("doi", "doi:unknown", "is not a DOI"),
        ("pmid", "12a", "is not a PMID"),
        ("pmcid", "none", "is not a PMCID"),
        ("issn", "12", "is not an ISSN"),
        ("isbn", "9.78E+12", "is not an ISBN"),
        ("url", "see the site", "is not a URL"),
    ],
)
def test_invalid_cells(column: str, cell: str, message: str) -> None:
    with pytest.raises(ValueError, match=message.split(";", maxsplit=1)[0]):
        with_cell(Work(), column, cell)


@pytest.mark.parametrize(
    ("column", "cell", "written"),
    [
        ("pages", "447-62", "447-462"),
        ("doi", "https://doi.org/10.1000/1", "10.1000/1"),
        ("pmid", "PMID: 0123", "123"),
        ("pmcid", "1234567", "PMC1234567"),
        ("date", "5 March 2019", "2019-03-05"),
        ("date", "2019-12/2020-01", "2019-12/2020-01"),
        ("accessed", "05.03.2019", "2019-03-05"),
        ("language", "German", "de"),
        (
            "authors",
            "Smith, Jane;Doe, J.; {Ministry of Health, Labour}",
            "Smith, Jane; Doe, J.; Ministry of Health, Labour",
        ),
        ("authors", "van der Berg, Anna, Jr; et al.", "van der Berg, Anna, Jr; et al."),
        ("isbn", "978-0-123-45678-6", "978-0-123-45678-6"),
    ],
)
def test_forms_that_people_write(column: str, cell: str, written: str) -> None:
    assert cells(Entry(work=with_cell(Work(), column, cell)))[column] == written


def test_a_year_keeps_the_day() -> None:
    assert str(with_cell(Work(issued=PartialDate(2019, 3, 5)), "year", "2018").issued) == "2018-03-05"
    assert with_cell(Work(issued=PartialDate(2019)), "year", "").issued is None


def test_a_known_group_keeps_its_comma() -> None:
    group = Name(literal="Ministry of Health, Labour")
    work = with_cell(Work(author=NameList((group,))), "authors", "Ministry of Health, Labour; Doe, J.")
    assert work.author.names == (group, Name("Doe", "J."))


def test_affiliations_leave_with_the_authors() -> None:
    work = Work(author=NameList((Name("Doe", "J."),)), affiliation=(("Ghent",),))
    assert with_cell(work, "authors", "Doe, Jane").affiliation == (("Ghent",),)
    assert with_cell(work, "authors", "Doe, J.; Roe, J.").affiliation == ()


def test_terms_that_are_still_keywords_stay() -> None:
    work = Work(indexing=Indexing(keyword=("gene",), mesh=("Humans", "Anemia*")))
    found = with_cell(work, "keywords", "Anemia; vector").indexing
    assert (found.keyword, found.mesh) == (("Anemia", "vector"), ("Anemia*",))
