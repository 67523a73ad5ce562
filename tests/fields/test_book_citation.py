"""The line that names a chapter's book."""

from __future__ import annotations

import pytest

from cgt_cite.fields.book_citation import parse_chapter
from cgt_cite.fields.citation import parse_citation

BOOK = "ProbeReviews [Internet]. Testville (TS): Probe Publishing; "


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        (f"In: {BOOK}2022 Jan. 2022 May 8.", "2022-05-08"),
        (f"2022 May 8. In: {BOOK}2022 Jan–.", "2022-05-08"),
        (
            f"In: Muster A, Beispiel B, et al., editors. {BOOK}1999–2025. 2006 Apr 18 [updated 2025].",
            "2006-04-18",
        ),
        (f"{BOOK}2002-.", "2002"),
    ],
)
def test_book_and_date(line: str, issued: str) -> None:
    work = parse_citation(line)
    assert (work.type, work.container_title) == ("chapter", "ProbeReviews")
    assert (work.publisher_place, work.publisher) == ("Testville (TS)", "Probe Publishing")
    assert str(work.issued) == issued
    assert len(work.editor.names) == 2 * line.count("editors")


def test_edition() -> None:
    work = parse_chapter("In: Probe Chemistry: A Primer. 6th edition. Testville: Probe-Raven; 1999.")
    assert work
    assert (work.container_title, work.edition) == ("Probe Chemistry: A Primer", "6th")


@pytest.mark.parametrize(
    "line", ["Test J Med. 2023 May 4;12(3):101-9. doi: 10.5555/x.", "J Chem: X. 2020; 1: 3-4.", ""]
)
def test_other_lines_name_no_book(line: str) -> None:
    assert parse_chapter(line) is None
