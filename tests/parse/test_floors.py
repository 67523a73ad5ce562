"""How well gold strings are read: figures that may rise and must not fall.

`floors.json` holds for each set how many strings are measured (the first by the hash of their id), the hash
of that sample, and the share that is wholly right and the lowest that is allowed.  A floor can be lowered
only together with the record of why, in `lowered`: otherwise its own hash does not fit.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from cgt_cite.parse import parse_reference
from cgt_cite.parse.training.judge import is_right

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
HIGHEST_SLACK = 0.02  # how far below the measured share a floor may stand


def sample(path: Path, count: int) -> list[dict[str, Any]]:
    """The first `count` records of a gold file by the hash of their id."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return sorted(records, key=lambda record: hashlib.sha256(record["id"].encode()).hexdigest())[:count]


def digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


@pytest.mark.parametrize("name", FLOORS["sets"])
def test_share_wholly_right(name: str, shared: Path) -> None:
    entry = FLOORS["sets"][name]
    records = sample(shared / "gold" / f"{name}.jsonl", entry["strings"])
    assert digest([[r["id"], r["text"], r["fields"]] for r in records]) == entry["sample"]
    right = sum(is_right(parse_reference(" ".join(r["text"].split())).work, r["fields"]) for r in records)
    assert right / len(records) >= entry["floor"], f"{right} of {len(records)} are right"


@pytest.mark.parametrize("name", FLOORS["sets"])
def test_no_floor_was_lowered(name: str) -> None:
    entry = FLOORS["sets"][name]
    assert entry["floor"] >= entry["measured"] - HIGHEST_SLACK
    sealed = (name, entry["strings"], entry["sample"], entry["measured"], entry["lowered"])
    assert entry["seal"] == digest(*sealed)
