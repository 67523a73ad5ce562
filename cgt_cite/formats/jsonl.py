"""Write JSON lines: one CSL-JSON item per line, for scripts that read entry by entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cgt_cite.formats.csl import csl_item
from cgt_cite.model import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem


def write(entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]) -> Iterator[str]:
    """One line per entry; `{}` for an entry about which nothing is known, so that line N remains line N."""
    del options, warn  # CSL-JSON holds everything
    nothing = Work()
    for number, entry in enumerate(entries, 1):
        known = entry.key or entry.work != nothing
        yield (
            json.dumps(csl_item(entry, number, for_scripts=True), ensure_ascii=False) if known else "{}"
        ) + "\n"
