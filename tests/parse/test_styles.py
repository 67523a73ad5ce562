"""What the known styles print is read exactly; what departs from them in one place is left to the tagger."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgt_cite.fields.dates import year_and
from cgt_cite.fields.names import make_person
from cgt_cite.fields.page_ranges import page_range
from cgt_cite.model import NameList, PartialDate, Work, WorkType
from cgt_cite.parse import styles
from cgt_cite.parse.entities import find_entities
from cgt_cite.parse.lexicon import lexicon
from cgt_cite.parse.parser import parse_tagged
from cgt_cite.parse.prepare import prepare
from cgt_cite.parse.styles import STYLES, Style
from cgt_cite.parse.templates import parse_template
from cgt_cite.parse.training.example import Example
from cgt_cite.parse.training.judge import is_right
from cgt_cite.parse.training.names import write_names
from cgt_cite.parse.training.styles import STYLES as WRITTEN
from cgt_cite.parse.training.templates import Writer, write
from tests.parse.gold import sample

FAMILIES = (
    "Smith",
    "Jones",
    "van der Berg",
    "O'Neill",
    "Müller-Brandt",
    "McDonald",
    "Li",
    "García",
    "De Luca",
)
GIVEN = ("John", "Ann", "J. A.", "Kim Lee", "Bo", "Dirk")
WORDS = [
    "role",
    "of",
    "calcium",
    "in",
    "the",
    "heart",
    "young",
    "mice",
    "after",
    "treatment",
    "with",
    "new",
    "drugs,",
    "a",
    "study",
    "for",
    "cells",
]
JOURNALS = ("J Biol Chem", "Nature", "N Engl J Med", "Lancet", "Journal of Biological Chemistry", "PLoS One")
DOTTED_JOURNALS = ("J. Biol. Chem.", "Phys. Rev. Lett.", "Nat. Commun.", "J. Am. Chem. Soc.")
TYPES = {
    "journal": WorkType.ARTICLE_JOURNAL,
    "book": WorkType.BOOK,
    "chapter": WorkType.CHAPTER,
    "conference": WorkType.PAPER_CONFERENCE,
}
PEOPLE = st.lists(
    st.builds(
        lambda family, given: {"family": family, "given": given}, *map(st.sampled_from, (FAMILIES, GIVEN))
    ),
    min_size=2,
    max_size=9,
)
TITLES = st.lists(st.sampled_from(WORDS), min_size=5, max_size=14).map(
    lambda words: " ".join(("The", *words))
)
NUMBERS = st.integers(1, 999).map(str)
VALUES = st.fixed_dictionaries(
    {
        "authors": PEOPLE,
        "editors": PEOPLE,
        "title": st.builds(
            str.__add__, TITLES.map(lambda title: title.rstrip(",")), st.sampled_from(("", "?"))
        ),
        "container": st.sampled_from((*JOURNALS, *DOTTED_JOURNALS)),
        "year": st.integers(1950, 2029).map(str),
        "volume": NUMBERS,
        "month": st.sampled_from(("Mar", "Nov", "May")),
        "day": st.integers(1, 28).map(str),
        "days": st.sampled_from(("2-4", "12–15", "7")),
        "place": st.sampled_from(("New York", "Oxford, UK", "Paris", "St. Louis")),
        "publisher": st.sampled_from(("Springer", "Oxford University Press", "Wiley & Sons")),
    },
    optional={
        "issue": NUMBERS,
        "pages": st.builds(lambda first, more: f"{first}–{first + more}", *[st.integers(1, 900)] * 2),
        "edition": st.sampled_from(("2nd ed", "Third edition")),
    },
)
BOOKS = {
    "chapter": {"container": "The handbook of calcium"},
    "conference": {"container": "Proceedings of the 3rd Meeting on Calcium"},
}
LABELS = {"days": "day"}


def printed(style: Style, values: dict[str, object], rng: Random) -> Example:
    """What a style prints of a work, with the places of the values."""
    names = rng.choice(next(one for one in WRITTEN if one.name == style.name).authors)
    names = names._replace(ellipsis=False)
    writer = Writer()

    def field(name: str, argument: str) -> None:
        if name in ("authors", "editors"):
            write_names(writer, values[name], name.removesuffix("s"), names, rng)  # type: ignore[arg-type]
        elif "/" in argument:
            writer.literal(argument.split("/")[name == "eds" or "–" in str(values["pages"])])
        elif name in values:
            writer.labelled(str(values[name]), LABELS.get(name, name))

    write(style.template, {*values, "p", "eds"}, field, writer, rng)
    return writer.example(style.kind)


def labelled(example: Example) -> Work:
    """The work that the labels of an example describe."""
    found = defaultdict(list)
    for start, end, label in example.spans:
        found[label].append(example.text[start:end])
    one = defaultdict(str, {label: values[0] for label, values in found.items()})
    cut = [start for start, _, label in example.spans if label == "etal"]
    border = next((start for start, _, label in example.spans if label in ("title", "container")), 0)
    names = {
        role: NameList(
            tuple(map(make_person, found[f"{role}.family"], found[f"{role}.given"])),
            any((start < border) == (role == "author") for start in cut),
        )
        for role in ("author", "editor")
    }
    first, _, last = one["pages"].partition("–")
    return Work(
        type=TYPES[example.type],
        author=names["author"],
        editor=names["editor"],
        title=one["title"],
        container_title=one["container"],
        issued=year_and(one["year"], f"{one['month']} {one['day']}"),
        volume=one["volume"],
        issue=one["issue"],
        page=page_range(first, last),
        edition=one["edition"].partition(" ")[0],
        publisher=one["publisher"],
        publisher_place=one["place"],
    )


def read(text: str) -> Work | None:
    return styles.read(text, find_entities(text), lexicon)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.name}, {style.kind}")
@settings(max_examples=60)
@given(values=VALUES, rng=st.randoms(use_true_random=False))
def test_what_is_printed_is_read(style: Style, values: dict[str, object], rng: Random) -> None:
    needed = dict.fromkeys(parse_template(style.template).needs - values.keys(), "103–109")  # pages
    example = printed(style, values | needed | BOOKS.get(style.kind, {}), rng)
    assert read(example.text + ".") == labelled(example)


TITLE = "Role of calcium in the heart of old mice"


@pytest.mark.parametrize(
    "text",
    [
        f"Smith JA, van der Berg B. {TITLE}. J Biol Chem. 2004 Mar 5;20(3):103-9. doi: 10.1000/abc.1",
        f"Smith JA, van der Berg B, et al. . {TITLE}. J Biol Chem . 2004;20:103-9.",
        f"Smith J.A., van der Berg B. {TITLE}. J. Biol. Chem. 2004;20(3):103–109.",
        f"Smith JA, van der Berg B: {TITLE}. J Biol Chem (2004) 20:103-9. 10.1000/abc.1",
        f"Smith JA, van der Berg B (2004) {TITLE}. J Biol Chem 20(3):103–109. PMID: 15123456",
        f"Smith JA and van der Berg B {TITLE}. J Biol Chem 2004;20(3):103-9. [PubMed: 15123456]",
        f"Smith, J. A., & van der Berg, B. (2004). {TITLE}. Journal of Biological Chemistry, 20(3), 103–109.",
        f"J. A. Smith, B. van der Berg, {TITLE}. J. Biol. Chem. 20, 103-109 (2004).",
        f"Smith J. A., et al. , {TITLE}. J. Biol. Chem. 20, 103-109 (2004).",
    ],
)
def test_all_styles_give_the_same_work(text: str) -> None:
    work = read(text)
    assert work
    people = [
        (name.particle, name.family, name.given.replace(".", "").replace(" ", ""))
        for name in work.author.names
    ]
    assert people == [("", "Smith", "JA"), ("van der", "Berg", "B")][: len(people)]
    assert work.author.truncated == ("et al" in text)
    assert work.title == TITLE
    assert work.container_title in ("J Biol Chem", "J. Biol. Chem.", "Journal of Biological Chemistry")
    assert (work.issued or PartialDate(0)).year == 2004
    assert (work.volume, str(work.page)) == ("20", "103-109")
    assert (work.DOI == "10.1000/abc.1") == ("10.1000" in text)
    assert (work.PMID == "15123456") == ("15123456" in text)


@pytest.mark.parametrize("journal", ["Langmuir", "J Chir (Paris)", "Am J Hum Genet", "Database (Oxford)"])
def test_a_journal_alone(journal: str) -> None:
    assert read(f"{journal}. 2004 Nov-Dec;20(23):null") == Work(
        type=WorkType.ARTICLE_JOURNAL,
        container_title=journal,
        issued=PartialDate(2004, 11, end=PartialDate(2004, 12)),
        volume="20",
        issue="23",
    )


def test_a_group_is_one_of_the_authors() -> None:
    work = read(f"Smith JA, for the Heart Study Collaborators. {TITLE}. J Biol Chem. 2004;20(3):103-9.")
    assert work
    assert [name.literal for name in work.author.names] == ["", "Heart Study Collaborators"]


# Each departs from a style in one place.
DEPARTING = (
    f"Smith JA, friends of the heart. {TITLE}. J Biol Chem. 2004;20(3):103-9.",
    f"Smith JA, van der Berg B, editors. {TITLE}. J Biol Chem. 2004;20(3):103-9.",
    f"Smith JA. {TITLE}. Clinical trials. A survey. 2004;20(3):103-9.",
    f"Smith JA, Jones B. {TITLE} [Internet]. J Biol Chem. 2004;20(3):103-9.",
    f"Smith JA, Jones B. {TITLE} [abstract]. J Biol Chem. 2004;20(3):103-9.",
    f"Smith JA, Jones B. {TITLE}. In: Heart books. 2004;20(3):103-9.",
    f"Smith JA, Jones B. {TITLE}. J Biol Chem. 2004;20(3):103-9. Discussion 110-2.",
    f"Smith JA. Jones B, Miller C. {TITLE}. J Biol Chem. 2004;20(3):103-9.",
    f"John A. Smith and Bo B. Jones. {TITLE}. J Biol Chem. 2004;20(3):103-9.",
    f"John A Smith, Bo B Jones. {TITLE}. J Biol Chem. 2004;20(3):103-9.",
    f"John A Smith et al. {TITLE}. J Biol Chem. 2004;20(3):103-9.",
    f"Park K.S., Kim S.., Lee C.H. {TITLE}. J. Biol. Chem. 2004;20:103-9.",
    f"Park K.S., Kim .S., Lee C.H. {TITLE}. J. Biol. Chem. 2004;20:103-9.",
    f"{TITLE}. J Biol Chem. 2004;20(3):103-9.",
    f"Smith JA, Jones B. {TITLE}. J Biol Chem. 2004.",
    "Smith JA. 2004 Nov 9;20(23):10351-60",
    "",
)


@pytest.mark.parametrize("text", DEPARTING)
def test_what_departs_from_a_style_is_left_to_the_tagger(text: str) -> None:
    assert read(text) is None


@given(st.text(alphabet="ABab .,;:()-0129éß&\u2013", max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    work = read(text)
    assert work is None or work.title in text


@pytest.mark.parametrize("name", ["jats_dev", "rendered_dev"])
def test_as_right_as_the_tagger(name: str, shared: Path) -> None:
    by_styles = by_tagger = covered = 0
    for record in sample(shared / "gold" / f"{name}.jsonl", 1200):
        text = " ".join(record["text"].split())
        if work := read(text):
            covered += 1
            by_styles += is_right(work, record["fields"])
            by_tagger += is_right(parse_tagged(prepare(text)).work, record["fields"])
    assert covered > 400
    assert by_styles >= by_tagger - covered // 200
