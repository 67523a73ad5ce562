"""Files to what they hold, pages and works; whatever is wrong with one is a problem, never an exception."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from cgt_cite.document import Document
from cgt_cite.model import Identifier, Page
from cgt_cite.pages import read_pages, read_related_works
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.sources.extensions import promises_page
from cgt_cite.sources.open import documents, open_file
from cgt_cite.sources.walk import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cgt_cite.model import Work
    from cgt_cite.sources.walk import File

Item = TypeVar("Item")


def read_file(file: File) -> Iterator[Page | Problem]:
    """The pages in one file; where one is damaged, a problem in its place."""
    found = _read_documents(file)
    yield from found if file.named or promises_page(file.path) else _pages_only(found, file.source)


def _read_documents(file: File) -> Iterator[Page | Problem]:
    for found in _errors_as_problems(_documents(file), file.source):
        if isinstance(found, Document):
            yield from _errors_as_problems(read_pages(found), found.source)
        else:
            yield found


def _pages_only(found: Iterator[Page | Problem], source: str) -> Iterator[Page | Problem]:
    """What was found in a file that nobody takes for a page: without any, it is one other file."""
    items = list(found)
    pages = [item for item in items if isinstance(item, Page)]
    yield from pages
    if not pages:
        first = next((item.detail for item in items if isinstance(item, Problem)), "")
        yield Problem(Kind.OTHER_FILE, source, first)


def is_rereadable(file: File) -> bool:
    """Whether a file can be read once more, which no pipe can."""
    return file.path != STANDARD_INPUT and os.path.isfile(file.path)


def related_works(file: File, is_cited: Callable[[Identifier], bool]) -> Iterator[tuple[str, Work]]:
    """The works that a file's lists describe, of which an identifier is wanted, each with where it stands.

    The first look has told of problems.
    """
    for found in _errors_as_problems(_documents(file), file.source):
        if isinstance(found, Document):
            works = _errors_as_problems(read_related_works(found, is_cited), found.source)
            yield from ((found.source, work) for work in works if not isinstance(work, Problem))


def _errors_as_problems(items: Iterator[Item], source: str) -> Iterator[Item | Problem]:
    """The items; where an exception ends them, the problem that it stands for.

    Whatever a file does to its reader costs what is left of that file, never the run.
    """
    try:
        yield from items
    except Exception as error:  # noqa: BLE001 - a fault of ours included, which is said to be one
        yield problem_from_exception(error, source)


def _documents(file: File) -> Iterator[Document | Problem]:
    with open_file(file) as stream:
        yield from documents(stream, file.source)
