"""Reading a response: every record, complete, however the response is split, and the same after saving."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.complete.efetch import read_records, record_document
from cgt_cite.complete.failures import TransientError
from cgt_cite.document import Document
from cgt_cite.model import Page
from cgt_cite.pages import read_pages
from cgt_cite.problems import Problem
from tests.complete.made_records import HEAD, TAIL, genuine, record

THREE = (HEAD + "\n".join(record(number, 3) for number in ("1", "22", "333")) + TAIL).encode()
FORMULA = '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>α</mml:mi><mml:mo>&lt;</mml:mo></mml:math>'


def pages(text: str) -> list[Page | Problem]:
    return list(read_pages(Document.of_bytes("a.xml", text.encode())))


def saved(text: str) -> list[str]:
    return ["".join(record_document(found)) for _, found in read_records([text.encode()])]


@given(st.lists(st.integers(0, len(THREE)), max_size=6))
def test_records_are_complete_however_the_response_is_split(cuts: list[int]) -> None:
    ends = [0, *sorted(cuts), len(THREE)]
    chunks = [THREE[start:end] for start, end in pairwise(ends)]
    assert [number for number, _ in read_records(chunks)] == ["1", "22", "333"]


@given(st.integers(0, len(THREE) - 1))
def test_a_truncated_response_is_detected(end: int) -> None:
    with pytest.raises(TransientError):
        list(read_records([THREE[:end]]))


@pytest.mark.parametrize(
    "title", ["&lt;b&gt; &amp;amp; &#13;&#x2028;", "<i>in <sup>vitro</sup></i> α", FORMULA]
)
def test_a_saved_record_is_read_like_the_original(title: str) -> None:
    text = record("1", 3).replace("Article 1 &amp; its &lt;tests&gt;.", title)
    (copy,) = saved(HEAD + text + TAIL)
    assert pages(copy) == pages(HEAD + text + TAIL)


def test_genuine_records_are_read_alike(shared: Path) -> None:
    for text in genuine(shared / "pages" / "xml").values():
        (copy,) = saved(HEAD + text + TAIL)
        assert pages(copy) == pages(HEAD + text + TAIL)


@pytest.mark.parametrize("number", ["", "../../etc/passwd", "1/2", "١٢", "-1", "1" * 20])
def test_an_invalid_pmid_names_no_file(number: str) -> None:
    ((found, _),) = read_records([(HEAD + record(number, 1) + TAIL).encode()])
    assert found == ""


def chunks_of(data: bytes) -> Iterable[bytes]:
    return (data[start : start + 1] for start in range(len(data)))


def test_a_response_may_arrive_slowly() -> None:
    assert len(list(read_records(chunks_of(THREE)))) == 3
