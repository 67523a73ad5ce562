"""Whatever the text, parsing neither fails nor hangs, and fields have nothing that the text has not."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgt_cite.fields.hyphens import normalize_hyphens
from cgt_cite.fields.text import clean
from cgt_cite.model import Name, Work
from cgt_cite.parse import parse_reference, parse_references
from tests.parse.cases import FOLDER, read_cases
from tests.parse.texts import PIECES, TEXTS


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


def words_of_fields(work: Work) -> set[str]:
    """The words of every field that is taken from the text as printed."""
    fields = [work.title, work.container_title, work.volume, work.issue, work.supplement, work.edition]
    fields += [work.publisher, work.publisher_place]
    fields += [
        work.DOI,
        work.PMID,
        work.URL,
        work.genre,
        work.number,
        work.arxiv,
        *tuple(map(str, work.other_ids)),
    ]
    for name in (*work.author.names, *work.editor.names):
        fields += [name.family, name.given, name.particle, name.suffix, name.literal]
    return words(" ".join(fields))


@settings(max_examples=400)
@given(TEXTS)
def test_nothing_is_invented(text: str) -> None:
    reference = parse_reference(text)
    assert reference.text == text
    printed = re.sub(r"\s", "", text + clean(text))  # without control characters, too
    assert all(
        word in printed or word in normalize_hyphens(printed) for word in words_of_fields(reference.work)
    )
    assert reference.confidence is None or 0 <= reference.confidence <= 1


@settings(max_examples=50)
@given(st.lists(TEXTS, max_size=8))
def test_many_texts_are_read_as_each_alone(texts: list[str]) -> None:
    assert parse_references(texts) == [parse_reference(text) for text in texts]


@settings(max_examples=200)
@given(TEXTS)
def test_every_year_is_in_the_text(text: str) -> None:
    work = parse_reference(text).work
    assert not work.issued or str(work.issued.year) in text


MORE_PIECES = ("a", " ", "a ", "(", "((a)", "10.1/", "1;", "A. ", "http://", "\n", "et al. ")


@pytest.mark.parametrize("piece", [*PIECES, *MORE_PIECES])
def test_a_megabyte_ends_soon(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    start = time.process_time()
    parse_reference(text)
    assert time.process_time() - start < 5


def test_a_megabyte_of_noise_ends_soon() -> None:
    rng = random.Random(5)  # noqa: S311 - noise
    text = "".join(rng.choices(PIECES, k=200_000))
    start = time.process_time()
    parse_reference(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "---", "\u200b", "[]"])
def test_nothing_is_nothing(text: str) -> None:
    reference = parse_reference(text)
    assert reference.work == Work()
    assert reference.confidence is None


def test_fields_hold_names() -> None:
    for path in FOLDER.glob("*.md"):
        for case in read_cases(path):
            work = parse_reference(case.text).work
            names = work.author.names + work.editor.names
            assert all(isinstance(name, Name) and (name.family or name.literal) for name in names)
