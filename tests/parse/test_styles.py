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
from cgt_cite.parse.lexicon import lexicon
from cgt_cite.parse.marks import find_marks
from cgt_cite.parse.reading import as_work
from cgt_cite.parse.styles import STYLES, Style
from cgt_cite.parse.templates import parse_template
from cgt_cite.parse.tagger import tagger
from cgt_cite.parse.tokens import tokenize
from cgt_cite.parse.training.example import Example
from cgt_cite.parse.training.judge import is_right
from cgt_cite.parse.training.names import write_names
from cgt_cite.parse.training.styles import STYLES as WRITTEN
from cgt_cite.parse.training.templates import Writer, write
from tests.parse.gold import sample

FAMILIES = ("Smith", "Jones", "van der Berg", "O'Neill", "Müller-Brandt", "McDonald", "Li", "García", "De Luca")
GIVEN = ("John", "Ann", "J. A.", "Kim Lee", "Bo", "Dirk")
WORDS = "role of calcium in the heart young mice after treatment with new drugs, a study for cells".split()
JOURNALS = ("J Biol Chem", "Nature", "N Engl J Med", "Lancet", "Journal of Biological Chemistry", "PLoS One")
DOTTED_JOURNALS = ("J. Biol. Chem.", "Phys. Rev. Lett.", "Nat. Commun.", "J. Am. Chem. Soc.")
TYPES = {
    "journal": WorkType.ARTICLE_JOURNAL,
    "book": WorkType.BOOK,
    "chapter": WorkType.CHAPTER,
    "conference": WorkType.PAPER_CONFERENCE,
}
PEOPLE = st.lists(
    st.builds(lambda family, given: {"family": family, "given": given}, *map(st.sampled_from, (FAMILIES, GIVEN))),
    min_size=2,
    max_size=9,
)
TITLES = st.lists(st.sampled_from(WORDS), min_size=5, max_size=14).map(lambda words: " ".join(("The", *words)))
NUMBERS = st.integers(1, 999).map(str)
VALUES = st.fixed_dictionaries(
    {
        "authors": PEOPLE,
        "editors": PEOPLE,
        "title": st.builds(str.__add__, TITLES.map(lambda title: title.rstrip(",")), st.sampled_from(("", "?"))),
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
    names = rng.choice(next(one for one in WRITTEN if one.name == style.name and style.kind in one.templates).authors)
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
    return styles.read(text, find_marks(text), lexicon)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.name}, {style.kind}")
@settings(max_examples=60)
@given(values=VALUES, rng=st.randoms(use_true_random=False))
def test_what_is_printed_is_read(style: Style, values: dict[str, object], rng: Random) -> None:
    needed = {name: "103–109" for name in parse_template(style.template).needs - values.keys()}  # pages
    example = printed(style, values | needed | BOOKS.get(style.kind, {}), rng)
    assert read(example.text + ".") == labelled(example)
