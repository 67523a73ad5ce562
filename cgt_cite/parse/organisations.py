"""Organisations that a comma parts, and those that have commas in their names."""

from __future__ import annotations

import re

from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, Name

_KIND = lazily(
    r"\b(?:Society|Cent(?:er|re)s?|Institutes?|Fund|Organi[sz]ation|Association|Agency|Council|College|"
    r"Commission|Foundation|Federation|Department of [A-Z])"
)
_PART_OF_THE_LAST = lazily(
    r"(?:the )?(?:Department|Division|Office|Bureau|Branch|Section|Unit|Ministry|Government|"
    r"Academy|University)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3


def parted(name: str) -> list[str]:
    """Each organisation of a list, `American Heart Association, Royal Society of Chemistry`; else `name`."""
    pieces = name.split(", ")
    alone = all(
        piece.count(" ") + 1 >= _FEWEST_WORDS and _KIND.search(piece) and not _PART_OF_THE_LAST.match(piece)
        for piece in pieces
    )
    return pieces if alone else [name]


def rejoin(fields: Fields, text: str) -> None:
    """Mend a name that was parted at its ampersand: `American Society of Gene & Cell Therapy, Report`."""
    authors, title = fields.get("author", ()), fields.get("title", "")
    literal = authors[-1].literal if authors else ""
    name, _, rest = title.partition(", ")
    if literal and rest and f"{literal} & {title}" in text:
        fields["author"] = (*authors[:-1], Name(literal=f"{literal} & {name.strip()}"))
        fields["title"] = rest
