"""Values as plain dictionaries and as CSL-JSON items, which other programs understand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cgt_cite
from tests.formats.records import WORKS

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PAGE = next(SAMPLES.glob("Successes*.html"))
VALUES = (cgt_cite.Work, cgt_cite.Reference, cgt_cite.ParsedReference, cgt_cite.Page, cgt_cite.Entry)


@cache
def entries() -> tuple[cgt_cite.Entry, ...]:
    return tuple(cgt_cite.extract(SAMPLES, on_problem=[].append))


def test_items_are_those_of_csl_json() -> None:
    for entry in entries():
        (item,) = json.loads(cgt_cite.write([entry], "csl-json"))
        assert json.loads(json.dumps(entry.to_csl())) == item


def test_all_values_that_name_a_work_have_an_item() -> None:
    (page,) = cgt_cite.read(PAGE)
    parsed = cgt_cite.parse_reference(page.references[0].text)
    items = [page.article.to_csl(), *(one.to_csl() for one in page.references), parsed.to_csl()]
    assert [item["id"] for item in items] == ["ref1", "ref1", "ref2", "ref3", "ref4", "ref5", "ref1"]
    assert items[0]["PMID"] == "37935854"
    assert items[1]["PMID"] == "30858502"
    assert items[1]["title"] == items[-1]["title"]
    assert type(items[1]["type"]) is str


def test_entries_as_dictionaries() -> None:
    entry = next(one for one in entries() if one.work.PMID == "30858502")
    found = entry.to_dict()
    assert found.keys() == {*entry._fields, "sources"} - {"origins"}
    assert found["work"]["issued"] == {"year": 2019, "month": 0, "day": 0, "season": 0, "end": None}
    assert found["work"]["author"]["names"][0] == entry.work.author.names[0]._asdict()
    assert found["work"]["type"] == "article-journal"
    assert found["sources"] == dict(entry.origins) != {}
    assert found["sightings"] == [sighting._asdict() for sighting in entry.sightings]
    assert (found["key"], found["cited_by"]) == ("Cavazzana2019Gene", ["37935854"])


def test_pages_as_dictionaries_survive_json() -> None:
    for page in cgt_cite.read(SAMPLES, on_problem=[].append):
        found = page.to_dict()
        assert json.loads(json.dumps(found)) == found
        assert [one["text"] for one in found["references"]] == [one.text for one in page.references]
        assert found["article"] == page.article.to_dict()


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_every_field_of_a_work_survives_json(work: cgt_cite.Work) -> None:
    found = json.loads(json.dumps(work.to_dict()))
    assert found == work.to_dict()
    assert list(found) == list(work._fields)
    assert [bool(found[name]) for name in ("title", "volume", "DOI")] == [
        bool(value) for value in (work.title, work.volume, work.DOI)
    ]
    assert json.loads(json.dumps(work.to_csl())) == work.to_csl()


st.register_type_strategy(float, st.floats(0, 1))  # all numbers among the values are probabilities


@settings(max_examples=40)  # large ones
@given(st.one_of(*map(st.from_type, VALUES)))
def test_any_value_survives_json(
    value: cgt_cite.Work | cgt_cite.Reference | cgt_cite.ParsedReference | cgt_cite.Page | cgt_cite.Entry,
) -> None:
    found = value.to_dict()
    assert json.loads(json.dumps(found, allow_nan=False)) == found
