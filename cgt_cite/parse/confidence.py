"""How likely a parsed reference is wholly right.

A logistic model weighs how sure the tagger was, and how complete and plausible the record is.
"""

from __future__ import annotations

from math import exp, log

from cgt_cite.model import Work

from . import labels
from .spans import Labelled

_SURE = 1e-9
_LONG_TITLE = 40
_MOST_LEFT = 4
_SURELY = 0.9


def evidence(work: Work, labelled: Labelled, path: float, weakest: float) -> dict[str, float]:
    """What speaks for and against the record, by name.

    `path` is the probability of all labels together, `weakest` that of the least sure word's label.
    """
    title = work.title
    found = {
        "one": 1.0,
        "path": log(max(path, _SURE)),
        "weakest": weakest,
        "surely": float(weakest > _SURELY),  # a step that the straight line cannot make
        f"type {work.type}": 1.0,
        "no author": float(not work.author),
        "no year": float(not work.issued),
        "no title": float(not title),
        "no container": float(not work.container_title),
        "no volume": float(not work.volume),
        "no page": float(not work.page),
        "no issue": float(not work.issue),
        "organisation": float(any(name.literal for name in work.author)),
        "no given name": float(any(not name.given and not name.literal for name in work.author)),
        "small title": float(title[:1].islower()),
        "short title": float(0 < len(title) < _LONG_TITLE),
        "stops in title": float(". " in title),
        "small container": float(work.container_title[:1].islower()),
        "long container": float(len(work.container_title) > _LONG_TITLE),
        "stop in container": float(work.container_title.count(". ") == 1),
        "titles": float(len(labelled.of(labels.TITLE)) > 1),
        "containers": float(len(labelled.of(labels.CONTAINER)) > 1),
        "years": float(len(labelled.of(labels.YEAR)) > 1),
        "volumes": float(len(labelled.of(labels.VOLUME)) > 1),
        "left over": float(_left_over(labelled)),
    }
    return {name: value for name, value in found.items() if value}


def _left_over(labelled: Labelled) -> int:
    """How many longer words belong to no field, as far as that is counted."""
    words = [labelled.tokens.words[start] for start, _ in labelled.of(labels.OTHER)]
    return min(_MOST_LEFT, sum(len(word) >= _MOST_LEFT and word.isalpha() for word in words))


def probability(evidence: dict[str, float], weights: dict[str, float]) -> float:
    """The weighted evidence as a probability."""
    return 1 / (1 + exp(-sum(value * weights.get(name, 0.0) for name, value in evidence.items())))


def load_weights(text: str) -> dict[str, float]:
    """The weights from their file: a name and a number a line, parted by a tab."""
    return {name: float(value) for name, value in (line.split("\t") for line in text.splitlines())}
