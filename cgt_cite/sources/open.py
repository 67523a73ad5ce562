"""Files to documents: wrappings are taken off, whatever the file is called."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from cgt_cite.document import HEAD_SIZE, Document
from cgt_cite.sources.walk import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.problems import Problem
    from cgt_cite.sources.walk import File


@dataclass(frozen=True, slots=True)
class Wrapping:
    """A way to wrap documents: the module that takes it off, and the bytes one of which it begins with.

    The module's `unwrap(document)` yields the documents inside, and a `Problem` for what is damaged.
    """

    module: str
    magic: tuple[bytes, ...]


WRAPPINGS: tuple[Wrapping, ...] = (Wrapping("gzip_file", (b"\x1f\x8b",)),)
_DEEPEST = 3  # a page in a gzip in a zip; deeper nests are made to harm


@contextmanager
def open_file(file: File) -> Iterator[BinaryIO]:
    """The bytes of a file or of standard input; raises `OSError`."""
    if file.path == STANDARD_INPUT:
        yield sys.stdin.buffer
    else:
        with open(file.path, "rb") as stream:
            yield stream


def documents(stream: BinaryIO, source: str) -> Iterator[Document | Problem]:
    """The document in `stream`, or those that are wrapped in it."""
    yield from _unwrapped(Document(source, stream.read(HEAD_SIZE), stream), _DEEPEST)


def _unwrapped(document: Document, depth: int) -> Iterator[Document | Problem]:
    wrapping = next((wrap for wrap in WRAPPINGS if document.head.startswith(wrap.magic)), None)
    if not wrapping or not depth:
        yield document
        return
    for inner in import_module(f"cgt_cite.sources.{wrapping.module}").unwrap(document):
        if isinstance(inner, Document):
            yield from _unwrapped(inner, depth - 1)
        else:
            yield inner
