"""Shortcuts for tests of layouts."""

from __future__ import annotations

from pathlib import Path

from cgt_cite.document import Document
from cgt_cite.model import Indexing, Page, Work
from cgt_cite.pages import read_pages
from cgt_cite.problems import Problem, ProblemKind

FIXTURES = Path(__file__).parent / "fixtures"


def fixture(name: str) -> str:
    """A page of the project's own."""
    return (FIXTURES / name).read_text("utf-8")


def read_all(data: bytes | str, source: str = "page") -> list[Page | Problem]:
    data = data.encode() if isinstance(data, str) else data
    return list(read_pages(Document.of_bytes(source, data)))


def pages_in(data: bytes | str) -> list[Page]:
    """The pages; fails where there is a problem as well."""
    found = read_all(data)
    assert not [item for item in found if isinstance(item, Problem)]
    return [item for item in found if isinstance(item, Page)]


def genuine_pages_in(path: Path) -> tuple[list[Page], int]:
    """The pages in a file, and how many of their references lost a link to the citing article itself."""
    found = read_all(path.read_bytes())
    problems = [item for item in found if isinstance(item, Problem)]
    assert {problem.kind for problem in problems} <= {ProblemKind.SELF_LINK}, path.name
    return [item for item in found if isinstance(item, Page)], len(problems)


def page_in(data: bytes | str) -> Page:
    (page,) = pages_in(data)
    return page


def problem_in(data: bytes | str) -> Problem:
    (problem,) = read_all(data)
    assert isinstance(problem, Problem)
    return problem


def field_of(work: Work, name: str) -> object:
    """A field of the work or of its indexing."""
    return getattr(work.indexing if name in Indexing._fields else work, name)


def files_below(folder: Path, pattern: str = "*") -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if path.is_file())
