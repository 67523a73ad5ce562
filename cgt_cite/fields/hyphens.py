"""Replace typographic hyphens by `-`, the form that searches, LaTeX and URLs expect."""

from __future__ import annotations

from cgt_cite.model import (
    Identifier,
    Indexing,
    LinkedArticle,
    Name,
    NameList,
    PageRange,
    Pages,
    PartialDate,
    Work,
)

_VALUES = (Identifier, Indexing, LinkedArticle, Name, NameList, PageRange, Pages, PartialDate, Work)

_TEXT = frozenset((str,))
# Publishers print U+2010 and U+2011 for `-`; a soft hyphen is only a possible line break.
_TO_PLAIN = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None})


def normalize_hyphens(text: str) -> str:
    r"""`text` with `-` for every typographic hyphen and without soft hyphens; dashes stay.

    >>> normalize_hyphens("AAV\u2010based, co\u2011opted, gly\u00adcan, 1–9")
    'AAV-based, co-opted, glycan, 1–9'
    """
    return text.translate(_TO_PLAIN) if _has_typographic(text) else text


def _has_typographic(text: str) -> bool:
    return not text.isascii() and ("\u2010" in text or "\u2011" in text or "\u00ad" in text)


def normalize_hyphens_of_work(work: Work) -> Work:
    """`work` with `-` for every typographic hyphen in its fields, names and linked articles included."""
    return work if _is_normalized(work) else Work._make(map(_normalize, work))


def _is_normalized(value: object) -> bool:
    if isinstance(value, str):
        return not _has_typographic(value)
    if not isinstance(value, tuple):
        return True
    if _TEXT.issuperset(map(type, value)):  # as in names, of which there are most
        return not _has_typographic("".join(value))
    return all(map(_is_normalized, filter(None, value)))


def _normalize(value: object) -> object:
    if isinstance(value, str):
        return normalize_hyphens(value)
    if isinstance(value, _VALUES):
        return type(value)._make(map(_normalize, value))
    return tuple(map(_normalize, value)) if isinstance(value, tuple) else value
