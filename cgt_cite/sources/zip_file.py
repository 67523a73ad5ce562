"""Zip archives, which are read as if they were folders."""

from __future__ import annotations

import stat
import zipfile
from typing import TYPE_CHECKING

from cgt_cite.errors import DamagedInputError
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.archive_paths import inner_path, is_page_asset, visible_members
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.sources.unpacking import errors_as_damaged_input, seekable, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.document import Document
    from cgt_cite.sources.unpacking import DecompressionBudget

_ENCRYPTED = 0x1  # a bit of a member's flags
_UNPACK = "unpack it with a program that knows it, and name the folder"
# files by which one sees that an archive is something else
_OTHERS = {
    "[Content_Types].xml": "an Office document",
    "mimetype": "an OpenDocument file or an e-book",
    "META-INF/MANIFEST.MF": "a program",
}


def unwrap(document: Document, allowance: DecompressionBudget) -> Iterator[Document | Problem]:
    """The files inside, in the order in which a folder would be walked; names lead nowhere."""
    with errors_as_damaged_input():
        archive = zipfile.ZipFile(seekable(document))
    with archive:
        other = next((what for name, what in _OTHERS.items() if name in archive.NameToInfo), "")
        members = [] if other else _members(archive)
        if not members:
            detail = f"this is {other}" if other else "this is a zip archive without any page"
            yield Problem(Kind.NOT_A_PAGE, document.source, detail)
        for path, member in members:
            if not allowance.exhausted:
                yield _open(archive, member, f"{document.source}/{path}", allowance)


def _members(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """The archive's files, each with the path that it is shown with."""
    files = [(inner_path(member.filename), member) for member in archive.infolist() if _is_file(member)]
    met = visible_members(path for path, _ in files)
    files = [file for file in files if file[0] in met and not is_page_asset(file[0])]
    return sorted(files, key=lambda file: file[0].split("/"))


def _is_file(member: zipfile.ZipInfo) -> bool:
    """Whether it has a name, and is no folder and no link, whose target stands in the archive itself."""
    return bool(member.filename) and not member.is_dir() and not stat.S_ISLNK(member.external_attr >> 16)


def _open(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str, allowance: DecompressionBudget
) -> Document | Problem:
    if member.flag_bits & _ENCRYPTED:
        return Problem(Kind.UNREADABLE, source, "it is encrypted", _UNPACK)
    try:
        with errors_as_damaged_input():
            return unpacked(source, archive.open(member), allowance)
    except DamagedInputError as error:
        return problem_from_exception(error, source)
