"""Unpack tar archives, such as PMC's open-access packages, member by member in their order.

The archive is never loaded into memory: a bulk package has 100,000 articles.
"""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING, cast

from cgt_cite.errors import DamagedInputError
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.archive_paths import display_path
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.sources.tar_members import MemberFilter
from cgt_cite.sources.unpacking import decompress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, Self

    from cgt_cite.document import Document
    from cgt_cite.sources.unpacking import DecompressionBudget, Readable

_UNPACK = "unpack it and name the folder"


def unwrap(document: Document, budget: DecompressionBudget) -> Iterator[Document | Problem]:
    """Yield the members that may be pages, and then any problems; nothing is written to disk."""
    members, found = MemberFilter(), False
    try:
        for path, content in _members(document, members):
            if not budget.exhausted:
                found = True
                yield _open_member(content, f"{document.source}/{path}", budget)
    except tarfile.TarError as error:
        yield Problem(
            ProblemKind.TRUNCATED, document.source, f"the archive cannot be read to the end: {error}"
        )
        return
    for folder, reason in members.skipped_folders():
        found = True
        yield Problem(ProblemKind.NOT_A_PAGE, f"{document.source}/{folder}", reason, _UNPACK)
    if not found:
        yield Problem(ProblemKind.NOT_A_PAGE, document.source, "this is a tar archive that contains no page")


def _members(document: Document, members: MemberFilter) -> Iterator[tuple[str, IO[bytes]]]:
    """The regular files that may be pages, each with its display path."""
    stream = cast("IO[bytes]", _Stream(document))  # tarfile only calls `read`
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Member, encoding="utf-8") as archive:
        for member in archive:
            path = display_path(member.name)
            if (
                member.isreg()
                and path
                and members.may_be_page(path)
                and (content := archive.extractfile(member))
            ):
                yield path, content
            archive.members.clear()  # type: ignore[attr-defined] # else all members stay in memory


def _open_member(content: Readable, source: str, budget: DecompressionBudget) -> Document | Problem:
    try:
        return decompress(source, content, budget)
    except DamagedInputError as error:
        return problem_from_exception(error, source)


class _Member(tarfile.TarInfo):
    """A member; an invalid header is an error, whereas the library would stop without one."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        """The next member; raises `ReadError` if a header after the first is broken."""
        try:
            return super().fromtarfile(archive)
        except tarfile.HeaderError as error:
            end = isinstance(error, tarfile.EOFHeaderError)  # type: ignore[attr-defined] # private
            if archive.offset and not end:
                raise tarfile.ReadError(str(error)) from error
            raise


class _Stream:
    """The archive's bytes from the beginning."""

    def __init__(self, document: Document) -> None:
        self._chunks = document.chunks()
        self._chunk = b""

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, or none at the end."""
        self._chunk = self._chunk or next(self._chunks, b"")
        data, self._chunk = self._chunk[:size], self._chunk[size:]
        return data
