"""Compare journals' names by their words, in whatever form they are printed.

A qualifier is the place or publisher in brackets that NLM adds to a name that several journals share.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from cgt_cite.regex import lazy_compile

# Words that abbreviations leave out, in the languages of most journals.  Most of them may be other
# words if capitalised: `Des. Sci.`, `J. For.`, `Phys. Rev. E`.
_SMALL_WORD_LIST = """
an and the of for in on to with by from at its de la le les du des et en el los las del di della dei delle do
da dos das der die den dem und fur für zur zum im het van voor och a e i o y
"""
_SMALL_WORDS = frozenset(_SMALL_WORD_LIST.split())
_IGNORED = frozenset(("the", "and", "und", "et", "y"))  # titles never differ only in these
_LOWER_CASE = frozenset(("of", "the", "and", "in", "on", "for", "to", "with", "from"))  # of English titles
_ELIDED = lazy_compile(r"\b[LlDd]['’](?=\w)")  # l'Académie
_SEPARATORS = {code: " " for code in range(0x80) if not chr(code).isalnum()}
_LETTERS = {**_SEPARATORS, **dict.fromkeys(map(ord, "'’‘`´"))}
_INITIALS = lazy_compile(r"\b(\w) (?=\w\b)")  # U S A
_QUALIFIER = lazy_compile(r"\(([^()]*)\)\Z")
_PLACE = lazy_compile(r"[,:]|\d{4}|\A(?:Online|Print|Internet)\Z")  # only in a qualifier, never in a title
_SUBTITLE = lazy_compile(r" [:=/] ")
_MIN_LETTERS = 3  # needed to recognise an abbreviated word
_MIN_WORDS = 3  # of a name that two journals hardly ever share


class Words(NamedTuple):
    """The words of a name, in lower case and without accents."""

    significant: tuple[str, ...]  # words that abbreviations keep
    small: tuple[str, ...]
    key: str  # all words, joined


@lru_cache(maxsize=1 << 12)
def split_words(name: str) -> Words:
    """The words of a name; consecutive initials make one word.

    >>> split_words("The Journal of Women's Health & Science (U.S.A.)").significant
    ('journal', 'womens', 'health', 'science', 'usa')
    """
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        name = "".join(char for char in plain if not unicodedata.combining(char))
    parts = _ELIDED.sub("", name).translate(_LETTERS).split()
    kept = [part for part in parts if part.lower() not in _IGNORED]
    small = tuple(part for part in kept if part in _SMALL_WORDS)
    significant = " ".join([part.lower() for part in kept if part not in _SMALL_WORDS])
    return Words(tuple(_INITIALS.sub(r"\1", significant).split()), small, "".join(kept).lower())


def name_key(name: str) -> str:
    """A key that is the same however one form of a name is printed."""
    return split_words(name).key


def initials(name: str) -> str:
    """The first letters of a name's words, which most of its forms share.

    >>> initials("Journal of Clinical Nursing"), initials("J. Clin. Nurs.")
    ('jcn', 'jcn')
    """
    return "".join([word[0] for word in split_words(name).significant])


def strip_qualifier(name: str) -> str:
    """A name without NLM's qualifier, which is rarely printed: `Sensors` for `Sensors (Basel)`."""
    found = _QUALIFIER.search(name)
    return name[: found.start()].rstrip() if found else name


def is_distinctive(name: str) -> bool:
    """Whether a name has enough words to identify a journal without further evidence."""
    return len(split_words(name).significant) >= _MIN_WORDS


def abbreviates(name: str, form: str) -> bool:
    """Whether `name` abbreviates a form of a journal's name word by word, by whatever rules.

    >>> abbreviates("J. Clean. Product.", "Journal of Cleaner Production")
    True
    """
    short, full = split_words(name), split_words(form)
    if not is_distinctive(name) or len(short.significant) != len(full.significant):
        return False
    return set(short.small) <= set(full.small) and all(
        map(_abbreviates_word, short.significant, full.significant)
    )


def _abbreviates_word(short: str, word: str) -> bool:
    if short == "j":
        return word in ("j", "journal")
    return short == word or (len(short) >= _MIN_LETTERS and word.startswith(short))


def may_be_same_journal(name: str, other: str) -> bool:
    """Whether two names can be one journal's: in each pair of words, one begins with the other.

    >>> may_be_same_journal("IEEE Trans. Ind. Inform.", "IEEE Trans Industr Inform")
    True
    """
    one, two = (split_words(strip_qualifier(form)).significant for form in (name, other))
    return len(one) == len(two) and all(
        a.startswith(b) or b.startswith(a) for a, b in zip(one, two, strict=True)
    )


def normalize_title(title: str) -> str:
    """A title as usually printed: without NLM's place and subtitle, in Title Case.

    >>> normalize_title("Sensors (Basel, Switzerland)"), normalize_title("Nature reviews. Drug discovery")
    ('Sensors', 'Nature Reviews. Drug Discovery')
    """
    first, *rest = (_without_additions(title.rstrip(" .")) or title).split(" ")
    return " ".join((first, *map(_capitalize, rest)))


def _without_additions(title: str) -> str:
    """A title without a bracketed place at its end, a subtitle, and a bracket thereby left open."""
    place = _QUALIFIER.search(title)
    if place and _PLACE.search(place[1]):
        title = title[: place.start()]
    title = _SUBTITLE.split(title, maxsplit=1)[0]
    if title.count("(") > title.count(")"):
        title = title.partition("(")[0]
    return title.rstrip(" .")


def _capitalize(word: str) -> str:
    if word in _SMALL_WORDS or (word.istitle() and word.lower() in _LOWER_CASE):
        return word.lower()
    return word[:1].upper() + word[1:] if word.islower() else word
