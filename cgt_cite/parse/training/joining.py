"""Attributes that always stand together, joined into one that weighs as much as all of them.

A word has some twenty attributes, and looking them up is most of what tagging costs.  They come in groups
that depend on one key: the word itself, the gaps around it, the pair of neighbours.  For frequent keys the
model gets one more attribute, whose weights are the sums of the group's; the tagger then sees the same
scores with half the look-ups.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from cgt_cite.parse.features import Bag, Features
from cgt_cite.parse.tokens import Tokens

from .crfsuite_file import Model, read_model, write_model

_WEAKEST = 0.1  # an attribute none of whose weights reaches this is left out
_LIGHTEST = 0.05  # a weight below this is left out, of a group once it is summed
_SMALLEST = 2  # attributes that make a group
Weights = Mapping[str, Mapping[int, float]]


class Groups(Features):
    """Features that give out names of groups alone, and remember what they stand for."""

    def __init__(self, features: Features) -> None:
        self.groups: dict[str, list[str]] = {}
        super().__init__(features.lexicon)

    def grouped(self, name: str, attributes: list[str]) -> Bag:
        """Remember a group, and give out its name alone, whose uses can be counted."""
        if len(attributes) < _SMALLEST:
            return ()
        self.groups[name] = attributes
        return (name.encode(),)


def joined(
    model: bytes, features: Features, strings: Iterable[Tokens], count: int
) -> tuple[bytes, list[str]]:
    """The model with the `count` groups that `strings` use most as attributes, and their names."""
    groups = Groups(features)
    seen = Counter(name for tokens in strings for bag in groups(tokens) for name in bag)
    frequent = sorted(seen.items(), key=lambda item: (-item[1], item[0]))[:count]
    parsed = read_model(model)
    weights = _weights(parsed)
    states = {
        (name, label): weight
        for name, of in weights.items()
        for label, weight in of.items()
        if abs(weight) >= _LIGHTEST
    }
    for encoded, _ in frequent:
        name = encoded.decode()
        for label, weight in _sum(groups.groups[name], weights).items():
            if abs(weight) >= _LIGHTEST:
                states[name, label] = weight
    names = sorted({name for name, _ in states} & groups.groups.keys())
    return write_model(Model(parsed.labels, parsed.transitions, states)), names


def _weights(model: Model) -> Weights:
    """The weights of each attribute that matters."""
    weights: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for (attribute, label), weight in model.states.items():
        weights[attribute][label] = weight
    return {name: of for name, of in weights.items() if max(map(abs, of.values())) >= _WEAKEST}


def _sum(attributes: list[str], weights: Weights) -> dict[int, float]:
    """What attributes weigh together, by label."""
    total: defaultdict[int, float] = defaultdict(float)
    for attribute in attributes:
        for label, weight in weights.get(attribute, {}).items():
            total[label] += weight
    return total
