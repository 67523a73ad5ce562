"""Dates as they are printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.fields.dates import month_number, parse_date, season_number, year_and
from cgt_cite.model import PartialDate

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", "2019"),
        ("2019.", "2019"),
        ("2019a", "2019"),
        ("2019 Mar", "2019-03"),
        ("2019 Mar 5", "2019-03-05"),
        ("2019 March 05", "2019-03-05"),
        ("2019 Mar-Apr", "2019-03/2019-04"),
        ("2019 Mar 5-12", "2019-03-05/2019-03-12"),
        ("2019 Mar 30-Apr 2", "2019-03-30/2019-04-02"),
        ("2019 Dec-2020 Jan", "2019-12/2020-01"),
        ("2019 Dec 30-2020 Jan 5", "2019-12-30/2020-01-05"),
        ("2019-2020", "2019/2020"),
        ("5 March 2019", "2019-03-05"),
        ("5. März 2019", "2019-03-05"),
        ("5 de marzo de 2019", "2019-03-05"),
        ("March 5, 2019", "2019-03-05"),
        ("March 5th, 2019", "2019-03-05"),
        ("March 2019", "2019-03"),
        ("03/05/2019", "2019-03-05"),
        ("2019-03-05", "2019-03-05"),
        ("2019/03/05", "2019-03-05"),
        ("2019-03", "2019-03"),
    ],
)
def test_date(text: str, expected: str) -> None:
    assert str(parse_date(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "in press",
        "2019 Foo",
        "13/13/2019",
        "2019-13-01",
        "2019-00-10",
        "12345",
        "1066",
        "1066-10-14",
        "2019 Mar 32",
    ],
)
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("rest", "expected"),
    [("Mar-Apr", "2019-03/2019-04"), ("May 2-4", "2019-05-02/2019-05-04"), ("Foo 3", "2019"), ("", "2019")],
)
def test_year_and_what_follows(rest: str, expected: str) -> None:
    assert str(year_and("2019", rest)) == expected
    assert year_and("2019", "Summer") == PartialDate(2019, season=2)


def test_season() -> None:
    assert parse_date("2019 Winter") == PartialDate(2019, season=4)
    assert parse_date("Fall 2019") == PartialDate(2019, season=3)


@pytest.mark.parametrize(
    ("word", "number"),
    [("Sept.", 9), ("MAI", 5), ("août", 8), ("декабря", 12), ("maerz", 3), ("Foo", 0), ("", 0)],
)
def test_month(word: str, number: int) -> None:
    assert month_number(word) == number


def test_seasons() -> None:
    assert [season_number(word) for word in ("Spring", "summer", "Autumn", "Winter", "Foo")] == [
        1,
        2,
        3,
        4,
        0,
    ]


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)))
def test_pubmeds_dates_come_back(day: date) -> None:
    written = f"{day.year} {MONTHS[day.month - 1]} {day.day}"
    assert parse_date(written) == PartialDate(day.year, day.month, day.day)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = parse_date(text)
    assert found is None or (1000 <= found.year <= 9999 and 0 <= found.month <= 12 and 0 <= found.day <= 31)


@given(
    st.sampled_from(["2019", "1499", "2100", "19", "２０１９", ""]),
    st.sampled_from(["Mar", "märz", "Foo", "Spring", "m", "sept.", ""]),
    st.sampled_from(["5", "32", "005", "5th", ""]),
)
def test_plain_dates_are_read_like_all_others(year: str, month: str, day: str) -> None:
    plain, other = parse_date(f"{year} {month} {day}"), parse_date(f"{year}, {month} {day}")
    assert plain == other or not (year and month)
