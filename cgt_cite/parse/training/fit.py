"""The tagger's model and word lists from examples, and the weights of its confidence."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.parse.confidence import REGULAR
from cgt_cite.parse.features import Features
from cgt_cite.parse.lexicon import load
from cgt_cite.parse.marks import find_marks
from cgt_cite.parse.reading import as_work
from cgt_cite.parse.styles import read
from cgt_cite.parse.tagger import Tagger
from cgt_cite.parse.tokens import Tokens, tokenize

from .coarse import word_labels
from .corpus import FOLDS, Record
from .example import Example
from .judge import is_right
from .thinning import thinned
from .wordlists import Counts

if TYPE_CHECKING:
    from pycrfsuite import Trainer

# L-BFGS with both penalties: the first leaves a small model, and its probabilities mean something.
_SETTINGS = {"c1": 0.2, "c2": 0.1, "feature.minfreq": 3, "max_iterations": 100}
_STEPS, _RATE, _DECAY = 3000, 0.5, 1e-4
Evidence = dict[str, float]


class Fitted(NamedTuple):
    """What training gives: the model and the word lists."""

    model: bytes
    words: bytes


def fit(real: Iterable[tuple[int, Example]], rendered: Iterable[tuple[int, Example]]) -> Fitted:
    """Learn from examples.

    Examples come with their fold: what a fold's words usually are is counted on the other folds, so that in
    training the lists know as little of a string as they will know of an unseen one.
    """
    real = list(real)
    counts = [Counts() for _ in range(FOLDS)]
    for fold, example in real:
        counts[fold].add(*_labelled(example))
    features = [Features(load(_lists(counts, without=fold))) for fold in range(FOLDS)]
    trainer = _trainer()
    for fold, example in thinned(chain(real, rendered)):
        tokens, tags = _labelled(example)
        if tokens.words:
            trainer.append(features[fold](tokens), tags)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        model = path.read_bytes()
    return Fitted(model, _lists(counts, without=None))


def _labelled(example: Example) -> tuple[Tokens, list[str]]:
    tokens = tokenize(example.text)
    return tokens, word_labels(example, tokens)


def _lists(counts: list[Counts], *, without: int | None) -> bytes:
    total = Counts()
    for other, count in enumerate(counts):
        if other != without:
            total += count
    return total.lists()


def _trainer() -> Trainer:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(_SETTINGS)
    return trainer


def calibrate(fitted: Fitted, held: list[Record]) -> tuple[str, int]:
    """The weights of the confidence, from records that the model has not seen, and how many are right."""
    lexicon = load(fitted.words)
    tagger = Tagger(fitted.model, lexicon)
    tagged: list[tuple[Evidence, bool]] = []
    regular = [1, 1]  # wrong and right; one of each more than seen
    for record in held:
        text = record["text"]
        if work := read(text, find_marks(text), lambda: lexicon):
            regular[is_right(work, record["fields"])] += 1
            continue
        [(fields, evidence)] = tagger.read([tokenize(text)])
        tagged.append((evidence, is_right(as_work(fields), record["fields"])))
    wrong, right = regular
    weights = _logistic(tagged) | {name: math.log(right / wrong) for name in REGULAR}
    text = "\n".join(f"{name}\t{weight:.4f}" for name, weight in sorted(weights.items()))
    return text, right - 1 + sum(right for _, right in tagged)


def _logistic(seen: list[tuple[Evidence, bool]]) -> Evidence:
    """Weights by gradient descent on the log loss, with a small penalty on large ones."""
    weights: Evidence = {name: 0.0 for evidence, _ in seen for name in evidence}
    for _ in range(_STEPS):
        gradient = dict.fromkeys(weights, 0.0)
        for evidence, right in seen:
            error = right - 1 / (
                1 + math.exp(-sum(weights[name] * value for name, value in evidence.items()))
            )
            for name, value in evidence.items():
                gradient[name] += error * value
        for name, slope in gradient.items():
            weights[name] += _RATE * (slope / len(seen) - _DECAY * weights[name])
    return weights
