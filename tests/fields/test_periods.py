"""The period after an abbreviated journal: part of its name, or the end of a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.fields.journals import restore_period
from cgt_cite.parse import parse_reference


@pytest.mark.parametrize(
    "name",
    [
        "IEEE Trans. Ind. Inform.",
        "J. Supercomput.",
        "Angew. Chem. Int. Ed.",
        "Eur. Heart J.",
        "Sci. Comput. Program.",
        "Proc. Natl. Acad. Sci. U.S.A.",
        "Chem. Soc. Jpn.",
        "Can. J. Agric. Econ. Can. D’Agroecon.",
    ],
)
def test_period_of_an_abbreviated_word_is_kept(name: str) -> None:
    assert restore_period(name.removesuffix("."), ". 2022;18:3484") == name
    assert restore_period(name.removesuffix("."), ", 2022") == name.removesuffix(".")  # none is shown


@pytest.mark.parametrize(
    "name",
    [
        "Nat Rev Drug Discov",  # PubMed's own style has no periods
        "N Engl J Med",
        "Lancet",
        "Mol. Cell",
        "Renew. Energy",
        "Phys. Rev. E",
        "Commun. ACM",
        "Proc. Natl. Acad. Sci. USA",
        "J. Neurol. Neurosurg. Psychiatry",
        "Alzheimers Dement. (Amst.)",
    ],
)
def test_period_of_the_sentence_is_not(name: str) -> None:
    assert restore_period(name, ". 2022;18:3484") == name


@given(st.text("aeJ. -’)É", min_size=1), st.sampled_from(["", ".", ". 2004", ", 2004", ".,"]))
def test_nothing_but_one_period_is_ever_added(name: str, following: str) -> None:
    assert restore_period(name, following) in (name, f"{name}.")
    assert restore_period(name, following) == name or following.startswith(".")


@pytest.mark.parametrize(
    ("text", "container"),
    [
        ("Smith J., Jo B. A scheme for networks of bodies. IEEE Trans. Ind. Inform. 2022;18:3484–3491.", 1),
        ("J. Smith, B. Jo, “A scheme for networks of bodies,” IEEE Trans. Ind. Inform., vol. 18, 2022.", 1),
        ("Smith J., Jo B. (2022) A scheme for networks of bodies. IEEE Trans. Ind. Inform. 18: 3484-91", 1),
        ("Smith, J. & Jo, B. A scheme for networks of bodies. IEEE Trans. Ind. Inform. 18, 3484 (2022).", 1),
        ("Smith J, Jo B. A scheme for networks of bodies. IEEE Trans Ind Inform. 2022;18(3):3484-91.", 0),
        ("Smith J, Jo B. A scheme for networks of bodies. IEEE Trans. Ind. Inform, 18, 3484-91, 2022.", 2),
    ],
)
def test_journals_in_references(text: str, container: int) -> None:
    names = ("IEEE Trans Ind Inform", "IEEE Trans. Ind. Inform.", "IEEE Trans. Ind. Inform")
    assert parse_reference(text).work.container_title == names[container]
