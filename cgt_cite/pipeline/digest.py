"""What is kept of each file: a pure function of its bytes, so it can run in any process."""

from __future__ import annotations

from enum import StrEnum
from itertools import islice, starmap
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.merge.identity import hashed
from cgt_cite.merge.records import Packed, of_article, of_mention, of_reference, pack, proofs_of
from cgt_cite.model import Page
from cgt_cite.parse.remembered import Remembered
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.faults import fault
from cgt_cite.tally import PageFacts, facts

from .opening import mentioned, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cgt_cite.merge.records import Record
    from cgt_cite.model import Reference
    from cgt_cite.sources.walk import File

Numbered = tuple[int, Page | Problem]  # with the number of its file

_PAGES_AHEAD = 64  # that are read before their references are parsed
_remembered = Remembered()


class What(StrEnum):
    """Whose citations are written."""

    REFERENCES = "references"
    ARTICLES = "articles"
    ALL = "all"


class Digest(NamedTuple):
    """What is kept of one file."""

    problems: list[Problem]
    pages: list[PageFacts]
    records: list[Packed]
    outlined: list[tuple[int, ...]]  # hashed proofs of each article of which only an outline was read
    mentioned: list[int]  # hashed identifiers of the works that its lists describe


def digests(files: Sequence[File], what: What) -> list[Digest]:
    """What each file holds; whatever is wrong with it is a problem, never an exception.

    Files are read some pages ahead and the references of these parsed together, which is faster.
    """
    found = [Digest([], [], [], [], []) for _ in files]
    outline = what is What.REFERENCES
    items = ((number, item) for number, file in enumerate(files) for item in shown(file, outline=outline))
    for number, item in ahead(items):
        _add(found[number], item, what)
    return found


def ahead(items: Iterator[Numbered]) -> Iterator[Numbered]:
    """The items, their references parsed, so many pages at a time."""
    while some := list(islice(items, _PAGES_AHEAD)):
        try:
            parsed = iter(_parsed([item for _, item in some if isinstance(item, Page)]))
        except Exception:  # noqa: BLE001 - a fault of ours in one page, which is sought in each
            yield from ((number, found) for number, item in some for found in _alone(item))
        else:
            yield from ((number, next(parsed) if isinstance(item, Page) else item) for number, item in some)


def _alone(item: Page | Problem) -> Iterator[Page | Problem]:
    """An item by itself; a page whose references cannot be parsed stays as it is, and a problem says so."""
    if isinstance(item, Problem):
        yield item
        return
    try:
        yield from _parsed([item])
    except Exception as error:  # noqa: BLE001 - as where pages are read
        yield item
        yield fault(error, item.source)


def _add(found: Digest, item: Page | Problem, what: What) -> None:
    if isinstance(item, Page):
        found.pages.append(facts(item))
        found.records.extend(map(pack, records(item, what)))
        if item.outlined:
            found.outlined.append(proofs_of(of_article(item, wanted=False)))
        found.mentioned.extend(starmap(hashed, item.mentioned))
    elif not _told(item, found.problems[-1:]):
        found.problems.append(item)


def _told(problem: Problem, before: list[Problem]) -> bool:
    """Whether this was said: that a file ends early, both its wrapping and the page inside can tell."""
    return (problem.kind, problem.where) in ((other.kind, other.where) for other in before)


def crashed(file: File) -> Digest:
    """What is kept of a file on which a process died."""
    problem = Problem(Kind.DAMAGED, file.source, "the process that read it was killed")
    return Digest([problem], [], [], [], [])


def _parsed(pages: list[Page]) -> list[Page]:
    """The pages with their references parsed, each string once."""
    references = (reference for page in pages for reference in page.references)
    parsed = _remembered.parse(reference.text for reference in references)
    return [
        page._replace(references=tuple(_with(reference, parsed) for reference in page.references))
        for page in pages
    ]


def _with(reference: Reference, parsed: Mapping[str, Reference]) -> Reference:
    found = parsed.get(reference.text)
    return reference._replace(parsed=found.work, confidence=found.confidence) if found else reference


def records(page: Page, what: What) -> Iterator[Record]:
    """The records of a page: its article, unless nothing is known of it, and each reference."""
    if page.article.is_known and not page.outlined:
        yield of_article(page, wanted=what != What.REFERENCES)
    if what != What.ARTICLES:
        yield from (of_reference(reference, page) for reference in page.references)


def articles(file: File, wanted: frozenset[int]) -> list[Packed | Problem]:
    """The articles of a file, one of whose hashed proofs is wanted, and what is wrong with the file."""
    found = (pack(of_article(item, wanted=False)) if isinstance(item, Page) else item for item in shown(file))
    return [item for item in found if isinstance(item, Problem) or not wanted.isdisjoint(item.proofs)]


def mentions(file: File, wanted: frozenset[int]) -> list[Packed | Problem]:
    """What a file's lists tell of the works whose hashed identifiers are wanted."""

    def is_wanted(kind: str, value: str) -> bool:
        return hashed(kind, value) in wanted

    return [
        record
        for source, work in mentioned(file, is_wanted)
        if not wanted.isdisjoint((record := pack(of_mention(work, source))).identifiers)
    ]
