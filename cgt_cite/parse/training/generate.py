"""A stream of rendered examples, mixed by how often each type of work is worth seeing."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from cgt_cite.parse.training import grey, rare, synthetic
from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.humanities import KINDS, LANGUAGES, humanities
from cgt_cite.parse.training.render import render
from cgt_cite.parse.training.titles import vary_title
from cgt_cite.parse.training.vary import varied
from cgt_cite.parse.training.world import Pools

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from random import Random

    from cgt_cite.parse.training.example import Example
    from cgt_cite.parse.training.world import Fields

# Shares of the types among the rendered strings: the rarer ones far above their share on PubMed,
# since each is as hard to learn as journal articles and gold has few.
MIX = {
    "journal": 47, "chapter": 11, "book": 10, "web": 6, "conference": 5, "report": 5, "preprint": 3,
    "thesis": 2, "newspaper": 1.2, "software": 1.4, "dataset": 0.9, "patent": 0.6, "law": 0.9,
    "standard": 0.5, "entry": 1.2, "media": 1, "blog": 0.8, "manual": 0.5, "registration": 0.6, "case": 0.5,
    "british_case": 0.4, "hearing": 0.4, "act": 0.4,
}  # fmt: skip
MAKERS = {
    maker.__name__: maker
    for maker in (
        *(synthetic.book, synthetic.chapter, synthetic.conference, synthetic.preprint, synthetic.thesis),
        *(synthetic.patent, grey.web, grey.report, grey.newspaper, grey.dataset, grey.software, grey.law),
        *(grey.standard, rare.entry, rare.media, rare.blog, rare.manual, rare.registration, rare.case),
        *(rare.british_case, rare.hearing, rare.act),
    )
}
_FIXED_TITLES = frozenset(
    ("case", "british_case", "hearing", "act", "law", "standard", "entry", "software")
)  # types whose titles stay as they are
HUMANITIES = 0.12  # share of records of the humanities and of other languages
# How often a record of a type is a real one; the others are put together.
REAL = {"journal": 1.0, "book": 0.55, "chapter": 0.5, "web": 0.3, "preprint": 0.2, "conference": 0.3}
_NUMBERS = ("volume", "first_page", "last_page")
_LITERAL_LENGTH = 3  # less is a stray initial
_TITLE_LENGTHS = range(4, 400)


def usable(fields: Mapping[str, Any]) -> bool:
    """Whether a gold record is whole and clean enough to be written anew."""
    title, container = str(fields.get("title") or ""), str(fields.get("container") or "")
    if not fields.get("authors") or not (title or container) or not all(map(_is_name, fields["authors"])):
        return False
    if title and (len(title) not in _TITLE_LENGTHS or title[0] in ").,;:" or "http" in title):
        return False
    if any(char in "()[]–" for name in _NUMBERS for char in str(fields.get(name) or "")):
        return False
    return all(map(_is_name, fields.get("editors") or ()))


def _is_name(name: Mapping[str, str]) -> bool:
    return (
        len(name.get("literal", "literal")) >= _LITERAL_LENGTH
        and (name.get("family", "") or name.get("literal", ""))[:1].isalpha()
    )


class Records:
    """Where the records come from: gold's own, and synthetic ones of the same parts."""

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        self.real: defaultdict[str, list[Fields]] = defaultdict(list)
        for fields in records:
            if usable(fields):
                self.real[str(fields["type"])].append(dict(fields))
        self.pools = Pools.of([fields for group in self.real.values() for fields in group])

    def draw(self, rng: Random) -> Fields:
        """One record."""
        if chance(rng, HUMANITIES):
            return humanities(_drawn(KINDS, rng), _drawn(LANGUAGES, rng), rng)
        kind = _drawn(MIX, rng)
        if kind not in MAKERS or (self.real[kind] and chance(rng, REAL.get(kind, 0))):
            return varied(rng.choice(self.real[kind]), self.pools, rng)
        record = MAKERS[kind](self.pools, rng)
        if kind not in _FIXED_TITLES:
            record["title"] = vary_title(record["title"], self.pools.titles, rng)
        return record


def _drawn(weights: Mapping[str, float], rng: Random) -> str:
    return rng.choices(list(weights), cum_weights=list(accumulate(weights.values())))[0]


def renderings(records: Iterable[Mapping[str, Any]], count: int, seed: int) -> Iterator[Example]:
    """`count` examples from gold records' fields (`{"type": ..., ...}`), the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311  # a reproducible draw, not a secret
    source = Records(records)
    while count:
        try:
            yield render(source.draw(rng), rng)
        except ValueError:  # the record lacks what every style needs; another is drawn
            continue
        count -= 1
