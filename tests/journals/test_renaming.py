"""One spelling per journal: from the run, from the shipped list, or as printed."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.journals import Spelling
from cgt_cite.journals.renaming import JournalRenamer
from cgt_cite.model import Entry, Work

ABBREVIATED, FULL = Spelling.ABBREVIATED, Spelling.FULL
Names = tuple[str, ...]  # an abbreviation, a title and an ISSN, as `learn` takes them


def article(journal: str, short: str = "", **fields: str) -> Work:
    fields = {"type": "article-journal", **fields}
    return Work(container_title=journal, container_title_short=short, **fields)


def spelled(work: Work, spelling: Spelling, *known: Names) -> tuple[str, str]:
    """A work's journal and its abbreviation, after a run has learnt these names."""
    renamer = JournalRenamer(spelling)
    for names in known:
        renamer.learn(*names)
    found = renamer.rename(work)
    return found.container_title, found.container_title_short


@pytest.mark.parametrize("printed", ["PLoS ONE", "PLOS ONE", "PLoS One", "PloS one"])
def test_one_journal(printed: str) -> None:
    assert spelled(article(printed), ABBREVIATED) == ("PLoS One", "PLoS One")
    assert spelled(article(printed), FULL) == ("PLoS ONE", "PLoS One")
    assert spelled(article(printed), FULL, ("PLoS One", "PloS one")) == ("PLoS ONE", "PLoS One")


@pytest.mark.parametrize(
    ("printed", "short", "full"),
    [
        ("N. Engl. J. Med.", "N Engl J Med", "New England Journal of Medicine"),
        ("The New England journal of medicine", "N Engl J Med", "New England Journal of Medicine"),
        ("Nat. Rev. Drug Discov.", "Nat Rev Drug Discov", "Nature Reviews Drug Discovery"),
        ("Nature Reviews Drug Discovery", "Nat Rev Drug Discov", "Nature Reviews Drug Discovery"),
        ("J. Clean. Prod.", "J Cleaner Prod", "Journal of Cleaner Production"),
        ("Eur. Heart J.", "Eur Heart J", "European Heart Journal"),
        ("Eur J Cancer Care (Engl)", "Eur J Cancer Care (Engl)", "European Journal of Cancer Care"),
    ],
)
def test_known_journals(printed: str, short: str, full: str) -> None:
    assert spelled(article(printed), ABBREVIATED) == (short, short)
    assert spelled(article(printed), FULL) == (full, short)


@pytest.mark.parametrize("spelling", [ABBREVIATED, FULL])
@pytest.mark.parametrize(
    "work",
    [
        article("A Journal That Nobody Lists"),
        article("J. Unheard-of Res."),
        article("Journal of Big Data"),  # the list has the Journal on Big Data
        article("Population Studies"),  # Popul Stud (NY) is one of several
        article("Biotechnology (N Y)"),  # a place distinguishes journals
        article("Sante Publique (Bucur)"),
        article(""),
        article("Nature", type="book"),
        article("Nature", type="chapter"),
        article("Nature", type="webpage"),
    ],
)
def test_unknown_journals_and_other_containers_stay(work: Work, spelling: Spelling) -> None:
    renamer = JournalRenamer(spelling)
    assert renamer.rename(work) is work
    assert renamer.unknown.keys() == {work.container_title} - {"", "Nature"}  # that of a journal's article


def test_the_run_decides_between_journals_of_one_abbreviation() -> None:
    work = article("Aging")
    assert spelled(work, ABBREVIATED)[0] == "Aging"
    assert spelled(work, ABBREVIATED, ("Aging (Albany NY)", "Aging")) == ("Aging (Albany NY)",) * 2
    both = (("Aging (Albany NY)", "Aging"), ("Aging (Milano)", "Aging (Milan, Italy)"))
    assert spelled(work, ABBREVIATED, *both) == ("Aging", "")


def test_issn_decides_between_journals_of_one_title() -> None:
    known = (("Test J (Oslo)", "Test journal", "1111-1111"), ("Test J (Rome)", "Test journal", "2222-2222"))
    assert spelled(article("Test Journal"), ABBREVIATED, *known) == ("Test Journal", "")
    assert spelled(article("Test Journal", ISSN="2222-2222"), ABBREVIATED, *known)[0] == "Test J (Rome)"
    assert spelled(article("Tests", ISSN="1111-1111"), FULL, *known) == ("Test Journal", "Test J (Oslo)")


def test_a_qualifier_is_not_printed_but_distinguishes_namesakes() -> None:
    sensors = ("Sensors (Basel)", "Sensors (Basel, Switzerland)")
    assert spelled(article("Sensors"), ABBREVIATED, sensors) == ("Sensors (Basel)",) * 2
    assert spelled(article("Sensors (Basel, Switzerland)"), FULL, sensors) == ("Sensors", "Sensors (Basel)")
    other = ("Alzheimers Dement (Amst)", "Alzheimer's & dementia (Amsterdam, Netherlands)")
    assert spelled(article("Alzheimer’s Dement."), ABBREVIATED, other)[0] == "Alzheimers Dement"


def test_pubmeds_abbreviation_takes_precedence_over_the_list() -> None:
    known = ("J Clean Prod", "Journal of cleaner production")
    for printed in ("J. Clean. Prod.", "J Clean Product", "Journal of Cleaner Production"):
        assert spelled(article(printed), ABBREVIATED, known) == ("J Clean Prod", "J Clean Prod")
    assert spelled(article("misread", "J Clean Prod"), FULL)[0] == "Journal of Cleaner Production"


def test_a_parsed_name_is_learned_if_it_fits_the_abbreviation() -> None:
    renamer = JournalRenamer(ABBREVIATED)
    for printed, short in (("IEEE Trans. Ind. Inform.", "IEEE Trans Industr Inform"), ("Zootaxa", "Blood")):
        entry = Entry(work=article(printed, short), origins=(("container_title", "text"),))
        renamer.learn_entry(entry)
    assert renamer.rename(article("IEEE Trans. Ind. Inform.")).container_title == "IEEE Trans Industr Inform"
    assert renamer.rename(article("Zootaxa")).container_title == "Zootaxa"


FORMS = ("PLoS One", "PLoS ONE", "PloS one", "Sensors", "Sensors (Basel)", "Test J", "Test journal", "")
forms = st.sampled_from(FORMS)
spellings = st.sampled_from([ABBREVIATED, FULL])


@given(st.lists(st.tuples(forms, forms), max_size=6), forms, forms, st.randoms(), spellings)
def test_order_and_repetition_do_not_matter(
    known: list[Names], journal: str, short: str, random: Random, spelling: Spelling
) -> None:
    work = article(journal, short, title="A title", volume="1")
    found = spelled(work, spelling, *known)
    random.shuffle(known)
    assert spelled(work, spelling, *known) == found
    again = work._replace(container_title=found[0], container_title_short=found[1])
    assert spelled(again, spelling, *known) == found
