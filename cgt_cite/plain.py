"""Turn named tuples into plain Python values, which `json`, pandas and other programs understand."""

from enum import Enum
from typing import Any, NamedTuple

PlainDict = dict[str, Any]  # of texts, numbers, booleans, `None`, and lists and dictionaries of these


def as_dict(value: NamedTuple) -> PlainDict:
    """All fields, known or not: named tuples become dictionaries, other tuples lists, enumerations texts."""
    return {name: _plain(part) for name, part in zip(value._fields, value, strict=True)}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        parts, names = list(map(_plain, value)), getattr(value, "_fields", None)
        return dict(zip(names, parts, strict=True)) if names else parts
    return value
