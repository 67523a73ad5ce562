"""Files to documents: wrappings are taken off, whatever the file is called."""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from cgt_cite.document import HEAD_SIZE, SIZE_LIMIT, Document
from cgt_cite.problems import Kind, Problem
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.walk import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.sources.unpacking import DecompressionBudget
    from cgt_cite.sources.walk import File


class Wrapping(NamedTuple):
    """A way to wrap documents: the module that takes it off, and how its first bytes look.

    The module's `unwrap(document, allowance)` yields the documents inside, each of which is read before
    the next is asked for, and a `Problem` for what is damaged.
    """

    module: str
    begins: re.Pattern[bytes]


WRAPPINGS: tuple[Wrapping, ...] = (
    Wrapping("gzip_file", lazy_compile(rb"\x1f\x8b\x08")),
    Wrapping("zip_file", lazy_compile(rb"PK(?:\x03\x04|\x05\x06|\x06\x06|\x07\x08)")),
    Wrapping("tar_file", lazy_compile(rb"(?s:.{257})ustar[\0 ]")),
    Wrapping("webarchive", lazy_compile(rb"bplist0|\s*(?:<\?xml[^<>]*>\s*)?<!DOCTYPE plist\b")),
    Wrapping("warc", lazy_compile(rb"WARC/\d")),
    Wrapping("mbox", lazy_compile(rb"From [^\n]{1,200}\r?\n[\w-]{1,80}:")),
    Wrapping(
        "mhtml",  # header fields, one of which states the type; Apple Mail writes a size above them
        lazy_compile(
            rb"\s*(?:\d{1,9} *\r?\n)?(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,300}?"
            rb"(?:MIME-Version:|Content-Type:\s*(?:multipart/|text/))",
            re.IGNORECASE,
        ),
    ),
)
_DEEPEST = 3  # a record in a WARC in a gzip in a zip; deeper nests are made to harm


@contextmanager
def open_file(file: File) -> Iterator[BinaryIO]:
    """The bytes of a file or of standard input; raises `OSError`."""
    if file.path == STANDARD_INPUT:
        if sys.stdin is None:  # what Python makes of a closed one
            raise OSError(None, "it is closed")
        yield sys.stdin.buffer
    else:
        with open(file.path, "rb") as stream:
            yield stream


def documents(stream: BinaryIO, source: str) -> Iterator[Document | Problem]:
    """The document in `stream`, or those that are wrapped in it; each is to be read before the next."""
    document = Document(source, stream.read(HEAD_SIZE), stream)
    if not _wrapping(document):
        yield document
        return
    from cgt_cite.sources.unpacking import DecompressionBudget

    yield from _unwrapped(document, DecompressionBudget(_size(stream)), _DEEPEST)


def _unwrapped(
    document: Document, allowance: DecompressionBudget, depth: int
) -> Iterator[Document | Problem]:
    wrapping = _wrapping(document)
    if not wrapping:
        yield document
    elif not depth:
        yield Problem(Kind.NOT_A_PAGE, document.source, f"it is wrapped more than {_DEEPEST} times")
    else:
        for inner in import_module(f"cgt_cite.sources.{wrapping.module}").unwrap(document, allowance):
            if isinstance(inner, Document):
                yield from _unwrapped(inner, allowance, depth - 1)
            else:
                yield inner


def _wrapping(document: Document) -> Wrapping | None:
    if document.is_html:
        return None
    return next((wrapping for wrapping in WRAPPINGS if wrapping.begins.match(document.head)), None)


def _size(stream: BinaryIO) -> int:
    """The size of a file; for a pipe, which has none, that of a large one."""
    status = os.fstat(stream.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else SIZE_LIMIT
