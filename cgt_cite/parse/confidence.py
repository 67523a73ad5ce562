"""How likely a parsed reference is wholly right.

A logistic model weighs how sure the tagger was, and how complete and plausible the record is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING

from . import labels

if TYPE_CHECKING:
    from cgt_cite.model import Work

    from .labelled import Labelled

WEIGHTS = "weights.txt"
_MIN_PROBABILITY = 1e-9
_LONG_TITLE = 40
_LONG_WORD, _MAX_LEFT_OVER = 4, 4  # letters, runs
_HIGH_PROBABILITY = 0.9
_EXPECTED = ("author", "issued", "title", "container_title", "volume", "page", "issue")
STYLED = {"styled": 1.0}  # the evidence for a reference that a template of `styles` reads
_ONCE = (labels.TITLE, labels.CONTAINER, labels.YEAR, labels.VOLUME)


def evidence(work: Work, labelled: Labelled, path: float) -> dict[str, float]:
    """What speaks for and against a parsed work, by name.

    `path` is the probability of all labels together.
    """
    title, container = work.title, work.container_title
    people = work.author.names
    found: dict[str, float] = {
        "one": 1.0,
        "path": log(max(path, _MIN_PROBABILITY)),
        "surely": path > _HIGH_PROBABILITY,  # a step that a straight line cannot make
        f"type {work.type}": 1.0,
        **{f"no {name}": not getattr(work, name) for name in _EXPECTED},
        "organisation": any(name.literal for name in people),
        "no given name": any(not name.given and not name.literal for name in people),
        "small title": title[:1].islower(),
        "short title": 0 < len(title) < _LONG_TITLE,
        "period in title": ". " in title,
        "small container": container[:1].islower(),
        "long container": len(container) > _LONG_TITLE,
        "period in container": container.count(". ") == 1,
        "left over": _left_over(labelled),
        **{f"{label} twice": len(labelled.spans(label)) > 1 for label in _ONCE},
    }
    return {name: float(value) for name, value in found.items() if value}


def _left_over(labelled: Labelled) -> int:
    """How many runs of no field begin with a longer word, as far as that is counted."""
    words = [labelled.prepared.words[start] for start, _ in labelled.spans(labels.OTHER)]
    return min(_MAX_LEFT_OVER, sum(len(word) >= _LONG_WORD and word.isalpha() for word in words))


def probability(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted evidence as a probability."""
    return 1 / (1 + exp(-sum(value * weights.get(name, 0.0) for name, value in evidence.items())))


def load_weights(text: str) -> dict[str, float]:
    """The weights from their file: a name and a number a line, separated by a tab."""
    return {name: float(value) for name, value in (line.split("\t") for line in text.splitlines())}


@cache
def weights() -> Mapping[str, float]:
    """The weights that the package ships."""
    return load_weights((Path(__file__).parent / WEIGHTS).read_text("utf-8"))
