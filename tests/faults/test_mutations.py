"""A few hundred broken inputs through the whole program: `mutate.py` does as many as one likes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.invariants import survive
from tests.faults.mutate import broken, outcomes
from tests.faults.mutations import MUTATIONS
from tests.faults.seeds import seeds

DOCUMENTS = seeds()
COUNT = 320


@pytest.mark.parametrize("name", DOCUMENTS)
def test_intact_documents_satisfy_the_invariants(name: str, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(DOCUMENTS[name])
    survive(str(path))


def test_broken_documents_are_survived() -> None:
    found = dict(enumerate(outcomes(range(COUNT))))
    assert {number: outcome for number, outcome in found.items() if outcome.startswith("failed")} == {}
    assert len(set(found.values())) == 3


def test_every_input_is_the_same_each_time() -> None:
    for number in range(2 * len(MUTATIONS)):
        assert broken(number, DOCUMENTS) == broken(number, DOCUMENTS)
