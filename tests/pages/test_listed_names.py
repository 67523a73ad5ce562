"""Lists of names: who are the authors, who the editors, and of which of them the source leaves some out."""

from __future__ import annotations

import pytest

from cgt_cite.model import Name, NameList
from cgt_cite.pages.listed_names import People, read_names

PERSONS = (Name("Muster", "A"), Name("Beispiel", "B"))
GROUP = Name(literal="Example Group")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Muster A, Beispiel B, et al., editors.", People(editor=NameList(PERSONS, truncated=True))),
        ("Muster A, Beispiel B, editors.", People(editor=NameList(PERSONS))),
        ("Example Group, et al., editors.", People(editor=NameList((GROUP,), truncated=True))),
        ("Muster A, Beispiel B.", People(author=NameList(PERSONS))),
    ],
)
def test_et_al_belongs_to_the_names_before_it(text: str, expected: People) -> None:
    assert read_names(text) == expected
