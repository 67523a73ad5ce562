"""The parts of rendered training strings: names, templates, pages, titles, journals."""

from __future__ import annotations

import pytest

from cgt_cite.parse.templates import parse_template
from cgt_cite.parse.training.journals import Journals, dotted, shortened
from cgt_cite.parse.training.names import FORMS, Names, initials, write_names, written_given
from cgt_cite.parse.training.render import completed, contracted
from cgt_cite.parse.training.templates import Writer, write
from cgt_cite.parse.training.titles import titled
from tests.parse.made_up import PEOPLE, seeded


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
        parse_template(template)


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
