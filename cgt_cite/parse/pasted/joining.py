"""Join the lines of a reference: words, ranges and addresses that were broken at the ends of lines."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from cgt_cite.parse.lexicon import UNKNOWN, lexicon
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_SOFT_HYPHEN = "\u00ad"
_SPACES = lazy_compile(r"[ \t]{2,}|\t")  # of justified lines; a no-break space is kept
_BROKEN_WORD = lazy_compile(r"((?:[^\W_]+[-‐‑])*)([^\W\d_]+)[-‐‑]\Z")
_ENDS_IN_HYPHEN = lazy_compile(r"[^\s\-‐‑–—][-‐‑–—/]\Z")
_FIRST_LETTERS = lazy_compile(r"[^\W\d_]+")
_RANGE = lazy_compile(r"[-‐‑–—]\d")
_CJK = lazy_compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_AFTER_SUSPENDED = frozenset(("and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of"))
_ADDRESS = lazy_compile(r"(?i)(?:https?:|www\.|doi\.org|doi:|\b10\.\d{4,9}(?:/|\Z))\S*\Z")
_PREFIX = lazy_compile(r"\b10\.\d{4,9}/\Z")  # of a DOI
_CUT = "/_=?&#%~+"  # characters after which addresses are broken
_BEGINS_ADDRESS = lazy_compile(r"(?i)https?:|www\.|doi\b|10\.\d{4,9}/|PMID|PMCID|arXiv")
_WITHIN_ADDRESS = lazy_compile(
    r"[/_?=&#%~][\w/]"  # begins as only a rest does
    r"|[\w.\-~%]*[a-z0-9]/\S"
    r"|[a-z0-9](?=\S*\d)[\w\-]*[.\-_(]\S*\w"
)
_REST = lazy_compile(r"[a-z0-9][\w\-.~%]*(?:[./?=&#_()\-\d]|\Z)|[A-Z]*\d[\w.\-()]*|[A-Z]+[.\-(]\S")
_NUMBER = lazy_compile(r"\d{1,7}[.,;]?(?=\s|\Z)")
_YEAR_NEXT = lazy_compile(r"\(?(?:19|20)\d\d\b(?!\.\d)")


def join_lines(texts: Iterable[str], words: Container[str] = ()) -> str:
    """The lines as one; `words` are words in lower case, which show where a hyphen belongs."""
    lines = filter(None, (_SPACES.sub(" ", text).strip() for text in texts))
    return reduce(lambda one, other: _join(one, other, words), lines, "")


def _join(text: str, following: str, words: Container[str]) -> str:
    if not text:
        return following
    if text.endswith(_SOFT_HYPHEN):
        return text[:-1] + following
    address = _ADDRESS.search(text)
    if address:
        return f"{text}{'' if _continues(address[0], following) else ' '}{following}"
    if _ENDS_IN_HYPHEN.search(text):
        return _join_at_hyphen(text, following, words)
    if (text[-1].isdigit() and _RANGE.match(following)) or (_CJK.match(text[-1]) and _CJK.match(following)):
        return text + following
    return f"{text} {following}"


def _continues(address: str, following: str) -> bool:
    """Whether a line continues the address that ends the line above."""
    if _BEGINS_ADDRESS.match(following):
        return address.endswith("/") and address.count("/") <= len("//")  # https:// and the rest
    if address[-1] in "-‐‑–" or _PREFIX.search(address):
        return True
    if address[-1] in _CUT:
        return bool(_REST.match(following))
    if _YEAR_NEXT.match(following):
        return False
    return bool(_WITHIN_ADDRESS.match(following) or (address[-1] == "." and _NUMBER.match(following)))


def _join_at_hyphen(text: str, following: str, words: Container[str]) -> str:
    """Join at a hyphen, a dash or a slash, which stays unless it only divides a word."""
    match = _BROKEN_WORD.search(text)
    first = _FIRST_LETTERS.match(following)
    if not match or not first:
        return text + following
    if first[0] in _AFTER_SUSPENDED:  # `short- and long-term`
        return f"{text} {following}"
    if match[1] or _keeps_hyphen(match[2], first[0], words):
        return text + following
    return text[:-1] + following


def _keeps_hyphen(left: str, right: str, words: Container[str]) -> bool:
    """Whether the parts make a compound, not one word."""
    if len(left) == 1 or (left.isupper() != right.isupper() and not right.islower()):
        return True
    whole, compound = f"{left}{right}".lower(), f"{left}-{right}".lower()
    for known in (words.__contains__, _is_known):
        if known(compound) or known(whole):
            return known(compound)
    if right[0].isupper() or left[1:].isupper():
        return True
    return _is_known(left.lower()) and _is_known(right.lower())


def _is_known(word: str) -> bool:
    return lexicon().flags_of(word) != UNKNOWN
