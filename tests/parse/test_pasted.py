"""Pasted lists are divided into the reference strings that they were made of."""

from __future__ import annotations

import random
import re
import textwrap
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite import split_references
from cgt_cite.parse.pasted import Separator, divide
from cgt_cite.parse.pasted.joining import join_lines
from tests.parse.gold import texts_of
from tests.parse.made_up import seeded
from tests.parse.texts import TEXTS

SAMPLES = Path(__file__).resolve().parents[1] / "make_samples.toml"
WIDTHS = (50, 72, 90, 120)
# how the lines of an item begin: the first, the others; and what follows the item
LAYOUTS = {
    "dots": ("{number}. ", "", ""),
    "brackets": ("[{number}] ", "    ", ""),
    "parentheses": ("({number}) ", "", ""),
    "colons": ("{number}: ", "", "\n"),
    "round brackets": ("{number}) ", "   ", "\n"),
    "tabs": ("{number}\t", "\t", ""),
    "bare numbers": ("{number} ", "", ""),
    "numbers above": ("{number}.\n", "", ""),
    "bullets": ("• ", "  ", ""),
    "blank lines": ("", "", "\n"),
    "hanging": ("", "    ", ""),
    "indented": ("    ", "", ""),
}


def sample_strings() -> list[str]:
    """The reference strings of the samples, each once, without those that are printed with their numbers."""
    pages = tomllib.loads(SAMPLES.read_text(encoding="utf-8"))["page"]
    texts = (item["text"] for page in pages for item in page.get("references", []))
    plain = (re.sub(r"<(https?://\S+?)>", r"\1", text) for text in texts if not text[0].isdigit())
    return list(dict.fromkeys(plain))


STRINGS = sample_strings()


def hyphenated(text: str, width: int, rng: random.Random) -> list[str]:
    """The lines of a text whose long words are divided, after a consonant and a vowel, as printers do."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 2
        whole = re.fullmatch(r"\W?[^\W\d_]{6,}\W?", word)
        cuts = [match.end() for match in re.finditer(r"(?<=\w\w)[aeiou](?=[^\W\d_aeiou]\w{2})", word)]
        fitting = [cut for cut in cuts if cut <= room]
        if len(f"{line} {word}") <= width or not line:
            line = f"{line} {word}".strip()
        elif whole and fitting and rng.random() < 0.7:
            lines.append(f"{line} {word[: fitting[-1]]}-")
            line = word[fitting[-1] :]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def wrapped(text: str, width: int, how: str, rng: random.Random) -> list[str]:
    if how == "hyphenated":
        return hyphenated(text, width, rng)
    at_hyphens = how == "at hyphens"
    return textwrap.wrap(text, width, break_on_hyphens=at_hyphens, break_long_words=False)


def pasted(texts: list[str], width: int, how: str, layout: str) -> str:
    """The texts as a list in this layout."""
    rng = seeded(width)
    first, others, after = LAYOUTS[layout]
    items = (
        first.format(number=number) + f"\n{others}".join(wrapped(text, width, how, rng)) + f"\n{after}"
        for number, text in enumerate(texts, 1)
    )
    return "".join(items)


def recovered(texts: list[str], found: list[str]) -> float:
    """The share of texts that were found exactly."""
    return len(set(texts) & set(found)) / len(texts)


def without_breaks(texts: list[str]) -> list[str]:
    """The texts without spaces and hyphens: whatever became of words that were divided."""
    return [re.sub(r"[\s‐‑-]", "", text) for text in texts]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_marked_lists_are_divided_at_their_marks(layout: str, width: int) -> None:
    for how, least in (("whole words", 1.0), ("at hyphens", 1.0), ("hyphenated", 0.97)):
        found = split_references(pasted(STRINGS, width, how, layout))
        assert without_breaks(found) == without_breaks(STRINGS), how
        assert recovered(STRINGS, found) >= least, how


@pytest.mark.parametrize("width", WIDTHS)
def test_lists_without_marks_are_divided_where_references_begin(width: int) -> None:
    text = "\n".join("\n".join(textwrap.wrap(one, width, break_long_words=False)) for one in STRINGS)
    division = divide(text)
    assert division.separator is Separator.ENDS
    assert recovered(without_breaks(STRINGS), without_breaks(division.references)) >= 0.94


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
@pytest.mark.parametrize("order", range(4))
def test_a_reference_a_line_stays_one(order: int, end: str) -> None:
    seeded(order).shuffle(texts := list(STRINGS))
    for size in (1, 2, 3, 5, 10, len(texts)):
        division = divide(end.join(texts[:size]) + end)
        assert division.separator is Separator.LINES
        assert division.strings == texts[:size]


@pytest.mark.parametrize(
    "text", ["see above\n???\n10.1000/xyz", "Rest\n\n\nSleep\nA walk in the woods and", ""]
)
def test_what_is_no_list_stays_as_it_is(text: str) -> None:
    assert divide(text).strings == (text.split("\n") if text else [])


def test_numbers_of_whole_lines_are_left_out_if_they_rise_by_one() -> None:
    texts = STRINGS[:4]
    numbered = [f"{number}. {text}" for number, text in enumerate(texts, 27)]
    assert divide("\n\n".join(numbered)).strings == [texts[0], "", texts[1], "", texts[2], "", texts[3]]
    others = [numbered[0], numbered[2], texts[1]]
    assert divide("\n".join(others)).strings == others
    others = [f"{number}. {text}" for number, text in zip((9, 3, 27, 14), texts, strict=True)]
    assert divide("\n".join(others)).strings == others
    assert split_references("\n".join(numbered), one_per_line=True) == numbered


def test_a_number_that_is_missing_or_begins_a_line_by_accident() -> None:
    lines = pasted(STRINGS[:12], 60, "whole words", "dots").splitlines()
    lines.insert(4, "5. Auflage.")
    found = split_references("\n".join(line.replace("7. ", "", 1) for line in lines))
    assert len(found) == 11
    assert STRINGS[4] in found


def test_a_list_on_several_pages() -> None:
    lines = pasted(STRINGS[:20], 72, "whole words", "hanging").splitlines()
    third = len(lines) // 3
    pages = [lines[:third], lines[third : 2 * third], lines[2 * third :]]
    head = "Doe and Roe: A review of rest"
    text = "\n\f".join(
        f"{head}\n\n" + "\n".join(["REFERENCES"] * (number == 1) + page) + f"\n\n{number + 11}\n"
        for number, page in enumerate(pages, 1)
    )
    assert divide(text) == (STRINGS[:20], Separator.INDENTATION, len(lines) + 7)
    without_forms = text.replace("\f", "").replace(f"{head}\n", "")
    assert split_references(without_forms) == STRINGS[:20]


def test_a_list_with_blank_lines_between_all_lines() -> None:
    lines = [line for text in STRINGS[:6] for line in textwrap.wrap(text, 72)]
    division = divide("\n\n".join(lines))
    assert division == (STRINGS[:6], Separator.ENDS, len(lines))


def test_links_below_the_items_of_a_page_belong_to_them() -> None:
    items = [f"{number}.\n{text}\nArticle\n PubMed\n" for number, text in enumerate(STRINGS[:6], 1)]
    assert split_references("\n".join(items)) == [f"{text} Article PubMed" for text in STRINGS[:6]]


def test_sections_of_a_list_are_not_references() -> None:
    parts = [STRINGS[:6], STRINGS[6:12]]
    text = "\n\n".join(pasted(part, 72, "whole words", "hanging").replace("    ", "") for part in parts)
    assert recovered(STRINGS[:12], split_references(text)) >= 0.8


@pytest.mark.parametrize("width", [72, 1000])
def test_text_below_a_numbered_list_is_no_reference(width: int) -> None:
    text = pasted(STRINGS[:5], width, "whole words", "brackets")
    assert split_references(f"{text}\nPublisher's note: nothing more.\n") == STRINGS[:5]
    below = "Appendix A. Supplementary data\n\nWe thank all."
    assert split_references(f"{text}\n{below}\n") == STRINGS[:5]


def test_reference_without_number_below_a_numbered_list() -> None:
    text = pasted(STRINGS[:5], 72, "whole words", "brackets")
    more = "Roe R. Without a number. J Ex. 2001;1:1."
    assert split_references(f"{text}\nPublisher's note: nothing more.\n\n{more}") == [*STRINGS[:5], more]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("neuro-|degeneration", "neurodegeneration"),
        ("haemato‐|poietic", "haematopoietic"),
        ("gly\u00ad|can", "glycan"),
        ("double-|blind", "double-blind"),
        ("state-of-the-|art", "state-of-the-art"),
        ("T-|cell", "T-cell"),
        ("DNA-|based", "DNA-based"),
        ("COVID-|19", "COVID-19"),
        ("Smith-|Jones", "Smith-Jones"),
        ("short-|and long-term", "short- and long-term"),
        ("2020;1:123-|129", "2020;1:123-129"),
        ("123|–129", "123–129"),
        ("rest –|a review", "rest – a review"),
        ("and/|or", "and/or"),
        ("心脏|病学", "心脏病学"),
        ("doi: 10.1016/|j.cell.2020.01.001", "doi: 10.1016/j.cell.2020.01.001"),
        ("10.1002/|(SICI)1097", "10.1002/(SICI)1097"),
        ("10.1371/journal.|pone.0012345.", "10.1371/journal.pone.0012345."),
        ("10.1016/j.cell.2020.01.|001", "10.1016/j.cell.2020.01.001"),
        ("10.1038/s41586-020-|2649-2", "10.1038/s41586-020-2649-2"),
        ("10.1158/2159-8290.|CD-12-0548.", "10.1158/2159-8290.CD-12-0548."),
        ("10.1074/jbc.|M112273200", "10.1074/jbc.M112273200"),
        ("10.1021/acs.jpcb.|7b06375.", "10.1021/acs.jpcb.7b06375."),
        ("10.1111/j.1744-7429.|2000.tb00626.x", "10.1111/j.1744-7429.2000.tb00626.x"),
        ("10.1111/j.1365-313X.2010.04286.|x", "10.1111/j.1365-313X.2010.04286.x"),
        ("10.1111/j.1365-313X.2010.04286.x.|Epub 2013", "10.1111/j.1365-313X.2010.04286.x. Epub 2013"),
        ("10.1158/2159-8290.12.|PMC3531190", "10.1158/2159-8290.12. PMC3531190"),
        ("10.1158/2159-8290.12.|2013-2014", "10.1158/2159-8290.12. 2013-2014"),
        ("https://|doi.org/10.1000/x", "https://doi.org/10.1000/x"),
        ("https://www.who.int/fact-|sheets/x", "https://www.who.int/fact-sheets/x"),
        ("https://x.org/a|/b", "https://x.org/a/b"),
        ("https://www.who.int/|Accessed 12 May 2020", "https://www.who.int/ Accessed 12 May 2020"),
        ("doi:10.1000/xyz|PMID: 12", "doi:10.1000/xyz PMID: 12"),
        ("https://x.org/a.|2020;1:2", "https://x.org/a. 2020;1:2"),
    ],
)
def test_a_broken_line_is_joined(broken: str, whole: str) -> None:
    assert join_lines(broken.split("|")) == whole


def test_the_text_itself_shows_where_a_hyphen_belongs() -> None:
    assert join_lines(["low-", "latency"], {"lowlatency"}) == "lowlatency"
    assert join_lines(["zeta-", "rium"], {"zeta-rium"}) == "zeta-rium"


@given(TEXTS)
def test_nothing_is_invented(text: str) -> None:
    letters = iter(character for character in text if character.isalnum())
    found = "".join(divide(text).references)
    assert all(character in letters for character in found if character.isalnum())


@given(st.lists(TEXTS.map(lambda text: " ".join(text.split())), max_size=8))
def test_one_per_line_changes_nothing(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert split_references(text, one_per_line=True) == list(filter(None, lines))


@pytest.mark.parametrize("name", ["jats_dev", "bib_dev", "rendered_dev", "other_dev", "more_train"])
def test_genuine_references_on_lines_stay_as_they_are(name: str, shared: Path) -> None:
    texts = texts_of(shared / "gold" / f"{name}.jsonl")
    for _ in range(2):
        assert divide("\n".join(texts)).strings == texts
        seeded(1).shuffle(texts)


@pytest.mark.parametrize(("name", "marked", "unmarked"), [("jats_dev", 0.98, 0.93), ("bib_dev", 0.98, 0.97)])
def test_genuine_lists_are_divided(name: str, marked: float, unmarked: float, shared: Path) -> None:
    texts = [" ".join(text.split()) for text in texts_of(shared / "gold" / f"{name}.jsonl")]
    lists = [texts[start : start + 40] for start in range(0, 480, 40)]
    for layout in ("dots", "blank lines", "hanging"):
        shares = [recovered(one, split_references(pasted(one, 72, "hyphenated", layout))) for one in lists]
        assert sum(shares) / len(shares) >= marked, layout
    plain = [
        recovered(
            without_breaks(one),
            without_breaks(
                split_references(
                    "\n".join(
                        line for text in one for line in textwrap.wrap(text, 72, break_long_words=False)
                    )
                )
            ),
        )
        for one in lists
    ]
    assert sum(plain) / len(plain) >= unmarked
