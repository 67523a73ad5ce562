"""Read affiliations linked to authors by number: `Zhang SX(1), Ma JH(2).`, `(1)Buffalo, NY. (2)Oslo.`."""

from __future__ import annotations

import re

from cgt_cite.regex import lazy_compile

_LABEL = lazy_compile(r"Author information:\s*", re.IGNORECASE)
_NUMBER = lazy_compile(r"\((\d{1,3})\)")


def linked_affiliations(names: str, information: str) -> tuple[tuple[str, ...], ...]:
    """The affiliations of each name in a comma-separated list; empty if no number links any."""
    known = _numbered(_LABEL.sub("", information, count=1))
    parts = (part for part in re.split(r"[,;]", names.strip().rstrip(".")) if _NUMBER.sub("", part).strip())
    found = tuple(
        tuple(known[number] for number in _NUMBER.findall(part) if number in known) for part in parts
    )
    return found if any(found) else ()


def _numbered(text: str) -> dict[str, str]:
    """The affiliations by number; numbers are consecutive, from 1."""
    found: dict[str, str] = {}
    start, number = text.find("(1)"), 1
    while start >= 0:
        begin = start + len(f"({number})")
        number += 1
        start = text.find(f"({number})", begin)
        found[str(number - 1)] = text[begin : start if start >= 0 else len(text)].strip()
    return found
