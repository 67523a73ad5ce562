"""The command `index`: find PubMed's files, index them, report the result."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from cgt_cite.errors import ExitStatus, UsageError
from cgt_cite.fields.text import plural
from cgt_cite.output import STANDARD_OUTPUT, check_writable
from cgt_cite.sources.walk import STANDARD_INPUT, File, walk

from .build import build_index
from .layout import is_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgt_cite.messages import Reporter

    from .build import Built
    from .scan import Scan

_EXTENSIONS = (".xml", ".xml.gz")  # of the files that are read in folders


def index(paths: Sequence[str], output: str, jobs: int, reporter: Reporter) -> ExitStatus:
    """Write an index of all files of PubMed XML in `paths`; raises `CiteError`."""
    if STANDARD_INPUT in paths or output == STANDARD_OUTPUT:
        raise UsageError("an index needs files: name those of PubMed's baseline, and a file with -o")
    check_writable(output)
    if os.path.isfile(output) and os.path.getsize(output) and not is_index(output):
        raise UsageError(f"{output}: exists and is not an index; choose another file with -o")
    run = _Run(reporter, time.monotonic())
    files = run.find_files(paths, output)
    built = build_index(files, output, jobs, run.count) if files else None
    run.report(built, output)
    if not built:
        return ExitStatus.FAILED
    return ExitStatus.PARTIAL if run.failed else ExitStatus.OK


class _Run:
    """What a run has read so far; it reports problems and progress as they occur."""

    def __init__(self, reporter: Reporter, began: float) -> None:
        self._reporter, self._began = reporter, began
        self._total = self._done = self._read = self._records = 0
        self.failed = 0  # files

    def find_files(self, paths: Sequence[str], output: str) -> list[File]:
        """The files to index, by their names, which PubMed numbers: later ones replace earlier records."""
        files = []
        for found in walk(paths, output):
            if not isinstance(found, File):
                self._reporter.problem(found)
                self.failed += 1
            elif found.given_by_user or found.path.lower().endswith(_EXTENSIONS):
                files.append(found)
        self._total = len(files)
        return sorted(files, key=lambda file: (os.path.basename(file.path), file.path))

    def count(self, scan: Scan) -> None:
        """Count what was read from one more file."""
        self._done += 1
        self._records += scan.records
        self._read += not scan.problem
        if scan.problem:
            self._reporter.problem(scan.problem)
            self.failed += 1
        self._reporter.update_progress(self._done, self._total, "indexing")

    def report(self, built: Built | None, output: str) -> None:
        """Print the summary."""
        self._reporter.flush()
        files = plural(self._read, "file")
        self._reporter.info(f"{files} read, {plural(self._records, 'record')} found")
        if built:
            seconds = max(1, round(time.monotonic() - self._began))
            articles = plural(built.articles, "article")
            size = f"{built.size / built.articles:.0f} bytes per article"
            self._reporter.info(f"{articles} indexed in {output}: {size}, {plural(seconds, 'second')}")
        else:
            self._reporter.line("no PubMed records found: name folders or files of PubMed's baseline")
