"""Capitals that must stay: BibTeX styles lower the case of titles, but not inside braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.latex import escape_clean
from cgt_cite.formats.proper_names import proper_names
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.formats.options import OutputOptions

    _Span = tuple[int, int]

_JOINTS = "-–’'./+"  # what joins the parts of one word
_SPECIES = r"[A-Z]\. ?[a-z]{3,}"  # E. coli: lower-case after a stop
_WORD = lazy_compile(rf"{_SPECIES}|[^\W_]+(?:[{_JOINTS}][^\W_]+)*\+*")
_BEGINNING = lazy_compile(
    r"(?:^|(?P<stop>(?<=\w\w)(?<!\bvs)\.\s|[?!]\s)|:\s|—|[–-]\s)\s*(?P<opening>[\"“‘'«¿¡\[(]*)(?=[^\W_])"
)
_SMALL_WORDS = frozenset(  # words that stay small in titles in capitals
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or"),
        *("over", "than", "that", "the", "to", "under", "upon", "via", "vs", "with", "about", "across"),
        *("after", "against", "along", "among", "before", "between", "during", "through", "throughout"),
        *("toward", "towards", "using", "versus", "within", "without"),
    )
)
_CAPITALS_TO_A_SMALL_WORD = 4  # at most, in a title in lower case that is full of names
_LONGEST = 4000  # characters; what is longer is no title, and looking at its words takes long
_OPEN, _CLOSE = "\x01", "\x02"  # stand for the braces until all else is escaped; clean text has no controls
_BRACES = str.maketrans({_OPEN: "{", _CLOSE: "}"})


def protect_case(title: str, language: str, options: OutputOptions) -> str:
    """The escaped title, its capitals in braces by words, as a whole, or not at all."""
    text = clean(title)
    if not text or options.protect == "none":
        return escape_clean(text, options)
    foreign = language not in ("", "en") and not text.startswith("[")  # PubMed's brackets: translated
    if options.protect == "title" or foreign or text.isupper() or len(text) > _LONGEST:
        return f"{{{escape_clean(text, options)}}}"
    return escape_clean(_mark_words(text), options).translate(_BRACES)


def _mark_words(text: str) -> str:
    """The title with marks round the words that need their capitals."""
    if text[1:].islower() and text[1] != ".":  # nothing but the first letter is a capital, as in most
        return text
    spared, lowered = _beginnings(text)
    words = [(match[0], match.start()) for match in _WORD.finditer(text)]
    sentence = _is_sentence([word for word, start in words if start not in spared | lowered])
    spans = {
        (start, start + len(word))
        for word, start in words
        if not word.islower()
        and (start in lowered or _needs_braces(word, begins=start in spared, sentence=sentence))
    }
    if not sentence:
        spans = _with_names(spans, words)
    marked, end = "", 0
    for start, stop in sorted(spans):
        marked += f"{text[end:start]}{_OPEN}{text[start:stop]}{_CLOSE}"
        end = stop
    return marked + text[end:]


def _with_names(spans: set[_Span], words: list[tuple[str, int]]) -> set[_Span]:
    """The spans and those of the proper names that none of them holds; a title's first letter stays so."""
    (first, begin), *_ = words
    simple = (begin, begin + len(first)) if first[1:].islower() else None
    names = set(proper_names(words)) - {simple}
    return spans | {
        (start, stop) for start, stop in names if not any(a <= start and stop <= b for a, b in spans)
    }


def _beginnings(text: str) -> tuple[set[int], set[int]]:
    """Where sentences and subtitles begin: those whose capital BibTeX's styles spare, and those they lower.

    They spare the first character and the first after a colon, but no letter after a full stop, a question
    mark or an opening bracket.  Inside `(Neuroptera: Chrysopidae)` nothing begins.
    """
    spared, lowered = set[int](), set[int]()
    for match in _BEGINNING.finditer(text):
        if "(" not in text or not _is_inside(text[: match.end()]):
            (lowered if match["stop"] or match["opening"] else spared).add(match.end())
    return spared, lowered


def _is_inside(before: str) -> bool:
    return before.rstrip("(").count("(") > before.count(")")


def _is_sentence(words: list[str]) -> bool:
    """Whether a title of these words is in lower case but for names, so that a capital there is a name's."""
    telling = [word for word in words if word[1:].islower() and word.lower() not in _SMALL_WORDS]
    small = sum(word.islower() or word[1] == "." for word in telling)
    return len(telling) - small <= max(1, small * _CAPITALS_TO_A_SMALL_WORD)


def _needs_braces(word: str, *, begins: bool, sentence: bool) -> bool:
    """`DNA`, `mRNA`, `McDonald`, `E. coli`, vitamin `D`; `Alzheimer` where other words are in lower case."""
    if not word[1:].islower() and any(map(str.isupper, word[1:])):
        return sentence or not _is_compound(word)
    if word[1:2] == ".":
        return True
    return word[0].isupper() and not begins and (sentence or len(word) == 1)


def _is_compound(word: str) -> bool:
    """`Follow-Up`: capitals only where parts begin, as titles in capitals have them."""
    parts = re.split(rf"[{_JOINTS}]", word)
    return len(parts) > 1 and all(part[:1].isupper() and part[1:].islower() for part in parts)
