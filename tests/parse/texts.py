"""Texts that may hold anything, pieces of references above all."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    *("Smith JA", "J. A. Smith", ", ", ". ", "; ", " & ", " and ", "et al.", "(2003)", "2003;12(3):45-7"),
    *("10.1000/abc(1)", "https://x.org/a", "In:", "(Eds.)", "[", "]", "(", ")", "“", "”", "pp.", "vol."),
    *("Nature", "New York", "Springer", "the cell", "\u200b", "\u0301", "\ue000", "\x00", "王小明", "Иванов"),
    *("–", "12", "S112-8", "[cited 2010]", "ISBN 0", "PMC123456"),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
