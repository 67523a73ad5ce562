"""Replace typographic hyphens by `-`, the form that searches, LaTeX and addresses expect."""

from __future__ import annotations

from cgt_cite.model import (
    Fields,
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

# Publishers print U+2010 and U+2011 for `-`; a soft hyphen is only a possible line break.
_TO_PLAIN = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None})


def plain_hyphens(text: str) -> str:
    r"""`text` with `-` for every typographic hyphen and without soft hyphens; dashes stay.

    >>> plain_hyphens("AAV\u2010based, co\u2011opted, gly\u00adcan, 1–9")
    'AAV-based, co-opted, glycan, 1–9'
    """
    return text if text.isascii() else text.translate(_TO_PLAIN)


def with_plain_hyphens(work: Work) -> Work:
    """`work` with plain hyphens in every field, names and linked articles included."""
    fields = zip(Work._fields, work, strict=True)
    changed: Fields = {
        name: _plain(value) for name, value in fields if value and not _has_plain_hyphens(value)
    }
    return work._replace(**changed) if changed else work


def _has_plain_hyphens(value: object) -> bool:
    if isinstance(value, str):
        return value.isascii() or plain_hyphens(value) == value
    return all(map(_has_plain_hyphens, value)) if isinstance(value, tuple) else True


def _plain(value: object) -> object:
    if isinstance(value, str):
        return plain_hyphens(value)
    if isinstance(value, _VALUES):
        return type(value)._make(map(_plain, value))
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value
