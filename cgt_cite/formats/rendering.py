"""Render entries one by one, in this process or, if there are many, in several.

A format's module has `render(entry, number, options, warn)`, the text of one entry, which is the `number`th;
and `frame(options)`, if there is more in the file than the entries.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from cgt_cite.forks import map_in_forks
from cgt_cite.formats.presentation import adapt_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem

    Warn = Callable[[Problem], None]
    Numbered = tuple[int, Entry]
    Rendered = tuple[list[str], list[Problem]]

_SLICE = 200  # entries that a process renders at a time
_FEWEST_IN_FORKS = 1_000  # entries: fewer are rendered before a process has started
_MOST_IN_FORKS = 20_000  # entries: each process copies nearly all memory that it shares, by using it


class Frame(NamedTuple):
    """What is in a file before, between and after the entries."""

    begin: str = ""
    between: str = ""
    end: str = ""


class _Module(Protocol):
    """The module of a format."""

    def render(self, entry: Entry, number: int, options: OutputOptions, warn: Warn) -> str: ...


class Rendering(NamedTuple):
    """How the entries of a file are rendered."""

    module: _Module
    options: OutputOptions
    for_scripts: bool

    def frame(self) -> Frame:
        """What is in the file besides the entries."""
        frame = getattr(self.module, "frame", None)
        return cast("Frame", frame(self.options)) if frame else Frame()

    def render(self, numbered: Sequence[Numbered]) -> Rendered:
        """The text of each entry, and what could not be written."""
        problems: list[Problem] = []
        texts = [
            self.module.render(
                adapt_entry(entry, self.options, for_scripts=self.for_scripts),
                number,
                self.options,
                problems.append,
            )
            for number, entry in numbered
        ]
        return texts, problems


def write_each(rendering: Rendering, entries: Iterable[Entry], warn: Warn, jobs: int) -> Iterator[str]:
    """The text of a file, piece by piece; `jobs` is the number of processes that render entries."""
    begin, between, end = rendering.frame()
    yield from filter(None, [begin])
    separator = ""
    for texts, problems in _in_slices(rendering, enumerate(entries, 1), jobs):
        for problem in problems:
            warn(problem)
        for text in texts:
            yield separator + text
            separator = between
    yield from filter(None, [end])


def _in_slices(rendering: Rendering, numbered: Iterator[Numbered], jobs: int) -> Iterator[Rendered]:
    first = list(islice(numbered, _MOST_IN_FORKS + 1)) if jobs > 1 else []
    if _FEWEST_IN_FORKS <= len(first) <= _MOST_IN_FORKS:
        slices = [first[start : start + _SLICE] for start in range(0, len(first), _SLICE)]
        yield from map_in_forks(rendering.render, slices, jobs)
    else:
        yield from (rendering.render([one]) for one in chain(first, numbered))
