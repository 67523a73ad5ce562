"""The trained tagger: loaded once, at the first string."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .features import Features
from .lexicon import load
from .spans import Labelled, label_words
from .tokens import Tokens

if TYPE_CHECKING:
    from pycrfsuite import Tagger as CrfTagger

_HERE = Path(__file__).parent


class Tagger:
    """A model with its word lists: words in, labels out."""

    def __init__(self, model: bytes, words: str) -> None:
        import pycrfsuite

        self._model = model  # the C library reads this memory for as long as the tagger lives
        self._crf: CrfTagger = pycrfsuite.Tagger()
        self._crf.open_inmemory(model)
        self._features = Features(load(words))

    def __call__(self, tokens: Tokens) -> Labelled:
        """Label every word."""
        return label_words(tokens, self._crf.tag(self._features(tokens)))


@cache
def tagger() -> Tagger:
    """The tagger that the package ships."""
    return Tagger((_HERE / "model.crfsuite").read_bytes(), (_HERE / "words.txt").read_text("utf-8"))
