"""Join the lines of a reference: words, ranges and addresses that were broken at the ends of lines."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from cgt_cite.parse.lexicon import UNKNOWN, lexicon
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_CUT = None
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-‐‑"
_SPACES = lazy_compile(r"[ \t]{2,}|\t")  # of justified lines; a no-break space is kept
_ENDS_IN_HYPHEN = lazy_compile(r"[^\s\-‐‑–—][-‐‑–—/]\Z")
_FIRST_LETTERS = lazy_compile(r"[^\W\d_]+")
_RANGE = lazy_compile(r"[-‐‑–—]\d")
_CJK = lazy_compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_AFTER_SUSPENDED = frozenset(("and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of"))
_ADDRESS = lazy_compile(r"(?i)(?:https?:|www\.|doi\.org|doi:|\b10\.\d{4,9}(?:/|\Z))\S*\Z")
_PREFIX = lazy_compile(r"\b10\.\d{4,9}/\Z")  # of a DOI
_BREAKS = "/_=?&#%~+"  # characters after which addresses are broken
_BEGINS_ADDRESS = lazy_compile(r"(?i)https?:|www\.|doi\b|10\.\d{4,9}/|PMID|PMC(?:ID|\d)|arXiv")
_WITHIN_ADDRESS = lazy_compile(
    r"[/_?=&#%~][\w/]"  # begins as only a rest does
    r"|[\w.\-~%]*[a-z0-9]/\S"
    r"|[a-z0-9]+(?:[-‐_.][a-z0-9]+){2,}"
    r"|[a-z0-9](?=\S*\d)[\w\-]*[.\-_(]\S*\w"
)
_REST = lazy_compile(r"[a-z0-9][\w\-.~%]*(?:[./?=&#_()\-\d]|\Z)|[A-Z]*\d[\w.\-()]*|[A-Z]+[.\-(]\S")
_NUMBER = lazy_compile(r"\d{1,7}[.,;]?(?=\s|\Z)")
_DOI = lazy_compile(r"\b10\.\d{4,9}/(?P<digitless>[^\s\d]+\Z)?")
_REST_OF_DOI = lazy_compile(  # after a dot; no word, number or year begins like this
    r"(?:[A-Za-z]+(?:[-.]\d+){2,}"  # CAN-12-0759
    r"|[A-Za-z]{1,3}\d{3,}(?:\.\d+)?"  # M112273200
    r"|\d[a-z]\d{4,}|\d{2,}[A-Z]|\d{9,}"  # 0c05934, 639S
    r"|(?:19|20)\d\d(?:\.[a-z]|-(?!(?:19|20)\d\d\b)\d{4})[\w.]*"  # 2000.tb00626.x, 2016-2848
    r"|CO;\d(?:-\w)?)(?=[.,;)]{0,2}(?:\s|\Z))"
    r"|[a-z](?=\.?(?:\Z|\s[A-Z\[(]))"
)
_WITH_DIGIT = lazy_compile(r"[\w\-]*\d(?!\S*;)")
_YEAR_NEXT = lazy_compile(r"\(?(?:19|20)\d\d\b(?!\.\d)")


def join_lines(texts: Iterable[str], words: Container[str] = ()) -> str:
    """The lines as one; `words` are words in lower case, which show where a hyphen belongs."""
    pieces: list[str] = []
    token = ""  # the last word so far
    for line in filter(None, (_SPACES.sub(" ", text).strip() for text in texts)):
        if token:
            between = _between(token, line, words)
            if between is _CUT:
                pieces[-1], token = pieces[-1][:-1], token[:-1]
            pieces.append(between or "")
            token = "" if between == " " else token
        pieces.append(line)
        token = line.rpartition(" ")[2] if " " in line else token + line
    return "".join(pieces)


def _between(token: str, following: str, words: Container[str]) -> str | None:
    """What belongs between a line that ends in a token and the next; `_CUT` if the hyphen does not."""
    if token.endswith(_SOFT_HYPHEN):
        return _CUT
    if address := _ADDRESS.search(token):
        return "" if _continues(address[0], following) else " "
    if _ENDS_IN_HYPHEN.search(token):
        return _between_parts(token, following, words)
    is_range = token[-1].isdigit() and _RANGE.match(following)
    return "" if is_range or (_CJK.match(token[-1]) and _CJK.match(following)) else " "


def _continues(address: str, following: str) -> bool:
    """Whether a line continues the address that ends the line above."""
    if _BEGINS_ADDRESS.match(following):
        return address.endswith("/") and address.count("/") <= len("//")  # https:// and the rest
    if address[-1] in "-‐‑–" or _PREFIX.search(address):
        return True
    if address[-1] in _BREAKS:
        return bool(_REST.match(following))
    if address[-1] == "." and _continues_doi(address, following):
        return True
    if _YEAR_NEXT.match(following):
        return False
    return bool(_WITHIN_ADDRESS.match(following) or (address[-1] == "." and _NUMBER.match(following)))


def _continues_doi(address: str, following: str) -> bool:
    """Whether a line begins as only the rest of a DOI does: with what is no word, number or year.

    A DOI without a digit so far goes on with any word that has one.
    """
    doi = _DOI.search(address)
    if not doi:
        return False
    return bool(_REST_OF_DOI.match(following) or (doi["digitless"] and _WITH_DIGIT.match(following)))


def _between_parts(token: str, following: str, words: Container[str]) -> str | None:
    """What belongs after a hyphen, a dash or a slash: it stays unless it only divides a word."""
    left = "".join(takewhile(str.isalpha, token[-2::-1]))[::-1]
    first = _FIRST_LETTERS.match(following)
    if not left or not first or token[-1] not in _HYPHENS:
        return ""
    if first[0] in _AFTER_SUSPENDED:  # `short- and long-term`
        return " "
    is_compound = token[-len(left) - 2 : -len(left) - 1] in (*_HYPHENS,)  # `state-of-the-art`
    return "" if is_compound or _keeps_hyphen(left, first[0], words) else _CUT


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
