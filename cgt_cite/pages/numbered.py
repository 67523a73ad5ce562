"""Affiliations that numbers link to names: `Zhang SX(1), Ma JH(2).`, `(1)Buffalo, NY. (2)Oklahoma City.`."""

from __future__ import annotations

import re

from cgt_cite.regex import lazy_compile

_LABEL = lazy_compile(r"Author information:\s*", re.IGNORECASE)
_MARK = lazy_compile(r"\((\d{1,3})\)")


def linked_affiliations(names: str, information: str) -> tuple[tuple[str, ...], ...]:
    """The affiliations of each of the names between commas; nothing where no number links one."""
    known = _numbered(_LABEL.sub("", information, count=1))
    parts = (part for part in re.split(r"[,;]", names.strip().rstrip(".")) if _MARK.sub("", part).strip())
    found = tuple(tuple(known[mark] for mark in _MARK.findall(part) if mark in known) for part in parts)
    return found if any(found) else ()


def _numbered(text: str) -> dict[str, str]:
    """The affiliations by their numbers, which rise by one."""
    found: dict[str, str] = {}
    start, number = text.find("(1)"), 1
    while start >= 0:
        begin = start + len(f"({number})")
        number += 1
        start = text.find(f"({number})", begin)
        found[str(number - 1)] = text[begin : start if start >= 0 else len(text)].strip()
    return found
