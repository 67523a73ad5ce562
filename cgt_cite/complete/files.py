"""Where a record is saved: `PMID.xml` beside the page, or in a folder of the user's choice."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import OutputError, UsageError
from cgt_cite.output import write
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.walk import os_error_message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.complete.missing import Article

_PART = lazy_compile(
    r"\.\d{1,9}\.xml\.(?P<process>\d+)\.part"
)  # the name of an unfinished record, as `output` has it


class Planned(NamedTuple):
    """An article and the file of its record."""

    article: Article
    path: str
    there: bool  # the file exists already


def planned(article: Article, into: str) -> Planned:
    """The file beside one of the article's pages, or in `into`; one that exists, where there is one."""
    paths = [os.path.join(folder, f"{article.pmid}.xml") for folder in ([into] if into else article.folders)]
    existing = next(filter(os.path.lexists, paths), "")
    return Planned(article, existing or paths[0], bool(existing))


def prepare_folders(folders: Iterable[str], into: str) -> None:
    """Create `into`, and check that files can be written; raises `UsageError`."""
    try:
        if into:
            os.makedirs(into, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{into}: is no folder, and cannot become one: {os_error_message(error)}") from error
    for folder in dict.fromkeys(folder or os.curdir for folder in folders):
        if not os.access(folder, os.W_OK):
            raise UsageError(f"{folder}: cannot be written to; name another folder with --into")
        _remove_stale_parts(folder)


def _remove_stale_parts(folder: str) -> None:
    """Take away what runs that were killed left of a record."""
    with suppress(OSError):
        for name in os.listdir(folder):
            part = _PART.fullmatch(name)
            if part and not _is_running(int(part["process"])):
                os.unlink(os.path.join(folder, name))


def _is_running(process: int) -> bool:
    """Whether a process runs; where the system cannot be asked without harm, it might."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def save(pieces: Iterable[str], path: str) -> None:
    """Write a file that is there when it is whole; raises `OutputError`."""
    try:
        write(pieces, path)
    except OutputError as error:
        cause = error.__cause__
        why = os_error_message(cause) if isinstance(cause, OSError) else str(error)
        raise OutputError(f"{path}: cannot be written: {why}; name another folder with --into") from error
