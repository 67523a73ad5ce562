"""Citation keys: `Cavazzana2019Gene`, made from the work alone, so that a key stays when other works come."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from cgt_cite.errors import UsageError
from cgt_cite.merge.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.model import Entry, Work

DEFAULT_FORMAT = "{family}{year}{word}"
KEY_FIELDS = ("family", "year", "word", "title", "journal", "volume", "page", "pmid", "pmcid", "doi")
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "đ": "d"}
    | {"Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "α": "alpha", "β": "beta", "γ": "gamma"}
)
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9]+")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST_WORD = 24


def check_format(template: str) -> str:
    """`template`, where it names fields of a key only; raises `UsageError` that lists them."""
    try:
        template.format(**dict.fromkeys(KEY_FIELDS, ""))
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        names = " ".join(f"{{{name}}}" for name in KEY_FIELDS)
        raise UsageError(f"--key-format {template!r} is not understood: it may hold {names}") from error
    return template


def key_of(entry: Entry, template: str = DEFAULT_FORMAT) -> str:
    """The entry's key, of `A-Z a-z 0-9` and what the template puts between its fields."""
    key = template.format(**_parts(entry))
    return re.sub(r"[^A-Za-z0-9_:.+/-]+", "", key) or "ref"


def with_keys(entries: Iterable[Entry], template: str = DEFAULT_FORMAT) -> list[Entry]:
    """The entries under unique keys, in the order of these.

    Works that share a key are told apart by `b`, `c`, ... in the order of their PMIDs, DOIs and texts:
    the oldest record keeps the plain key.
    """
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key_of(entry, template)].append(entry)
    keyed = (
        replace(entry, key=key + suffix(number))
        for key, group in groups.items()
        for number, entry in enumerate(sorted(group, key=_rank))
    )
    return sorted(keyed, key=lambda entry: (entry.key.casefold(), entry.key))


def suffix(number: int) -> str:
    """Nothing for the first, then `b` to `z`, `ba` to `bz`, `ca`, ..."""
    letters = ""
    while number:
        number, digit = divmod(number, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _parts(entry: Entry) -> dict[str, str]:
    work = entry.work
    parts = {
        "family": _family(work) or _first_word(work.container_title or work.container_title_short),
        "year": str(work.issued.year) if work.issued else "",
        "word": _first_word(work.title) or ("" if work.author else _first_word(" ".join(entry.text))),
        "title": "".join(word[:1].upper() + word[1:] for word in ascii_letters(work.title).split()),
        "journal": work.container_title_short or work.container_title,
        "volume": work.volume,
        "page": work.page.first if work.page else "",
        "pmid": work.PMID,
        "pmcid": work.PMCID,
        "doi": work.DOI,
    }
    if not any(_NOT_IN_KEYS.sub("", ascii_letters(parts[name])) for name in ("family", "word")):
        parts["family"] = (work.PMID and f"pmid{work.PMID}") or work.DOI or work.PMCID
    return {name: _NOT_IN_KEYS.sub("", ascii_letters(text)) for name, text in parts.items()}


def _family(work: Work) -> str:
    for name in work.author or work.editor:
        if name.family:
            return f"{name.particle} {name.family}".title() if name.particle else _capital(name.family)
        return _first_word(name.literal)
    return ""


def _first_word(text: str) -> str:
    """The first word that means something, with a capital; works without any keep their first word."""
    words = [word for word in _WORDS.findall(ascii_letters(text)) if len(word) <= _LONGEST_WORD]
    telling = (word for word in words if word.casefold() not in STOPWORDS and not word.isdigit())
    return _capital(next(telling, words[0] if words else ""))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def ascii_letters(text: str) -> str:
    """`text` with accents dropped and letters that have no base form spelled out."""
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in text if not unicodedata.combining(char) and char.isascii())


def _rank(entry: Entry) -> tuple[bool, int, str, str, tuple[str, ...]]:
    work = entry.work
    return not work.PMID, int(work.PMID or 0), work.DOI.casefold(), work.PMCID, entry.text
