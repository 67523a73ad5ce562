"""Run the whole chain: find files, read pages, parse references, merge records, assign keys."""

from __future__ import annotations

from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from cgt_cite.merge import (
    apply_corrections,
    assign_keys,
    assign_unmerged_keys,
    build_entry,
    merge,
    report_possible_duplicates,
)
from cgt_cite.model import Page
from cgt_cite.parallel import in_order
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.walk import File, walk
from cgt_cite.statistics import page_stats

from .collector import RecordCollector
from .digest import digest_of_crash, read_digests, read_parsed
from .journal_naming import JournalNaming
from .notices import report_notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cgt_cite.merge.records import Record
    from cgt_cite.model import Entry
    from cgt_cite.problem_log import ProblemLog
    from cgt_cite.statistics import PageStats, Statistics

    from .digest import FileDigest
    from .options import ExtractOptions

    Progress = Callable[[int, int], None]  # called with the number of files read and of all files


_LOOKED_UP_TOGETHER = 10_000  # records


class Extraction:
    """One run over files and folders; it reports problems to `log` and counts in `statistics`."""

    def __init__(
        self, options: ExtractOptions, log: ProblemLog, statistics: Statistics, progress: Progress
    ) -> None:
        self._options, self._log, self._statistics, self._progress = options, log, statistics, progress
        self._naming = JournalNaming(options.journals)
        self._pmid_by_doi: dict[str, str] = {}  # PMIDs of articles that some pages name by their DOI

    def entries(self, paths: Sequence[str]) -> Iterator[Entry]:
        """The entries of all pages in `paths`, merged and with keys, as the options say."""
        files = list(_find_files(paths, self._log, self._options))
        digests = self._naming.learn_from(self._read(files))
        if self._options.merge:
            return self._merged(files, digests)
        return self._unmerged(record for found in digests for record in found.records)

    def _read(self, files: list[File]) -> Iterator[FileDigest]:
        task = partial(read_digests, scope=self._options.scope)
        results = in_order(task, files, self._options.jobs, digest_of_crash)
        for number, digest in enumerate(results, 1):
            self._log.add_all(digest.problems)
            for page in digest.pages:
                _count(page, self._statistics, self._log, self._pmid_by_doi)
            yield digest
            self._progress(number, len(files))
        _finish(self._statistics, self._log, self._pmid_by_doi)

    def _merged(self, files: list[File], digests: Iterable[FileDigest]) -> Iterator[Entry]:
        collector = RecordCollector(files, self._options.jobs)
        for digest in digests:
            collector.add(digest)
        records = self._look_up(collector.with_related_records())
        merged = self._naming.rename_merged(list(merge(records, self._pmid_by_doi, self._log.add)))
        keyed = assign_keys(merged, self._options.earlier, self._options.key_format)
        entries = list(apply_corrections(keyed, self._options.corrections, self._pmid_by_doi, self._log.add))
        self._log.add_all(_alias_problems(entries))
        self._statistics.merged = max(0, _count_citations(records) - len(entries))
        yield from report_possible_duplicates(report_notices(entries, self._log.add), self._log.add)

    def _unmerged(self, records: Iterable[Record]) -> Iterator[Entry]:
        """An entry for each record that belongs in the output, in the order of the pages."""
        included = (record for record in records if record.included)
        found = chain.from_iterable(self._look_up(block) for block in _blocks(included))
        entries = (build_entry([record], {}) for record in found)
        keyed = assign_unmerged_keys(self._naming.rename_entries(entries), self._options.key_format)
        yield from report_notices(keyed, self._log.add)

    def _look_up(self, records: list[Record]) -> list[Record]:
        """The records, those of references completed with PubMed's records of the works that they cite."""
        if not self._options.record_sources:
            return records
        from .looking_up import look_up  # with the rules of acceptance, which most runs do without

        found = look_up(records, self._options.record_sources, self._log.add)
        self._statistics.add_look_ups(found.found_by, found.rejected)
        return found.records


def read_all_pages(
    paths: Sequence[str], log: ProblemLog, statistics: Statistics, options: ExtractOptions
) -> Iterator[Page]:
    """Every page in `paths` with its references parsed, in the order of the files."""
    pmid_by_doi: dict[str, str] = {}
    for file in _find_files(paths, log, options):
        for item in read_parsed(file):
            if isinstance(item, Page):
                _count(page_stats(item), statistics, log, pmid_by_doi)
                yield item
            else:
                log.add(item)
    _finish(statistics, log, pmid_by_doi)


def _blocks(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records in blocks that are looked up together."""
    rest = iter(records)
    while block := list(islice(rest, _LOOKED_UP_TOGETHER)):
        yield block


def _find_files(paths: Sequence[str], log: ProblemLog, options: ExtractOptions) -> Iterator[File]:
    """The files in `paths`, which are made known to the log; problems are reported, too."""
    is_empty = True
    for found in walk(paths, options.output, options.exclude):
        is_empty = False
        if isinstance(found, File):
            log.paths[found.source] = found.path
            yield found
        else:
            log.add(found)
    if is_empty:
        log.add(Problem(ProblemKind.EMPTY, ", ".join(paths)))


def _count(page: PageStats, statistics: Statistics, log: ProblemLog, pmid_by_doi: dict[str, str]) -> None:
    """Count a page, report if it was saved before, and add to `pmid_by_doi` its article's DOI and PMID."""
    if first := statistics.add(page):
        log.add(Problem(ProblemKind.SAVED_TWICE, page.source, log.path_of(first)))
    if page.doi and page.doi != page.article_name:
        pmid_by_doi[page.doi] = page.article_name


def _finish(statistics: Statistics, log: ProblemLog, pmid_by_doi: dict[str, str]) -> None:
    """Report the incomplete articles, after all pages are counted."""
    statistics.finish(pmid_by_doi)
    log.add_all(article.problem() for article in statistics.incomplete)


def _count_citations(records: Iterable[Record]) -> int:
    """The number of included records, not counting those of other saved copies of the same article."""
    return len({_citation_place(record) for record in records if record.included})


def _citation_place(record: Record) -> tuple[str, ...]:
    """What saved copies of an article have in common: for a reference, the citing article and the position.

    For the article itself it is an identifier, with position 0.
    """
    if not record.citing_page:
        return next(filter(None, record.identifiers), record.source), "0"
    return record.citing_page, str(record.position)


def _alias_problems(entries: Iterable[Entry]) -> Iterator[Problem]:
    return (Problem(ProblemKind.ALIAS, alias, entry.key) for entry in entries for alias in entry.aliases)
