"""Run the whole chain: find files, read pages, parse references, merge records, assign keys."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from cgt_cite.corrections import Foreseen, apply_corrections, is_corrected
from cgt_cite.merge import (
    assign_keys,
    assign_unmerged_keys,
    build_entry,
    merge,
    report_possible_duplicates,
)
from cgt_cite.merge.key_assignment import Keyed
from cgt_cite.merge.merging import Merged
from cgt_cite.model import LOW_CONFIDENCE
from cgt_cite.options import Order, Scope
from cgt_cite.parallel import chunks_in_order, cores, suitable_jobs
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.walk import File, walk

from .blocks import blocks, divides, in_chunks
from .collector import RecordCollector
from .digest import Reading, digest_of_crash, read_digests
from .joining import ProblemJoiner
from .journal_naming import JournalNaming
from .notices import report_notices
from .on_disk import spill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cgt_cite.corrections import Applied
    from cgt_cite.merge.on_disk import RecordsOnDisk
    from cgt_cite.merge.records import Record
    from cgt_cite.model import Entry
    from cgt_cite.problem_log import ProblemLog
    from cgt_cite.statistics import PageStats, Statistics

    from .blocks import Block
    from .digest import Digest
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
        self._statistics.deduplicated = self._options.merge and self._options.scope is not Scope.ARTICLES
        files = list(find_files(paths, self._log, self._options))
        reading = Reading(self._options.scope, self._options.parse)
        digests = self._read(files, partial(read_digests, reading=reading))
        if self._options.merge:
            entries = self._merged(digests)
        else:
            entries = self._unmerged(record for found in digests for record in found.records)
        yield from self._naming.report_unknown(entries, self._log.add)
        for source in self._options.record_sources:
            self._log.add_all(source.problems)

    def edges(self, paths: Sequence[str]) -> Iterator[str]:
        """The lines of CSV for the links on all pages in `paths`; strings are not parsed."""
        from .links import link_digests  # with the format

        files = list(find_files(paths, self._log, self._options))
        yield from chain.from_iterable(digest.edges for digest in self._read(files, link_digests))

    def _read(self, files: list[File], task: Callable[[Sequence[Block]], list[Digest]]) -> Iterator[Digest]:
        options, done = self._options, 0
        chunks = in_chunks(blocks(files))
        jobs = options.jobs or (cores() if divides(files) else suitable_jobs(len(files)))
        for digest in self.count(chunks_in_order(task, chunks, jobs, digest_of_crash)):
            yield digest
            done += digest.is_last
            self._progress(done, len(files))

    def count(self, digests: Iterable[Digest]) -> Iterator[Digest]:
        """Pass the digests of blocks on, with their problems reported and their pages counted."""
        joiner = ProblemJoiner()
        for digest in self._naming.learn_from(digests):
            self._log.add_all(joiner.join(digest.problems))
            for page in digest.pages:
                self._count(page)
            yield digest
        self._statistics.finish(self._pmid_by_doi)
        self._log.add_all(article.problem() for article in self._statistics.incomplete)

    def _count(self, page: PageStats) -> None:
        """Count a page, report if it was saved before, and note its article's DOI and PMID."""
        if first := self._statistics.add(page):
            self._log.add(Problem(ProblemKind.SAVED_TWICE, page.source, self._log.path_of(first)))
        if page.doi and page.doi != page.article_name:
            self._pmid_by_doi[page.doi] = page.article_name

    def merge(self, digests: Iterable[Digest]) -> Applied:
        """The entries of blocks with these digests, merged in memory, with keys and corrected."""
        collector = RecordCollector(self._options.jobs)
        collector.collect(digests)
        return self._merge_in_memory(collector)

    def _merge_in_memory(self, collector: RecordCollector) -> Applied:
        records = self._look_up(collector.release())
        merged = self._naming.rename_merged(list(merge(records, self._pmid_by_doi, self._log.add)))
        options = self._options
        corrections = options.corrections
        foreseen = Foreseen(corrections) if corrections else None
        keyed = assign_keys(merged, options.earlier, options.key_format, corrections.duplicates, foreseen)
        applied = self._correct(keyed)
        articles = {one.article_name for one in records if one.included and not one.citing_page}
        self._count_merged(len(articles), len(applied.kept))
        return applied

    def _merged(self, digests: Iterable[Digest]) -> Iterator[Entry]:
        with closing(RecordCollector(self._options.jobs, partial(spill, options=self._options))) as collector:
            collector.collect(digests)
            if collector.on_disk is None:
                yield from self._merged_in_memory(collector)
            else:
                yield from self._merged_on_disk(collector.on_disk)

    def _merged_in_memory(self, collector: RecordCollector) -> Iterator[Entry]:
        entries = [one.entry for one in self._merge_in_memory(collector).kept]
        self._log.add_all(_alias_problems(entries))
        if self._options.order is Order.CITED:
            entries.sort(key=lambda entry: -len(entry.cited_by))
        yield from report_possible_duplicates(report_notices(entries, self._log.add), self._log.add)

    def _merged_on_disk(self, collected: RecordsOnDisk) -> Iterator[Entry]:
        from cgt_cite.merge.on_disk import merge_on_disk  # which few runs need

        options, log = self._options, self._log
        with closing(self._look_up_on_disk(collected)) as records:
            entries = merge_on_disk(records, self._pmid_by_doi, options.key_format, log.add)
            self._count_merged(len(records.articles), len(entries))
            log.add(Problem(ProblemKind.NOT_COMPARED, "the bibliography"))
            yield from report_notices(entries.in_order(options.order), log.add)

    def _correct(self, keyed: Sequence[Keyed]) -> Applied:
        """Apply the user's corrections, and count what they remove and accept."""
        corrections, options = self._options.corrections, self._options
        done = apply_corrections(keyed, corrections, self._pmid_by_doi, self._log.add, merged=options.merge)
        self._statistics.corrected = sum(is_corrected(one.entry) for one in done.kept)
        self._statistics.checked = len(done.checked)
        self._statistics.not_references = sum(bool(one.entry.cited_by) for one in done.removed)
        for record in chain.from_iterable(one.records for one in (*done.removed, *done.checked)):
            if _is_doubtful(record):
                self._statistics.accept(record.citing_page, record.source)
        return done

    def _count_merged(self, articles: int, entries: int) -> None:
        """Count what merging saved: of the references and the articles in the output, each of these once."""
        references = 0 if self._options.scope is Scope.ARTICLES else self._statistics.references
        cited = articles + references - self._statistics.not_references
        self._statistics.merged = max(0, cited - entries)

    def _unmerged(self, records: Iterable[Record]) -> Iterator[Entry]:
        """An entry for each record that belongs in the output, in the order of the pages."""
        included: Iterator[Record] = (record for record in records if record.included)
        if self._options.record_sources:
            included = chain.from_iterable(map(self._look_up, _blocks(included)))
        yield from report_notices(self._corrected_singly(included), self._log.add)

    def _corrected_singly(self, records: Iterable[Record]) -> Iterator[Entry]:
        """An entry with a key for each record; all are kept in memory only if there are corrections."""
        remembered: list[Record] = []
        if self._options.corrections:
            records = remembered = list(records)
        entries = self._naming.rename_entries(build_entry([record], {}) for record in records)
        keyed = assign_unmerged_keys(entries, self._options.key_format)
        if not self._options.corrections:
            return keyed
        pairs = zip(keyed, remembered, strict=True)
        singly = [Keyed(Merged(entry, (record,)), entry.key) for entry, record in pairs]
        return (one.entry for one in self._correct(singly).kept)

    def _look_up(self, records: list[Record]) -> list[Record]:
        """The records, those of references completed with PubMed's records of the works that they cite."""
        if not self._options.record_sources:
            return records
        from .looking_up import look_up  # with the rules of acceptance, which most runs do without

        found = look_up(records, self._options.record_sources, self._log.add)
        self._statistics.add_look_ups(found.found_by, found.rejected)
        return found.records

    def _look_up_on_disk(self, records: RecordsOnDisk) -> RecordsOnDisk:
        if not self._options.record_sources:
            return records
        with closing(records):
            return records.mapped(self._look_up, _LOOKED_UP_TOGETHER)


def _blocks(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records in blocks that are looked up together."""
    rest = iter(records)
    while block := list(islice(rest, _LOOKED_UP_TOGETHER)):
        yield block


def find_files(paths: Sequence[str], log: ProblemLog, options: ExtractOptions) -> Iterator[File]:
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


def _is_doubtful(record: Record) -> bool:
    """Whether its fields were parsed with low confidence."""
    return any(0 < claim.confidence < LOW_CONFIDENCE for claim in record.claims)


def _alias_problems(entries: Iterable[Entry]) -> Iterator[Problem]:
    return (Problem(ProblemKind.ALIAS, alias, entry.key) for entry in entries for alias in entry.aliases)
