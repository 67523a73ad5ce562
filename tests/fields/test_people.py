"""Names of people: as PubMed indexes them, and as people write them."""

from __future__ import annotations

import pytest

from cgt_cite.fields.index_names import full_name, index_name, index_names
from cgt_cite.fields.names import parse_name, person, split_particle
from cgt_cite.model import Name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kohn DB", Name("Kohn", "DB")),
        ("van der Berg JA", Name("Berg", "JA", "van der")),
        ("Wright JT Jr", Name("Wright", "JT", suffix="Jr")),
        ("Bailey JI 3rd", Name("Bailey", "JI", suffix="3rd")),
        ("Silva AB Filho", Name("Silva", "AB", suffix="Filho")),
        ("de Souza JR", Name("Souza", "JR", "de")),
        ("Das Pradhan A", Name("Das Pradhan", "A")),
        ("García-López M", Name("García-López", "M")),
        ("O'Connor D", Name("O'Connor", "D")),
        ("Rodríguez-Borrego MA", Name("Rodríguez-Borrego", "MA")),
        ("Ng K-S", Name("Ng", "K-S")),
        ("Petrov IuV", Name("Petrov", "Iu V")),
        ("Ivanov AIu", Name("Ivanov", "A Iu")),
        ("Szabó Zs", Name("Szabó", "Zs")),
        ("Investigators of Group A", Name(literal="Investigators of Group A")),
        ("Group CoV", Name(literal="Group CoV")),
        ("CHANCE Investigators", Name(literal="CHANCE Investigators")),
        ("Plato", Name(literal="Plato")),
        ("World Health Organization", Name(literal="World Health Organization")),
    ],
)
def test_indexed_name(text: str, expected: Name) -> None:
    assert index_name(text) == expected


@pytest.mark.parametrize(
    ("full", "indexed", "expected"),
    [
        ("Donald B Kohn", "Kohn DB", Name("Kohn", "Donald B")),
        ("Jan A van der Berg Jr", "van der Berg JA Jr", Name("Berg", "Jan A", "van der", "Jr")),
        ("Maria Aparecida da Silva Pinhal", "Pinhal MADS", Name("Pinhal", "Maria Aparecida da Silva")),
        ("Isabel de la Torre Díez", "de la Torre Díez I", Name("Torre Díez", "Isabel", "de la")),
        (
            "Rafael Timóteo de Sousa Júnior",
            "de Sousa Júnior RT",
            Name("Sousa Júnior", "Rafael Timóteo", "de"),
        ),
        ("Aruna Das Pradhan", "Das Pradhan A", Name("Das Pradhan", "Aruna")),
        ("Plato", "Plato", Name("Plato")),
        ("Iu V Petrov", "Petrov IuV", Name("Petrov", "Iu V")),
        ("Somebody Else", "Kohn DB", Name("Kohn", "DB")),
        ("A Gřeg Müller", "Muller AG", Name("Muller", "AG")),
    ],
)
def test_full_name_is_split_where_its_index_form_says(full: str, indexed: str, expected: Name) -> None:
    assert full_name(full, indexed) == expected


@pytest.mark.parametrize(
    ("line", "count", "cut"),
    [
        ("Werler MM, Mitchell AA; WHO Group.", 3, False),
        ("Harrison PT, et al.", 1, True),
        ("Harrison PT, ... Friedmann T.", 2, True),
        ("Beispiel A(#)(1), Esempio M(#)(1,2), van Muster J(a)(*)(§).", 3, False),
        ("Doe J¹,², Roe R†, Poe E (0000-0002-1825-0097).", 3, False),
        ("Doe J; Institute of Tests, Examples, and Trials.", 2, False),
        ("", 0, False),
    ],
)
def test_line_of_indexed_names(line: str, count: int, cut: bool) -> None:  # noqa: FBT001 - a column of the table
    names, was_cut = index_names(line)
    assert (len(names), was_cut) == (count, cut)
    assert not any(character in str(name) for name in names for character in "(#*¹†§0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith, John A", Name("Smith", "John A")),
        ("Smith, John A, Jr", Name("Smith", "John A", suffix="Jr")),
        ("Smith JA", Name("Smith", "JA")),
        ("Smith J. A.", Name("Smith", "J. A.")),
        ("John A. Smith", Name("Smith", "John A.")),
        ("Anna van der Berg", Name("Berg", "Anna", "van der")),
        ("van der Berg A", Name("Berg", "A", "van der")),
        ("De Luca, Marco", Name("De Luca", "Marco")),
        ("Plato", Name(literal="Plato")),
    ],
)
def test_name_as_written(text: str, expected: Name) -> None:
    assert parse_name(text) == expected


def test_particles() -> None:
    assert split_particle("von der Heide") == ("von der", "Heide")
    assert split_particle("van") == ("", "van")
    assert split_particle("te Velde") == ("te", "Velde")
    assert split_particle("behalf of the Heart Group") == ("", "behalf of the Heart Group")
    assert person("de la Cruz", "A") == Name("Cruz", "A", "de la")
