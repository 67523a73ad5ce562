"""Every form of reference that users meet, each as a string and the fields that it holds."""

from __future__ import annotations

import pytest

from cgt_cite.parse import parse_reference
from tests.parse.cases import FOLDER, Case, read_cases, shown

CASES = [
    pytest.param(case, id=f"{path.stem}: {case.title}")
    for path in sorted(FOLDER.glob("*.md"))
    for case in read_cases(path)
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case) -> None:
    reference = parse_reference(case.text)
    assert shown(reference.work) == case.fields
    assert reference.text == case.text
