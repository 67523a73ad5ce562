"""Plain hyphens in whatever a work holds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cgt_cite.fields.hyphens import normalize_hyphens, normalize_hyphens_of_work
from cgt_cite.model import Indexing, LinkedArticle, Name, NameList, PageRange, Pages, PartialDate, Work

words = st.text("aé-‐‑\u00ad– ", max_size=8)
works = st.builds(
    Work,
    title=words,
    author=st.lists(st.builds(Name, family=words, given=words, literal=words), max_size=2).map(
        lambda names: NameList(tuple(names))
    ),
    issued=st.just(PartialDate(2019)),
    page=st.none() | st.tuples(words, words).map(lambda ends: Pages((PageRange(*ends),))),
    URL=words.map("https://example.org/".__add__),
    indexing=st.builds(
        Indexing,
        keyword=st.lists(words, max_size=2).map(tuple),
        linked=st.lists(st.builds(LinkedArticle, words, words, st.builds(Work, DOI=words)), max_size=1).map(
            tuple
        ),
    ),
)


def texts(value: object) -> list[str]:
    """Every text in a value, in order."""
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


@given(words)
def test_only_hyphens_change(text: str) -> None:
    found = normalize_hyphens(text)
    assert found == text.replace("‐", "-").replace("‑", "-").replace("\u00ad", "")
    assert normalize_hyphens(found) == found


@given(works)
@settings(max_examples=40)
def test_every_text_of_a_work_is_mended_and_nothing_else(work: Work) -> None:
    found = normalize_hyphens_of_work(work)
    assert type(found) is Work
    assert texts(found) == [normalize_hyphens(text) for text in texts(work)]
    assert [type(value) for value in found] == [type(value) for value in work]
    assert normalize_hyphens_of_work(found) is found
