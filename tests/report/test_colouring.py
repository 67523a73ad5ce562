"""Which words of a reference string became which field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.model import Name, NameList, PageRange, Pages, PartialDate, Work
from cgt_cite.parse import parse_reference
from cgt_cite.report.colouring import Part, colour

TEXT = (
    "Cavazzana M, Bushman FD, and Miccio A. Gene therapy targeting haematopoietic stem cells. "
    "Nat Rev Drug Discov. 2019;18(7):447-62. doi: 10.1038/s41573-019-0020-9. PMID: 30858502"
)
WORK = Work(
    title="Gene therapy targeting haematopoietic stem cells",
    author=NameList((Name("Cavazzana", "Marina"), Name("Bushman", "F. D."), Name("Miccio", "A"))),
    container_title="Nature Reviews Drug Discovery",
    container_title_short="Nat Rev Drug Discov",
    issued=PartialDate(2019),
    volume="18",
    issue="7",
    page=Pages((PageRange("447", "462"),)),
    DOI="10.1038/s41573-019-0020-9",
    PMID="30858502",
)


def parts(text: str, work: Work) -> dict[Part, list[str]]:
    found: dict[Part, list[str]] = {}
    for run in colour(text, work):
        found.setdefault(run.part, []).append(run.text)
    return {part: texts for part, texts in found.items() if part is not Part.OTHER}


def test_every_field_is_found() -> None:
    assert parts(TEXT, WORK) == {
        Part.AUTHOR: ["Cavazzana M, Bushman FD, and Miccio A"],
        Part.TITLE: ["Gene therapy targeting haematopoietic stem cells"],
        Part.CONTAINER: ["Nat Rev Drug Discov"],
        Part.DATE: ["2019"],
        Part.VOLUME: ["18"],
        Part.ISSUE: ["7"],
        Part.PAGES: ["447-62"],
        Part.IDENTIFIER: ["10.1038/s41573-019-0020-9", "30858502"],
    }


def test_fields_from_elsewhere_are_found_as_far_as_their_words_are_there() -> None:
    title = "Gene therapy targeting haematopoietic stem cells: progress and challenges"
    assert parts(TEXT, WORK._replace(title=title))[Part.TITLE] == [WORK.title]
    assert Part.TITLE not in parts(TEXT, WORK._replace(title="Something else, of which nothing is there"))


def test_pages_are_not_the_day_of_a_date() -> None:
    work = Work(issued=PartialDate(2018), page=Pages((PageRange("1", "5"),)))
    assert parts("Some conference; 1-3 November 2018; pp. 1-5.", work)[Part.PAGES] == ["1-5"]


def test_initials_before_the_family_name() -> None:
    work = Work(author=NameList((Name("Berg", "A. B.", "van der"),)))
    assert parts("1. A.B. van der Berg, Some title", work)[Part.AUTHOR] == ["A.B. van der Berg"]


@pytest.mark.parametrize("text", [TEXT, "Müller Ä. Über die Größe. Z Biol. 1999;3:1-2.", "中文 𝔸. 2001.", ""])
def test_parsed_references_stay_whole(text: str) -> None:
    work = parse_reference(text).work
    assert "".join(run.text for run in colour(text, work)) == text


@given(st.text(), st.text(), st.text(), st.text())
def test_nothing_is_lost_or_added(text: str, title: str, family: str, volume: str) -> None:
    work = Work(
        title=title,
        author=NameList((Name(family, title),)),
        volume=volume,
        page=Pages((PageRange(volume, family),)),
        DOI=text,
    )
    runs = colour(text, work)
    assert "".join(run.text for run in runs) == text
    assert all(run.text for run in runs)
