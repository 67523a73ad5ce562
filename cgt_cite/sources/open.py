"""Open files and unpack them into documents.

A container is an archive, a compressed file or a message that holds documents.  It is recognised by its
first bytes, whatever the name of the file.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from cgt_cite.document import HEAD_SIZE, SIZE_LIMIT, Document
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.walk import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.sources.unpacking import DecompressionBudget
    from cgt_cite.sources.walk import File


class Container(NamedTuple):
    """A kind of container: the module that unpacks it, and a pattern for its first bytes.

    The module's `unwrap(document, budget)` yields the documents inside, each of which must be read before
    the next one is requested, and a `Problem` for anything damaged.
    """

    module: str
    first_bytes: re.Pattern[bytes]


CONTAINERS: tuple[Container, ...] = (
    Container("gzip_file", lazy_compile(rb"\x1f\x8b\x08")),
    Container("zip_file", lazy_compile(rb"PK(?:\x03\x04|\x05\x06|\x06\x06|\x07\x08)")),
    Container("tar_file", lazy_compile(rb"(?s:.{257})ustar[\0 ]")),
    Container("webarchive", lazy_compile(rb"bplist0|\s*(?:<\?xml[^<>]*>\s*)?<!DOCTYPE plist\b")),
    Container("warc", lazy_compile(rb"WARC/\d")),
    Container("mbox", lazy_compile(rb"From [^\n]{1,200}\r?\n[\w-]{1,80}:")),
    Container(
        "mhtml",  # header fields including a type; Apple Mail writes a size before them
        lazy_compile(
            rb"\s*(?:\d{1,9} *\r?\n)?(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,300}?"
            rb"(?:MIME-Version:|Content-Type:\s*(?:multipart/|text/))",
            re.IGNORECASE,
        ),
    ),
)
_MAX_NESTING = 3  # a record in a WARC in a gzip in a zip; deeper nesting is malicious


@contextmanager
def open_file(file: File) -> Iterator[BinaryIO]:
    """Open a file or standard input for reading bytes; raises `OSError`."""
    if file.path == STANDARD_INPUT:
        if sys.stdin is None:  # how Python represents a closed stream
            raise OSError(None, "it is closed")
        yield sys.stdin.buffer
    else:
        with open(file.path, "rb") as stream:
            yield stream


def documents(stream: BinaryIO, source: str) -> Iterator[Document | Problem]:
    """Yield the document in `stream`, or those that it contains; each must be read before the next."""
    document = Document(source, stream.read(HEAD_SIZE), stream)
    if not is_container(document):
        yield document
        return
    from cgt_cite.sources.unpacking import DecompressionBudget, is_seekable

    size = _stream_size(stream) if is_seekable(stream) else SIZE_LIMIT  # that of a pipe is unknown
    yield from _unwrap(document, DecompressionBudget(size), _MAX_NESTING)


def is_container(document: Document) -> bool:
    """Whether a document contains others."""
    return _find_container(document) is not None


def _unwrap(document: Document, budget: DecompressionBudget, depth: int) -> Iterator[Document | Problem]:
    container = _find_container(document)
    if not container:
        yield document
    elif not depth:
        yield Problem(
            ProblemKind.NOT_A_PAGE,
            document.source,
            f"its archives are nested more than {_MAX_NESTING} levels deep",
        )
    else:
        for inner in import_module(f"cgt_cite.sources.{container.module}").unwrap(document, budget):
            if isinstance(inner, Document):
                yield from _unwrap(inner, budget, depth - 1)
            else:
                yield inner


def _find_container(document: Document) -> Container | None:
    if document.has_html_doctype:
        return None
    return next((container for container in CONTAINERS if container.first_bytes.match(document.head)), None)


def _stream_size(stream: BinaryIO) -> int:
    """The size of a seekable stream, in bytes."""
    position = stream.tell()
    size = stream.seek(0, os.SEEK_END)
    stream.seek(position)
    return size
