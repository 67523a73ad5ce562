"""Names of parts: safe on every system, and never those of another source."""

from __future__ import annotations

import os
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.parts.names import part_names

SOURCES = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=30),
        st.text(alphabet="aAäÄ.:/_\\ =~", min_size=1, max_size=12),
        st.text(alphabet="é", min_size=80, max_size=200),
    ),
    unique=True,
    max_size=8,
)


@pytest.mark.parametrize("source", ["a.xml.gz", "sub/Päge one.html", "a,b (1)/x", "x~1.zip", "console.html"])
def test_names_are_those_of_the_sources(source: str) -> None:
    assert part_names([source]) == [f"{source}.parquet"]


@pytest.mark.parametrize(
    ("source", "beginning"),
    [
        ("/data/a.xml", "data/a.xml.parquet"),
        ("./a//b.xml", "a/b.xml.parquet"),
        ("https://host/a.xml.gz", "https/host/a.xml.gz.parquet"),
        ("../a.xml", "up/a~"),
        ("a/../../b", "a/up/up/b~"),
        ("_a/.b.xml", "part_a/part.b~"),
        ("works/a.xml", "partworks/a~"),
        ("year=2020/a.xml", "year-2020/a~"),
        ("https://host/a?id=1", "https/host/a-id-1~"),
        ("aux.html", "partaux~"),
        ("CON/Nul.tar.gz", "partCON/partNul.tar~"),
        ("com1 .d/x", "partcom1 .d/x~"),
    ],
)
def test_unsafe_names_are_made_safe(source: str, beginning: str) -> None:
    assert part_names([source])[0].startswith(beginning)


@given(SOURCES)
def test_names_are_unique_on_systems_that_ignore_case(sources: list[str]) -> None:
    names = part_names(sources)
    assert len({normalize("NFC", name).casefold() for name in names}) == len(sources)


@given(SOURCES)
def test_names_stay_in_the_folder_and_are_read_by_engines(sources: list[str]) -> None:
    for name in part_names(sources):
        assert not os.path.isabs(name)
        for segment in name.split("/"):
            assert segment
            assert not segment.startswith((".", "_"))
            assert len(segment.encode()) <= 220
            assert not set('\\:*?"<>|=\0\n') & set(segment)
        assert name.endswith(".parquet")


@given(SOURCES)
def test_names_do_not_depend_on_the_order(sources: list[str]) -> None:
    there = dict(zip(sources, part_names(sources), strict=True))
    back = dict(zip(sources[::-1], part_names(sources[::-1]), strict=True))
    assert there == back
