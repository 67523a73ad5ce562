"""Examples of which others like them abound are mostly left out: the tagger is for the rest.

What rules read is not asked, so that rules may grow without changing the model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .corpus import number
from .example import Example

_PLENTY = 30  # examples of one outline, of which all are kept
_KEPT = 3  # one in so many of the others
_DIGITS = re.compile(r"\d+")


def thinned(examples: Iterable[tuple[int, Example]]) -> Iterator[tuple[int, Example]]:
    """The examples, with all of the rare outlines and some of the abundant ones."""
    seen: Counter[tuple[str, ...]] = Counter()
    for fold, example in examples:
        kind = outline(example)
        seen[kind] += 1
        if seen[kind] <= _PLENTY or not number(example.text, _KEPT):
            yield fold, example


def outline(example: Example) -> tuple[str, ...]:
    """What precedes each field, and which field it is; each such pair once, however many authors."""
    ends = [0, *(end for _, end, _ in example.spans)]
    pairs = (
        f"{_DIGITS.sub('0', example.text[before:start])}{label}"
        for before, (start, _, label) in zip(ends, example.spans, strict=False)
    )
    return tuple(dict.fromkeys(pairs))
