"""Read abstracts in JATS: one line per paragraph; a section's heading precedes its first paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.pages.headings import format_section
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.text import text_at, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_NOT_PARAGRAPHS = ("title", "label", "object-id", "sec-meta")
_CONTAINERS = ("list", "list-item", "def-list", "boxed-text", "disp-quote")


def abstract_of(meta: Element) -> str:
    """The abstract without a type, or failing that the first not excluded by `tags.OTHER_ABSTRACTS`."""
    plain = [one for one in meta.iterfind("abstract") if not one.get("abstract-type")]
    kinds = [(one.get("abstract-type", "").lower(), one) for one in meta.iterfind("abstract")]
    others = [one for kind, one in kinds if not kind.startswith(tags.OTHER_ABSTRACTS)]
    texts = ("\n".join(_paragraphs(one, "")) for one in (*plain, *others))
    return next(filter(None, texts), "")


def _paragraphs(section: Element, label: str) -> Iterator[str]:
    for part in section:
        if part.tag == "sec":
            found = list(_paragraphs(part, text_at(part, "title")))
        elif part.tag in _CONTAINERS:
            found = list(_paragraphs(part, ""))
        else:
            found = [text_of(part)] if part.tag not in _NOT_PARAGRAPHS else []
        for text in filter(None, found):
            yield format_section(label, text)
            label = ""
