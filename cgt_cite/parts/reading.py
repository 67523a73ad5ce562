"""Read one file as a stream of pages and entries, with its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.errors import CiteError
from cgt_cite.merge import assign_unmerged_keys, build_entry
from cgt_cite.model import Page
from cgt_cite.parallel import is_cancelled
from cgt_cite.pipeline.digest import parsed, records
from cgt_cite.pipeline.joining import ProblemJoiner
from cgt_cite.pipeline.reading import read_documents
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.extensions import may_contain_pages
from cgt_cite.sources.open import documents
from cgt_cite.statistics import Statistics, page_stats

from .places import open_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.model import Entry
    from cgt_cite.pipeline import ExtractOptions
    from cgt_cite.sources.walk import File


class FileReading:
    """The reading of a file; `problems` and the counts are complete when it has been read."""

    def __init__(self, file: File, options: ExtractOptions) -> None:
        self.problems: list[Problem] = []
        self.page_count = self.record_count = 0
        self._file, self._options = file, options

    def pages(self) -> Iterator[Page]:
        """The pages in the file; raises `UnreadableError` if it could not be read to its end."""
        joiner, statistics = ProblemJoiner(), Statistics()
        found = self._items()
        for item in parsed(found) if self._options.parse else found:
            _stop_if_cancelled()
            if isinstance(item, Problem):
                self.problems += joiner.join([item])
            else:
                self.page_count += 1
                if first := statistics.add(page_stats(item)):
                    self.problems.append(Problem(ProblemKind.SAVED_TWICE, item.source, first))
                yield item
        statistics.finish({})
        self.problems += [article.problem() for article in statistics.incomplete]
        if not self.page_count:
            self.problems = self._problems_without_page()

    def entries(self, pages: Iterable[Page]) -> Iterator[Entry]:
        """The entries of the pages, as with `--no-merge`, with keys that are unique in the file."""
        found = (record for page in pages for record in records(page, self._options.scope))
        entries = (build_entry([record], {}) for record in found if record.included)
        for entry in assign_unmerged_keys(entries, self._options.key_format):
            self.record_count += 1
            yield entry

    def _items(self) -> Iterator[Page | Problem]:
        source = self._file.source
        with open_input(self._file.path) as stream:
            yield from read_documents(documents(stream, source), source)

    def _problems_without_page(self) -> list[Problem]:
        """Why the file has no page; if its name promises none either, it is some other file."""
        source = self._file.source
        if self._file.given_by_user or may_contain_pages(self._file.path):
            return self.problems or [Problem(ProblemKind.NOT_A_PAGE, source, "it is empty")]
        return [Problem(ProblemKind.OTHER_FILE, source, next((one.detail for one in self.problems), ""))]


def _stop_if_cancelled() -> None:
    """Raise `CiteError` if the run was interrupted: a part takes too long to wait for its end."""
    if is_cancelled():
        raise CiteError("interrupted")
