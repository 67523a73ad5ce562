"""Page ranges and article numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.fields.page_ranges import complete_last_page, page_range, parse_pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("447-462", "447-462"),
        ("447-62", "447-462"),
        ("447–62.", "447-462"),
        ("447‐62", "447-462"),
        ("447 - 62", "447-462"),
        ("1825-34, 1839-40", "1825-1834, 1839-1840"),
        ("S112-8", "S112-S118"),
        ("S112-S118", "S112-S118"),
        ("e247-346", "e247-e346"),
        ("e70430", "e70430"),
        ("eAO5447", "eAO5447"),
        ("1296993", "1296993"),
        ("696", "696"),
        ("iv-xii", "iv-xii"),
        ("CD009175", "CD009175"),
        ("9-9.e9", "9-9.e9"),
        ("190S-197S", "190S-197S"),
        ("98-7", "98-7"),
        ("10.9999/iip.v9i9", "10.9999/iip.v9i9"),
        ("author reply 12-5", "author reply 12-15"),
    ],
)
def test_pages(text: str, expected: str) -> None:
    assert str(parse_pages(text)) == expected


@pytest.mark.parametrize("text", ["", " ", ".", ";,"])
def test_no_pages(text: str) -> None:
    assert parse_pages(text) is None


@given(st.integers(1, 99999), st.integers(0, 999), st.sampled_from(["", "S", "e"]))
def test_contracted_ends_come_back(first: int, more: int, prefix: str) -> None:
    start, end = str(first), str(first + more)
    keep = next((at for at, (a, b) in enumerate(zip(start, end, strict=False)) if a != b), len(end) - 1)
    short = end[keep:] if len(start) == len(end) else end
    assert complete_last_page(prefix + start, short) == prefix + end


@given(st.text(max_size=40))
def test_nothing_is_lost(text: str) -> None:
    found = parse_pages(text)
    if found and not found.last:
        assert (
            str(found).replace(", ", "").replace(" ", "") in text.replace(" ", "")
            or "," in text
            or ";" in text
        )


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_plain_ranges_are_read_like_all_others(first: int, last: int) -> None:
    assert parse_pages(f"{first}-{last}") == parse_pages(f"{first} – {last}")
    assert f"S{complete_last_page(str(first), str(last))}" in (
        complete_last_page(f"S{first}", str(last)),
        f"S{last}",
    )


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("447", "62", "447-462"), ("e70430", "", "e70430"), ("null", None, "None"), (None, None, "None")],
)
def test_first_and_last_page(first: str | None, last: str | None, expected: str) -> None:
    assert str(page_range(first, last)) == expected
