"""Problems: errors, warnings and notices for the user, as values that the command line prints."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How much a problem matters to the result."""

    ERROR = "error"  # some input could not be read
    WARNING = "warning"  # the result is correct, but may be less than the user expects
    INFO = "info"  # shown only with --verbose


class ProblemKind(Enum):
    """Every kind of problem: its label, its severity, and the remedy.

    A problem's details follow the label, or replace `{}` in it.
    """

    UNREADABLE = ("cannot be read", Severity.ERROR, "check that it exists and that you may read it")
    EMPTY = ("contains no files", Severity.ERROR, "name the folder or files that contain the saved pages")
    TOO_LARGE = (
        "is too large",
        Severity.ERROR,
        "saved pages are never this large: check that it is the right file",
    )
    DAMAGED = ("is damaged", Severity.ERROR, "save the page again")
    BIBLIOGRAPHY = (
        "is already a bibliography",
        Severity.WARNING,
        "import it into your reference manager",
    )
    NOT_A_PAGE = ("is not a PubMed page", Severity.ERROR, "open the article in a browser and save it again")
    UNKNOWN_LAYOUT = (
        "has an unknown page layout",
        Severity.ERROR,
        "save the article's abstract page instead",
    )
    OTHER_FILE = ("is not a saved page and was skipped", Severity.INFO, "no action is needed")
    ENCODING = ("has characters that could not be read", Severity.WARNING, "save the page again as UTF-8")
    TRUNCATED = ("is truncated", Severity.WARNING, "save the page again")
    TRANSLATED = (
        "is a machine translation of the page",
        Severity.WARNING,
        "fetch the original titles with `cgt-cite complete --all`, or save the page untranslated",
    )
    INCOMPLETE = (
        "shows only {} references",
        Severity.WARNING,
        "open the page, press 'Show all references', and save it again",
    )
    MAY_BE_INCOMPLETE = (
        "may be missing references",
        Severity.INFO,
        "PubMed lists five until 'Show all references' is pressed; check whether there are more",
    )
    NOT_FETCHED = ("could not be fetched", Severity.ERROR, "run the command again later")
    NOT_LOOKED_UP = ("could not look works up", Severity.ERROR, "run the command again later")
    NO_RECORD = ("cites a work without a record", Severity.INFO, "look the work up in PubMed if it matters")
    MERGED = ("was merged into another PMID", Severity.WARNING, "cite that one")
    NOT_IN_FORMAT = ("cannot be written in this format", Severity.WARNING, "choose another format")
    CONFLICT = ("has conflicting identifiers", Severity.WARNING, "check which is correct")
    SELF_LINK = (
        "has a wrong link, which leads to the article that cites it",
        Severity.WARNING,
        "the link is ignored; look the work up if you need its identifiers",
    )
    RECORD_REJECTED = (
        "was not completed from a record",
        Severity.INFO,
        "it may be another work; look it up in PubMed",
    )
    UNKNOWN_JOURNAL = (
        "keeps its name",
        Severity.INFO,
        "to spell it otherwise, correct its `container_title` with --corrections",
    )
    RETRACTED = ("is retracted", Severity.WARNING, "check whether it may still be cited")
    CONCERN = ("has an expression of concern", Severity.WARNING, "read it before you cite the work")
    CORRECTED = ("has been corrected", Severity.INFO, "read the correction")
    POSSIBLE_DUPLICATE = (
        "may be a duplicate of {}",
        Severity.INFO,
        "if it is, declare it `same_as` in the table of --corrections",
    )
    NOT_COMPARED = (
        "has too many entries to look for possible duplicates",
        Severity.INFO,
        "extract fewer pages together to see them",
    )
    SAVED_TWICE = (
        "is another save of the article in {}",
        Severity.WARNING,
        "its references are counted once; you can remove either file",
    )
    UNUSED_CORRECTION = (
        "matches no entry",
        Severity.WARNING,
        "correct that line of --corrections, unless its page was not read this time",
    )
    OUTDATED_CELL = (
        "is not applied: another source is surer now than {}",
        Severity.WARNING,
        "to insist on it, use a row with `field` and `value`",
    )
    NOT_A_REFERENCE = (
        "is removed: not a reference",
        Severity.INFO,
        "to keep it, remove that line of --corrections",
    )
    ALIAS = ("is the same work as {}", Severity.WARNING, "cite it by that key")

    def __init__(self, label: str, severity: Severity, remedy: str) -> None:
        self.label = label
        self.severity = severity
        self.remedy = remedy

    @property
    def is_failure(self) -> bool:
        """Whether something could not be read, or fetched."""
        return self.severity is Severity.ERROR and self is not ProblemKind.EMPTY


class Problem(NamedTuple):
    """One problem: its kind, where it is, and details.

    `where` is a source, a citation key, a line of a table, or the name of a journal.  Layout modules
    leave it empty, and `dispatch.read_pages` fills it in.
    """

    kind: ProblemKind
    where: str = ""
    detail: str = ""
    remedy: str = ""  # a more specific one than that of the kind
    traceback: str = ""  # of an unexpected error, if --debug is given

    @property
    def what(self) -> str:
        """The label with the details: `is not a PubMed page: NCBI's error page`."""
        label = self.kind.label if "{}" in self.kind.label else f"{self.kind.label}: {{}}"
        return label.replace("{}", self.detail) if self.detail else self.kind.label

    def __str__(self) -> str:
        """One sentence for the user: `a.html: is not a PubMed page: NCBI's error page; open ...`."""
        return f"{self.where}: {self.what}; {self.remedy or self.kind.remedy}"
