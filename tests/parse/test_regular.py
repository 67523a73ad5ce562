"""Strings that keep to a form are read by rules, as right as by the tagger; what departs from it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.model import Fields, PartialDate
from cgt_cite.parse.lexicon import lexicon
from cgt_cite.parse.marks import find_marks
from cgt_cite.parse.reading import as_work
from cgt_cite.parse.regular import read_regular
from cgt_cite.parse.tagger import tagger
from cgt_cite.parse.tokens import tokenize
from cgt_cite.parse.training.judge import is_right
from tests.parse.gold import sample

TITLE = "Role of calcium in the heart of old mice"
REGULAR = (
    f"Smith JA, van der Berg B. {TITLE}. J Biol Chem. 2004 Mar 5;20(3):103-9. doi: 10.1000/abc.1",
    f"Smith JA, van der Berg B, et al. {TITLE}. J Biol Chem 2004;20:103-9.",
    f"Smith J.A., van der Berg B. {TITLE}. J. Biol. Chem. 2004;20(3):103–109.",
    f"Smith JA, van der Berg B: {TITLE}. J Biol Chem (2004) 20:103-9. 10.1000/abc.1",
    f"Smith JA, van der Berg B (2004) {TITLE}. J Biol Chem 20(3):103–109. PMID: 15123456",
    f"Smith JA, van der Berg B. 2004. {TITLE}. J Biol Chem 20:103-109.",
    f"Smith, J. A., & van der Berg, B. (2004). {TITLE}. Journal of Biological Chemistry, 20(3), 103–109.",
)
# Each departs from a form at one place.
IRREGULAR = (
    f"Smith JA, friends of the heart. {TITLE}. J Biol Chem. 2004;20(3):103-9.",
    f"Smith JA, van der Berg B, editors. {TITLE}. J Biol Chem. 2004;20(3):103-9.",
    f"Smith JA. {TITLE}. Clinical trials. A survey. 2004;20(3):103-9.",
    f"Smith JA, Jones B. {TITLE} [Internet]. J Biol Chem. 2004;20(3):103-9.",
    f"Smith JA, Jones B. {TITLE}. In: Heart books. 2004;20(3):103-9.",
    f"Smith JA, Jones B. {TITLE}. J Biol Chem. 2004;20(3):103-9. Discussion 110-2.",
    f"Smith JA. Jones B, Miller C. {TITLE}. J Biol Chem. 2004;20(3):103-9.",
    f"{TITLE}. J Biol Chem. 2004;20(3):103-9.",
    "Smith JA. 2004 Nov 9;20(23):10351-60",
    "",
)


def read(text: str) -> Fields | None:
    return read_regular(text, find_marks(text), lexicon)


@pytest.mark.parametrize("text", REGULAR)
def test_every_form_gives_the_same_work(text: str) -> None:
    fields = read(text)
    assert fields
    work = as_work(fields)
    assert [name.particle + name.family for name in work.author.names] == ["Smith", "van derBerg"]
    assert [name.given.replace(".", "").replace(" ", "") for name in work.author.names] == ["JA", "B"]
    assert work.title == TITLE
    assert work.container_title in ("J Biol Chem", "J. Biol. Chem.", "Journal of Biological Chemistry")
    assert (str(work.issued)[:4], work.volume, work.page and work.page.format("-")) == (
        "2004",
        "20",
        "103-109",
    )
    assert work.issue in ("", "3")
    assert work.author.truncated == ("et al" in text)
    assert (work.DOI == "10.1000/abc.1") == ("10.1000" in text)
    assert (work.PMID == "15123456") == ("PMID" in text)


@pytest.mark.parametrize("journal", ["Langmuir", "J Chir (Paris)", "EcoSal Plus", "Database (Oxford)"])
def test_a_journal_alone(journal: str) -> None:
    assert read(f"{journal}. 2004 Nov-Dec;20(23):null") == {
        "type": "article-journal",
        "container_title": journal,
        "issued": PartialDate(2004, 11, end=PartialDate(2004, 12)),
        "volume": "20",
        "issue": "23",
    }


@pytest.mark.parametrize(
    "text",
    [
        f"Smith JA, Jones B. et al.{TITLE}. J Biol Chem. 2004;20:103-9.",
        f"Smith J.A., Jones B. et al. . {TITLE}. J. Biol. Chem. 2004;20:103-9.",
    ],
)
def test_et_al_however_it_is_printed(text: str) -> None:
    fields = read(text)
    assert fields
    assert (fields["title"], fields["author_truncated"], len(fields["author"])) == (TITLE, True, 2)


def test_group_is_one_of_the_authors() -> None:
    fields = read(f"Smith JA, Collaborators of the Heart Group. {TITLE}. J Biol Chem. 2004;20(3):103-9.")
    assert fields
    assert [name.literal for name in fields["author"]] == ["", "Collaborators of the Heart Group"]


@pytest.mark.parametrize("name", ["Kim S..", "Kim .S.", "Kim S..A."])
def test_name_with_stops_astray_is_left_to_the_tagger(name: str) -> None:
    assert read(f"Park K.S., {name}, Lee C.H. {TITLE}. J. Biol. Chem. 2004;20:103-9.") is None


@pytest.mark.parametrize("text", IRREGULAR)
def test_what_departs_from_the_form_is_left_to_the_tagger(text: str) -> None:
    assert read(text) is None


@given(st.text(alphabet="ABab .,;:()-0129éß&\u2013", max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    fields = read(text)
    assert fields is None or fields["title"] in text


@pytest.mark.parametrize("name", ["jats_dev", "rendered_dev"])
def test_as_right_as_the_tagger(name: str, shared: Path) -> None:
    by_rules = by_tagger = covered = 0
    for record in sample(shared / "gold" / f"{name}.jsonl", 1200):
        text = " ".join(record["text"].split())
        if fields := read(text):
            covered += 1
            by_rules += is_right(as_work(fields), record["fields"])
            by_tagger += is_right(as_work(tagger().read([tokenize(text)])[0][0]), record["fields"])
    assert covered > 400
    assert by_rules >= by_tagger - covered // 200
