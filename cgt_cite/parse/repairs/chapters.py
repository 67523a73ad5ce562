"""What the words of a container say besides its name: its editors, and the pages of the chapter in it."""

from __future__ import annotations

import re
from typing import Any

from cgt_cite.fields.names import parse_name
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.model import Name
from cgt_cite.regex import lazy_compile

_BEFORE = lazy_compile(
    r"(?P<names>[^():]{3,80}) \((?:hg|hrsg|eds?|orgs?|coords?|editors?)\.?\)[.:,]?\s+(?P<container>.{4,})",
    re.IGNORECASE,
)
_BEHIND = lazy_compile(
    r"(?P<container>.{4,}?)[,.;]? (?:[Ee]ds?\.|[Ee]dited by|[Hh](?:rs)?g\. von)"
    r" (?P<names>[A-Z][^():]{3,80})",
)
_PAGES = lazy_compile(r"(?P<container>.{4,}?) \((?:pp?\. ?|S\. ?)?(?P<pages>\d+[-–]\d+)\)")
_BETWEEN = lazy_compile(r",? (?:and|und|&|u\.|y|e|et) |\s?[;/]\s?|, (?=[A-Z])")


def part_container(fields: dict[str, Any]) -> None:
    """Leave in the container its name alone; editors and pages go where none are known yet."""
    container = fields.get("container_title", "")
    if found := _PAGES.fullmatch(container):
        fields["container_title"] = container = found["container"]
        fields.setdefault("page", parse_pages(found["pages"]))
    if found := _BEFORE.fullmatch(container) or _BEHIND.fullmatch(container):
        fields["container_title"] = found["container"]
        fields.setdefault("editor", _names(found["names"]))


def _names(text: str) -> tuple[Name, ...]:
    return tuple(parse_name(name) for name in _BETWEEN.split(text.strip(" ,.")) if name.strip())
