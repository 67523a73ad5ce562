"""A document's head and the rest of its stream as one stream again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from cgt_cite.document import Document


def rejoined(document: Document) -> BinaryIO:
    """All bytes of `document` from its first; seeks back where its stream can."""
    if document.stream.seekable():
        document.stream.seek(-len(document.head), io.SEEK_CUR)
        return document.stream
    return io.BytesIO(document.data())
