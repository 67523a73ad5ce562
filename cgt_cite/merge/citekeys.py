"""Make citation keys from templates: `Cavazzana2019Gene`, from the work alone and not yet unique."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from cgt_cite.errors import UsageError
from cgt_cite.merge.stopwords import STOPWORDS
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import Entry, Work

DEFAULT_FORMAT = "{family}{year}{word}"
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "đ": "d"}
    | {"Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "α": "alpha", "β": "beta", "γ": "gamma"}
)
_NOT_IN_KEYS = lazy_compile(r"[^A-Za-z0-9]+")
_NOT_IN_TEMPLATES = lazy_compile(r"[^A-Za-z0-9_:.+/-]+")
_WORDS = lazy_compile(r"(?:[^\W\d_]\.){2,}(?![^\W_])|[^\W_]+(?:['’][^\W_]+)?")  # also `U.S.`
_MAX_WORD_LENGTH = 24


def check_format(template: str) -> str:
    """Return `template`; raises `UsageError` if it contains fields that keys do not have."""
    try:
        template.format(**dict.fromkeys(_PARTS, ""))
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        names = " ".join(f"{{{name}}}" for name in _PARTS)
        raise UsageError(
            f"--key-format {template!r} is not valid; the available fields are {names}"
        ) from error
    return template


def key_of(entry: Entry, template: str = DEFAULT_FORMAT) -> str:
    """The entry's key, of `A-Z a-z 0-9` and what the template puts between its fields.

    If the template gives nothing for the work, the default template is used.
    """
    parts = _Parts(entry)
    keys = (_NOT_IN_TEMPLATES.sub("", one.format_map(parts)) for one in (template, DEFAULT_FORMAT))
    return next((key for key in keys if _NOT_IN_KEYS.sub("", key)), "ref")


class _Parts(dict[str, str]):
    """The fields of a key, each computed when the template uses it."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    def __missing__(self, name: str) -> str:
        return _NOT_IN_KEYS.sub("", ascii_letters(_PARTS[name](self._entry)))


def _family_part(entry: Entry) -> str:
    work = entry.work
    family = _family(work) or _first_word(work.container_title or work.container_title_short)
    if _NOT_IN_KEYS.sub("", ascii_letters(family)) or _first_word(work.title):
        return family
    return f"pmid{work.PMID}" if work.PMID else work.DOI or work.PMCID


def _word_part(entry: Entry) -> str:
    work = entry.work
    return _first_word(work.title) or ("" if work.author else _first_word(" ".join(entry.text)))


def _title_part(entry: Entry) -> str:
    return "".join(map(_capital, ascii_letters(entry.work.title).split()))


_PARTS: dict[str, Callable[[Entry], str]] = {
    "family": _family_part,
    "year": lambda entry: str(entry.work.issued.year) if entry.work.issued else "",
    "word": _word_part,
    "title": _title_part,
    "journal": lambda entry: entry.work.container_title_short or entry.work.container_title,
    "volume": lambda entry: entry.work.volume,
    "page": lambda entry: entry.work.page.first if entry.work.page else "",
    "pmid": lambda entry: entry.work.PMID,
    "pmcid": lambda entry: entry.work.PMCID,
    "doi": lambda entry: entry.work.DOI,
}


def _family(work: Work) -> str:
    for name in (work.author or work.editor).names:
        if name.family:
            return f"{name.particle} {name.family}".title() if name.particle else _capital(name.family)
        return _first_word(name.literal)
    return ""


def _first_word(text: str) -> str:
    """The first word that is not a stop word or a number, capitalised; if all are, the first word."""
    words = [word for word in _WORDS.findall(ascii_letters(text)) if len(word) <= _MAX_WORD_LENGTH]
    significant = (word for word in words if word.casefold() not in STOPWORDS and not word.isdigit())
    return _capital(next(significant, words[0] if words else ""))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def ascii_letters(text: str) -> str:
    """`text` with accents dropped and letters that have no base form spelled out."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in text if not unicodedata.combining(char) and char.isascii())
