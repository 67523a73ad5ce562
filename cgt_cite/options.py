"""Choices on the command line that concern no single output format or step."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """Which citations are written."""

    REFERENCES = "references"  # in the pages' reference lists
    ARTICLES = "articles"  # the pages' own
    ALL = "all"


class Color(StrEnum):
    """When messages are coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"
