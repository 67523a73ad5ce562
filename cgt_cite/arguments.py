"""Turn what the user names, on the command line or in a Python call, into the options of a run."""

from __future__ import annotations

import os
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cgt_cite.corrections import Corrections, read_corrections
from cgt_cite.errors import UsageError, os_error_message
from cgt_cite.formats import FORMATS, Format, format_for, named_format
from cgt_cite.importers import IMPORTERS, read_bibliography
from cgt_cite.journals import Spelling
from cgt_cite.merge.citekeys import DEFAULT_FORMAT, check_format
from cgt_cite.options import Order, Scope
from cgt_cite.output import STANDARD_OUTPUT
from cgt_cite.paths import did_you_mean, quoted
from cgt_cite.pipeline import ExtractOptions
from cgt_cite.records.folder import default_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cgt_cite.model import Entry
    from cgt_cite.records.lookup import RecordSource

    Progress = Callable[[int, int], None]  # called with the number of archives read, and of all to be read

_PARTS = "parquet"  # the format of parts
_SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".ods")
Choice = TypeVar("Choice", bound=StrEnum)


class KeyOptions(NamedTuple):
    """How citation keys are made, and the entries of an earlier bibliography, whose keys are kept."""

    template: str
    earlier: tuple[Entry, ...]


def extract_options(  # noqa: PLR0913 - each is an option of the commands
    paths: Sequence[str],
    *,
    what: str = Scope.REFERENCES,
    merge: bool = True,
    parse: bool = True,
    journals: str = Spelling.AS_PRINTED,
    keys: str = "",
    key_format: str = "",
    corrections: str = "",
    sort: str = Order.KEY,
    exclude: Sequence[str] = (),
    store: str = "",
    index: str = "",
    jobs: int = 0,
    output: str = "",
    progress: Progress = lambda _done, _total: None,
) -> ExtractOptions:
    """The options of an extraction, each named as on the command line; raises `UsageError`.

    `output` is the file that will be written, whose keys are kept unless `keys` names another one.
    `progress` is that of looking up records in the index.
    """
    if jobs < 0:
        raise UsageError(f"jobs: {jobs} is negative")
    if keys and not merge:
        raise UsageError(
            "keys are kept for the works of merged entries: --keys and --no-merge exclude each other"
        )
    template, earlier = key_options(keys, key_format, output if merge else "")
    return ExtractOptions(
        scope=choice(Scope, what, "what"),
        merge=merge,
        parse=parse,
        jobs=jobs,
        output=output,
        exclude=tuple(exclude),
        key_format=template,
        earlier=earlier,
        corrections=read_corrections(corrections) if corrections else Corrections(),
        order=choice(Order, sort, "sort"),
        journals=choice(Spelling, journals, "journals"),
        record_sources=(*_stores(paths, store), *_indexes(index, jobs, progress)),
    )


def key_options(keys: str, key_format: str, output: str) -> KeyOptions:
    """The options of citation keys, each named as on the command line; raises `UsageError`.

    The keys of `output` are kept unless `keys` names another file.
    """
    return KeyOptions(check_format(key_format or DEFAULT_FORMAT), _earlier_entries(keys, output))


def choice(choices: type[Choice], value: str, option: str) -> Choice:
    """The member of an enumeration with this value; raises `UsageError`, which names the option."""
    try:
        return choices(value)
    except ValueError:
        raise UsageError(f"{option}: {value!r} is not one of {', '.join(choices)}") from None


def pick_format(name: str, output: str, default: str) -> Format:
    """The format `name`, else that of the output file's extension, else the default.

    Raises `UsageError`, and `InstallationError` if the format's package is missing.
    """
    found = _named_format(name, output, default)
    found.check_installed()
    return found


def writes_parts(output: str, name: str, scheduler: str) -> bool:
    """Whether the output is a folder of parts; raises `UsageError` if other arguments contradict that."""
    is_named_as_folder = output.endswith(("/", os.sep))
    if name == _PARTS and (is_named_as_folder or os.path.isdir(output)):
        return True
    if scheduler:
        raise UsageError(f"--scheduler: a cluster writes a folder of parts: add -t {_PARTS} -o DIR/")
    is_nameless = os.path.isdir(output) and not name and not format_for(output)
    if is_named_as_folder or is_nameless:
        raise UsageError(f"{output}: a folder is written as parts, one per file: add -t {_PARTS}")
    return False


def _named_format(name: str, output: str, default: str) -> Format:
    if name:
        return named_format(name)
    if output == STANDARD_OUTPUT:
        return FORMATS[default]
    found = format_for(output)
    if not found:
        known = " ".join(sorted({row.extension for row in FORMATS.values()}))
        stem, extension = os.path.splitext(output)
        excel = (
            f"; for Excel: --excel -o {quoted(stem + '.csv')}" if extension.lower() in _SPREADSHEETS else ""
        )
        raise UsageError(
            f"{output}: cannot infer the format from the file name; use one of {known}, or --to FORMAT{excel}"
        )
    return found


def _earlier_entries(keys: str, output: str) -> tuple[Entry, ...]:
    """The entries whose keys are kept: of the bibliography `keys`, else of the output, if it is one."""
    if keys:
        return _read_entries(keys)
    if os.path.isfile(output) and os.path.splitext(output)[1].lower() in IMPORTERS:
        with suppress(UsageError):  # not a bibliography, so it has no keys
            return _read_entries(output)
    return ()


def _read_entries(path: str) -> tuple[Entry, ...]:
    try:
        return tuple(read_bibliography(path))
    except OSError as error:
        remedy = did_you_mean(path) or "check --keys"
        raise UsageError(f"{path}: cannot be read: {os_error_message(error)}; {remedy}") from error
    except ValueError as error:
        raise UsageError(f"{path}: is not a bibliography whose keys can be read: {error}") from error


def _stores(paths: Sequence[str], store: str) -> Iterator[RecordSource]:
    """The store that the user names, else those beside the pages."""
    if store and not os.path.isdir(store):
        raise UsageError(f"{store}: is not a folder of records; `cgt-cite complete --cited` makes one")
    default = dict.fromkeys(default_folder([path]) for path in paths)
    folders = [store] if store else [folder for folder in default if os.path.isdir(folder)]
    if folders:
        from cgt_cite.records.store import Store

        yield from map(Store, folders)


def _indexes(path: str, jobs: int, progress: Progress) -> Iterator[RecordSource]:
    if path:
        from cgt_cite.records.index import Index

        yield Index(path, jobs, progress)
