"""The compact set of keys is a set."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.merge.key_set import KeySet

KEYS = st.text("abcd", min_size=1, max_size=3)


@given(keys=st.lists(KEYS), asked=st.lists(KEYS))
def test_contains_what_was_added(keys: list[str], asked: list[str]) -> None:
    found = KeySet()
    for key in keys:
        found.add(key)
    assert [key in found for key in asked + keys] == [key in keys for key in asked + keys]


def test_takes_few_bytes_for_each_key() -> None:
    tracemalloc.start()
    found = KeySet()
    for number in range(200_000):
        found.add(f"Smith{number}Key")
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 40 * 200_000  # a set of these strings takes 120 bytes for each
    assert "Smith199999Key" in found
    assert "Smith200000Key" not in found
