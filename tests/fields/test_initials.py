"""Initials are spaced and dotted, names in full stay, and no letter is ever changed."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.fields import initials
from cgt_cite.fields.initials import space_initials


@pytest.mark.parametrize("given_names", ["MJ", "M.J.", "M J", "M. J.", "MJ.", "M.J", "M J."])
def test_every_way_of_writing_initials_becomes_one(given_names: str) -> None:
    assert space_initials(given_names) == "M. J."


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("J-P", "J.-P."),
        ("J.-P.", "J.-P."),
        ("J‐P", "J.‐P."),
        ("J -P", "J.-P."),
        ("LF-V", "L. F.-V."),
        ("H. V.-T", "H. V.-T."),
        ("ŞG", "Ş. G."),
        ("ЮВ", "Ю. В."),
        ("HEK", "H. E. K."),
        ("AKMN", "A. K. M. N."),
        ("A.A.D.W.J.", "A. A. D. W. J."),
        ("Mary K", "Mary K."),
        ("M Hassan", "M. Hassan"),
        ("Rodrigo C.V.", "Rodrigo C. V."),
    ],
)
def test_initials(printed: str, shown: str) -> None:
    assert space_initials(printed) == shown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Iu V", "Iu. V."),
        ("Iu.V.", "Iu. V."),
        ("IuV", "Iu. V."),
        ("Yu G", "Yu. G."),
        ("AYu", "A. Yu."),
        ("Iu Iu", "Iu. Iu."),
        ("Th", "Th."),
        ("Ch", "Ch."),
        ("JPh", "J. Ph."),
        ("Chr", "Chr."),
        ("Md Onais", "Md. Onais"),
    ],
)
def test_a_letter_of_another_alphabet_may_take_two_of_ours(printed: str, shown: str) -> None:
    assert space_initials(printed) == shown


@pytest.mark.parametrize(
    "name",
    [
        *("Mary", "Jean-Paul", "Chung-Huan", "O-Ki", "Xiao-Y", "Yu", "Yu Wen", "Ya Yu", "Jo", "Ann", "Ng"),
        *("MARY", "JOHN", "ANNA", "ИВАН", "小明", "민준", "عمر", "DeShawn", "WanJun", "McG", "D'A"),
        *("III", "", "-", "?"),
    ],
)
def test_a_name_in_full_stays(name: str) -> None:
    assert space_initials(name) == name


@pytest.mark.parametrize(
    ("family", "printed", "shown"),
    [
        ("Smith", "ANN", "A. N. N."),
        ("SMITH", "ANN", "ANN"),
        ("WANG", "WEI", "WEI"),
        ("MONTGOMERY", "KJ", "K. J."),
        ("MONTGOMERY", "JWM", "J. W. M."),
        ("Li", "LI", "L. I."),
    ],
)
def test_capitals_beside_a_family_name_in_capitals_may_be_a_name(
    family: str, printed: str, shown: str
) -> None:
    assert space_initials(printed, family) == shown


def test_a_suffix_is_no_initial() -> None:
    assert [space_initials(name) for name in ("JF III", "JF IV", "IV", "John JR")] == [
        "J. F. III",
        "J. F. IV",
        "I. V.",
        "John JR",
    ]


NAMES = st.text("MJAnyu éŞЮ王ß.-‐' \t", max_size=12) | st.text(max_size=12)


@given(NAMES, st.sampled_from(["", "Smith", "SMITH"]))
def test_twice_is_as_once_and_no_letter_changes(printed: str, family: str) -> None:
    shown = space_initials(printed, family)
    assert space_initials(shown, family) == shown
    assert [char for char in shown if char.isalnum()] == [char for char in printed if char.isalnum()]


def test_the_examples_are_true() -> None:
    assert doctest.testmod(initials).failed == 0
