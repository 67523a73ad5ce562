"""Choices on the command line that concern no single output format or step, and names of files."""

from __future__ import annotations

from enum import StrEnum

RECORD_FOLDER = "cgt-cite-records"  # the usual name of a store of records of cited works
CONFIGURATION_FILES = ("cgt-cite.toml", "pyproject.toml")  # which set defaults of options for pages
LOOKUP_FILE = "lookups.jsonl"  # in every store of records, whatever its name


class Scope(StrEnum):
    """Which citations are written."""

    REFERENCES = "references"  # in the pages' reference lists
    ARTICLES = "articles"  # the pages' own
    ALL = "all"


class Order(StrEnum):
    """The order of the entries."""

    KEY = "key"
    CITED = "cited"  # the works that most of the saved articles cite come first


class Color(StrEnum):
    """When messages are coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"
