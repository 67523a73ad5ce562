"""A stream of rendered examples, mixed by how often each type of work is worth seeing."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING

from cgt_cite.parse.training.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cgt_cite.parse.training.example import Example

# Shares of the types among the rendered strings: the rarer ones far above their share on PubMed,
# since each is as hard to learn as journal articles and gold has few.
MIX = {"journal": 60, "chapter": 14, "book": 12, "web": 5, "conference": 2, "preprint": 2, "thesis": 1, "report": 1}
_TITLE_LENGTHS = range(4, 400)


def usable(fields: Mapping[str, object]) -> bool:
    """Whether a gold record is whole and clean enough to be written anew."""
    title, container = str(fields.get("title") or ""), str(fields.get("container") or "")
    if not fields.get("authors") or not (title or container):
        return False
    if title and (len(title) not in _TITLE_LENGTHS or title[0] in ").,;:" or "http" in title):
        return False
    return not any(len(str(name.get("literal", "xxxx"))) < 3 for name in fields.get("editors") or ())


def renderings(records: Iterable[Mapping[str, object]], count: int, seed: int) -> Iterator[Example]:
    """`count` examples from gold records' fields (`{"type": ..., "authors": ...}`), the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311  # a reproducible draw, not a secret
    by_type: defaultdict[str, list[Mapping[str, object]]] = defaultdict(list)
    for fields in records:
        if usable(fields):
            by_type[str(fields["type"])].append(fields)
    kinds = [kind for kind in MIX if by_type[kind]]
    weights = [MIX[kind] for kind in kinds]
    while count:
        kind = rng.choices(kinds, weights)[0]
        try:
            yield render(rng.choice(by_type[kind]), rng)
        except ValueError:  # the record lacks what every style needs; another is drawn
            continue
        count -= 1
