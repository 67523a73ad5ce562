"""`count.py` finds the faults that it counts, and no others."""

from __future__ import annotations

import pytest

from cgt_cite.model import Entry, Work
from tests.formats.records import by, titled
from tests.printed.misprints import et_al_missing, initials, initials_lost, string_printed


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ("MJ", "MJ"),
        ("J.-P.", "JP"),
        ("A-L", "AL"),
        ("Mary K.", "MK"),
        ("Mary", "M"),
        ("IuV", "IV"),
        ("Å M", "AM"),
    ],
)
def test_initials(given: str, known: str) -> None:
    assert initials(given) == known


@pytest.mark.parametrize(
    ("name", "printed", "lost"),
    [
        ("|Adams|PA", "Adams P. A review of nothing.", True),
        ("|Adams|PA", "P. Adams. A review of nothing.", True),
        ("|Adams|PA", "Adams, P. (2001). A review of nothing.", True),
        ("|Adams|PA", "Adams PA. A review of nothing.", False),
        ("|Adams|P.A.", "P. A. Adams. A review of nothing.", False),
        ("|Adams|Petra A", "Petra A Adams. A review of nothing.", False),
        ("van der|Adams|P-A", "P.-A. van der Adams. A review of nothing.", False),
        ("|Adams|PA|Jr", "Adams Jr, P. A. A review of nothing.", False),
        ("|Adams|Petra", "Adams P. A review of nothing.", False),
        ("|Adams|PA", "Baker B, et al. A review of nothing.", False),
    ],
)
def test_initials_lost(name: str, printed: str, lost: bool) -> None:  # noqa: FBT001 - a case's verdict
    assert initials_lost(Entry(work=by(name)), printed) is lost


def test_initials_in_the_note_do_not_count() -> None:
    entry = Entry(work=by("|Adams|PA"), text=("Adams PA. A review.",))
    assert initials_lost(entry, "P. Adams. A review. Adams PA. A review.")


def test_et_al_missing() -> None:
    cut = Entry(work=by("|Adams|P", truncated=True))
    assert not et_al_missing(cut, "Adams P, et al. Metal bones.")
    assert et_al_missing(cut, "Adams P. Metal bones.")


def test_string_printed() -> None:
    text = "Cavallo M. Bones of nothing. J Nil. 2019;1:2–3."
    entry = Entry(work=titled("Bones of nothing"), text=(text,))
    assert string_printed(entry, f"M. Cavallo. Bones of nothing. J Nil, 1:2-3, 2019. {text}")
    assert not string_printed(entry, text)
    assert not string_printed(Entry(work=Work(), text=(text,)), text)
