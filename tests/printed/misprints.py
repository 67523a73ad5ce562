"""What an author would have to correct in a printed reference, judged by the entry it was made from."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cgt_cite.model import Entry, Name

_GLUED = re.compile(r"[^\W\d_a-z]{2,4}")  # MJ, as long as initials ever are; a longer word is a name
_TYPEWRITER = str.maketrans("’‐–", "'--")
_OTHERS = re.compile(r"\bet al\b|\bothers\b")


def initials_lost(entry: Entry, printed: str) -> bool:
    """Whether a name is printed with its first initial, but not with all that are known."""
    text = _plain(printed)
    for string in entry.text:  # a name that is whole there alone is still cut short in the reference
        text = text.replace(_plain(string), "")
    return any(_is_cut_short(name, text) for name in entry.work.author.names)


def _is_cut_short(name: Name, text: str) -> bool:
    known = initials(name.given)
    family = _plain(name.family)
    if len(known) < 2 or not family:
        return False
    first = rf"{known[0]}[a-z]*\.?"
    return not _is_printed(family, _whole(name.given, known), text) and _is_printed(family, first, text)


def _whole(given: str, known: str) -> str:
    """A pattern for given names with all initials: as they are known, `MJ`, `M-J`, `M. J.`, `M.J.`, `M J`."""
    letters = [rf"{char}[a-z]?" for char in known]
    forms = ("-?".join(letters), r"[ -]".join(letters), r"\.[ -]?".join([*letters, ""]))
    return rf"(?:{re.escape(_plain(given))}|{'|'.join(forms)})"


def initials(given: str) -> str:
    """The initials of given names as they are known: `MJ` of "MJ", "M.J." and "Mary Jane".

    >>> initials("MJ"), initials("J.-P."), initials("Mary K."), initials("Mary"), initials("IuV")
    ('MJ', 'JP', 'MK', 'M', 'IV')
    """
    found = ""
    for word in re.findall(r"[^\W\d_]+", _plain(given)):
        capitals = re.sub("[^A-Z]", "", word)
        together = _GLUED.fullmatch(word) or (len(word) < 5 and len(capitals) > 1)
        found += capitals if together else word[:1].upper()
    return found


def _is_printed(family: str, given: str, text: str) -> bool:
    """Whether a family name has these given names before or after it, particles and suffixes between."""
    name, small = rf"\b{re.escape(family)}\b", r"(?:[^\W\dA-Z_']+'? ?){0,3}"
    after = rf"{name}(?: (?:Jr|Sr|[IV]+|\dr?d))?\.?,? {given}(?![A-Za-z])"
    before = rf"(?<![A-Za-z]){given}\.?\s{{1,2}}{small}{name}"
    return bool(re.search(after, text) or re.search(before, text))


def et_al_missing(entry: Entry, printed: str) -> bool:
    """Whether a list of authors that its source cuts is printed as if it were whole."""
    return entry.work.author.truncated and not _OTHERS.search(printed)


def string_printed(entry: Entry, printed: str) -> bool:
    """Whether a reference string is printed whole beside the fields that were read from it."""
    field = _letters(entry.work.title or entry.work.container_title)
    text = _letters(printed)
    strings = filter(None, map(_letters, entry.text))
    return bool(field) and any(field in text.replace(string, "", 1) for string in strings if string in text)


def _plain(text: str) -> str:
    """The text without accents, with one kind of blank, hyphen and apostrophe."""
    letters = unicodedata.normalize("NFKD", text).translate(_TYPEWRITER)
    return " ".join("".join(char for char in letters if not unicodedata.combining(char)).split())


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _plain(text).casefold())


FAULTS = {"initials lost": initials_lost, "et al. missing": et_al_missing, "string printed": string_printed}
