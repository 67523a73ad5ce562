"""Rendered training strings say where their fields stand, and say it truly."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from cgt_cite.parse.training.generate import MAKERS, MIX, renderings, usable
from cgt_cite.parse.training.humanities import KINDS, LANGUAGES, humanities
from cgt_cite.parse.training.journals import Journals, dotted, shortened
from cgt_cite.parse.training.names import FORMS, Names, initials, write_names, written_given
from cgt_cite.parse.training.render import completed, contracted, render, titled
from cgt_cite.parse.training.styles import STYLES, read_styles
from cgt_cite.parse.training.templates import Writer, compiled, write
from cgt_cite.parse.training.world import Pools

if TYPE_CHECKING:
    from cgt_cite.parse.training.example import Example
    from cgt_cite.parse.training.styles import Style

PEOPLE = [
    {"family": "van der Berg", "given": "Anna-Maria"},
    {"family": "O'Neill", "given": "J. B.", "suffix": "Jr"},
    {"family": "Müller", "given": "KH"},
]
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


def seeded(seed: int) -> random.Random:
    """A generator that always gives the same."""
    return random.Random(seed)  # noqa: S311  # no secret is drawn


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
    ("given", "how", "written"),
    [
        ("Donald B.", "JA", "DB"),
        ("DB", "J. A.", "D. B."),
        ("D. B.", "J.A.", "D.B."),
        ("Jean-Pierre", "J. A.", "J.-P."),
        ("Jean-Pierre", "JA", "JP"),
        ("Jean-Pierre", "J-A", "J-P"),
        ("C. de H.", "J. A.", "C. de H."),
        ("Donald Bruce", "John A.", "Donald B."),
        ("Donald Bruce", "John A", "Donald B"),
        ("DB", "John A.", "DB"),
        ("DB", "J A", "D B"),
        ("DB", "J.", "D."),
        ("", "JA", ""),
    ],
)
def test_given_names(given: str, how: str, written: str) -> None:
    assert written_given(given, how) == written


@pytest.mark.parametrize(
    ("given", "letters"),
    [("J.-P. Anne", ["J", "-P", "A"]), ("JPA", ["J", "P", "A"]), ("ANNA‐M", ["A", "N", "N", "A", "-M"])],
)
def test_initials(given: str, letters: list[str]) -> None:
    assert initials(given) == letters


@pytest.mark.parametrize(
    ("names", "people", "written"),
    [
        (Names("Smith JA"), PEOPLE, "van der Berg AM, O'Neill JB Jr, Müller KH"),
        (Names("Smith, J. A.", last=", & "), PEOPLE[1:], "O'Neill, J. B., Jr, & Müller, K. H."),
        (Names("SMITH, J. A.", "; ", "; "), PEOPLE[:1], "van der BERG, A.-M."),
        (
            Names("J. A. Smith", last=", and ", two=" and "),
            PEOPLE[::2],
            "A.-M. van der Berg and K. H. Müller",
        ),
        (Names("Smith JA", cuts=((2, 1),), etal=(", et al",)), PEOPLE, "van der Berg AM, et al"),
        (
            Names("Smith, J. A.", cuts=((2, 1),), ellipsis=True),
            PEOPLE,
            "van der Berg, A.-M., … Müller, K. H.",
        ),
        (
            Names("Smith, John A.", rest="John A. Smith", two=", and "),
            PEOPLE[::2],
            "van der Berg, Anna-Maria, and KH Müller",
        ),
    ],
)
def test_lists_of_names(names: Names, people: list[dict[str, str]], written: str) -> None:
    writer = Writer()
    write_names(writer, people, "author", names, seeded(1))
    assert writer.example("book").text == written


def test_every_form_writes_a_name() -> None:
    for form in FORMS:
        writer = Writer()
        write_names(writer, [{"family": "Smith", "given": "John Albert"}], "author", Names(form), seeded(1))
        assert writer.example("book").text == form.replace("J-A", "JA")


@pytest.mark.parametrize(
    ("template", "present", "written"),
    [
        ("{a}. {b}.", {"a", "b"}, "A. B."),
        ("{a}⟦ ({b})⟧.", {"a"}, "A."),
        ("{a}⟦ ({b})⟧.", {"a", "b"}, "A (B)."),
        ("⟦{b}. ⟧{a}⟦, ⟦{c}: ⟧{b}⟧", {"a", "b"}, "B. A, B"),
        ("⟦{c}, ⟧{a}⟨.|.⟩", {"a"}, "A."),
        ("{stop}. {a}", {"stop", "a"}, "etc. A"),
        ("{ask}, {a}", {"ask", "a"}, "why?, A"),
        ("⟦{c}⟧. {a}", {"a"}, "A"),
    ],
)
def test_templates(template: str, present: set[str], written: str) -> None:
    writer = Writer()
    values = {"stop": "etc.", "ask": "why?"}
    write(
        template,
        present,
        lambda name, _: writer.labelled(values.get(name, name.upper()), name),
        writer,
        seeded(1),
    )
    assert writer.example("").text == written


@pytest.mark.parametrize("template", ["⟦{a}", "{a}⟧", "⟨a|b", "a⟩"])
def test_unbalanced_templates_are_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|unbalanced"):
        compiled(template)


@pytest.mark.parametrize(
    ("first", "last", "short", "long"),
    [
        ("447", "462", "62", "462"),
        ("447", "62", "62", "462"),
        ("S12", "S18", "S18", "S18"),
        ("99", "101", "101", "101"),
        ("7", "7", "7", "7"),
    ],
)
def test_pages_are_contracted_and_completed(first: str, last: str, short: str, long: str) -> None:
    assert completed(first, last) == long
    assert contracted(first, completed(first, last)) == short


def test_titles_keep_their_length_in_capitals() -> None:
    assert titled("on the growth of oak-trees in ßtown") == "On the Growth of Oak-Trees in ßtown"


def test_journals_are_shortened_and_traced_back() -> None:
    assert shortened("Journal of Clinical Nursing") == "J Clin Nurs"
    assert shortened("Nature") == "Nature"
    assert dotted("J Clin Nurs") == "J. Clin. Nurs."
    forms = Journals(["Journal of Clinical Nursing", "Nature"]).forms("J. Clin. Nurs.")
    assert forms == {
        "full": "Journal of Clinical Nursing",
        "short": "J Clin Nurs",
        "dotted": "J. Clin. Nurs.",
    }


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
