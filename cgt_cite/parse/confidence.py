"""How likely a parsed reference is wholly right.

A logistic model weighs how sure the tagger was, and how complete and plausible the record is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Any

from . import labels
from .spans import Labelled

WEIGHTS = "weights.txt"
_SURE = 1e-9
_LONG_TITLE = 40
_MOST_LEFT = 4
_SURELY = 0.9
_EXPECTED = ("author", "issued", "title", "container_title", "volume", "page", "issue")
REGULAR = {"regular": 1.0}  # the evidence for a reference that keeps to one of `styles`
_ONCE = (labels.TITLE, labels.CONTAINER, labels.YEAR, labels.VOLUME)


def evidence(fields: dict[str, Any], labelled: Labelled, path: float) -> dict[str, float]:
    """What speaks for and against the fields, by name.

    `path` is the probability of all labels together.
    """
    title, container = fields.get("title", ""), fields.get("container_title", "")
    people = fields.get("author", ())
    found = {
        "one": 1.0,
        "path": log(max(path, _SURE)),
        "surely": path > _SURELY,  # a step that the straight line cannot make
        f"type {fields.get('type', '')}": 1.0,
        **{f"no {name}": name not in fields for name in _EXPECTED},
        "organisation": any(name.literal for name in people),
        "no given name": any(not name.given and not name.literal for name in people),
        "small title": title[:1].islower(),
        "short title": 0 < len(title) < _LONG_TITLE,
        "stops in title": ". " in title,
        "small container": container[:1].islower(),
        "long container": len(container) > _LONG_TITLE,
        "stop in container": container.count(". ") == 1,
        "left over": _left_over(labelled),
        **{f"{label} twice": len(labelled.of(label)) > 1 for label in _ONCE},
    }
    return {name: float(value) for name, value in found.items() if value}


def _left_over(labelled: Labelled) -> int:
    """How many runs of no field begin with a longer word, as far as that is counted."""
    words = [labelled.tokens.words[start] for start, _ in labelled.of(labels.OTHER)]
    return min(_MOST_LEFT, sum(len(word) >= _MOST_LEFT and word.isalpha() for word in words))


def probability(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted evidence as a probability."""
    return 1 / (1 + exp(-sum(value * weights.get(name, 0.0) for name, value in evidence.items())))


def load_weights(text: str) -> dict[str, float]:
    """The weights from their file: a name and a number a line, parted by a tab."""
    return {name: float(value) for name, value in (line.split("\t") for line in text.splitlines())}


@cache
def weights() -> Mapping[str, float]:
    """The weights that the package ships."""
    return load_weights((Path(__file__).parent / WEIGHTS).read_text("utf-8"))
