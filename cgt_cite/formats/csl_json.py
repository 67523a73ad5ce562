"""Write CSL-JSON: one array of items, for Zotero, pandoc, citation processors and scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cgt_cite.formats.csl import csl_item
from cgt_cite.formats.rendering import Frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem


def frame(options: OutputOptions) -> Frame:
    """The entries are one JSON array."""
    del options  # CSL-JSON has no options
    return Frame("[", ",", "\n]\n")


def render(entry: Entry, number: int, options: OutputOptions, warn: Callable[[Problem], None]) -> str:
    """The entry as one item, on a line of its own."""
    del options, warn  # CSL-JSON holds everything
    return "\n" + json.dumps(csl_item(entry, number), ensure_ascii=False)
