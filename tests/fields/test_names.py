"""Names of persons and groups, one by one."""

from __future__ import annotations

import pytest

from cgt_cite.fields.names import (
    NameForm,
    is_group,
    make_person,
    parse_name,
    split_by_index_form,
    split_particle,
)
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
def test_index_form(text: str, expected: Name) -> None:
    assert parse_name(text, NameForm.INDEX) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith, John A", Name("Smith", "John A")),
        ("Smith, John A, Jr", Name("Smith", "John A", suffix="Jr")),
        ("Smith, Jr., J. A.", Name("Smith", "J. A.", suffix="Jr.")),
        ("Snyder, James M Jr", Name("Snyder", "James M", suffix="Jr")),
        ("Smith JA", Name("Smith", "JA")),
        ("Smith J. A.", Name("Smith", "J. A.")),
        ("Clyde Jr WA", Name("Clyde", "WA", suffix="Jr")),
        ("Paula BL de", Name("Paula", "BL de")),
        ("John A. Smith", Name("Smith", "John A.")),
        ("Wei Yu", Name("Yu", "Wei")),
        ("Anna van der Berg", Name("Berg", "Anna", "van der")),
        ("J. Ortega y Gasset", Name("Ortega y Gasset", "J.")),
        ("C. De Canniere", Name("De Canniere", "C.")),
        ("M. J. Saldaña Jimenez", Name("Saldaña Jimenez", "M. J.")),
        ("van der Berg A", Name("Berg", "A", "van der")),
        ("De Luca, Marco", Name("De Luca", "Marco")),
        ("Plato", Name(literal="Plato")),
        ("WHO Working Group", Name(literal="WHO Working Group")),
        ("Example China study investigators", Name(literal="Example China study investigators")),
    ],
)
def test_form_is_detected(text: str, expected: Name) -> None:
    assert parse_name(text) == expected


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
    assert split_by_index_form(full, indexed) == expected


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("von der Heide", ("von der", "Heide")),
        ("abd el Rahman", ("abd el", "Rahman")),
        ("De Luca", ("", "De Luca")),
        ("al-Sayed Ahmed", ("", "al-Sayed Ahmed")),
        ("de la cruz", ("de la", "cruz")),
        ("behalf of the Heart Group", ("", "behalf of the Heart Group")),
        ("te Velde", ("te", "Velde")),
        ("van", ("", "van")),
    ],
)
def test_particles(family: str, expected: tuple[str, str]) -> None:
    assert split_particle(family) == expected
    assert make_person(family, "A") == Name(expected[1], "A", expected[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Writing Committee for the Example Trial", True),
        ("Ministério da Saúde", True),
        ("U.S. Department of Commerce", True),
        ("Study of two groups", False),
        ("Clinical trial", False),
        ("Philip G. Board", False),
        ("Jane Roe", False),
    ],
)
def test_groups(text: str, *, expected: bool) -> None:
    assert is_group(text) is expected
