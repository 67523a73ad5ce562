"""Text and languages."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.fields.languages import language_code, language_codes, medline_code
from cgt_cite.fields.text import clean, collapse_whitespace, fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \n\n b\t c\u00a0d ", "a b c d"),
        ("\ufeffA title", "A title"),
        ("78\u200c1781", "781781"),
        ("soft\u00adware", "software"),
        ("e\u0301", "é"),
        ("bell\x07 escape\x1b[31m", "bell escape[31m"),
        ("right\u202eleft", "rightleft"),
        ("x\ud800y", "xy"),
        ("β-catenin – α₁", "β-catenin – α₁"),
        ("", ""),
        (None, ""),
    ],
)
def test_clean(text: str | None, expected: str) -> None:
    assert clean(text) == expected


@given(st.text())
def test_cleaned_text_is_one_printable_line_and_stays(text: str) -> None:
    found = clean(text)
    assert clean(found) == found
    assert "\n" not in found
    assert unicodedata.is_normalized("NFC", found)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in found)


@given(st.text(), st.text())
def test_folding_forgets_case_accents_and_marks(left: str, right: str) -> None:
    assert fold(f"{left} {right}") == fold(left) + fold(right)


def test_fold() -> None:
    assert fold("Naïve  T-Cells: a “Review”") == fold("naive t cells a review")


def test_squeeze() -> None:
    assert collapse_whitespace(" a\u2003b\r\nc ") == "a b c"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Chinese", "zh"),
        ("chi", "zh"),
        ("zho", "zh"),
        ("zh", "zh"),
        ("Farsi", "fa"),
        ("Persian, Iranian", "fa"),
        ("Castilian", "es"),
        ("Flemish", "nl"),
        ("Modern Greek", "el"),
        ("slovene", "sl"),
        ("Klingon", "Klingon"),
        ("", ""),
    ],
)
def test_language(name: str, code: str) -> None:
    assert language_code(name) == code


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        ("English, French; Abstract available in German", "en, fr"),
        ("Greek, Modern, English", "el, en"),
        ("English and Farsi", "en, fa"),
        ("Undetermined", "und"),
        ("", ""),
    ],
)
def test_languages(names: str, codes: str) -> None:
    assert language_codes(names) == codes


def test_medlines_codes_come_back() -> None:
    for code in ("de", "fr", "zh", "gd"):
        assert language_code(medline_code(code)) == code
