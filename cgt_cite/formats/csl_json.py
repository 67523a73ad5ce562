"""Write CSL-JSON: one array of items, for Zotero, pandoc, citation processors and scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cgt_cite.formats.csl import csl_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem


def write(entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]) -> Iterator[str]:
    """The entries as one JSON array, one item per line."""
    del options, warn  # CSL-JSON holds everything
    yield "["
    for number, entry in enumerate(entries, 1):
        yield ("\n" if number == 1 else ",\n") + json.dumps(csl_item(entry, number), ensure_ascii=False)
    yield "\n]\n"
