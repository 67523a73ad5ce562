"""The numbers of the overview, which are those of the summary that the commands print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import plural
from cgt_cite.problems import ProblemKind
from cgt_cite.report.document import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.report.results import Results


def figures(results: Results) -> list[Figure]:
    """The numbers; a problem that did not occur is left out."""
    return [*_found(results), *(figure for figure in _problems(results) if figure["value"])]


def prisma_figures(results: Results) -> list[Figure]:
    """The numbers for the flow diagram, in PRISMA 2020's terms for citation searching."""
    totals = results.statistics.totals()
    return [
        Figure(label=label, value=value or 0, detail=detail, filter=name)
        for label, value, detail, name in (
            ("records identified from citation searching", totals.records_identified, "references", ""),
            ("duplicate records removed", totals.duplicates_removed, "", ""),
            ("records removed for other reasons", totals.removed_for_other_reasons, "not a reference", ""),
            ("records screened", totals.records_after_deduplication, "different works", "all"),
            ("records without identifier", totals.records_without_identifier, "", ""),
            ("retracted records", totals.retracted, "", "retracted"),
        )
    ]


def _found(results: Results) -> Iterator[Figure]:
    statistics, works = results.statistics, [entry.work for entry in results.entries]
    references = statistics.references
    files = f"from {plural(statistics.files, 'file')}"
    if statistics.files < statistics.pages:
        yield Figure(label="articles read", value=statistics.articles, detail=files, filter="")
    else:
        yield Figure(label="pages read", value=statistics.pages, detail="", filter="")
    yield Figure(label="references found", value=references, detail="", filter="")
    merged = f"{plural(statistics.merged, 'duplicate')} merged" if statistics.merged else ""
    yield Figure(label="different works", value=len(works), detail=merged, filter="all")
    yield _share("references with DOI", statistics.with_doi, references)
    yield _share("references with PMID", statistics.with_pmid, references)
    yield _share("works with DOI", sum(bool(work.DOI) for work in works), len(works))
    yield _share("works with PMID", sum(bool(work.PMID) for work in works), len(works))
    yield _share("works with abstract", sum(bool(work.indexing.abstract) for work in works), len(works))


def _share(label: str, number: int, total: int) -> Figure:
    detail = f"{100 * number / total:.0f} % of {total:,}" if total else ""
    return Figure(label=label, value=number, detail=detail, filter="")


def _problems(results: Results) -> Iterator[Figure]:
    statistics, counts = results.statistics, results.log.counts
    missing = f"{plural(statistics.missing, 'reference')} missing"
    incomplete = statistics.totals().incomplete
    yield Figure(label="incomplete lists", value=incomplete, detail=missing, filter="incomplete")
    doubtful = statistics.doubtful
    works = f"in {plural(sum(entry.has_low_confidence for entry in results.entries), 'work')}"
    yield Figure(
        label="references parsed with low confidence", value=doubtful, detail=works, filter="doubtful"
    )
    for label, kind, name in (
        ("conflicts between identifiers", ProblemKind.CONFLICT, "conflict"),
        ("wrong links", ProblemKind.SELF_LINK, "link"),
        ("retracted works", ProblemKind.RETRACTED, "retracted"),
        ("works with an expression of concern", ProblemKind.CONCERN, "concern"),
        ("possible duplicates", ProblemKind.POSSIBLE_DUPLICATE, "duplicate"),
        ("pages saved more than once", ProblemKind.SAVED_TWICE, ""),
    ):
        yield Figure(label=label, value=counts[kind], detail="", filter=name)
    yield Figure(label="files not read", value=results.log.failed_files(), detail="", filter="unread")
