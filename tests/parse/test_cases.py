"""The forms of references that users meet, each as a string with the fields that it has.

What the styles that PubMed prints need must hold; the other cases are known misses, which fail the test when
they unexpectedly pass, so that the list is kept short.
"""

from __future__ import annotations

import pytest

from cgt_cite.parse import parse_reference
from tests.parse.cases import FOLDER, KNOWN_MISSES, Case, fields_of, read_cases

CASES = [
    pytest.param(case, id=f"{path.stem}: {case.title}")
    for path in sorted(FOLDER.glob("*.md"))
    for case in read_cases(path)
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case) -> None:
    reference = parse_reference(case.text)
    assert fields_of(reference.work) == case.fields
    assert reference.text == case.text


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in read_cases(KNOWN_MISSES)])
def test_known_miss(case: Case) -> None:
    assert fields_of(parse_reference(case.text).work) != case.fields, "passes now: move it to the cases"
