"""The articles whose reference lists are incomplete."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Incomplete(NamedTuple):
    """An article of which no saved page shows the whole reference list, as far as is known."""

    article_name: str  # its PMID, DOI or file name
    source: str
    shown: int
    stated: int

    @property
    def address(self) -> str:
        """The page that has the whole list; empty if the PMID is not known."""
        return article_address(self.article_name)

    @property
    def missing(self) -> int:
        """How many references are missing, as far as the pages state it."""
        return max(0, self.stated - self.shown)

    def problem(self) -> Problem:
        """The problem to report."""
        if not self.missing:
            return Problem(ProblemKind.MAY_BE_INCOMPLETE, self.source, f"it lists {self.shown}")
        page = self.address or "the page"
        remedy = f"open {page}, press 'Show all {self.stated} references', and save it again"
        return Problem(ProblemKind.INCOMPLETE, self.source, f"{self.shown} of {self.stated}", remedy)


def article_address(pmid: str) -> str:
    """An article's page in PubMed; empty if `pmid` is not a PMID."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid.isdigit() else ""


def incomplete_csv(incomplete: Iterable[Incomplete]) -> Iterator[str]:
    """CSV of incomplete articles: a header, then a line for each."""
    yield "article,shown,stated,missing,address,source\r\n"
    for one in incomplete:
        numbers = (one.shown, one.stated, one.missing)
        source = '"' + one.source.replace('"', '""') + '"'
        yield ",".join((one.article_name, *map(str, numbers), one.address, source)) + "\r\n"
