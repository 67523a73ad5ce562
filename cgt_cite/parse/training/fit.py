"""Fit the tagger's model, its lexicon, and the weights of its confidence."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.parse.assemble import assemble
from cgt_cite.parse.cleanup import clean_reference
from cgt_cite.parse.confidence import STYLED, evidence
from cgt_cite.parse.entities import find_entities
from cgt_cite.parse.features import Extractor
from cgt_cite.parse.labelled import label_words
from cgt_cite.parse.lexicon import parse_lexicon
from cgt_cite.parse.prepare import Prepared, prepare
from cgt_cite.parse.styles import read as read_styled
from cgt_cite.parse.tagger import Tagger

from .coarse import word_labels
from .corpus import FOLDS, Record
from .example import Example
from .judge import is_right
from .thinning import thinned
from .wordlists import Counts

if TYPE_CHECKING:
    from pycrfsuite import Trainer

# L-BFGS with both penalties: the first leaves a small model, and its probabilities mean something.  After
# more iterations publishers that are left out are parsed no better.
_SETTINGS = {"c1": 0.2, "c2": 1.0, "feature.minfreq": 5, "max_iterations": 60}
_STEPS, _RATE, _DECAY = 3000, 0.5, 1e-4
Evidence = dict[str, float]


class Fitted(NamedTuple):
    """What training gives: the model and the lexicon."""

    model: bytes
    lexicon: bytes


def fit(real: Iterable[tuple[int, Example]], rendered: Iterable[tuple[int, Example]]) -> Fitted:
    """Learn from examples.

    Examples come with their fold: what a fold's words usually are is counted on the other folds, so that in
    training the lexicon knows as little of a string as it will know of an unseen one.
    """
    real = list(real)
    counts = [Counts() for _ in range(FOLDS)]
    for fold, example in real:
        if labelled := _labelled(example):
            counts[fold].add(*labelled)
    extractors = [Extractor(parse_lexicon(_lexicon(counts, without=fold))) for fold in range(FOLDS)]
    trainer = _trainer()
    for fold, example in thinned(chain(real, rendered)):
        if labelled := _labelled(example):
            prepared, tags = labelled
            trainer.append(extractors[fold](prepared), tags)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        model = path.read_bytes()
    return Fitted(model, _lexicon(counts, without=None))


def _labelled(example: Example) -> tuple[Prepared, list[str]] | None:
    """The words of an example and their labels; nothing for one that cleaning would change or empty."""
    prepared = prepare(example.text)
    if prepared.text != example.text or not prepared.words:
        return None
    return prepared, word_labels(example, prepared)


def _lexicon(counts: list[Counts], *, without: int | None) -> bytes:
    total = Counts()
    for other, count in enumerate(counts):
        if other != without:
            total += count
    return total.lexicon()


def _trainer() -> Trainer:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(_SETTINGS)
    return trainer


def calibrate(fitted: Fitted, held: list[Record]) -> tuple[str, int]:
    """The weights of the confidence, from records that the model has not seen, and how many are right."""
    lexicon = parse_lexicon(fitted.lexicon)
    tagger = Tagger(fitted.model, lexicon)
    tagged: list[tuple[Evidence, bool]] = []
    styled = [1, 1]  # wrong and right; one of each more than seen
    for record in held:
        text = clean_reference(record["text"])
        if work := read_styled(text, find_entities(text), lambda: lexicon):
            styled[is_right(work, record["fields"])] += 1
            continue
        prepared = prepare(text)
        tags, path = tagger(prepared)
        labelled = label_words(prepared, tags)
        work = assemble(labelled, lexicon)
        tagged.append((evidence(work, labelled, path), is_right(work, record["fields"])))
    wrong, right = styled
    weights = _logistic(tagged) | {name: math.log(right / wrong) for name in STYLED}
    text = "\n".join(f"{name}\t{weight:.4f}" for name, weight in sorted(weights.items()))
    return text, right - 1 + sum(right for _, right in tagged)


def _logistic(seen: list[tuple[Evidence, bool]]) -> Evidence:
    """Weights by gradient descent on the log loss, with a small penalty on large ones."""
    weights: Evidence = {name: 0.0 for values, _ in seen for name in values}
    for _ in range(_STEPS):
        gradient = dict.fromkeys(weights, 0.0)
        for values, right in seen:
            error = right - 1 / (1 + math.exp(-sum(weights[name] * value for name, value in values.items())))
            for name, value in values.items():
                gradient[name] += error * value
        for name, slope in gradient.items():
            weights[name] += _RATE * (slope / len(seen) - _DECAY * weights[name])
    return weights
