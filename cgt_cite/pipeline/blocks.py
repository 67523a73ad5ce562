"""Divide the files to read into blocks, one of which a process reads at a time.

A block is a file or, of a large archive or set of records, some of its documents or records.  Large files are
opened and unpacked by the process that makes the blocks; what takes time is reading them, which others do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from cgt_cite.document import HEAD_SIZE, Document
from cgt_cite.pages import read_pages
from cgt_cite.pages.slices import DocumentSlice, divide, is_divisible, read_links, read_slice
from cgt_cite.pages.xml.reading import Tally
from cgt_cite.problems import Problem
from cgt_cite.sources.extensions import may_contain_pages
from cgt_cite.sources.open import is_container, open_file
from cgt_cite.sources.walk import STANDARD_INPUT

from .reading import documents_in, errors_as_problems, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.model import Page
    from cgt_cite.pages.links import LinkedPage
    from cgt_cite.sources.walk import File

Item = TypeVar("Item")
Content: TypeAlias = "SmallDocument | DocumentSlice | Problem"

LARGE = 1 << 20  # bytes of a file that may be divided
_BLOCK_SIZE = 1 << 18  # bytes of documents
_CHUNK_SIZE, _MAX_BLOCKS = 1 << 21, 32  # bytes and blocks that are sent to a process at a time


class SmallDocument(NamedTuple):
    """A document of a large archive."""

    source: str
    data: bytes
    url: str

    def document(self) -> Document:
        """The document, to be read."""
        return Document.of_bytes(*self)


class Tallied(NamedTuple):
    """A slice of a document that was read, and the tally of its records."""

    slice: DocumentSlice
    tally: Tally


class Block(NamedTuple):
    """A file, or a part of a file with what was found in it; a part has nothing left to open."""

    file: File
    contents: tuple[Content, ...] | None = None  # `None`: the file is to be opened
    is_last: bool = True  # in its file

    @property
    def is_opened(self) -> bool:
        """Whether its contents are in memory already."""
        return self.contents is not None


def blocks(files: Iterable[File]) -> Iterator[Block]:
    """The blocks of all files, in order."""
    for file in files:
        if file.path == STANDARD_INPUT or (file.size >= LARGE and _may_be_divided(file)):
            yield from _divided(file)
        else:
            yield Block(file)


def divides(files: Iterable[File]) -> bool:
    """Whether any of the files may be divided."""
    return any(file.size >= LARGE for file in files)


def in_chunks(found: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks in groups of similar size; one that is in memory waits for no others."""
    chunk: list[Block] = []
    for block in found:
        chunk.append(block)
        size = sum(one.file.size for one in chunk)
        if block.is_opened or len(chunk) == _MAX_BLOCKS or size >= _CHUNK_SIZE:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _may_be_divided(file: File) -> bool:
    """Whether it seems to contain several documents or records."""
    if not (file.given_by_user or may_contain_pages(file.path)):
        return False
    try:
        with open_file(file) as stream:
            document = Document(file.source, stream.read(HEAD_SIZE))
    except OSError:
        return False  # which is reported by the process that reads it
    return is_container(document) or is_divisible(document)


def _divided(file: File) -> Iterator[Block]:
    contents: list[Content] = []
    size = 0
    for found in _contents(file):
        contents.append(found)
        size += _size_of(found)
        if size >= _BLOCK_SIZE:
            yield Block(file, tuple(contents), is_last=False)
            contents, size = [], 0
    yield Block(file, tuple(contents))


def _contents(file: File) -> Iterator[Content]:
    for found in errors_as_problems(documents_in(file), file.source):
        if isinstance(found, Problem):
            yield found
        else:
            contents: Iterator[Content] = _contents_of(found)
            yield from errors_as_problems(contents, found.source)


def _contents_of(document: Document) -> Iterator[Content]:
    if is_divisible(document):
        yield from divide(document)
    else:
        yield SmallDocument(document.source, document.data(), document.url)


def _size_of(content: Content) -> int:
    if isinstance(content, Problem):
        return 0
    return len(content.data if isinstance(content, SmallDocument) else content.records.data)


def read_block(block: Block) -> Iterator[Page | Problem | Tallied]:
    """The pages in a block, and problems; after each slice of a divided document, its tally."""
    return _read_with(read_slice, block)


def read_links_of(block: Block) -> Iterator[LinkedPage | Page | Problem | Tallied]:
    """The same, with no more of each article than edges need where that is faster."""
    return _read_with(read_links, block)


def _read_with(
    read: Callable[[DocumentSlice], Iterator[Item | Tally]], block: Block
) -> Iterator[Item | Page | Problem | Tallied]:
    if not block.is_opened:
        yield from read_file(block.file)
    for content in block.contents or ():
        if isinstance(content, Problem):
            yield content
        elif isinstance(content, SmallDocument):
            yield from errors_as_problems(read_pages(content.document()), content.source)
        else:
            for item in errors_as_problems(read(content), content.source):
                yield Tallied(content.without_data(), item) if isinstance(item, Tally) else item
