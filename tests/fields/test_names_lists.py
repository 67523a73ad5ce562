"""Lists of names in every form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.fields.names import NameForm, look_like_names, parse_names
from cgt_cite.model import Name, NameList
from tests.fields.name_lists import FORMS, NAMES, render

CUT = " et al."
LISTS = [
    ("Smith JA, van der Berg B", "Smith, JA; van der Berg, B"),
    ("Smith JA Jr, Doe J 3rd, and Roe R.", "Smith, JA, Jr; Doe, J, 3rd; Roe, R"),
    ("Smith J. A., Jones B. et al.", "Smith, J. A.; Jones, B. et al."),
    ("Smith JA Jones B Doe C", "Smith, JA; Jones, B; Doe, C"),
    ("Lu H, Stratton CW, Tang Yi-Wei", "Lu, H; Stratton, CW; Tang, Yi-Wei"),
    ("Lim S, Kwon, HS, Nauck MA", "Lim, S; Kwon, HS; Nauck, MA"),
    ("Smith, J. A., & van der Berg, B.", "Smith, J. A.; van der Berg, B."),
    ("Smith, John A; Doe, Jane", "Smith, John A; Doe, Jane"),
    ("Smith, John, Doe, Jane", "Smith, John; Doe, Jane"),
    ("Smith, J. A., Jr., & Doe, J.", "Smith, J. A., Jr.; Doe, J."),
    ("Gómez Pérez, María, & Roe, Ann", "Gómez Pérez, María; Roe, Ann"),
    ("Gray, R. E./Fitch, M./Davis, C.", "Gray, R. E.; Fitch, M.; Davis, C."),
    ("Smith, J., Jones, B., … Roe, R.", "Smith, J.; Jones, B.; Roe, R. et al."),
    ("Smith, J., Jones, B., & others", "Smith, J.; Jones, B. et al."),
    ("SMITH, J.A., DOE, J. & ROE, R.", "SMITH, J.A.; DOE, J.; ROE, R."),
    ("John A. Smith, Jane van der Berg and R. Roe", "Smith, John A.; van der Berg, Jane; Roe, R."),
    ("Anna Doe, Cristina Roe, and Víctor M Poe", "Doe, Anna; Roe, Cristina; Poe, Víctor M"),
    ("J. Smith, M.Akhtar und C. Warret Rodrigues", "Smith, J.; Akhtar, M.; Warret Rodrigues, C."),
    ("John Smith, MD, and Paul R. Roe Jr", "Smith, John, MD; Roe, Paul R., Jr"),
    ("J. Smith B. Jones", "Smith, J.; Jones, B."),
    ("Smith, J., B. Jones, and C. Doe", "Smith, J.; Jones, B.; Doe, C."),
    ("Doe, Shannon Lindsey, & Robert G Doe", "Doe, Shannon Lindsey; Doe, Robert G"),
    (
        "Do, Thai Q., Khatoon Moshkani, Patricia Castillo",
        "Do, Thai Q.; Moshkani, Khatoon; Castillo, Patricia",
    ),
    ("Zhou Xin, Liu Geng, Han Bing", "Zhou, Xin; Liu, Geng; Han, Bing"),
    ("Xin Zhou, Geng Liu, Bing Han", "Zhou, Xin; Liu, Geng; Han, Bing"),
    ("O'Brien John, Roe Harry E., Ames Jennifer M.", "O'Brien, John; Roe, Harry E.; Ames, Jennifer M."),
    ("García J y Pérez M", "García, J; Pérez, M"),
    ("Savage, M., e Warde, A.", "Savage, M.; Warde, A."),
    ("Ortega y Gasset J, Silva A", "Ortega y Gasset, J; Silva, A"),
    ("José Ortega y Gasset, Ana Silva", "Ortega y Gasset, José; Silva, Ana"),
    ("Smith J, Jones B, eds.", "Smith, J; Jones, B"),
    ("Smith, J., & Jones, B. (Eds.)", "Smith, J.; Jones, B."),
    ("Werler MM(1), Mitchell AA(#); WHO Group.", "Werler, MM; Mitchell, AA; WHO Group"),
    ("Raz I for the Collaborative Study Group", "Raz, I; Collaborative Study Group"),
    ("Raz I Collaborative Study Group", "Raz, I; Collaborative Study Group"),
    ("Doe J; Institute of Tests, Examples, and Trials.", "Doe, J; Institute of Tests, Examples, and Trials"),
    (
        "American Heart Association, Royal Society of Chemistry",
        "American Heart Association; Royal Society of Chemistry",
    ),
    ("Centers for Disease Control and Prevention", "Centers for Disease Control and Prevention"),
    ("FAO, IFAD, WFP", "FAO; IFAD; WFP"),
    ("王小明, 李华, 等", "王小明; 李华 et al."),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text: str, expected: str) -> None:
    names, truncated = parse_names(text)
    assert "; ".join(map(str, names)) + CUT * truncated == expected


@pytest.mark.parametrize(
    ("line", "count", "truncated"),
    [
        ("Werler MM, Mitchell AA; WHO Group.", 3, False),
        ("Harrison PT, et al.", 1, True),
        ("Harrison PT, ... Friedmann T.", 2, True),
        ("Beispiel A(#)(1), Esempio M(#)(1,2), van Muster J(a)(*)(§).", 3, False),
        ("Doe J¹,², Roe R†, Poe E (0000-0002-1825-0097).", 3, False),
        ("Doe J; Institute of Tests, Examples, and Trials.", 2, False),
        ("Writing Committee and Steering Group.", 1, False),
        ("Doe J, Roe R; EXAMPLE Juvenile Myositis, Calcinosis Subcommittee.", 3, False),
        ("", 0, False),
    ],
)
def test_line_of_indexed_names(line: str, count: int, *, truncated: bool) -> None:
    found = parse_names(line, NameForm.INDEX)
    assert (len(found.names), found.truncated) == (count, truncated)
    assert not any(character in str(name) for name in found.names for character in "(#*¹†§0")


def test_names_as_pages_show_them() -> None:
    names = parse_names("Ann B Smith 1 2, Jo van Dam 3, Example Study Group", NameForm.DISPLAY).names
    assert names == (Name("Smith", "Ann B"), Name("Dam", "Jo", "van"), Name(literal="Example Study Group"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doe J, van Roe R.", True),
        ("Example Study Group.", True),
        ("Background: we looked at the patients, who were old.", False),
        ("Results of the trial.", False),
    ],
)
def test_names_are_told_from_sentences(text: str, *, expected: bool) -> None:
    assert look_like_names(parse_names(text, NameForm.INDEX), text) is expected


@given(names=st.lists(NAMES, min_size=1, max_size=8), truncated=st.booleans(), form=st.sampled_from(FORMS))
def test_a_written_list_is_read_back(names: list[Name], form: str, *, truncated: bool) -> None:
    written = NameList(tuple(names), truncated)
    text, expected = render(written, form)
    assert parse_names(text) == expected, text


@given(st.text(alphabet=st.sampled_from("AbZz éд王.,;&-'’ ()/*12"), max_size=60))
def test_no_letter_is_lost_or_invented(text: str) -> None:
    for form in (None, *NameForm):
        letters = {char for name in parse_names(text, form).names for part in name for char in part}
        assert letters <= set(text) | {" "}
