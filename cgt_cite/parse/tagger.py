"""The trained tagger: loaded once, at the first string that needs it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .assembly import assemble
from .confidence import evidence
from .features import Features
from .lexicon import Lexicon, lexicon
from .smoothing import smoothed
from .spans import Labelled, label_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pycrfsuite import Tagger as CrfTagger

    from .tokens import Tokens

_HERE = Path(__file__).parent
MODEL = "model.crfsuite"


class Tagger:
    """A model with its word lists: words in, labels or a work out."""

    def __init__(self, model: bytes, lexicon: Lexicon) -> None:
        import pycrfsuite

        self._model = model  # the C library reads this memory for as long as the tagger lives
        self._crf: CrfTagger = pycrfsuite.Tagger()
        self._crf.open_inmemory(model)
        self._features = Features(lexicon)

    def label(self, strings: Sequence[Tokens]) -> list[tuple[Labelled, float]]:
        """The words of each string labelled, and the probability of all its labels together."""
        attributes = [self._features(tokens) for tokens in strings]
        tagged = list(map(self._tags, attributes))
        return [
            (label_words(tokens, smoothed(tokens, tags)), probability)
            for tokens, (tags, probability) in zip(strings, tagged, strict=True)
        ]

    def _tags(self, attributes: list[list[bytes]]) -> tuple[list[str], float]:
        crf = self._crf
        crf.set(attributes)
        tags: list[str] = crf.tag()
        return tags, crf.probability(tags)

    def read(self, strings: Sequence[Tokens]) -> list[tuple[dict[str, Any], dict[str, float]]]:
        """The fields of the work that each string names, and the evidence for them; step by step for all."""
        found = [(assemble(labelled), labelled, path) for labelled, path in self.label(strings)]
        return [(fields, evidence(fields, labelled, path)) for fields, labelled, path in found]


@cache
def tagger() -> Tagger:
    """The tagger that the package ships."""
    return Tagger((_HERE / MODEL).read_bytes(), lexicon())
