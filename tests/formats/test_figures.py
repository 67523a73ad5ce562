"""Genuine pages: nothing is left that authors used to correct by hand."""

from __future__ import annotations

from pathlib import Path

from tests.extracting import extract
from tests.formats.figures import Figures, figures


def test_nothing_is_left_to_correct_by_hand(shared: Path) -> None:
    found = figures(list(extract([str(shared / "pages" / "article")])))
    assert {name: counts._replace(notes_a_record=1) for name, counts in found.items()} == dict.fromkeys(
        found, Figures(0, 0, 0, 0, 1)
    )
    assert found["ris"].notes_a_record == 1
