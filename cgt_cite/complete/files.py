"""The files of records: `PMID.xml` next to the page, or in a folder chosen by the user."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import UsageError, os_error_message
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.complete.missing import Article

_PART = lazy_compile(r"\.\d{1,9}\.xml\.[0-9a-f]+\.part")  # a record that `output` is writing
_STALE_AFTER = 24 * 3600  # seconds; a record is written in a few, but clocks of shared drives may differ


class RecordFile(NamedTuple):
    """An article and the file for its record."""

    article: Article
    path: str
    exists: bool


def find_record_file(article: Article, into: str) -> RecordFile:
    """The file for an article's record, in `into` or next to a page: an existing one, if there is any."""
    paths = [os.path.join(folder, f"{article.pmid}.xml") for folder in ([into] if into else article.folders)]
    existing = next(filter(os.path.lexists, paths), "")
    return RecordFile(article, existing or paths[0], exists=bool(existing))


def prepare_folders(folders: Iterable[str], into: str) -> None:
    """Create `into`, and check that files can be written; raises `UsageError`."""
    try:
        if into:
            os.makedirs(into, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{into}: cannot be created as a folder: {os_error_message(error)}") from error
    for folder in dict.fromkeys(folder or os.curdir for folder in folders):
        if not os.access(folder, os.W_OK):
            raise UsageError(f"{folder}: cannot be written to; name another folder with --into")
        remove_stale_parts(folder)


def remove_stale_parts(folder: str) -> None:
    """Remove unfinished records left by runs that were killed.

    They are recognised by their age: process numbers mean nothing on a drive that several machines share.
    """
    oldest = time.time() - _STALE_AFTER
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _PART.fullmatch(entry.name) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                os.unlink(entry.path)
