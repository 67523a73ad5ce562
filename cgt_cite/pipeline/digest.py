"""What is kept of each file: a pure function of its bytes, so it can run in any process."""

from __future__ import annotations

from itertools import islice, starmap
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.journals import PERIODICAL_TYPES
from cgt_cite.merge.match_keys import key
from cgt_cite.merge.records import Record, of_article, of_reference, of_related
from cgt_cite.model import Page
from cgt_cite.options import Scope
from cgt_cite.parse.remembered import Remembered
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.statistics import PageStats, page_stats

from .reading import read_file, related_works

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cgt_cite.model import Identifier, Reference, Work
    from cgt_cite.sources.walk import File

Numbered = tuple[int, Page | Problem]  # with the number of its file
Names = tuple[str, str, str]  # a journal's abbreviation, its title and its ISSN

_BATCH_SIZE = 64  # that are read before their references are parsed
_remembered = Remembered()


class Digest(NamedTuple):
    """What is kept of one file."""

    problems: list[Problem]
    pages: list[PageStats]
    records: list[Record]
    mentioned: list[str]  # match keys of the works that its lists describe
    journals: list[Names]  # of its articles


def process_files(files: Sequence[File], what: Scope) -> list[Digest]:
    """What each file holds; whatever is wrong with it is a problem, never an exception.

    Files are read some pages ahead and the references of these parsed together, which is faster.
    """
    found = [Digest([], [], [], [], []) for _ in files]
    items = ((number, item) for number, file in enumerate(files) for item in read_file(file))
    for number, item in parse_in_batches(items):
        _add(found[number], item, what)
    return found


def parse_in_batches(items: Iterator[Numbered]) -> Iterator[Numbered]:
    """The items, their references parsed, so many pages at a time."""
    while some := list(islice(items, _BATCH_SIZE)):
        try:
            parsed = iter(_parsed([item for _, item in some if isinstance(item, Page)]))
        except Exception:  # noqa: BLE001 - a fault of ours in one page, which is sought in each
            yield from ((number, found) for number, item in some for found in _parse_alone(item))
        else:
            yield from ((number, next(parsed) if isinstance(item, Page) else item) for number, item in some)


def _parse_alone(item: Page | Problem) -> Iterator[Page | Problem]:
    """An item by itself; a page whose references cannot be parsed stays as it is, and a problem says so."""
    if isinstance(item, Problem):
        yield item
        return
    try:
        yield from _parsed([item])
    except Exception as error:  # noqa: BLE001 - as where pages are read
        yield item
        yield problem_from_exception(error, item.source)


def _add(found: Digest, item: Page | Problem, what: Scope) -> None:
    if isinstance(item, Page):
        found.pages.append(page_stats(item))
        found.records.extend(records(item, what))
        found.mentioned.extend(starmap(key, item.related_ids))
        found.journals.extend(_journals(item.article))
    elif not _already_reported(item, found.problems[-1:]):
        found.problems.append(item)


def _journals(article: Work) -> Iterator[Names]:
    if article.container_title_short and article.type in PERIODICAL_TYPES:
        yield article.container_title_short, article.container_title, article.ISSN


def _already_reported(problem: Problem, before: list[Problem]) -> bool:
    """Whether this was said: that a file ends early, both its wrapping and the page inside can tell."""
    return (problem.kind, problem.where) in ((other.kind, other.where) for other in before)


def digest_of_crash(file: File) -> Digest:
    """What is kept of a file on which a process died."""
    problem = Problem(Kind.DAMAGED, file.source, "the process that read it was killed")
    return Digest([problem], [], [], [], [])


def _parsed(pages: list[Page]) -> list[Page]:
    """The pages with their references parsed, each string once."""
    references = (item for page in pages for item in page.references if not item.tagged)
    parsed = _remembered.parse(reference.text for reference in references)
    return [
        page._replace(references=tuple(_attach_parse(reference, parsed) for reference in page.references))
        for page in pages
    ]


def _attach_parse(reference: Reference, parsed: Mapping[str, Reference]) -> Reference:
    found = None if reference.tagged else parsed.get(reference.text)
    return reference._replace(parsed=found.work, confidence=found.confidence) if found else reference


def records(page: Page, what: Scope) -> Iterator[Record]:
    """The records of a page: its article, unless nothing is known of it, and each reference."""
    if page.article.is_known:
        yield of_article(page, listed=what != Scope.REFERENCES)
    if what != Scope.ARTICLES:
        yield from (of_reference(reference, page) for reference in page.references if reference.is_known)


def related(file: File, cited: frozenset[str]) -> list[Record | Problem]:
    """The records of the works in a file's other lists that have one of the match keys `cited`."""

    def is_cited(identifier: Identifier) -> bool:
        return key(*identifier) in cited

    found = (of_related(work, source) for source, work in related_works(file, is_cited))
    return [record for record in found if not cited.isdisjoint(record.keys)]
