"""Which reference strings can refer to the work that their identifier leads to."""

from __future__ import annotations

import pytest

from cgt_cite.merge.agreement import agrees
from cgt_cite.model import Name, NameList, PageRange, Pages, PartialDate, Work

EGGS = Work(
    title="Egg consumption and health outcomes: a global evidence mapping",
    author=NameList((Name("Zhang", "X"), Name("Luo", "X"))),
    issued=PartialDate(2020),
    volume="8",
    page=Pages((PageRange("1343"),)),
)


@pytest.mark.parametrize(
    "text",
    [
        "33313088",
        "Zhang X, Luo X. Egg consumption and health outcomes. Ann Transl Med. In press.",
        "Zhang X, et al. Ann Transl Med. 2020;8:1343.",
        "Ann Transl Med 2020; 8: 1343.",
        "Zhang X. Eierkonsum und Gesundheit. Ann Transl Med. 2020.",
        "Anon. Egg consumption and health outcomes: global evidence. 2020.",
    ],
)
def test_two_fields_are_enough(text: str) -> None:
    assert agrees(EGGS, text)


@pytest.mark.parametrize(
    "text",
    [
        "Luo X. Egg consumption and health outcomes: evidence mapping. PROSPERO 2019:CRD42019135737.",
        "Zhang Q, Roe R. Another subject. J Ex. 2011;3:12.",
        "Roe R. Another subject. J Ex. 2020;3:12.",
    ],
)
def test_one_alone_is_not(text: str) -> None:
    assert not agrees(EGGS, text)


def test_of_a_work_of_which_only_the_title_is_known_it_decides() -> None:
    assert agrees(Work(title=EGGS.title), "Roe R. Egg consumption and health outcomes. 2011.")
    assert not agrees(Work(title=EGGS.title), "Roe R. Another subject. 2011.")
    assert agrees(Work(), "Roe R. Another subject. 2011.")
