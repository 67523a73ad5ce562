"""Capitals that must stay: BibTeX styles lower the case of titles, but not inside braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.latex import escape_clean

if TYPE_CHECKING:
    from cgt_cite.formats.options import Options

_WORD = re.compile(r"[^\W_]+(?:[-’'./+][^\W_]+)*\+*")
_OPEN, _CLOSE = "\x01", "\x02"  # stand for the braces until all else is escaped; clean text has no controls
_BRACES = str.maketrans({_OPEN: "{", _CLOSE: "}"})
_BEGINNING = re.compile(r"(?:^|[.:?!–—])[\s\"“‘'«¿¡\[(]*$")


def protected(title: str, language: str, options: Options) -> str:
    """The escaped title, its capitals in braces by words, as a whole, or not at all."""
    text = clean(title)
    if not text or options.protect == "none":
        return escape_clean(text, options)
    foreign = language not in ("", "en") and not text.startswith("[")  # PubMed's brackets: translated
    if options.protect == "title" or foreign:
        return f"{{{escape_clean(text, options)}}}"
    return escape_clean(_marked(text), options).translate(_BRACES)


def _marked(text: str) -> str:
    """The title with marks round the words that need their capitals."""
    sentence = _is_sentence(text)

    def mark(match: re.Match[str]) -> str:
        begins = bool(_BEGINNING.search(text, 0, match.start()))
        return f"{_OPEN}{match[0]}{_CLOSE}" if _needs(match[0], begins=begins, sentence=sentence) else match[0]

    return _WORD.sub(mark, text)


def _is_sentence(text: str) -> bool:
    """Whether most words after the first are in lower case, so that a capital there is a name's."""
    words = [word for word in _WORD.findall(text)[1:] if word[0].isalpha()]
    return sum(word[0].islower() for word in words) * 2 >= len(words)


def _needs(word: str, *, begins: bool, sentence: bool) -> bool:
    """`DNA`, `mRNA`, `McDonald`, `IL-2`, vitamin `D`; `Alzheimer` where other words are in lower case."""
    if any(char.isupper() for char in word[1:]):
        return not _only_title_case(word)
    if not word[0].isupper() or begins:
        return False
    return sentence or len(word) == 1


def _only_title_case(word: str) -> bool:
    """`Meta-Analysis`: capitals only where parts begin."""
    parts = re.split(r"[-’'./+]", word)
    return len(parts) > 1 and all(len(part) > 3 and part[1:].islower() for part in parts)
