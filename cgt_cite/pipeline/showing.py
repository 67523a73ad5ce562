"""Read pages to show what was understood, page by page, with the user's corrections if there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.corrections.applying import ORIGIN
from cgt_cite.model import Indexing, Page

from .blocks import blocks, read_block
from .digest import digest_of, parsed
from .extraction import Extraction, find_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.corrections import Applied
    from cgt_cite.merge.records import Record
    from cgt_cite.model import Entry, Fields, Reference, Work
    from cgt_cite.problem_log import ProblemLog
    from cgt_cite.problems import Problem
    from cgt_cite.sources.walk import File
    from cgt_cite.statistics import Statistics

    from .blocks import Tallied
    from .digest import Digest
    from .options import ExtractOptions

    Place = tuple[str, str, int]  # of a reference: the citing article, the file, the position


def read_all_pages(
    paths: Sequence[str], log: ProblemLog, statistics: Statistics, options: ExtractOptions
) -> Iterator[Page]:
    """Every page in `paths` with its references parsed, and corrected, in the order of the files."""
    extraction = Extraction(options, log, statistics, lambda *_: None)
    files = find_files(paths, log, options)
    if options.corrections:
        yield from _read_corrected(list(files), extraction, options)
        return
    pages: list[Page] = []
    for _ in extraction.count(_digests(files, pages, options)):
        yield from pages
        pages.clear()


def _digests(
    files: Iterator[File] | list[File], pages: list[Page], options: ExtractOptions
) -> Iterator[Digest]:
    """The digest of each block of the files, whose pages are added to `pages`."""
    for block in blocks(files):
        items: list[Page | Problem | Tallied] = list(parsed(read_block(block)))
        pages += [item for item in items if isinstance(item, Page)]
        yield digest_of(block, items, options.scope)


def _read_corrected(files: list[File], extraction: Extraction, options: ExtractOptions) -> Iterator[Page]:
    """The pages after all are read, since corrections name entries by keys, which depend on all pages."""
    pages: list[Page] = []
    applied = extraction.merge(extraction.count(_digests(files, pages, options)))
    return corrected_pages(pages, applied)


def corrected_pages(pages: Sequence[Page], applied: Applied) -> Iterator[Page]:
    """The pages, with the corrections of entries carried over to the references that they are made of."""
    removed = {place for one in applied.removed for place in map(_place, one.records)}
    checked = {place for one in applied.checked for place in map(_place, one.records)}
    entries = {place: one.entry for one in applied.kept for place in map(_place, one.records)}
    for page in pages:
        placed = [((page.name, page.source, one.position), one) for one in page.references]
        references = (
            _corrected(one, entries.get(place), accepted=place in checked)
            for place, one in placed
            if place not in removed
        )
        yield page._replace(references=tuple(references))


def _place(record: Record) -> Place:
    return record.citing_page, record.source, record.position


def _corrected(reference: Reference, entry: Entry | None, *, accepted: bool) -> Reference:
    if entry:
        fields = {field for field, origin in entry.origins if origin == ORIGIN}
        reference = reference._replace(
            work=_with_fields(reference.work, entry.work, fields),
            parsed=_with_fields(reference.parsed, entry.work, fields),
        )
    return reference._replace(confidence=None) if accepted else reference


def _with_fields(work: Work, source: Work, fields: set[str]) -> Work:
    """The work with some fields of another one."""
    own: Fields = {name: getattr(source, name) for name in fields if name not in Indexing._fields}
    indexing: Fields = {name: getattr(source.indexing, name) for name in fields if name in Indexing._fields}
    return work._replace(**own, indexing=work.indexing._replace(**indexing)) if fields else work
