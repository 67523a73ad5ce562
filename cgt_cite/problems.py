"""What went wrong or is doubtful, as values: the core makes them, only the edge prints them."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How much a problem matters to the result."""

    ERROR = "error"  # input that should have been read was not
    WARNING = "warning"  # the result is right, but less than the user may think
    INFO = "info"  # worth knowing on request


class Kind(Enum):
    """Every kind of problem: its name, how much it matters, and what the user can do.

    The particulars follow the name, or take the place of `{}` in it.
    """

    UNREADABLE = ("cannot be read", Severity.ERROR, "check that the file exists and may be read")
    EMPTY = ("holds no files", Severity.ERROR, "name the folder or the files that hold the saved pages")
    TOO_LARGE = ("is too large", Severity.ERROR, "no saved page is that large: is it the right file?")
    DAMAGED = ("is damaged", Severity.ERROR, "save the page again")
    BIBLIOGRAPHY = (
        "is a bibliography already",
        Severity.WARNING,
        "give it to your reference manager; pages are read elsewhere",
    )
    NOT_A_PAGE = ("is not a PubMed page", Severity.ERROR, "open the article in a browser and save it again")
    UNKNOWN_LAYOUT = (
        "has a layout that is not known",
        Severity.ERROR,
        "save the article's abstract page instead",
    )
    OTHER_FILE = ("is not a saved page and was skipped", Severity.INFO, "no action is needed")
    ENCODING = ("has characters that could not be read", Severity.WARNING, "save the page again as UTF-8")
    TRUNCATED = ("ends early", Severity.WARNING, "save the page again")
    TRANSLATED = (
        "is a machine translation, not the page itself",
        Severity.WARNING,
        "titles in it are not the originals: `cgt-cite complete --all` fetches them, or save it untranslated",
    )
    INCOMPLETE = (
        "shows only part of its references",
        Severity.WARNING,
        "open the page, press the button, save again",
    )
    PERHAPS_INCOMPLETE = (
        "may show only part of its references",
        Severity.INFO,
        "PubMed shows five until its button is pressed; a text dump does not say",
    )
    NOT_FETCHED = ("could not be fetched", Severity.ERROR, "run the command again later")
    MERGED = ("has another PMID now", Severity.WARNING, "cite it under that one")
    NOT_IN_FORMAT = ("cannot be written in this format", Severity.WARNING, "choose another format")
    CONFLICT = ("has contradicting identifiers", Severity.WARNING, "check which one is right")
    POSSIBLE_DUPLICATE = (
        "may be a duplicate of {}",
        Severity.INFO,
        "if it is, declare it `same_as` in the table of --corrections",
    )
    SAVED_TWICE = (
        "is another save of the article in {}",
        Severity.WARNING,
        "its references count once; one of the two can be removed",
    )
    UNUSED_CORRECTION = ("names no entry", Severity.WARNING, "correct or remove that line of --corrections")
    ALIAS = ("is the same work as {}", Severity.WARNING, "cite it under that key")

    def __init__(self, label: str, severity: Severity, remedy: str) -> None:
        self.label = label
        self.severity = severity
        self.remedy = remedy


class Problem(NamedTuple):
    """One finding: what kind, where (a path as found, or an entry's key), and the particulars."""

    kind: Kind
    where: str
    detail: str = ""
    remedy: str = ""  # replaces the kind's own where more is known
    traceback: str = ""  # of an unexpected error, where it is asked for

    def __str__(self) -> str:
        """One sentence for people: `a.html: is not a PubMed page: NCBI's error page; open ...`."""
        label = self.kind.label if "{}" in self.kind.label else f"{self.kind.label}: {{}}"
        what = label.replace("{}", self.detail) if self.detail else self.kind.label
        return f"{self.where}: {what}; {self.remedy or self.kind.remedy}"
