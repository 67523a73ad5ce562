"""Citation keys: unique, of plain letters, and the same whatever else is in the bibliography."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.errors import UsageError
from cgt_cite.merge.citekeys import DEFAULT_FORMAT, check_format, key_of, suffix, with_keys
from cgt_cite.model import Entry, Name, PartialDate, Work


def entry(family: str, year: int, title: str, **more: str) -> Entry:
    return Entry(work=Work(author=(Name(family, "A"),), issued=PartialDate(year), title=title, **more))


@pytest.mark.parametrize(
    ("work", "key"),
    [
        (
            Work(author=(Name("Cavazzana", "M"),), issued=PartialDate(2019), title="Gene therapy"),
            "Cavazzana2019Gene",
        ),
        (
            Work(author=(Name("Elm", "E", "von"),), issued=PartialDate(2007), title="The STROBE"),
            "VonElm2007STROBE",
        ),
        (Work(author=(Name("Gøtzsche", "P"),), title="An “Überblick”"), "GotzscheUberblick"),
        (Work(author=(Name("O'Connor", "D"),), issued=PartialDate(2002), title="In vivo"), "OConnor2002Vivo"),
        (Work(author=(Name(literal="The STROBE Initiative"),), title="β-catenin"), "STROBEBeta"),
        (Work(editor=(Name("Chen", "X"),), title="Stripe rust"), "ChenStripe"),
        (Work(author=(Name("山田", "太郎"),), PMID="123"), "pmid123"),
        (Work(DOI="10.1000/a.b"), "101000ab"),
        (Work(), "ref"),
    ],
)
def test_key(work: Work, key: str) -> None:
    assert key_of(Entry(work=work)) == key


entries = st.lists(
    st.builds(
        entry,
        st.sampled_from(["Smith", "smith", "Šmith", "O’Hara", "王", ""]),
        st.sampled_from([2019, 2020]),
        st.sampled_from(["Gene therapy", "gene", "Β", "The of", "Geneb"]),
        PMID=st.integers(1, 10**7).map(str),
    ),
    unique_by=lambda found: found.work.PMID,
    max_size=12,
)


@given(entries)
def test_keys_are_unique_and_plain(found: list[Entry]) -> None:
    keys = [keyed.key for keyed in with_keys(found)]
    assert len({key.casefold() for key in keys}) == len(found)
    assert all(re.fullmatch(r"[A-Za-z0-9]+", key) for key in keys)


@given(entries, st.randoms())
def test_keys_do_not_depend_on_the_order(found: list[Entry], random: st.random_module) -> None:  # type: ignore[valid-type]
    keyed = list(with_keys(found))
    random.shuffle(found)  # type: ignore[attr-defined]
    assert list(with_keys(found)) == keyed


@given(entries)
def test_keys_stay_when_a_work_under_another_key_comes(found: list[Entry]) -> None:
    before = {keyed.work.PMID: keyed.key for keyed in with_keys(found)}
    more = [*found, entry("Zzz", 1999, "Quite another", PMID="99999999")]
    after = {keyed.work.PMID: keyed.key for keyed in with_keys(more)}
    assert after.items() >= before.items()


def test_newer_work_does_not_take_the_key_of_an_older_one() -> None:
    older, newer = entry("Smith", 2019, "Gene", PMID="5"), entry("Smith", 2019, "Gene", PMID="10")
    keys = {keyed.work.PMID: keyed.key for keyed in with_keys([newer, older])}
    assert keys == {"5": "Smith2019Gene", "10": "Smith2019Geneb"}


def test_suffixes() -> None:
    assert [suffix(number) for number in (0, 1, 25, 26, 27, 52)] == ["", "b", "z", "ba", "bb", "ca"]


@pytest.mark.parametrize("template", ["{author}", "{family", "{0}", "{family.x}", "{family:d}"])
def test_bad_format_lists_the_fields(template: str) -> None:
    with pytest.raises(UsageError, match=r"may hold \{family\} \{year\} \{word\}"):
        check_format(template)


def test_format_of_the_user() -> None:
    found = entry("Smith", 2019, "Gene therapy", PMID="5")
    assert key_of(found, check_format("{pmid}:{family}_{year}")) == "5:Smith_2019"
    assert check_format(DEFAULT_FORMAT) == DEFAULT_FORMAT
