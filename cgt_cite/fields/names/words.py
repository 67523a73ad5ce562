"""Tell the kinds of words in a name apart: particles, suffixes and initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.names.vocabulary import DEGREES, DIGRAPHS, PARTICLES
from cgt_cite.fields.suffixes import is_suffix
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Sequence

_INITIAL = lazy_compile(rf"(?:{DIGRAPHS})(?![a-z])|.")
_SEPARATORS = lazy_compile(r"[.\s‐‑-]+")
_DIGRAPH = lazy_compile(rf"{DIGRAPHS}|Wm|Ed|Jos")
_DOTTED_INITIAL = lazy_compile(r"(?<![^\W\d_])[^\W\d_a-z]\.")
_SEPARATOR = lazy_compile(r"[,;&]| and ")
_MAX_INITIALS = 5
_MAX_DOTTED = 8
_MAX_RUN = 4  # of letters without separators, in forms other than PubMed's


def is_particle(word: str) -> bool:
    """Whether a word of a family name is a lower-case particle such as `van` or `de`."""
    return word.replace("’", "'") in PARTICLES


def is_suffix_or_degree(word: str) -> bool:
    """Whether a word after a complete name is a suffix, `Jr` or `JR`, or a degree."""
    return is_suffix(word, any_case=True) or word.replace(".", "").casefold() in DEGREES


def split_particle(family: str) -> tuple[str, str]:
    """Split off a family name's leading lower-case particles, if any.

    >>> split_particle("van der Berg"), split_particle("De Luca"), split_particle("van")
    (('van der', 'Berg'), ('', 'De Luca'), ('', 'van'))
    """
    words = family.split()
    count = count_particles(words[:-1]) if len(words) > 1 else 0
    return " ".join(words[:count]), " ".join(words[count:])


def count_particles(words: Sequence[str]) -> int:
    """How many of the leading words are particles."""
    return next((count for count, word in enumerate(words) if not is_particle(word)), len(words))


def is_initials(text: str) -> bool:
    """Whether a text is a given name's initials, as any style prints them.

    >>> [is_initials(text) for text in ("JA", "J. A.", "J.-P.", "J A", "Yu. V.", "Jo", "Smith")]
    [True, True, True, True, True, False, False]
    """
    if not text or text[0] in ".-‐" or (text[-1] != "." and "." in text and len(text) > _MAX_RUN * 2):
        return False
    words = text.split()
    single = len(words) > 1
    return len(words) <= (_MAX_DOTTED if "." in text else _MAX_INITIALS) and all(
        _is_initial(word, single=single) for word in words
    )


def _is_initial(word: str, *, single: bool) -> bool:
    """Whether a word is one or more initials; a `single` one unless they have periods or hyphens."""
    letters = [part for part in _SEPARATORS.split(word) if part]
    if "." not in word and len(letters) == 1:
        return word.isalpha() and word.isupper() and len(word) <= (1 if single else _MAX_RUN)
    return all(
        part.isalpha() and ((part.isupper() and len(part) < _MAX_RUN) or bool(_DIGRAPH.fullmatch(part)))
        for part in letters
    )


def separate_digraphs(word: str) -> str:
    """Indexed initials, those of two letters separated; empty for anything else.

    >>> separate_digraphs("IuV"), separate_digraphs("JA"), separate_digraphs("Group")
    ('Iu V', 'JA', '')
    """
    letters = word.replace("-", "")
    if letters.isalpha() and letters.isupper():
        return word if len(letters) <= _MAX_INITIALS else ""
    parts = _INITIAL.findall(word) if len(word) <= 2 * _MAX_INITIALS else [""]
    fits = all(part == "-" or part.isupper() or len(part) > 1 for part in parts)
    return " ".join(parts).replace(" - ", "-") if fits else ""


def strip_final_period(text: str) -> str:
    """The text without the period that ends a list; that of the last of dotted initials stays.

    >>> strip_final_period("Smith J, Doe R."), strip_final_period("Smith J., Doe R.")
    ('Smith J, Doe R', 'Smith J., Doe R.')
    """
    ends_in_initial = _DOTTED_INITIAL.match(text, len(text) - 2)
    is_alone = text[:-2].endswith(", ") or not _SEPARATOR.search(text)  # Smith, J.
    are_dotted = is_alone or _DOTTED_INITIAL.search(text[:-2])
    return text if ends_in_initial and are_dotted else text.rstrip(".")
