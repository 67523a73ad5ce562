"""Unpack mailboxes (mbox): messages in sequence, each preceded by a line that begins with `From `."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.document import Document
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.sources.unpacking import DecompressionBudget

_START = lazy_compile(rb"(?:\A|\r?\n\r?\n)From [^\n]{1,200}\r?\n(?=[\w-]{1,80}:)")
_ESCAPED = lazy_compile(rb"^>(?=>*From )", re.MULTILINE)


def unwrap(document: Document, _budget: DecompressionBudget) -> Iterator[Document]:
    """Yield each message, named by its number."""
    data = document.data()
    starts = list(_START.finditer(data))
    ends = [match.start() for match in starts[1:]] + [len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        message = _ESCAPED.sub(b"", data[start.end() : end])
        yield Document.of_bytes(
            f"{document.source}/{number}" if len(starts) > 1 else document.source, message
        )
