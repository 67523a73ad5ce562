"""The functions of the Python interface, which users import from the package itself."""

# ruff: noqa: A002 - `format` and `ascii` are named as the options of the command

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING, cast, overload

from cgt_cite.arguments import choice, extract_options, pick_format
from cgt_cite.errors import DamagedInputError, OutputError, TooLargeError, UnreadableError, UsageError
from cgt_cite.formats.options import OutputOptions, Protect, Retracted
from cgt_cite.model import Page
from cgt_cite.output import STANDARD_OUTPUT, check_writable, encoded
from cgt_cite.output import write as write_file
from cgt_cite.pipeline import Extraction, ExtractOptions, find_files, parsed, read_bytes, read_file
from cgt_cite.problem_log import ProblemLog
from cgt_cite.problems import ProblemKind, Severity
from cgt_cite.statistics import Statistics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias, TypedDict, Unpack

    from _typeshed import StrPath, SupportsWrite

    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem

    Stream: TypeAlias = SupportsWrite[str] | SupportsWrite[bytes]
    Report: TypeAlias = Callable[[Problem], None] | None

    class _Options(TypedDict, total=False):
        """The keyword arguments of `write`."""

        ascii: bool
        protect: str
        excel: bool
        retracted: str
        howpublished: bool
        on_problem: Report


_EXCEPTIONS = {
    ProblemKind.DAMAGED: DamagedInputError,
    ProblemKind.TRUNCATED: DamagedInputError,
    ProblemKind.TOO_LARGE: TooLargeError,
}
_REMEDY = "choose another output"


class _SourceLog(ProblemLog):
    """A log that names a file by its source, as the values of the run do."""

    def path_of(self, source: str) -> str:
        """The source."""
        return source


def read(
    source: StrPath | bytes,
    *,
    name: str = "",
    parse: bool = True,
    on_problem: Callable[[Problem], None] | None = None,
) -> Iterator[Page]:
    """Read the articles in a file, in all files of a folder, or in the content of a file.

    Whatever the command reads is read: saved pages, PubMed's and PMC's XML, archives of these and so on.
    Pages are read one by one, so that a file may be larger than memory.

    `name` is what the pages from bytes have as their `source`; for a list of references alone, whose
    layout has no PMID, it is the PMID.  Without `parse`, the strings of references are not parsed, which is
    much faster.

    `on_problem` is called with each `Problem` of the input, and the rest is read; `Problem.where` is named
    like `Page.source`.  If it is `None`, the first file or record that cannot be read whole raises
    `UnreadableError`, and lesser problems are ignored.  `Page.reference_count` tells whether a page shows all
    of its list.
    """
    log = _log(on_problem)
    if isinstance(source, bytes):
        found = read_bytes(source, name or "bytes")
    elif name:
        raise UsageError("name: is only for bytes; a file has its own")
    else:
        files = find_files([os.fspath(source)], log, ExtractOptions())
        found = chain.from_iterable(map(read_file, files))
    return _pages(parsed(found) if parse else found, log)


def _pages(items: Iterable[Page | Problem], log: ProblemLog) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        else:
            log.add(item)


def extract(  # noqa: PLR0913 - the options of the command
    paths: StrPath | Iterable[StrPath],
    *,
    what: str = "references",
    merge: bool = True,
    parse: bool = True,
    journals: str = "as-printed",
    keys: StrPath = "",
    key_format: str = "",
    corrections: StrPath = "",
    sort: str = "key",
    exclude: Iterable[str] = (),
    store: StrPath = "",
    index: StrPath = "",
    jobs: int = 1,
    on_problem: Callable[[Problem], None] | None = None,
) -> Iterator[Entry]:
    """Extract the entries of the bibliography from files and folders, as `cgt-cite extract` does.

    The arguments are the options of the command, with the same names and values:

    - `what`: `references`, `articles` or `all`; `merge`: one entry per work, or else one per reference, in
      the order of the pages and as they are read
    - `parse`: whether reference strings are parsed; otherwise only links and markup are read, much faster
    - `journals`: `as-printed`, `abbreviated` or `full`; `sort`: by `key`, or most often `cited` first
    - `keys`: a bibliography whose citation keys are kept; `key_format`: how to make others, by default
      `{family}{year}{word}`
    - `corrections`: a table of corrections (CSV); `exclude`: patterns of names of files and folders to skip
    - `store`, `index`: where PubMed's records of cited works are looked up; the stores beside the pages are
      used unless `store` names another one
    - `jobs`: the number of processes; 0 is as many as pay off.  Where processes are spawned (Windows, macOS;
      from Python 3.14 everywhere), a script with more than one must begin under
      `if __name__ == "__main__":`

    `on_problem` is called with each `Problem`, among them incomplete lists, retracted works and possible
    duplicates; `Problem.where` is named like `Sighting.source`, or is the key of an entry.  If it is `None`,
    the first file or record that cannot be read whole raises `UnreadableError`, and lesser problems are
    ignored.

    More than a million references are merged on disk, in temporary files.  Possible duplicates are not
    reported then, and `keys`, `corrections` and `journals` raise `UsageError`.

    Raises `UsageError` at once for invalid arguments; everything else happens when the entries are
    requested.
    """
    named = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    places = [os.fspath(path) for path in named]
    if not places:
        raise UsageError("paths: is empty; name the folder or files that contain the saved pages")
    options = extract_options(
        places,
        what=what,
        merge=merge,
        parse=parse,
        journals=journals,
        keys=os.fspath(keys),
        key_format=key_format,
        corrections=os.fspath(corrections),
        sort=sort,
        exclude=tuple(exclude),
        store=os.fspath(store),
        index=os.fspath(index),
        jobs=jobs,
    )
    return Extraction(options, _log(on_problem), Statistics(), lambda _done, _total: None).entries(places)


def _log(on_problem: Report) -> ProblemLog:
    return _SourceLog(on_problem or _raise_if_unreadable)


def _raise_if_unreadable(problem: Problem) -> None:
    """Raise the exception for a problem with something that could not be read, or only in part."""
    if problem.kind.severity is Severity.ERROR or problem.kind in _EXCEPTIONS:
        raise _EXCEPTIONS.get(problem.kind, UnreadableError)(str(problem))


@overload
def write(
    entries: Iterable[Entry], format: str = "", output: None = None, **options: Unpack[_Options]
) -> str: ...
@overload
def write(
    entries: Iterable[Entry], format: str, output: StrPath | Stream, **options: Unpack[_Options]
) -> None: ...
@overload
def write(
    entries: Iterable[Entry], format: str = "", *, output: StrPath | Stream, **options: Unpack[_Options]
) -> None: ...
def write(  # noqa: PLR0913 - the options of the command
    entries: Iterable[Entry],
    format: str = "",
    output: StrPath | Stream | None = None,
    *,
    ascii: bool = False,
    protect: str = "words",
    excel: bool = False,
    retracted: str = "mark",
    howpublished: bool = False,
    on_problem: Callable[[Problem], None] | None = None,
) -> str | None:
    """Write entries as a bibliography: the text is the result, or goes to `output`.

    `output` is a file, which is replaced only when all of its new content has been written, or a stream that
    is open for writing text or bytes.  The options are those of `cgt-cite extract`, with the same names and
    values:

    - `format`: `bibtex`, `ris`, `csv` or another name in `cgt_cite.formats.FORMATS`, or an extension such as
      `.bib`; without it, the extension of the file determines it, and what goes elsewhere is BibTeX;
      `parquet` is not text and needs an `output` that takes bytes
    - `retracted`: `mark` retracted articles in their title, or in a `note` only
    - BibTeX: `ascii`, `howpublished`, and whether capitals are protected in `words`, the `title` or not at
      all (`none`); CSV: `excel`

    `on_problem` is called with a `Problem` for each entry that the format cannot hold, and the others are
    written.  If it is `None`, the first one raises `OutputError`, and the file stays as it was.

    Raises `UsageError` for invalid arguments, and `OutputError` if the file cannot be written.
    """
    path = os.fspath(output) if isinstance(output, (str, os.PathLike)) else STANDARD_OUTPUT
    chosen = pick_format(format, path, "bibtex")
    options = OutputOptions(
        ascii=ascii,
        protect=choice(Protect, protect, "protect"),
        excel=excel,
        retracted=choice(Retracted, retracted, "retracted"),
        howpublished=howpublished,
    )
    if chosen.binary and output is None:
        raise UsageError(f"{chosen.name} is not text: name an output, which may be an io.BytesIO")
    pieces = chosen.write(entries, options, on_problem or _raise_if_left_out)
    if output is None:
        return b"".join(encoded(pieces)).decode()
    if isinstance(output, (str, os.PathLike)):
        check_writable(path, _REMEDY)
        write_file(pieces, path, _REMEDY)
    else:
        _write_to_stream(pieces, output)
    return None


def _write_to_stream(pieces: Iterable[str | bytes], stream: Stream) -> None:
    if hasattr(stream, "encoding"):  # as streams of text have, and those of bytes do not
        text_stream = cast("SupportsWrite[str | bytes]", stream)
        for piece in pieces:
            text_stream.write(piece)
    else:
        byte_stream = cast("SupportsWrite[bytes]", stream)
        for data in encoded(pieces):
            byte_stream.write(data)


def _raise_if_left_out(problem: Problem) -> None:
    raise OutputError(str(problem))
