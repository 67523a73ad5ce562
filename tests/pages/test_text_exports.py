"""Records of a text export come back one for one, however sets of them were numbered, broken and joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.pages.exports import Record, abstract_text, medline, summary_text
from tests.pages.reading import pages_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from cgt_cite.model import Work

WORDS = st.sampled_from(
    (*("fever", "sleep", "of", "the", "harbour", "2019", "H2O"), *("vitamin", "D:", "a", "(cohort)", "IL-6"))
)
TITLES = st.builds(
    lambda start, words, end: f"{start} {' '.join(words)}{end}",
    st.sampled_from(["Fever", "Sleep length", "Walking", "3D models", "What works?", "Part 2:", "A trial"]),
    st.lists(WORDS, min_size=1, max_size=25),
    st.sampled_from(["", " again", " (part 1)"]),
)
AUTHORS = st.lists(
    st.sampled_from(
        ["Beispiel A", "van Muster J", "Petrov IuV", "Esempio MM", "de la Torre Díez I", "O'Probe K-S"]
    ),
    max_size=6,
    unique=True,
).map(tuple)
PLACES = st.sampled_from(
    (
        "Test J Med. 2023 May 4;12(3):101-9.",
        "Open Test. 2021 Dec 1;7:e33.",
        "Acta Ex (Exeter). 1999 Jan-Feb;1(1 Pt 2):S1-4.",
        "bioRxiv [Preprint]. 2025 Aug 2:2025.08.01.668168.",
        "Clin Test. 2025 Aug 3:aqaf074.",
        "Test Abstr. 2018;35(4):520-521.",
        "Proc Natl Test U S A. 2010 Summer;2.",
    )
)
PARAGRAPHS = st.sampled_from(
    (
        "METHODS: We followed 40 harbour pilots for one year, and counted what they did by night and by day.",
        "1. A list in an abstract.",
        "2. Nature. 2019;573(7772):15.",
        "As others have, with PMID: 7777777 and doi: 10.1000/not.its.own in mind.",
        "RESULTS: It worked:\n1. Well.\n2. Often.",
        "10. Patient 2: a woman of 40.\n\n11. Patient 3: a man of 50.",
        "Of two kinds, see Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/S0140-6736(10)60175-4.",
    )
)
PUBLISHERS = st.sampled_from(
    (
        "Testville (TS): University of Test, Testville; 1999–2025.",
        "Exeter (UK): Example Press; 2022 Jan.",
    )
)
BOOKS = st.sampled_from(
    (
        "ProbeReviews(®) [Internet]",
        "Muster A, Beispiel B, editors. Handbook of examples [Internet]. 2nd edition",
    )
)
NUMBERS = st.integers(1, 999_999)


def _begins_no_record(paragraph: str) -> bool:
    return not paragraph.startswith("2. Nature.")


@st.composite
def records(draw: st.DrawFn, *, pmid: bool = True, pmcid: bool = False) -> Record:
    number = draw(NUMBERS)
    kind = draw(st.sampled_from(["article", "article", "article", "chapter", "book"]))
    doi = f"10.5555/t{number}({number % 7})" if draw(st.booleans()) else ""
    known = str(90_000_000 + number) if pmid or draw(st.booleans()) else ""
    return Record(
        title=draw(TITLES),
        pmid=known,
        pmcid=f"PMC{9_000_000 + number}" if pmcid or draw(st.booleans()) else "",
        doi=doi if kind == "article" else "",
        authors=draw(AUTHORS) or (() if known else ("Noname N",)),
        group=draw(st.sampled_from(["", "", "Probe Study Group", "Centers for Testing and Control (CTC)"])),
        place=draw(PLACES),
        notes=draw(st.sampled_from(["", "Epub 2023 Apr 1.", "Online ahead of print.", "eCollection 2021."])),
        # without a PMID below it, a numbered citation in an abstract cannot be distinguished from a record
        abstract=tuple(
            draw(st.lists(PARAGRAPHS if known else PARAGRAPHS.filter(_begins_no_record), max_size=4))
        ),
        linked=draw(st.sampled_from(["", "", "J Ex. 2022 May;23(1):5. doi: 10.1000/ex.9."])),
        conflict=draw(st.sampled_from(["", "None declared.", "1. Test J Med. 2023 paid A.B."])),
        book=draw(BOOKS) if kind == "chapter" else "",
        publisher=draw(PUBLISHERS) if kind != "article" else "",
        mark=draw(st.sampled_from(["(1)", "", "(#)(1)", "(1)(2)(#)", "(*)", "(†)(3)"])),
    )


@dataclass(frozen=True)
class Joining:
    """How sets are put together, and what becomes of the file."""

    between: str  # two records of a set
    sets: str  # two sets
    before: str
    after: str
    line_end: str


JOININGS = st.builds(
    Joining,
    between=st.sampled_from(["\n\n", "\n\n\n", "\n"]),
    sets=st.sampled_from(["", "\n", "\n\n", "\n\n\n\n", "\ufeff"]),
    before=st.sampled_from(["", "\ufeff", "\n\n", "Search: fever\n\n"]),
    after=st.sampled_from(["", "\n\n\n", "\n\nDownloaded by a script\nPage 1 of 1\n"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"]),
)
PLAIN = Joining("\n\n", "\n\n", "", "", "\n")
STARTS = st.lists(st.integers(1, 2000), min_size=1, max_size=3)


def joined(sets: list[list[str]], how: Joining) -> bytes:
    text = how.sets.join(how.between.join(texts) for texts in sets)
    return f"{how.before}{text}{how.after}".replace("\n", how.line_end).encode()


def facts(work: Work) -> tuple[str, ...]:
    names = (f"{name.particle} {name.family}".strip() or name.literal for name in work.author.names)
    return work.PMID, work.PMCID, work.DOI, work.title, *names


def numbered(
    sets: list[list[Record]], starts: list[int], render: Callable[[Record, int], str]
) -> list[list[str]]:
    return [
        [render(record, start + number) for number, record in enumerate(set_)]
        for set_, start in zip(sets, starts * len(sets), strict=False)
    ]


def sets_of(record: st.SearchStrategy[Record]) -> st.SearchStrategy[list[list[Record]]]:
    return st.lists(st.lists(record, min_size=1, max_size=4), min_size=1, max_size=3)


def all_of(sets: list[list[Record]]) -> list[Record]:
    return [record for set_ in sets for record in set_]


def check(data: bytes, expected: list[Record]) -> None:
    found = [page.article for page in pages_in(data)]
    assert list(map(facts, found)) == [record.facts for record in expected]
    for work, record in zip(found, expected, strict=True):
        assert work.type == record.type
        assert not work.indexing.abstract or work.indexing.abstract.count("40 harbour") == str(
            record.abstract
        ).count("40 harbour")


@given(sets_of(records()), STARTS, JOININGS, st.sampled_from([abstract_text, summary_text]))
def test_numbered_records_come_back(
    sets: list[list[Record]], starts: list[int], how: Joining, render: Callable[[Record, int], str]
) -> None:
    check(joined(numbered(sets, starts, render), how), all_of(sets))


@given(sets_of(records(pmid=False)), STARTS, st.sampled_from([abstract_text, summary_text]))
def test_records_without_a_pmid_come_back(
    sets: list[list[Record]], starts: list[int], render: Callable[[Record, int], str]
) -> None:
    check(joined(numbered(sets, starts, render), PLAIN), all_of(sets))


@given(sets_of(records()), JOININGS)
def test_tagged_records_come_back(sets: list[list[Record]], how: Joining) -> None:
    check(joined([list(map(medline, set_)) for set_ in sets], how), all_of(sets))


@given(sets_of(records(pmid=False, pmcid=True)), JOININGS)
def test_tagged_records_of_pmc_come_back(sets: list[list[Record]], how: Joining) -> None:
    tagged = [[medline(record, of_pmc=True) for record in set_] for set_ in sets]
    check(joined(tagged, how), all_of(sets))
