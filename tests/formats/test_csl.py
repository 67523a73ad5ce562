"""CSL-JSON against the rules of the CSL data schema 1.0.2, restated here."""

from __future__ import annotations

import json

import pytest

from cgt_cite.model import Entry, NameList, PartialDate, Sighting, Work
from tests.formats import readers
from tests.formats.records import ENTRIES, WORKS

TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
performance periodical personal_communication post post-weblog regulation report review review-book
software song speech standard thesis treaty webpage
"""
NAMES = """
author chair collection-editor compiler composer container-author contributor curator director editor
editorial-director executive-producer guest host interviewer illustrator narrator organizer original-
author performer producer recipient reviewed-author script-writer series-creator translator
"""
DATES = "accessed available-date event-date issued original-date submitted"
TEXTS = """
id citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection
archive_location archive-place authority call-number chapter-number citation-number citation-label
collection-number collection-title container-title container-title-short dimensions division DOI edition
event event-title event-place first-reference-note-number genre ISBN ISSN issue jurisdiction keyword
locator medium note number number-of-pages number-of-volumes original-publisher original-publisher-place
original-title page page-first part part-title PMCID PMID printing publisher publisher-place references
reviewed-genre reviewed-title scale section source status supplement title title-short URL version volume
volume-title volume-title-short year-suffix
"""
NAME_PARTS = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}


def check(item: dict[str, object]) -> None:
    assert item["type"] in TYPES.split()
    assert item["id"]
    for variable, value in item.items():
        if variable in NAMES.split():
            assert value
            assert all(set(name) <= NAME_PARTS for name in value)
            assert all(isinstance(part, str) and part for name in value for part in name.values())
        elif variable in DATES.split():
            check_date(value)
        elif variable == "custom":
            assert isinstance(value, dict)
        else:
            assert variable == "type" or variable in TEXTS.split(), variable
            assert isinstance(value, str)
            assert value


def check_date(date: dict[str, object]) -> None:
    assert set(date) <= {"date-parts", "season"}
    assert 1 <= len(date["date-parts"]) <= 2
    assert all(1 <= len(parts) <= 3 for parts in date["date-parts"])
    assert all(isinstance(part, int) and part > 0 for parts in date["date-parts"] for part in parts)


def item(work: Work, **entry: object) -> dict[str, object]:
    return json.loads(readers.write([Entry(work=work, key="k", **entry)], "csl-json"))[0]


@pytest.mark.parametrize("entry", ENTRIES, ids=WORKS)
def test_items_are_valid(entry: Entry) -> None:
    check(json.loads(readers.write([entry], "csl-json"))[0])


@pytest.mark.parametrize(
    ("date", "csl"),
    [
        (PartialDate(2019), {"date-parts": [[2019]]}),
        (PartialDate(2019, 3, 5), {"date-parts": [[2019, 3, 5]]}),
        (PartialDate(2019, season=1), {"date-parts": [[2019]], "season": 1}),
        (PartialDate(2019, 12, end=PartialDate(2020, 1)), {"date-parts": [[2019, 12], [2020, 1]]}),
    ],
)
def test_dates(date: PartialDate, csl: dict[str, object]) -> None:
    assert item(Work(issued=date))["issued"] == csl


def test_values_without_a_csl_variable_are_custom() -> None:
    entry = {"cited_by": ("1",), "sightings": (Sighting("a.html", 2, "H"),), "text": ("T",)}
    custom = item(WORKS["everything"], **entry, confidence=0.0, origins=(("DOI", "link"),))["custom"]
    assert custom == {
        "other_ids": ["NCT00000000"],
        "keyword": ["beta cells", "globin switching"],
        "mesh": ["Humans", "beta-Thalassemia / therapy*"],
        "substance": ["Hemoglobins"],
        "publication_type": ["Journal Article", "Review"],
        "grant": ["R01 HL000000/HL/NHLBI NIH HHS/United States"],
        "conflict_of_interest": "The authors declare none.",
        "figure": ["Figure 1: The vector."],
        "cited_by": ["1"],
        "cited_by_count": 1,
        "source": ["a.html"],
        "position": [2],
        "heading": ["H"],
        "text": ["T"],
        "confidence": 0.0,
        "sources": {"DOI": "link"},
    }


def test_linked_articles_are_nested_items() -> None:
    custom = item(WORKS["retracted"])["custom"]
    assert custom["retracted"] is True
    assert [link["relation"] for link in custom["linked"]] == ["Comment in", "Retraction in", "Erratum in"]
    assert custom["linked"][0]["PMID"] == "99000009"


def test_a_particle_is_part_of_the_family_name() -> None:
    assert item(WORKS["particles"])["author"][0] == {"family": "van der Berg", "given": "Anna"}


def test_a_truncated_list_of_names_ends_with_others() -> None:
    assert item(WORKS["cut list"])["author"][-1] == {"literal": "others"}
    assert item(WORKS["chapter"])["editor"][-1] == {"literal": "others"}
    assert "author" not in item(Work(author=NameList((), truncated=True)))


def test_an_arxiv_number_is_found_in_print() -> None:
    found = item(WORKS["arxiv without its name"])
    assert (found["container-title"], found["URL"]) == ("arXiv", "https://arxiv.org/abs/1708.08749")
    assert "URL" not in item(WORKS["arxiv"]._replace(DOI="10.48550/arXiv.2005.12273"))


def test_citing_articles_are_keywords() -> None:
    found = item(WORKS["everything"], cited_by=("1", "saved; page, 2.html"))
    assert found["keyword"].split("; ") == [
        *("beta cells", "globin switching", "Humans", "beta-Thalassemia / therapy"),
        *("cited by: 1", "cited by: saved page 2.html"),
    ]
    assert found["custom"]["cited_by"] == ["1", "saved; page, 2.html"]


def test_zotero_finds_the_pmid_of_a_preprint_in_its_note() -> None:
    assert item(WORKS["preprint"])["note"] == "PMID: 99000003"
    assert "note" not in item(WORKS["initials"])


def test_an_abstract_keeps_its_paragraphs() -> None:
    assert item(WORKS["everything"])["abstract"].split("\n")[1] == "Methods: a second, at 5% & more."
