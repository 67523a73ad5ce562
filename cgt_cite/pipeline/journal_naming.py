"""Give each journal one name, between merging and keys, if the user asks for it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from cgt_cite.journals import Spelling
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.journals.renaming import JournalRenamer
    from cgt_cite.merge.merging import Merged
    from cgt_cite.model import Entry

    from .digest import Digest


class JournalNaming:
    """Renames the journals of a run; with the default spelling, as printed, it does nothing."""

    def __init__(self, spelling: Spelling) -> None:
        self._renaming = None if spelling is Spelling.AS_PRINTED else _renaming(spelling)

    def learn_from(self, digests: Iterable[Digest]) -> Iterator[Digest]:
        """Pass the digests of files on, and learn the names of their articles' journals."""
        for found in digests:
            if self._renaming:
                for names in found.journals:
                    self._renaming.learn(*names)
            yield found

    def rename_merged(self, merged: list[Merged]) -> list[Merged]:
        """The merged works with one name for each journal."""
        entries = self.rename_entries(one.entry for one in merged)
        return [one._replace(entry=entry) for one, entry in zip(merged, entries, strict=True)]

    def rename_entries(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries with one name for each journal; all are read before the first is yielded."""
        if not self._renaming:
            yield from entries
            return
        waiting = deque(entries)
        for found in waiting:
            self._renaming.learn_entry(found)
        while waiting:
            found = waiting.popleft()
            yield found._replace(work=self._renaming.rename(found.work))

    def report_unknown(self, entries: Iterable[Entry], report: Callable[[Problem], None]) -> Iterator[Entry]:
        """Pass the entries on, then report each journal among them that was not renamed, by name."""
        if not self._renaming:
            yield from entries
            return
        names = set()
        for entry in entries:
            names.add(entry.work.container_title)
            yield entry
        for name in sorted(names & self._renaming.unknown.keys()):
            report(Problem(ProblemKind.UNKNOWN_JOURNAL, name, self._renaming.unknown[name]))


def _renaming(spelling: Spelling) -> JournalRenamer:
    from cgt_cite.journals.renaming import JournalRenamer  # with the list of journals

    return JournalRenamer(spelling)
