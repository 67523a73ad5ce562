"""Which examples training leaves out."""

from __future__ import annotations

from cgt_cite.parse.training.example import Example
from cgt_cite.parse.training.thinning import outline, thinned


def _article(*families: str, year: str = "2001") -> Example:
    text, spans = "", []
    for family in families:
        text += ", " if text else ""
        spans.append((len(text), len(text) + len(family), "author.family"))
        text += family
    end = len(text)
    spans += [(end + 2, end + 7, "title"), (end + 9, end + 13, "year")]
    return Example(f"{text}. Cells. {year}", tuple(spans))


def test_an_outline_does_not_know_how_many_authors_there_are() -> None:
    assert outline(_article("Ng", "Li")) == outline(_article("Wu", "Ma", "He", "Xu", year="1999"))
    assert outline(_article("Ng")) != outline(Example("Ng, 2001", ((0, 2, "author.family"), (4, 8, "year"))))


def test_rare_outlines_stay_and_abundant_ones_are_thinned() -> None:
    rare = Example("Cells", ((0, 5, "title"),))
    articles = [_article("Ng", "Li", year=str(year)) for year in range(1000, 2000)]
    kept = [example for _, example in thinned((0, example) for example in [*articles, rare])]
    assert kept[:30] == articles[:30]
    assert kept[-1] == rare
    assert 200 < len(kept) < 500
