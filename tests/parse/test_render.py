"""Rendered training strings say where their fields stand, and say it truly."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from cgt_cite.parse import labels
from cgt_cite.parse.training.coarse import LABELS
from cgt_cite.parse.training.generate import MAKERS, MIX, renderings, usable
from cgt_cite.parse.training.humanities import KINDS, LANGUAGES, humanities
from cgt_cite.parse.training.names import Names
from cgt_cite.parse.training.render import render
from cgt_cite.parse.training.styles import STYLES, read_styles
from cgt_cite.parse.training.titles import vary_title
from cgt_cite.parse.training.world import Pools
from tests.parse.made_up import PEOPLE, seeded

if TYPE_CHECKING:
    from cgt_cite.parse.training.example import Example
    from cgt_cite.parse.training.styles import Style

RECORDS = [
    {
        "type": "journal",
        "authors": PEOPLE,
        "title": "On the growth of oaks: a trial",
        "container": "Journal of Trees",
        "year": "2019",
        "volume": "12",
        "issue": "3",
        "first_page": "447",
        "last_page": "62",
        "doi": "10.1000/x.1",
        "pmid": "31234567",
    },
    {
        "type": "chapter",
        "authors": PEOPLE,
        "editors": PEOPLE[:2],
        "title": "Roots",
        "container": "The book of oaks",
        "year": "2001a",
        "publisher": "Forest Press",
        "place": "Oslo",
        "first_page": "1",
        "last_page": "19",
        "edition": "2nd ed.",
    },
    {
        "type": "book",
        "authors": PEOPLE[:1],
        "title": "Oaks",
        "year": "1999",
        "publisher": "Forest Press",
        "place": "Oslo",
    },
    {
        "type": "web",
        "authors": [{"literal": "Forest Board"}],
        "title": "Oak facts",
        "url": "https://example.org/oak",
    },
]
POOLS = Pools.of(RECORDS)
# Fields that stand in a string as they are, in every style.
AS_THEY_ARE = ("volume", "issue", "publisher", "place", "edition", "year", "url", "pmid", "number")


def full(kind: str, rng: random.Random) -> dict[str, object]:
    """A record of a type with all that any style may need."""
    record = MAKERS[kind](POOLS, rng) if kind in MAKERS else dict(RECORDS[0])
    spare: dict[str, object] = {
        "authors": PEOPLE,
        "editors": PEOPLE[:1],
        "container": "Book of oaks",
        "year": "2000",
        "url": "https://example.org",
        "doi": "10.1000/y",
        "title": "Oaks",
        "genre": "thesis",
        "number": "12",
        "publisher": "Forest Press",
        "place": "Oslo",
        "collection": "Reports",
        "arxiv": "2001.00001",
        "first_page": "1",
        "last_page": "9",
        "pmid": "31234567",
    }
    return spare | record


def folded(text: str) -> str:
    """A text without what other signs stand for: dashes, quotes and capitals."""
    return "".join(char for char in text.casefold() if char.isalnum())


def is_sound(example: Example) -> None:
    """Spans are in range, in order, disjoint, not empty, and begin and end with text."""
    for start, end, _ in example.spans:
        assert 0 <= start < end <= len(example.text)
        assert example.text[start:end] == example.text[start:end].strip()
    assert all(before[1] <= after[0] for before, after in pairwise(example.spans))
    assert example.text == example.text.strip()


COMMON = [style for style in STYLES if not style.name.startswith("csl-")]
RARE = [style for style in STYLES if style.name.startswith("csl-")]


def writes_what_it_claims(style: Style, seeds: range) -> None:
    for kind in style.templates:
        for seed in seeds:
            rng = seeded(seed)
            record = full(kind, rng)
            example = render(record, rng, style)
            is_sound(example)
            assert example.type == kind
            for start, end, label in example.spans:
                if label in AS_THEY_ARE:
                    assert folded(example.text[start:end]) == folded(str(record[label])), label


@pytest.mark.parametrize("style", COMMON, ids=lambda style: style.name)
def test_every_common_style_writes_every_type_it_claims(style: Style) -> None:
    writes_what_it_claims(style, range(12))


@pytest.mark.parametrize("initial", sorted({style.name[:5] for style in RARE}))
def test_every_rare_style_writes_every_type_it_claims(initial: str) -> None:
    for style in RARE:
        if style.name.startswith(initial):
            writes_what_it_claims(style, range(2))


def test_names_of_styles_are_their_own() -> None:
    assert len({style.name for style in STYLES}) == len(STYLES)


def test_spans_hold_the_fields_values() -> None:
    for record in RECORDS:
        for seed in range(200):
            example = render(record, seeded(seed))
            is_sound(example)
            values = {label: example.text[start:end] for start, end, label in example.spans}
            assert folded(values.get("title", str(record["title"]))) == folded(str(record["title"]))
            assert values.get("page.first", record.get("first_page")) == record.get("first_page")
            assert values.get("page.last", "462" if "last_page" in record else "") in {
                "462",
                "62",
                "19",
                "9",
                "",
            }


def test_the_same_seed_gives_the_same_strings() -> None:
    first, second = (list(renderings(RECORDS, 300, seed=7)) for _ in range(2))
    assert first == second
    assert first != list(renderings(RECORDS, 300, seed=8))


def test_the_mixture_is_sound_and_holds_every_type() -> None:
    examples = list(renderings(RECORDS, 4000, seed=1))
    for example in examples:
        is_sound(example)
    assert set(Counter(example.type for example in examples)) == set(MIX)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_language_has_its_records(language: str, kind: str) -> None:
    rng = seeded(3)
    for _ in range(20):
        example = render(humanities(kind, language, rng), rng)
        is_sound(example)
        assert "{" not in example.text


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"authors": PEOPLE, "title": "Oaks"}, True),
        ({"title": "Oaks"}, False),
        ({"authors": PEOPLE, "title": ") Oaks"}, False),
        ({"authors": PEOPLE, "title": "Oaks", "editors": [{"literal": "JG"}]}, False),
        ({"authors": PEOPLE}, False),
    ],
)
def test_only_clean_records_are_rendered(fields: dict[str, object], *, expected: bool) -> None:
    assert usable(fields) is expected


def test_styles_are_data() -> None:
    text = """
        parts = {tail = ". {year}"}
        names = {n = {form = "Smith JA"}}
        families = {f = {book = ["{title}${tail}"]}}
        styles = [{name = "s", weight = 1, family = "f", authors = ["n"], templates = {web = ["{url}"]}}]
    """
    (style,) = read_styles(text)
    assert style.templates == {"book": ("{title}. {year}",), "web": ("{url}",)}
    assert style.editors == style.authors == (Names("Smith JA"),)


FURTHER = {  # kinds that gold hardly has, and what of them must be labelled
    "book": ("title", "collection", "collection.number", "edition", "volume", "editor.family"),
    "chapter": ("title", "container", "collection", "collection.number", "volume", "page.first"),
    "conference": ("title", "container", "collection", "volume", "page.first"),
    "report": ("title", "collection", "collection.number", "author.literal", "publisher"),
    "preprint": ("title", "container", "page.first", "year"),
    "entry": ("title", "container", "edition", "page.first"),
    "media": ("title", "publisher", "year"),
    "blog": ("title", "container", "year", "author.family"),
    "manual": ("title", "author.literal", "editor.family"),
    "registration": ("title", "year", "author.family"),
    "case": ("title", "volume", "container", "page.first", "year"),
    "british_case": ("title", "volume", "container", "page.first", "year"),
    "hearing": ("title", "year"),
    "act": ("title", "volume", "container", "page.first", "year"),
}


@pytest.mark.parametrize("kind", FURTHER)
def test_rare_kinds_are_rendered_with_their_labels(kind: str) -> None:
    found: Counter[str] = Counter()
    for seed in range(400):
        rng = seeded(seed)
        example = render(MAKERS[kind](POOLS, rng), rng)
        is_sound(example)
        assert example.type == kind
        found.update({label for _, _, label in example.spans})
    assert not set(FURTHER[kind]) - set(found)


def test_a_report_is_not_in_the_series_that_it_names_itself() -> None:
    style = next(style for style in STYLES if "{series" in str(style.templates.get("report")))
    fields = {"type": "report", "authors": PEOPLE, "title": "Oaks", "year": "2000", "number": "12"}
    for name, expected in (("designation", {"genre", "number"}), ("collection", {"collection"})):
        found = {
            label
            for seed in range(60)
            for _, _, label in render(fields | {name: "Working Paper"}, seeded(seed), style).spans
        }
        assert found & {"genre", "collection", "collection.number"} == expected - {"number"}


def test_series_have_labels_of_the_tagger() -> None:
    assert LABELS["collection"] == labels.COLLECTION
    assert LABELS["collection.number"] == labels.COLLECTION_NUMBER
    assert "number" not in LABELS
    assert "genre" not in LABELS


def test_varied_titles_are_still_titles() -> None:
    others = ["Roots of old trees: a survey", "What grows?"]
    for seed in range(300):
        varied = vary_title("On the growth of oaks: a trial", others, seeded(seed))
        assert varied == varied.strip()
        assert "{" not in varied
