"""What a user chooses from: enumerations of the command line that belong to no single format or step."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """Whose citations are written."""

    REFERENCES = "references"
    ARTICLES = "articles"
    ALL = "all"


class Color(StrEnum):
    """When messages are coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"
