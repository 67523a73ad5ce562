"""Papers at meetings, as PMC prints them.

`Names. Title; Proceedings of the X; City, Country. 2-4 May 2019; pp. 1-9`.
"""

from __future__ import annotations

from collections.abc import Callable

from cgt_cite.fields.dates import parse_date
from cgt_cite.lazily import lazily
from cgt_cite.model import Fields
from cgt_cite.parse.lexicon import Lexicon

from .names import part_names
from .places import PAGES, pages

_MEETING = lazily(
    r"(?P<title>[^;\[\]]{20,300}); (?P<container>Proceedings of [^;]{10,250}); "
    r"(?P<place>[A-Z][^\W\d_][^\d;.]{1,60})\. "
    r"(?P<date>\d{1,2}(?: [A-Z][a-z]{2,8})?[-–]\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
    rf"(?:; pp?\. {PAGES})?"
)


def read_proceedings(body: str, lexicon: Callable[[], Lexicon], *, identified: bool) -> Fields | None:  # noqa: ARG001 - as every form
    """The fields of a paper, some of them empty, or None."""
    if "; Proceedings of " not in body:
        return None
    for people, rest in part_names(body):
        if found := _MEETING.fullmatch(rest):
            return {
                "type": "paper-conference",
                **people,
                "title": found["title"],
                "container_title": found["container"],
                "publisher_place": found["place"],
                "issued": parse_date(found["date"]),
                "page": pages(found["first"], found["last"]),
            }
    return None
