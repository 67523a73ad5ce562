"""The whole chain: files to pages to a bibliography.  The only room that knows all its links."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.journals import Spelling
from cgt_cite.merge import assign_keys, build_entry, merge, report_possible_duplicates, unite
from cgt_cite.merge.citekeys import DEFAULT_FORMAT
from cgt_cite.merge.key_assignment import unmerged_key
from cgt_cite.model import Page
from cgt_cite.options import Scope
from cgt_cite.parallel import in_order
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.walk import File, walk
from cgt_cite.statistics import page_stats

from .collecting import RecordCollector
from .digest import digest_of_crash, parse_in_batches, process_files
from .naming import JournalNaming
from .reading import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cgt_cite.merge.corrections import Correction
    from cgt_cite.merge.records import Record
    from cgt_cite.model import Entry
    from cgt_cite.statistics import Statistics

    from .digest import Digest


class ExtractOptions(NamedTuple):
    """What the user wants of a run."""

    what: Scope = Scope.REFERENCES
    merge: bool = True
    jobs: int = 0  # processes; 0: as many as pay off
    output: str = ""  # the file that will be written, which is not read
    exclude: tuple[str, ...] = ()  # patterns of the names of files and folders that are not read
    key_format: str = DEFAULT_FORMAT
    earlier: tuple[Entry, ...] = ()  # of an earlier output, whose keys are kept
    corrections: tuple[Correction, ...] = ()
    journals: Spelling = Spelling.AS_PRINTED


def extract(
    paths: Sequence[str], choices: ExtractOptions, tally: Statistics, advance: Callable[[int, int], None]
) -> Iterator[Entry]:
    """The entries of all pages below `paths`; `advance` hears how many of how many files are read."""
    files = list(_files(paths, tally, choices.output, choices.exclude))
    naming = JournalNaming(choices.journals)
    digests = naming.learning(_digests(files, choices, tally, advance))
    if choices.merge:
        return _merged(files, digests, choices, tally, naming)
    records = (record for found in digests for record in found.records)
    return _unmerged_entries(records, choices.key_format, naming)


def pages(paths: Sequence[str], tally: Statistics) -> Iterator[Page]:
    """Every page below `paths` as it was understood, in the order of the walk."""
    for file in _files(paths, tally):
        for _, item in parse_in_batches((0, item) for item in read_file(file)):
            if isinstance(item, Page):
                tally.count([page_stats(item)], [])
                yield item
            else:
                tally.add(item)
    tally.finish()


def _files(
    paths: Sequence[str], tally: Statistics, output: str = "", exclude: Sequence[str] = ()
) -> Iterator[File]:
    nothing = True
    tally.paths = paths_of = {}
    for found in walk(paths, output, exclude):
        nothing = False
        if isinstance(found, File):
            paths_of[found.source] = found.path
            yield found
        else:
            tally.add(found)
    if nothing:
        tally.add(Problem(Kind.EMPTY, ", ".join(paths)))


def _digests(
    files: list[File], choices: ExtractOptions, tally: Statistics, advance: Callable[[int, int], None]
) -> Iterator[Digest]:
    work = partial(process_files, what=choices.what)
    for number, found in enumerate(in_order(work, files, choices.jobs, digest_of_crash), 1):
        tally.count(found.pages, found.problems)
        yield found
        advance(number, len(files))
    tally.finish()


def _merged(
    files: list[File],
    digests: Iterable[Digest],
    choices: ExtractOptions,
    tally: Statistics,
    naming: JournalNaming,
) -> Iterator[Entry]:
    gathering = RecordCollector(files, choices.jobs)
    for found in digests:
        gathering.add(found)
    records = gathering.complete()
    merged = naming.rename_merged(list(merge(records, tally.names, tally.add)))
    keyed = assign_keys(merged, choices.earlier, choices.key_format)
    entries = list(unite(keyed, choices.corrections, tally.names, tally.add))
    _report_aliases(entries, tally)
    tally.merged = max(0, len({_occurrence(record) for record in records if record.listed}) - len(entries))
    yield from report_possible_duplicates(entries, tally.add)


def _occurrence(record: Record) -> tuple[str, ...]:
    """What two saved forms of a page have in common of one reference, or of the page's own article."""
    if not record.cited_by:
        return next(filter(None, record.identifiers), record.source), "0"
    return record.cited_by, str(record.position)


def _report_aliases(entries: Iterable[Entry], tally: Statistics) -> None:
    for entry in entries:
        for alias in entry.aliases:
            tally.add(Problem(Kind.ALIAS, alias, entry.key))


def _unmerged_entries(records: Iterable[Record], key_format: str, naming: JournalNaming) -> Iterator[Entry]:
    """An entry for each listed record, in the order of the pages."""
    taken: set[str] = set()
    for found in naming.rename_entries(build_entry([record], {}) for record in records if record.listed):
        yield found._replace(key=unmerged_key(found, key_format, taken))
