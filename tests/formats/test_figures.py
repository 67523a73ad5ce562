"""Genuine pages: nothing of what authors used to mend by hand is left."""

from __future__ import annotations

from pathlib import Path

from tests.extracting import extract
from tests.formats.figures import Figures, figures


def test_nothing_is_left_to_mend_by_hand(shared: Path) -> None:
    found = figures(list(extract([str(shared / "pages" / "article")])))
    assert {name: counts._replace(notes_a_record=1) for name, counts in found.items()} == dict.fromkeys(
        found, Figures(0, 0, 0, 0, 1)
    )
    assert found["ris"].notes_a_record == 1
