"""Citation styles, as data: how each writes names, pages and every type of work it knows.

`styles.toml` holds those that are common on PubMed, written by hand; `csl.toml` hundreds of rare ones.  The
table of `cgt_cite.parse.styles`, which is also read by, writes what PubMed prints most.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from cgt_cite.parse.styles import STYLES as KNOWN
from cgt_cite.parse.styles import Style as KnownStyle
from cgt_cite.parse.training.names import ETAL, Names

if TYPE_CHECKING:
    from collections.abc import Mapping

Templates = dict[str, tuple[str, ...]]  # by type of work


class Style(NamedTuple):
    """A citation style."""

    name: str
    weight: float
    authors: tuple[Names, ...]
    editors: tuple[Names, ...]
    templates: Templates
    dashes: tuple[str, ...] = ("–", "–", "–", "–", "–", "–", "-", "-", "-", "‐", "‐", "—", "−")
    short_pages: float = 0.1  # how often 447-62
    title_case: float = 0.0  # how often Titles Stand Like This
    language: str = ""  # of the works that it is for; any where empty
    journals: str = ""  # "full", "short" or "dotted" names of journals; as the record has it where empty
    capitals: float = 0.0  # how often names, titles and journals are in capitals
    sloppy: float = 0.06  # how often a stop is lost or doubled


_DETAILS = ("short_pages", "title_case", "language", "journals", "sloppy", "capitals")


def read_names(text: str) -> tuple[Names, ...]:
    """The lists of names of such a file that may replace a style's own."""
    data = tomllib.loads(text)
    return tuple(_names(data["names"][key]) for key in data.get("anywhere", ()))


def read_styles(text: str) -> tuple[Style, ...]:
    """The styles of a file in the form of `styles.toml`."""
    data = tomllib.loads(text)
    names = {key: _names(value) for key, value in data["names"].items()}
    families = {key: _templates(value, data["parts"]) for key, value in data["families"].items()}
    return tuple(_style(style, names, families, data["parts"]) for style in data["styles"])


def _style(
    data: dict[str, Any],
    names: Mapping[str, Names],
    families: Mapping[str, Templates],
    parts: Mapping[str, str],
) -> Style:
    authors = tuple(names[key] for key in data["authors"])
    style = Style(
        name=data["name"],
        weight=data["weight"],
        authors=authors,
        editors=tuple(names[key] for key in data.get("editors", ())) or authors,
        templates=families.get(data.get("family", ""), {}) | _templates(data["templates"], parts),
    )
    details = {key: data[key] for key in _DETAILS if key in data}
    return style._replace(**details, dashes=tuple(data.get("dashes", style.dashes)))


def _names(data: dict[str, Any]) -> Names:
    lists = {"cuts": tuple(map(tuple, data.get("cuts", ()))), "etal": tuple(data.get("etal", ETAL))}
    return Names(**(data | lists))


def _templates(data: Mapping[str, list[str]], parts: Mapping[str, str]) -> Templates:
    return {kind: tuple(_expanded(text, parts) for text in texts) for kind, texts in data.items()}


def _expanded(text: str, parts: Mapping[str, str]) -> str:
    while "${" in text:
        text = re.sub(r"\$\{(\w+)\}", lambda match: parts[match[1]], text)
    return text


def known_styles(text: str) -> tuple[Style, ...]:
    """The styles that are read by templates; the file in the form of `styles.toml` has the forms of names."""
    data = tomllib.loads(text)
    names = {key: _names(value) for key, value in data["names"].items()}
    return tuple(_known_style(style, names, data["parts"]) for style in KNOWN)


def _known_style(style: KnownStyle, names: Mapping[str, Names], parts: Mapping[str, str]) -> Style:
    authors = tuple(names[key] for key in style.names.split())
    templates = tuple(_expanded(style.template + end, parts) for end in (".", ".${doi}"))
    return Style(style.name, style.weight, authors, authors, {style.kind: templates}, short_pages=0.3)


_TEXTS = [
    (files(__package__ or "") / name).read_text(encoding="utf-8") for name in ("styles.toml", "csl.toml")
]
STYLES = (*known_styles(_TEXTS[0]), *(style for text in _TEXTS for style in read_styles(text)))
ANYWHERE = read_names(_TEXTS[0])
