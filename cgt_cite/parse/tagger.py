"""The tagger: prepared words in, labels and their probability out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .features import Extractor
from .lexicon import Lexicon, lexicon

if TYPE_CHECKING:
    from pycrfsuite import Tagger as CrfTagger

    from .prepare import Prepared

MODEL = "model.crfsuite"


class Tagging(NamedTuple):
    """The label of each word of a reference, and the probability of all labels together."""

    labels: list[str]
    probability: float


class Tagger:
    """A conditional random field with its lexicon."""

    def __init__(self, model: bytes, lexicon: Lexicon) -> None:
        import pycrfsuite

        self._model = model  # the C library reads this memory for as long as the tagger lives
        self._crf: CrfTagger = pycrfsuite.Tagger()
        self._crf.open_inmemory(model)
        self._extract = Extractor(lexicon)

    def __call__(self, prepared: Prepared) -> Tagging:
        """The likeliest labels of a reference's words."""
        self._crf.set(self._extract(prepared))
        labels: list[str] = self._crf.tag()
        return Tagging(labels, self._crf.probability(labels))


@cache
def tagger() -> Tagger:
    """The tagger that the package ships, loaded when it is first needed."""
    return Tagger((Path(__file__).parent / MODEL).read_bytes(), lexicon())
