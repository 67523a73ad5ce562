"""Report the cited works that were retracted, corrected, or met with an expression of concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.model import Entry, Work

_OF_RELATIONS = {  # relations to other articles, in PubMed's words
    "Expression of concern in": ProblemKind.CONCERN,
    "Partial retraction in": ProblemKind.CONCERN,
    "Erratum in": ProblemKind.CORRECTED,
    "Corrected and republished in": ProblemKind.CORRECTED,
}


def report_notices(entries: Iterable[Entry], report: Callable[[Problem], None]) -> Iterator[Entry]:
    """Pass the entries on, and report each cited work once for each kind of notice."""
    seen: set[tuple[str, ProblemKind]] = set()
    for entry in entries:
        for kind in _kinds(entry.work) if entry.cited_by else ():
            name = entry.work.PMID or entry.work.DOI.casefold() or entry.key
            if (name, kind) not in seen:
                seen.add((name, kind))
                report(Problem(kind, entry.key, _describe(entry.work)))
        yield entry


def _kinds(work: Work) -> Iterator[ProblemKind]:
    if work.retracted:
        yield ProblemKind.RETRACTED
    found = (_OF_RELATIONS.get(link.relation) for link in work.indexing.linked)
    yield from dict.fromkeys(kind for kind in found if kind)


def _describe(work: Work) -> str:
    return f"PMID {work.PMID}" if work.PMID else work.title[:60]
