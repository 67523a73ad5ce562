"""Citation keys: unique, of plain letters, and the same whatever else is in the bibliography."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.errors import UsageError
from cgt_cite.merge.citekeys import DEFAULT_FORMAT, check_format, key_of
from cgt_cite.merge.key_assignment import make_default_keys
from cgt_cite.model import Entry, Name, NameList, PartialDate, Work

if TYPE_CHECKING:
    from random import Random


def entry(family: str, year: int, title: str, **more: str) -> Entry:
    return Entry(
        work=Work(author=NameList((Name(family, "A"),)), issued=PartialDate(year), title=title, **more)
    )


def keys_by_pmid(entries: list[Entry]) -> dict[str, str]:
    keys = make_default_keys(entries, DEFAULT_FORMAT)
    return {entry.work.PMID: key for entry, key in zip(entries, keys, strict=True)}


@pytest.mark.parametrize(
    ("work", "key"),
    [
        (
            Work(author=NameList((Name("Cavazzana", "M"),)), issued=PartialDate(2019), title="Gene therapy"),
            "Cavazzana2019Gene",
        ),
        (
            Work(author=NameList((Name("Elm", "E", "von"),)), issued=PartialDate(2007), title="The STROBE"),
            "VonElm2007STROBE",
        ),
        (Work(author=NameList((Name("Gøtzsche", "P"),)), title="An “Überblick”"), "GotzscheUberblick"),
        (
            Work(author=NameList((Name("O'Connor", "D"),)), issued=PartialDate(2002), title="In vivo"),
            "OConnor2002Vivo",
        ),
        (Work(author=NameList((Name(literal="U.S. Army"),)), title="U.S.-based e.g. in E. coli"), "USUS"),
        (Work(author=NameList((Name(literal="The STROBE Initiative"),)), title="β-catenin"), "STROBEBeta"),
        (Work(editor=NameList((Name("Chen", "X"),)), title="Stripe rust"), "ChenStripe"),
        (Work(author=NameList((Name("山田", "太郎"),)), PMID="123"), "pmid123"),
        (Work(DOI="10.1000/a.b"), "101000ab"),
        (Work(), "ref"),
    ],
)
def test_key(work: Work, key: str) -> None:
    assert key_of(Entry(work=work)) == key


libraries = st.lists(
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


@given(libraries)
def test_keys_are_unique_and_plain(library: list[Entry]) -> None:
    keys = make_default_keys(library, DEFAULT_FORMAT)
    assert len({key.casefold() for key in keys}) == len(library)
    assert all(re.fullmatch(r"[A-Za-z0-9]+", key) for key in keys)


@given(libraries, st.randoms(use_true_random=False))
def test_keys_do_not_depend_on_the_order(library: list[Entry], random: Random) -> None:
    keys = keys_by_pmid(library)
    random.shuffle(library)
    assert keys_by_pmid(library) == keys


@given(libraries, libraries)
def test_a_key_never_names_another_work_when_works_are_added(few: list[Entry], more: list[Entry]) -> None:
    """Even without an earlier output: a key may gain a suffix, but no other work takes it."""
    before = keys_by_pmid(few)
    known = set(before)
    after = keys_by_pmid([*few, *(one for one in more if one.work.PMID not in known)])
    owners = {key.casefold(): pmid for pmid, key in after.items()}
    assert all(owners.get(key.casefold(), pmid) == pmid for pmid, key in before.items())


def test_works_that_share_a_key_get_different_suffixes() -> None:
    one, other = entry("Smith", 2019, "Gene", PMID="5"), entry("Smith", 2019, "Gene", PMID="10")
    keys = keys_by_pmid([one, other])
    assert keys == {"5": "Smith2019Genecvo", "10": "Smith2019Genexen"}
    third = entry("Smith", 2019, "Gene", PMID="1")
    assert keys_by_pmid([one, other, third]).items() >= keys.items()


def test_many_works_with_one_identifier_get_short_keys() -> None:
    """Conflicts, as in lists that give the journal's DOI for each article."""
    found = [entry("Smith", 2019, "Gene", DOI="10.1000/x")._replace(text=(str(n),)) for n in range(2000)]
    keys = make_default_keys(found, DEFAULT_FORMAT)
    assert len(set(keys)) == len(found)
    assert max(map(len, keys)) <= len("Smith2019Gene") + 5
    assert keys == make_default_keys(found[::-1], DEFAULT_FORMAT)[::-1]


@pytest.mark.parametrize("template", ["{author}", "{family", "{0}", "{family.x}", "{family:d}"])
def test_bad_format_lists_the_fields(template: str) -> None:
    with pytest.raises(UsageError, match=r"available fields are \{family\} \{year\} \{word\}"):
        check_format(template)


def test_format_of_the_user() -> None:
    found = entry("Smith", 2019, "Gene therapy", PMID="5")
    assert key_of(found, check_format("{pmid}:{family}_{year}")) == "5:Smith_2019"
    assert check_format(DEFAULT_FORMAT) == DEFAULT_FORMAT
