"""Tar archives, such as PMC's open-access packages: read in the order in which they were packed.

They are never whole in memory, for a bulk package holds 100,000 articles.
"""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING, cast

from cgt_cite.errors import DamagedInputError
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.archive_paths import inner_path
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.sources.packed import Paths
from cgt_cite.sources.unpacking import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, Self

    from cgt_cite.document import Document
    from cgt_cite.sources.unpacking import DecompressionBudget, Readable

_UNPACK = "unpack it and name the folder"


def unwrap(document: Document, allowance: DecompressionBudget) -> Iterator[Document | Problem]:
    """The files inside that may be pages, and then what is wrong with the archive; names lead nowhere."""
    paths, found = Paths(), False
    try:
        for path, content in _members(document, paths):
            if not allowance.exhausted:
                found = True
                yield _open(content, f"{document.source}/{path}", allowance)
    except tarfile.TarError as error:
        yield Problem(Kind.TRUNCATED, document.source, f"the archive cannot be read to its end: {error}")
        return
    for folder, reason in paths.missed():
        found = True
        yield Problem(Kind.NOT_A_PAGE, f"{document.source}/{folder}", reason, _UNPACK)
    if not found:
        yield Problem(Kind.NOT_A_PAGE, document.source, "this is a tar archive without any page")


def _members(document: Document, paths: Paths) -> Iterator[tuple[str, IO[bytes]]]:
    """The files that may be pages, each with the path that it is shown with; no links, no devices."""
    stream = cast("IO[bytes]", _Stream(document))  # of which a tar archive wants `read` only
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Member) as archive:
        for member in archive:
            path = inner_path(member.name)
            if (
                member.isreg()
                and path
                and paths.may_be_page(path)
                and (content := archive.extractfile(member))
            ):
                yield path, content
            archive.members.clear()  # type: ignore[attr-defined] # it would keep them to its end


def _open(content: Readable, source: str, allowance: DecompressionBudget) -> Document | Problem:
    try:
        return unpacked(source, content, allowance)
    except DamagedInputError as error:
        return problem_from_exception(error, source)


class _Member(tarfile.TarInfo):
    """A member; what cannot be one is an error, with which the library ends in silence."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        """The next member; raises `ReadError` where a header after the first is broken."""
        try:
            return super().fromtarfile(archive)
        except tarfile.HeaderError as error:
            end = isinstance(error, tarfile.EOFHeaderError)  # type: ignore[attr-defined] # of the archive
            if archive.offset and not end:
                raise tarfile.ReadError(str(error)) from error
            raise


class _Stream:
    """The archive's bytes, from its first."""

    def __init__(self, document: Document) -> None:
        self._chunks = document.chunks()
        self._chunk = b""

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, none at the end."""
        self._chunk = self._chunk or next(self._chunks, b"")
        data, self._chunk = self._chunk[:size], self._chunk[size:]
        return data
