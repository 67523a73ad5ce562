"""How well gold strings are read: shares wholly right, which may rise and must not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgt_cite.parse import parse_reference
from cgt_cite.parse.training.judge import is_right
from tests.parse.gold import sample

STRINGS = 300  # of each set
FLOORS = {"jats_dev": 0.93, "rendered_dev": 0.9567, "styled_chicago_dev": 0.9767}


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_share_wholly_right(name: str, floor: float, shared: Path) -> None:
    records = sample(shared / "gold" / f"{name}.jsonl", STRINGS)
    right = sum(is_right(parse_reference(" ".join(r["text"].split())).work, r["fields"]) for r in records)
    assert right / len(records) >= floor, f"{right} of {len(records)} are right"
