"""Protect capitals in titles: BibTeX styles lower the case of a title, except inside braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.latex import escape_clean
from cgt_cite.formats.options import Protect
from cgt_cite.formats.proper_names import find_proper_names
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.formats.options import OutputOptions

    _Span = tuple[int, int]

_JOINERS = "-–’'./+"  # joins the parts of a compound
_SPECIES = r"[A-Z]\. ?[a-z]{3,}"  # E. coli: lower case after a full stop
_INITIALISM = r"(?:[A-Z]\.){2,}(?![^\W_])"  # U.S.
_WORD = lazy_compile(rf"{_SPECIES}|{_INITIALISM}|[^\W_]+(?:[{_JOINERS}][^\W_]+)*\+*")
_SENTENCE_START = lazy_compile(
    r"(?:^|(?P<stop>(?<=\w\w)(?<!\bvs)\.\s|[?!]\s)|:\s|—|[–-]\s)\s*(?P<opening>[\"“‘'«¿¡\[(]*)(?=[^\W_])"
)
_SMALL_WORDS = frozenset(  # words in lower case even in a title in Title Case
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or"),
        *("over", "than", "that", "the", "to", "under", "upon", "via", "vs", "with", "about", "across"),
        *("after", "against", "along", "among", "before", "between", "during", "through", "throughout"),
        *("toward", "towards", "using", "versus", "within", "without"),
    )
)
_CAPITALS_PER_LOWER_CASE_WORD = 4  # at most, in a sentence-case title full of names
_MAX_TITLE = 4000  # characters; longer text is not a title, and its words take long to check
_OPEN, _CLOSE = "\x01", "\x02"  # placeholders of braces while text is escaped; not in clean text
_BRACES = str.maketrans({_OPEN: "{", _CLOSE: "}"})


def protect_case(title: str, language: str, options: OutputOptions) -> str:
    """The escaped title, with braces around words that need them, around the whole title, or none."""
    text = clean(title)
    if not text or options.protect == Protect.NONE:
        return escape_clean(text, options)
    foreign = language not in ("", "en") and not text.startswith("[")  # in brackets: translated by PubMed
    if options.protect == Protect.TITLE or foreign or text.isupper() or len(text) > _MAX_TITLE:
        return f"{{{escape_clean(text, options)}}}"
    return escape_clean(_mark_words(text), options).translate(_BRACES)


def _mark_words(text: str) -> str:
    """The title with placeholders of braces around the words that need their capitals."""
    if text[1:].islower() and text[1] != ".":  # only the first letter is a capital, as in most titles
        return text
    kept_starts, lowered_starts = _sentence_starts(text)
    words = [(match[0], match.start()) for match in _WORD.finditer(text)]
    sentence_case = _is_sentence_case(
        [word for word, start in words if start not in kept_starts | lowered_starts]
    )
    spans = {
        (start, start + len(word))
        for word, start in words
        if not word.islower()
        and (
            start in lowered_starts
            or _needs_braces(word, starts_sentence=start in kept_starts, sentence_case=sentence_case)
        )
    }
    if not sentence_case:
        spans = _add_proper_names(spans, words)
    marked, end = "", 0
    for start, stop in sorted(spans):
        marked += f"{text[end:start]}{_OPEN}{text[start:stop]}{_CLOSE}"
        end = stop
    return marked + text[end:]


def _add_proper_names(spans: set[_Span], words: list[tuple[str, int]]) -> set[_Span]:
    """The spans plus those of proper names outside them; styles keep the capital of a title's first word."""
    (first, begin), *_ = words
    first_word = (begin, begin + len(first)) if first[1:].islower() else None
    names = set(find_proper_names(words)) - {first_word}
    return spans | {
        (start, stop) for start, stop in names if not any(a <= start and stop <= b for a, b in spans)
    }


def _sentence_starts(text: str) -> tuple[set[int], set[int]]:
    """Positions where sentences and subtitles begin: those whose capital BibTeX styles keep, and the others.

    Styles keep the capital of the first character and of the first after a colon, but not after a full stop,
    a question mark or an opening bracket.  In `(Neuroptera: Chrysopidae)`, no subtitle begins at the colon.
    """
    kept_starts, lowered_starts = set[int](), set[int]()
    for match in _SENTENCE_START.finditer(text):
        if "(" not in text or not _is_in_brackets(text[: match.end()]):
            (lowered_starts if match["stop"] or match["opening"] else kept_starts).add(match.end())
    return kept_starts, lowered_starts


def _is_in_brackets(before: str) -> bool:
    return before.rstrip("(").count("(") > before.count(")")


def _is_sentence_case(words: list[str]) -> bool:
    """Whether a title of these words is in sentence case, so that a capital marks a name."""
    content_words = [word for word in words if word[1:].islower() and word.lower() not in _SMALL_WORDS]
    small = sum(word.islower() or word[1] == "." for word in content_words)
    return len(content_words) - small <= max(1, small * _CAPITALS_PER_LOWER_CASE_WORD)


def _needs_braces(word: str, *, starts_sentence: bool, sentence_case: bool) -> bool:
    """`DNA`, `mRNA`, `McDonald`, `E. coli`, vitamin `D`; `Alzheimer` if the title is in sentence case."""
    if not word[1:].islower() and any(map(str.isupper, word[1:])):
        return sentence_case or not _is_title_case_compound(word)
    if word[1:2] == ".":
        return True
    return word[0].isupper() and not starts_sentence and (sentence_case or len(word) == 1)


def _is_title_case_compound(word: str) -> bool:
    """`Follow-Up`: capitals only at the beginning of each part, as in Title Case."""
    parts = re.split(rf"[{_JOINERS}]", word)
    return len(parts) > 1 and all(part[:1].isupper() and part[1:].islower() for part in parts)
