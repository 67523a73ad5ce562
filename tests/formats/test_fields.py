"""A field that a work can have is written, whichever it is: one that is added must not be lost."""

from __future__ import annotations

import pytest

from cgt_cite.model import Entry, Name, NameList, PartialDate, Work, WorkType
from tests.formats.plain import write

SAMPLE = "10.1000/zyxwv"
TEXTS = [name for name, value in Work()._asdict().items() if value == "" and name != "type"]
PEOPLE = [name for name, value in Work()._asdict().items() if isinstance(value, NameList)]
DATES = ["issued", "epub", "accessed"]


def work(name: str, value: object) -> Entry:
    fields = {"title": "A", "type": WorkType.CHAPTER, "issued": PartialDate(2000), name: value}
    return Entry(Work(**fields), "key")  # type: ignore[arg-type] - each has the type of its field


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("format_name", ["csv", "jsonl", "csl-json"])
def test_texts(format_name: str, name: str) -> None:
    assert SAMPLE in write([work(name, SAMPLE)], format_name)


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("format_name", ["csv", "jsonl", "csl-json"])
def test_people(format_name: str, name: str) -> None:
    assert "Zyxwv" in write([work(name, NameList((Name("Zyxwv"),)))], format_name)


@pytest.mark.parametrize("name", DATES)
@pytest.mark.parametrize("format_name", ["csv", "jsonl", "csl-json"])
def test_dates(format_name: str, name: str) -> None:
    assert "1987" in write([work(name, PartialDate(1987))], format_name)


def test_no_other_kind_of_field() -> None:
    others = {*Work._fields} - {*TEXTS, *PEOPLE, *DATES}
    assert others == {"type", "page", "affiliation", "other_ids", "indexing", "note"}
