"""The commands: each takes what the user wants, checked, and returns the exit status."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite import pipeline
from cgt_cite.errors import DEBUG, ExitStatus, UsageError
from cgt_cite.formats import FORMATS, Format, OutputOptions, format_for
from cgt_cite.importers import IMPORTERS, read_bibliography
from cgt_cite.model import Entry, Work, WorkType
from cgt_cite.options import Color
from cgt_cite.output import STANDARD_OUTPUT, check_writable, write
from cgt_cite.pages.charset import to_utf8
from cgt_cite.parse import parse_references
from cgt_cite.problems import Kind
from cgt_cite.regex import lazy_compile
from cgt_cite.report import Reporter
from cgt_cite.sources.open import open_file
from cgt_cite.sources.walk import File, os_error_message
from cgt_cite.statistics import Statistics, incomplete_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cgt_cite.model import Reference

_BATCH_SIZE = 1000  # strings that are parsed together
_MAX_NUL_RATIO = 100  # characters to one NUL; what has more is no text
_BINARY_SIGNATURES = (b"%PDF-", b"<!DOCTYPE", b"<!doctype", b"<html", b"PK\x03\x04", b"\x1f\x8b")
_BIBLIOGRAPHY = lazy_compile(r"\s*(?:TY  - |@[A-Za-z]{3,20}\s?\{|PMID- |%0 )")  # RIS, BibTeX, NBIB, EndNote
_LINE_FOR_LINE = "jsonl"  # its readers count lines: a string without a work is `{}`


class Extraction(NamedTuple):
    """What `extract` is asked for.

    `keys` is a bibliography whose keys are kept, `missing` a file that will list the incomplete pages.
    """

    paths: tuple[str, ...]
    output: str
    format: Format
    writing: OutputOptions
    choices: pipeline.ExtractOptions
    strict: bool = False
    keys: str = ""
    missing: str = ""


def extract(wanted: Extraction, report: Reporter) -> ExitStatus:
    """Read the pages, write the bibliography, tell what happened."""
    tally = Statistics(report.problem)
    _check_output(wanted.output, wanted.paths)
    for path in filter(None, (wanted.output, wanted.missing)):
        check_writable(path)
    choices = _with_earlier_keys(wanted)
    entries = tally.entries(pipeline.extract(wanted.paths, choices, tally, report.update_progress))
    first = next(entries, None)  # nothing is opened for writing before there is something to write
    if tally.pages and not first and os.path.isfile(wanted.output):
        report.info(f"nothing to write: {wanted.output} is left as it was", "yellow")
    elif tally.pages:
        write(
            wanted.format.write(chain([first] if first else (), entries), wanted.writing, tally.add),
            wanted.output,
        )
    if wanted.missing:
        write(incomplete_pages(tally.incomplete), wanted.missing)
    report.summary(tally, merged=wanted.choices.merge)
    return tally.status(strict=wanted.strict)


def _with_earlier_keys(wanted: Extraction) -> pipeline.ExtractOptions:
    """The choices with the entries whose keys are kept: of --keys, else of the output to be replaced."""
    choices = wanted.choices._replace(output=wanted.output)
    if not choices.merge:
        return choices
    if wanted.keys:
        return choices._replace(earlier=_earlier_entries(wanted.keys))
    if os.path.isfile(wanted.output) and os.path.splitext(wanted.output)[1].lower() in IMPORTERS:
        with suppress(UsageError):  # not a bibliography: it has no keys
            return choices._replace(earlier=_earlier_entries(wanted.output))
    return choices


def _earlier_entries(path: str) -> tuple[Entry, ...]:
    try:
        return tuple(read_bibliography(path))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {os_error_message(error)}") from error
    except ValueError as error:
        raise UsageError(f"{path}: is not a bibliography whose keys can be read: {error}") from error


def _check_output(output: str, paths: Sequence[str]) -> None:
    """Raise `UsageError` where the output would take the place of a page that is to be read.

    In a folder, a file that is named as an output is one, left by an earlier run.
    """
    if not os.path.isfile(output):
        return
    above = tuple(os.path.join(os.path.realpath(path), "") for path in paths)
    place = os.path.realpath(output)
    named = any(os.path.exists(path) and os.path.samefile(path, output) for path in paths)
    if named or (not format_for(output) and place.startswith(above)):
        raise UsageError(f"{output}: is also an input; choose another place with -o")


def parse(path: str, output: str, chosen: Format, writing: OutputOptions, report: Reporter) -> ExitStatus:
    """Write a record for each line of a file, in order; tell how many are doubtful."""
    tally = Statistics(report.problem)
    _check_output(output, [path])
    entries = tally.count_low_confidence(_parsed(_lines(path), empty_too=chosen.name == _LINE_FOR_LINE))
    write(chosen.write(entries, writing, tally.add), output)
    report.low_confidence(tally)
    return ExitStatus.PARTLY if Kind.NOT_IN_FORMAT in tally.problems else ExitStatus.OK


def inspect(paths: Sequence[str], report: Reporter) -> ExitStatus:
    """Show what was understood of each page."""
    from cgt_cite.inspection import show, summarize

    tally = Statistics(report.problem)
    show((summarize(page) for page in pipeline.pages(paths, tally)), color=report.colored)
    report.flush()
    return tally.status(strict=False)


def _parsed(lines: Iterable[str], *, empty_too: bool) -> Iterator[Entry]:
    """An entry for each line; with `empty_too` an empty one where nothing was found, else the text alone."""
    for number, found in enumerate(_read(map(str.strip, lines)), 1):
        if found.work != Work():
            yield Entry(work=found.work, text=(found.text,), key=f"ref{number}", confidence=found.confidence)
        elif empty_too:
            yield Entry(work=Work())
        elif found.text:
            yield Entry(work=Work(type=WorkType.DOCUMENT), text=(found.text,), key=f"ref{number}")


def _read(lines: Iterator[str]) -> Iterator[Reference]:
    while some := list(islice(lines, _BATCH_SIZE)):
        yield from parse_references(some)


def _lines(path: str) -> list[str]:
    """The lines of a text file in any encoding that pages come in; raises `UsageError` for what is none."""
    try:
        with open_file(File(path, path)) as stream:
            data = stream.read()
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read: {os_error_message(error)}; name a text file, or - for a pipe"
        ) from error
    text = to_utf8(data)[0].decode("utf-8", "replace")
    if data.startswith(_BINARY_SIGNATURES) or text.count("\0") * _MAX_NUL_RATIO > len(text):
        raise UsageError(
            f"{path}: does not look like a list of references; use `cgt-cite extract` for saved pages"
        )
    if _BIBLIOGRAPHY.match(text):
        raise UsageError(f"{path}: is already a bibliography; import it into your reference manager")
    return text.removesuffix("\n").split("\n") if text else []


def pick_format(name: str, output: str, default: str) -> Format:
    """The format of that name, else by the output file's extension, else the default; raises `UsageError`."""
    if name:
        return FORMATS[name]
    if output == STANDARD_OUTPUT:
        return FORMATS[default]
    found = format_for(output)
    if not found:
        known = " ".join(sorted({row.extension for row in FORMATS.values()}))
        raise UsageError(
            f"{output}: cannot infer the format from the file name; use one of {known}, or --to FORMAT"
        )
    return found


def reporter(color: Color = Color.AUTO, *, quiet: bool, verbose: bool, debug: bool = False) -> Reporter:
    """The reporter that the user asks for."""
    if debug:
        os.environ[DEBUG] = "1"  # which worker processes inherit
    return Reporter(verbosity=int(verbose) - int(quiet), color=color)
