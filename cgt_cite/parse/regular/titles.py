"""Title and container of strictly regular references, where the border between them is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Callable

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.fields.journals import restore_period
from cgt_cite.fields.suffixes import SUFFIXES
from cgt_cite.model import Fields
from cgt_cite.parse.lexicon import Lexicon
from cgt_cite.parse.tokens import keys_of
from cgt_cite.regex import lazy_compile

from .names import is_group, is_name

_BORDER = lazy_compile(r"[.?!] (?=[A-Z]|[a-z][A-Z])")
_BRACKET = lazy_compile(r"\) (?=[A-Z])")
_CONTAINER = lazy_compile(
    r"(?=...)[A-Z][\w'’&‐-]*"
    r"(?: (?:[A-Z][\w'’&‐-]*|of|and|the|in|on|for|de|et|&|des|der|für|fur|und|e|y|di|du|da)){0,9}"
    r"(?: \([A-Z]\w+\))?"
)
# `J. Food Prot`: no initial without its stop
_SHORT, _LONG = r"[A-Z]['’A-Za-z-]{0,9}\.", r"[A-Z][A-Za-z&-]{2,12}"
_ABBREVIATED = lazy_compile(
    rf"(?:{_SHORT}|{_LONG}) (?:(?:{_SHORT}|{_LONG}|and|of|the|in|&) ){{0,7}}"
    r"(?:[A-Z]['’A-Za-z&-]{2,12}|J|\([A-Z][A-Za-z]+\.?\))"
)
_NO_TITLE = lazy_compile(
    r"\([^()]+\)\. |[^\W\d_]{1,2}[.,]|[^\W\d_]+(?: [^\W\d_]+)? [A-Z]{1,3}[.,]|"
    rf"(?:{'|'.join(SUFFIXES)})\b|(?:[Ff]or the|[Oo]n behalf)\b|"
    rf"{RECENT_YEAR}\.|[A-Z][\w-]+, (?:[A-Z][\w-]+ [A-Z][\w-]+,|[A-Z]{{1,3}} ?\()"
)
_TWO = lazy_compile(r"[\d)]:\s?\d+[-–]\d")  # the pages of another article
_QUOTED = lazy_compile(r"[“\"](?P<title>[^“”\"]{8,300}?)[,.]?[”\"],? (?P<container>[A-Z][^“”\":;]{2,80})")
_PART = lazy_compile(r"\s*(?:[IVXLC]+|Part \w+)\.?\s*")  # of a series of articles under one title
_IN_QUOTES = lazy_compile(r"[‘'\"“]([^‘’\"“”]+?)[.,]?[’'\"”]\.?|\[(?P<translated>[^\[\]]+?)\.?\]")
_QUOTES = frozenset("‘'\"“[")
_ENDS = " ."
_ENDS_OF_CONTAINER = " .,"
_LONGEST_INITIALS = 3
_MOST_UNKNOWN = 3  # of so many words that are abbreviated one may be known from no journal
_SHORTEST_END = 3  # words of a title's last sentence
_LONGEST_CONTAINER = 60
_SHORTEST_TITLE = 4  # words; what is shorter may be a journal's name, or a part of one


def read_titles(text: str, lexicon: Callable[[], Lexicon]) -> Fields | None:
    """The title and the container, or None; the word lists are asked for where the shape leaves doubt."""
    if alone := read_container(text, lexicon):
        return {"title": "", **alone}
    if quoted := _QUOTED.fullmatch(text) if text[:1] in _QUOTES else None:
        return _quoted(quoted, lexicon)
    if _NO_TITLE.match(text) or " in: " in text.lower() or _TWO.search(text):
        return None
    return _parted(text, lexicon)


def _parted(text: str, lexicon: Callable[[], Lexicon]) -> Fields | None:
    """The title and the container, where there is but one border between them."""
    borders = [match.start() + 1 for match in _BORDER.finditer(text)]
    border = _by_shape(text, borders) or _by_words(text, borders, lexicon()) if borders else None
    border = border or _by_bracket(text, borders, lexicon())
    if not border:
        return None
    end = max((start for start in borders if start < border), default=0)
    if end and text.count(" ", end, border) < _SHORTEST_END and not _PART.fullmatch(text, end, border):
        return None
    title = text[:border].removesuffix(".").rstrip()
    if _goes_on(title, lexicon) or is_group(title.partition(". ")[0]):
        return None
    return {"title": _unquoted(title), "container_title": _stopped(text[border:])}


def read_container(text: str, lexicon: Callable[[], Lexicon]) -> Fields | None:
    """The container that stands alone behind the authors: `Smith J, Jones B, J. Med. Chem. 2004`."""
    if len(text) < _LONGEST_CONTAINER and _is_container(text, lexicon()):
        return {"container_title": _stopped(text)}
    return None


def read_journal(text: str, lexicon: Callable[[], Lexicon]) -> Fields | None:
    """The container, where a reference names that alone: `Langmuir. 2004 Nov 9;20(23):10351-60`."""
    journal = text.strip()
    if journal[-1:] != "." or ". " in journal or not _CONTAINER.fullmatch(journal[:-1]):
        return None
    named = not is_name(journal[:-1]) or _is_known(journal, lexicon())
    return {"container_title": journal[:-1]} if named else None


def _quoted(found: re.Match[str], lexicon: Callable[[], Lexicon]) -> Fields | None:
    """A title in quotes and the container behind it."""
    container = found["container"].strip(_ENDS_OF_CONTAINER)
    if not _CONTAINER.fullmatch(container) and not _is_container(container, lexicon()):
        return None
    return {"title": found["title"], "container_title": _stopped(found["container"])}


def _stopped(text: str) -> str:
    """A container as printed, with the period behind it where that is its own."""
    container = text.strip(_ENDS_OF_CONTAINER)
    return restore_period(container, text.rstrip(" ,")[-1:])


def _is_container(text: str, lexicon: Lexicon) -> bool:
    """Whether a container stands alone, without a title: no whole word with a stop leads it."""
    first, _, rest = text.strip().partition(". ")
    if rest and not lexicon.abbreviates(first.lower()) and len(first) > 1 and first.isalpha():
        return False
    if " " in first and " " in rest and _is_known(rest, lexicon):
        return False
    if _is_known(text, lexicon):
        return True
    stopped = [word[:-1].lower() for word in text.split() if word[-1] == "."]
    return any(map(lexicon.abbreviates, stopped)) and _is_abbreviated(text, lexicon)


def _goes_on(title: str, lexicon: Callable[[], Lexicon]) -> bool:
    """Whether a title ends in what begins the container: `...in mice Int` before `J. Surg.`.

    It also does where a comma parts them: `...chain management, Expert Syst` before `Appl.`.
    """
    *_, before, last = ["", "", *title.rsplit(" ", 2)]
    if not last[:1].isupper():
        return False
    listed = title.rpartition(", ")[2]
    if listed != title and all(word[:1].isupper() for word in listed.split(" ")):
        return " " in listed or lexicon().is_of_journals(last.lower())
    in_capitals = before[:1].isupper() and ". " not in title
    return not in_capitals and lexicon().abbreviates(last.lower())


def _unquoted(title: str) -> str:
    found = _IN_QUOTES.fullmatch(title) if title[:1] in _QUOTES else None
    return found[1] or found["translated"] if found else title


def _by_shape(text: str, borders: list[int]) -> int | None:
    """The only border, where a long title stands before it, and capitals behind it."""
    border = borders[0]
    alone = len(borders) == 1 and text.count(" ", 0, border) >= _SHORTEST_TITLE
    return border if alone and _CONTAINER.fullmatch(text[border:].strip(_ENDS)) else None


def _by_words(text: str, borders: list[int], lexicon: Lexicon) -> int | None:
    """The first border, before what abbreviates a journal's name; or the one before a known journal."""
    for border in borders:
        ended = border == borders[0] or text[: border - 1].rpartition(" ")[2].islower()
        if (
            ended
            and text.count(" ", 0, border) >= _SHORTEST_TITLE
            and _is_abbreviated(text[border:], lexicon)
        ):
            return border
    known = next((border for border in borders if _is_known(text[border:], lexicon)), 0)
    if known:
        return known if " " in text[:known] or _is_word(text[: known - 1], lexicon) else None
    last = borders[-1]
    parted = len(borders) == 2 and _PART.fullmatch(text, borders[0], last)  # noqa: PLR2004 - before and behind it
    return last if parted and _CONTAINER.fullmatch(text[last:].strip(_ENDS)) else None


def _by_bracket(text: str, borders: list[int], lexicon: Lexicon) -> int | None:
    """The border behind a bracket that took the title's stop, `... (Macaca) Theriogenology.`, if any."""
    brackets = (match.start() + 1 for match in _BRACKET.finditer(text, max(borders, default=0)))
    known = next((border for border in brackets if _is_known(text[border:], lexicon)), 0)
    return known if text.count(" ", 0, known) >= _SHORTEST_TITLE else None


def _is_abbreviated(container: str, lexicon: Lexicon) -> bool:
    """Whether words with stops, all of which stand in the names of journals, make one up."""
    stopped = [word[:-1].lower() for word in container.strip(_ENDS).split() if word[-1] == "."]
    if not stopped or not _ABBREVIATED.fullmatch(container.strip(_ENDS)):
        return False
    known = sum(map(lexicon.is_of_journals, stopped))
    return known > 0 and len(stopped) - known <= max(1, len(stopped) // _MOST_UNKNOWN)


def _is_word(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is one word that may well be a title: `Stroke`."""
    return len(text) > _LONGEST_INITIALS and text.isalpha() and not lexicon.abbreviates(text.lower())


def _is_known(container: str, lexicon: Lexicon) -> bool:
    return lexicon.is_journal(keys_of(container))
