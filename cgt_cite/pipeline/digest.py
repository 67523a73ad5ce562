"""Reduce a block to a digest: the records, counts and problems that the rest of the run needs.

Match keys are the values by which `merge` recognises records of the same work.

The digest depends on nothing but the block and the options, so that any process can make it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cgt_cite.fields.journals import PERIODICAL_TYPES
from cgt_cite.merge.match_keys import match_key
from cgt_cite.merge.records import Record, record_of_article, record_of_reference, record_of_related_work
from cgt_cite.model import Page
from cgt_cite.options import Scope
from cgt_cite.parse.cache import ParseCache
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.statistics import PageStats, page_stats

from .blocks import read_block
from .reading import related_works

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cgt_cite.model import Identifier, ParsedReference, Reference, Work
    from cgt_cite.sources.walk import File

    from .blocks import Block, Tallied

Item = TypeVar("Item")
JournalNames = tuple[str, str, str]  # the abbreviation, the title and the ISSN of one journal


class Reading(NamedTuple):
    """How files are read."""

    scope: Scope = Scope.REFERENCES
    parse: bool = True  # the strings of references


_cache = ParseCache()  # of this process


class Digest(NamedTuple):
    """What is kept of one block."""

    file: File
    is_last: bool  # in its file
    problems: list[Problem | Tallied]
    pages: list[PageStats]
    records: list[Record]
    related_keys: list[str]  # match keys of the works that it lists as similar, citing or linked
    journals: list[JournalNames]  # of its articles
    edges: list[str]  # lines of CSV, if nothing else is to be written

    @classmethod
    def empty(cls, block: Block) -> Digest:
        """The digest of a block in which nothing was found yet."""
        return cls(block.file, block.is_last, [], [], [], [], [], [])


def read_digests(blocks: Sequence[Block], reading: Reading) -> list[Digest]:
    """The digest of each block; whatever is wrong with a file is a problem, not an exception.

    Raises `InstallationError` if the program itself is incomplete.
    """
    return [_digest(block, reading) for block in blocks]


def _digest(block: Block, reading: Reading) -> Digest:
    items = read_block(block)
    return digest_of(block, parsed(items) if reading.parse else items, reading.scope)


def digest_of_crash(block: Block) -> Digest:
    """The digest of a block that killed the process reading it."""
    problem = Problem(ProblemKind.DAMAGED, block.file.source, "the process that read it was killed")
    return Digest.empty(block)._replace(problems=[problem])


def digest_of(block: Block, items: Iterable[Page | Problem | Tallied], scope: Scope) -> Digest:
    """The digest of a block in which these pages and problems were found."""
    digest = Digest.empty(block)
    for item in items:
        if isinstance(item, Page):
            _add(item, digest, scope)
        else:
            digest.problems.append(item)
    return digest


def _add(page: Page, digest: Digest, scope: Scope) -> None:
    digest.pages.append(page_stats(page))
    digest.records.extend(records(page, scope))
    digest.related_keys.extend(match_key(*identifier) for identifier in page.related_ids)
    digest.journals.extend(_journals(page.article))


def _journals(article: Work) -> Iterator[JournalNames]:
    if article.container_title_short and article.type in PERIODICAL_TYPES:
        yield article.container_title_short, article.container_title, article.ISSN


def parsed(items: Iterable[Page | Item]) -> Iterator[Page | Problem | Item]:
    """The items, with the references of each page parsed."""
    for item in items:
        if isinstance(item, Page):
            yield from with_parsed_references(item)
        else:
            yield item


def with_parsed_references(page: Page) -> Iterator[Page | Problem]:
    """The page with its references parsed; if that fails, the page as it is and a problem."""
    try:
        results = _cache.parse(reference.text for reference in page.references if not reference.tagged)
    except Exception as error:  # noqa: BLE001 - a bug of the parser must not cost the whole run
        yield page
        yield problem_from_exception(error, page.source)
        return
    references = tuple(_with_result(reference, results) for reference in page.references)
    yield page._replace(references=references)


def _with_result(reference: Reference, results: Mapping[str, ParsedReference]) -> Reference:
    found = None if reference.tagged else results.get(reference.text)
    return reference._replace(parsed=found.work, confidence=found.confidence) if found else reference


def records(page: Page, scope: Scope) -> Iterator[Record]:
    """The records of a page: its article, unless nothing is known about it, and its references."""
    if page.article.is_known:
        yield record_of_article(page, included=scope != Scope.REFERENCES)
    if scope != Scope.ARTICLES:
        yield from (
            record_of_reference(reference, page) for reference in page.references if reference.is_known
        )


def related_records(file: File, cited: frozenset[str]) -> list[Record]:
    """The records of the works that a file lists as related that have one of the match keys `cited`."""

    def is_cited(identifier: Identifier) -> bool:
        return match_key(*identifier) in cited

    found = (record_of_related_work(work, source) for source, work in related_works(file, is_cited))
    return [record for record in found if not cited.isdisjoint(record.keys)]
