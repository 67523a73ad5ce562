"""Write JSON lines: one CSL-JSON item per line, for scripts that read entry by entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cgt_cite.formats.csl import csl_item
from cgt_cite.model import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem


_NOTHING = Work()


def render(entry: Entry, number: int, options: OutputOptions, warn: Callable[[Problem], None]) -> str:
    """One line; `{}` for an entry about which nothing is known, so that line N remains line N."""
    del options, warn  # CSL-JSON holds everything
    if not entry.key and entry.work == _NOTHING:
        return "{}\n"
    return json.dumps(csl_item(entry, number, for_scripts=True), ensure_ascii=False) + "\n"
