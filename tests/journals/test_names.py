"""Names of journals as words, titles and abbreviations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.journals.names import (
    abbreviates,
    initials,
    may_be_same_journal,
    name_key,
    normalize_title,
    split_words,
)

names = st.text("aBé.,-()&’ 1ou", max_size=20)


@pytest.mark.parametrize(
    "spellings",
    [
        ("PLoS ONE", "PLOS ONE", "PLoS One", "Plos one"),
        ("N Engl J Med", "N. Engl. J. Med.", "N Engl J Med."),
        ("Proc Natl Acad Sci U S A", "Proc. Natl. Acad. Sci. USA", "Proc. Natl. Acad. Sci. U.S.A."),
        ("The Lancet", "Lancet", "LANCET"),
        ("Cell & Bioscience", "Cell and bioscience", "Cell Bioscience"),
        ("Journal of Women's Health", "Journal of Women’s Health", "Journal of womens health"),
        ("Nature Reviews Drug Discovery", "Nature reviews. Drug discovery"),
        ("Annales de médecine interne", "Annales de Medecine Interne"),
    ],
)
def test_spellings_of_one_name(spellings: tuple[str, ...]) -> None:
    assert len({name_key(name) for name in spellings}) == 1
    assert len({initials(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Journal of Big Data", "Journal on Big Data"),
        ("Phys. Rev. A", "Phys. Rev. E"),
        ("J. Phys. Chem. A", "J. Phys. Chem."),
        ("Sensors (Basel)", "Sensors (Peterborough)"),
        ("Neurology", "Neurology India"),
    ],
)
def test_names_that_differ(name: str, other: str) -> None:
    assert name_key(name) != name_key(other)
    assert not abbreviates(name, other)


@pytest.mark.parametrize(
    ("name", "title", "does"),
    [
        ("J. Clean. Prod.", "Journal of Cleaner Production", True),
        ("J Clean Product", "Journal of Cleaner Production", True),
        ("IEEE Trans. Ind. Inform.", "IEEE Transactions on Industrial Informatics", True),
        ("Microbial Ecol. Health Dis.", "Microbial Ecology in Health and Disease", True),
        ("J. Am. Stat.", "Journal of Animal Statistics", False),  # two letters are too few
        ("Appl. Sci.", "Applied Sciences", False),  # and so do two words
        ("J. Clean. Prod.", "Journal of Cleaner Production Research", False),
        ("JAMA Clean. Prod.", "Journal of Cleaner Production", False),
        ("Journal on Clean. Prod.", "Journal of Cleaner Production", False),
    ],
)
def test_unusual_abbreviations(name: str, title: str, does: bool) -> None:  # noqa: FBT001 - a parameter
    assert abbreviates(name, title) is does


def test_names_of_two_journals() -> None:
    assert may_be_same_journal("IEEE Trans. Ind. Inform.", "IEEE Trans Industr Inform")
    assert may_be_same_journal("Sensors", "Sensors (Basel)")
    assert not may_be_same_journal("Lancet", "Blood")
    assert not may_be_same_journal("Ther.", "Gene Ther")


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("PloS one", "PloS One"),
        ("Journal of applied physiology (Bethesda, Md. : 1985)", "Journal of Applied Physiology"),
        ("Langmuir : the ACS journal of surfaces and colloids", "Langmuir"),
        ("Se pu = Chinese journal of chromatography", "Se Pu"),
        ("BMJ (Clinical research ed.)", "BMJ (Clinical Research Ed.)"),  # no place, but part of the name
        ("JMIR mHealth and uHealth", "JMIR mHealth and uHealth"),
        ("npj digital medicine", "npj Digital Medicine"),
        ("Annales de médecine interne", "Annales de Médecine Interne"),
        ("Journal Of The Royal Society", "Journal of the Royal Society"),
    ],
)
def test_titles_as_they_are_printed(title: str, printed: str) -> None:
    assert normalize_title(title) == printed


@given(st.text("aBé.,-&’ 1ou", max_size=20))
def test_a_printed_title_stays(title: str) -> None:
    printed = normalize_title(title)
    assert normalize_title(printed) == printed


@given(names, names)
def test_abbreviations_have_the_same_initials(name: str, title: str) -> None:
    if abbreviates(name, title):
        assert initials(name) == initials(title)
    assert len(initials(name)) == len(split_words(name).significant)
