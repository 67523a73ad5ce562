from __future__ import annotations

from pathlib import Path

import pytest

from cgt_cite.model import Identifier, PartialDate, Work
from cgt_cite.records.acceptance import judge
from cgt_cite.records.lookup import Candidate, Cited, Method

from tests.records.evaluate import evaluate
from tests.records.groups import cite, pairs

LOOKED_UP = (Method.PMCID, Method.CITATION, Method.TITLE)
WRONG = [pair for pair in pairs() if not pair.is_right]
RIGHT = [pair for pair in pairs() if pair.is_right]
KNOWN_MISSES: frozenset[str] = frozenset()  # strings whose own record is rejected


def test_there_are_enough_of_both() -> None:
    assert len(WRONG) >= 200
    assert len(RIGHT) >= 100


@pytest.mark.parametrize("method", LOOKED_UP)
@pytest.mark.parametrize("pair", WRONG, ids=lambda pair: pair.name)
def test_no_other_work_is_accepted(pair, method) -> None:
    verdict = judge(pair.cited, Candidate(pair.record, method))
    assert not verdict.accepted
    assert verdict.reason


@pytest.mark.parametrize("pair", RIGHT, ids=lambda pair: pair.name)
def test_the_cited_work_is_accepted(pair) -> None:
    verdict = judge(pair.cited, Candidate(pair.record, Method.CITATION))
    assert verdict.accepted == (pair.cited.text not in KNOWN_MISSES), verdict.reason
