"""Find the files to read: in local folders as the pipeline does, and where URLs lead."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING

from cgt_cite.pipeline import find_files
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.walk import File

from .places import file_system, is_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.pipeline import ExtractOptions
    from cgt_cite.problem_log import ProblemLog

_SINGLE_FILES = ("http://", "https://")  # servers list no folders
_WILDCARDS = frozenset("*?[")


def find_inputs(paths: Sequence[str], log: ProblemLog, options: ExtractOptions) -> Iterator[File]:
    """The files that paths and URLs name, each once; what cannot be found is reported; raises `CiteError`.

    A file below a URL has as its source the rest of its URL if only one URL or path is given, else all of it.
    """
    local = [path for path in paths if not is_url(path)]
    if local:
        yield from find_files(local, log, options)
    seen: set[str] = set()
    for url in filter(is_url, paths):
        for found in _at(url, options.exclude, is_only=len(paths) == 1):
            if isinstance(found, Problem):
                log.add(found)
            elif found.path not in seen:
                seen.add(found.path)
                log.paths[found.source] = found.path
                yield found


def _at(url: str, exclude: Sequence[str], *, is_only: bool) -> Iterator[File | Problem]:
    if url.lower().startswith(_SINGLE_FILES):
        yield File(url, url)
        return
    system, root = file_system(url)
    try:
        if _WILDCARDS & set(root):
            found = system.glob(root, detail=True)
            root = root[: min(root.index(one) for one in _WILDCARDS & set(root))].rpartition("/")[0]
        else:
            found = system.find(root, detail=True)
    except Exception as error:  # noqa: BLE001 - each library for the network has its own
        yield Problem(ProblemKind.UNREADABLE, url, f"{type(error).__name__}: {error}")
        return
    files = [(path, info) for path, info in sorted(found.items()) if info["type"] == "file"]
    for path, info in files:
        relative = path.removeprefix(root.rstrip("/") + "/")
        full = system.unstrip_protocol(path)
        if path == root:
            yield File(full, url, size=info["size"] or 0)
        elif not _is_skipped(relative, exclude):
            yield File(full, relative if is_only else full, given_by_user=False, size=info["size"] or 0)
    if not files:
        yield Problem(ProblemKind.EMPTY, url)


def _is_skipped(path: str, exclude: Sequence[str]) -> bool:
    """Whether a file is hidden, or its path or a name in it is excluded."""
    folders = path.split("/")
    prefixes = ["/".join(folders[: end + 1]) for end in range(len(folders))]
    return any(name.startswith(".") for name in folders) or any(
        fnmatch(name, pattern.rstrip("/")) for pattern in exclude for name in (*folders, *prefixes)
    )
