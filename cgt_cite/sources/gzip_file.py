"""A gzipped document."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

from cgt_cite.document import HEAD_SIZE, Document
from cgt_cite.sources.rejoin import rejoined

if TYPE_CHECKING:
    from collections.abc import Iterator


def unwrap(document: Document) -> Iterator[Document]:
    """The document inside; it is unpacked as it is read, so a bomb meets the reader's own limit."""
    stream = io.BufferedReader(gzip.GzipFile(fileobj=rejoined(document)))
    yield Document(document.source, stream.read(HEAD_SIZE), stream)
