"""What is looked up, and what a source of records answers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.model import Work
    from cgt_cite.problems import Problem


class Method(StrEnum):
    """By what a record was found, the surest first."""

    PMID = "PMID"
    DOI = "DOI"
    PMCID = "PMCID"
    CITATION = "citation"  # journal, year, volume, first page and author
    TITLE = "title"


class Cited(NamedTuple):
    """A cited work, as its page has it: the reference string, and all that is known from links and string."""

    text: str
    work: Work


class Candidate(NamedTuple):
    """A record that may be that of a cited work."""

    work: Work
    found_by: Method


class RecordSource(Protocol):
    """A store or an index of PubMed's records; `problems` collects the records that cannot be read."""

    problems: list[Problem]

    def candidates(self, cited: Sequence[Cited]) -> Iterator[tuple[int, Candidate]]:
        """Candidates for cited works, each with the position in `cited` of its work, in any order.

        Whether a candidate is the cited work is for `acceptance` to decide.
        """
        ...
