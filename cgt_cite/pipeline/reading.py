"""Read files as pages; whatever is wrong with a file is a problem, not an exception."""

from __future__ import annotations

import os
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from cgt_cite.document import Document
from cgt_cite.model import Identifier, Page
from cgt_cite.pages import read_pages, read_related_works
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.sources.extensions import may_contain_pages
from cgt_cite.sources.open import documents, open_file
from cgt_cite.sources.walk import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cgt_cite.model import Work
    from cgt_cite.sources.walk import File

Item = TypeVar("Item")


def read_bytes(data: bytes, source: str) -> Iterator[Page | Problem]:
    """The pages in the content of a file, as `read_file` finds them."""
    return read_documents(documents(BytesIO(data), source), source)


def read_file(file: File) -> Iterator[Page | Problem]:
    """The pages in one file, with a problem in place of each damaged one."""
    found = read_documents(documents_in(file), file.source)
    yield from (
        found if file.given_by_user or may_contain_pages(file.path) else _pages_only(found, file.source)
    )


def read_documents(opened: Iterator[Document | Problem], source: str) -> Iterator[Page | Problem]:
    """The pages in the documents of a file, with a problem in place of each damaged one."""
    for found in errors_as_problems(opened, source):
        if isinstance(found, Document):
            yield from errors_as_problems(read_pages(found), found.source)
        else:
            yield found


def _pages_only(found: Iterator[Page | Problem], source: str) -> Iterator[Page | Problem]:
    """The pages in a file whose name does not promise any; without pages, it is some other file."""
    items = list(found)
    pages = [item for item in items if isinstance(item, Page)]
    yield from pages
    if not pages:
        first = next((item.detail for item in items if isinstance(item, Problem)), "")
        yield Problem(ProblemKind.OTHER_FILE, source, first)


def is_rereadable(file: File) -> bool:
    """Whether a file can be read a second time; a pipe cannot."""
    return file.path != STANDARD_INPUT and os.path.isfile(file.path)


def related_works(file: File, is_cited: Callable[[Identifier], bool]) -> Iterator[tuple[str, Work]]:
    """The works that a file lists as similar, citing or linked and that are cited, each with its source.

    Problems were reported when the file was read first.
    """
    for found in errors_as_problems(documents_in(file), file.source):
        if isinstance(found, Document):
            works = errors_as_problems(read_related_works(found, is_cited), found.source)
            yield from ((found.source, work) for work in works if not isinstance(work, Problem))


def errors_as_problems(items: Iterator[Item], source: str) -> Iterator[Item | Problem]:
    """The items and, if an exception ends them, a problem.

    An error costs the rest of that file, never the whole run.
    """
    try:
        yield from items
    except Exception as error:  # noqa: BLE001 - including bugs, which the problem reports as such
        yield problem_from_exception(error, source)


def documents_in(file: File) -> Iterator[Document | Problem]:
    """The documents in a file, each of which must be read before the next; raises `OSError`."""
    with open_file(file) as stream:
        yield from documents(stream, file.source)
