"""Unpack zip archives, as if they were folders."""

from __future__ import annotations

import stat
import zipfile
from typing import TYPE_CHECKING

from cgt_cite.errors import DamagedInputError
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.archive_paths import display_path, is_page_asset, visible_members
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.sources.unpacking import decompress, errors_as_damaged_input, seekable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.document import Document
    from cgt_cite.sources.unpacking import DecompressionBudget

_ENCRYPTED = 0x1  # a bit of a member's flags
_UNPACK = "unpack it with its password, and name the folder"
# members that identify other formats based on zip
_OTHER_FORMATS = {
    "[Content_Types].xml": "an Office document",
    "mimetype": "an OpenDocument file or an e-book",
    "META-INF/MANIFEST.MF": "a program",
}


def unwrap(document: Document, budget: DecompressionBudget) -> Iterator[Document | Problem]:
    """Yield the members in the order in which a folder would be walked; nothing is written to disk."""
    with errors_as_damaged_input():
        archive = zipfile.ZipFile(seekable(document))
    with archive:
        other = next(
            (description for name, description in _OTHER_FORMATS.items() if name in archive.NameToInfo), ""
        )
        members = [] if other else _members(archive)
        if not members:
            detail = f"this is {other}" if other else "this is a zip archive that contains no page"
            yield Problem(ProblemKind.NOT_A_PAGE, document.source, detail)
        for path, member in members:
            if not budget.exhausted:
                yield _open_member(archive, member, f"{document.source}/{path}", budget)


def _members(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """The members to read, each with its display path."""
    files = [(display_path(member.filename), member) for member in archive.infolist() if _is_file(member)]
    seen = visible_members(path for path, _ in files)
    files = [file for file in files if file[0] in seen and not is_page_asset(file[0])]
    return sorted(files, key=lambda file: file[0].split("/"))


def _is_file(member: zipfile.ZipInfo) -> bool:
    """Whether it is a file with a name, and not a folder or a link, whose target is a member itself."""
    return bool(member.filename) and not member.is_dir() and not stat.S_ISLNK(member.external_attr >> 16)


def _open_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str, budget: DecompressionBudget
) -> Document | Problem:
    if member.flag_bits & _ENCRYPTED:
        return Problem(ProblemKind.UNREADABLE, source, "it is encrypted", _UNPACK)
    try:
        with errors_as_damaged_input():
            return decompress(source, archive.open(member), budget)
    except DamagedInputError as error:
        return problem_from_exception(error, source)
