"""Citation styles, as data (`styles.toml`): how each writes names, pages and every type of work it knows."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from cgt_cite.parse.training.names import Names

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
    sloppy: float = 0.06  # how often a stop is lost or doubled


def read_styles(text: str) -> tuple[Style, ...]:
    """The styles of a file in the form of `styles.toml`."""
    data = tomllib.loads(text)
    names = {key: _names(value) for key, value in data["names"].items()}
    families = {key: _templates(value, data["parts"]) for key, value in data["families"].items()}
    return tuple(_style(style, names, families, data["parts"]) for style in data["styles"])


def _style(
    data: dict[str, Any], names: Mapping[str, Names], families: Mapping[str, Templates], parts: Mapping[str, str]
) -> Style:
    authors = tuple(names[key] for key in data.pop("authors"))
    editors = tuple(names[key] for key in data.pop("editors", ())) or authors
    family = families.get(data.pop("family", ""), {})
    own = _templates(data.pop("templates"), parts)
    dashes = {"dashes": tuple(data.pop("dashes"))} if "dashes" in data else {}
    return Style(**data, **dashes, authors=authors, editors=editors, templates=family | own)


def _names(data: dict[str, Any]) -> Names:
    return Names(**{key: tuple(value) if isinstance(value, list) else value for key, value in data.items()})


def _templates(data: Mapping[str, list[str]], parts: Mapping[str, str]) -> Templates:
    return {kind: tuple(_expanded(text, parts) for text in texts) for kind, texts in data.items()}


def _expanded(text: str, parts: Mapping[str, str]) -> str:
    while "${" in text:
        text = re.sub(r"\$\{(\w+)\}", lambda match: parts[match[1]], text)
    return text


STYLES = read_styles((files(__package__ or "") / "styles.toml").read_text(encoding="utf-8"))
