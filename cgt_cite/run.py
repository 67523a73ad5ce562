"""Run the commands `extract`, `parse` and `inspect`, each of which returns the exit status."""

from __future__ import annotations

import os
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cgt_cite.errors import DEBUG, ExitStatus, UsageError, os_error_message
from cgt_cite.fields.text import plural
from cgt_cite.formats import Format, OutputOptions
from cgt_cite.merge import assign_keys_in_order
from cgt_cite.merge.merging import Merged
from cgt_cite.merge.work_ids import work_id_of
from cgt_cite.messages import Reporter
from cgt_cite.model import Entry, Work
from cgt_cite.options import Color, Scope
from cgt_cite.output import STANDARD_OUTPUT, check_writable, write
from cgt_cite.output_checks import check_distinct, check_output, check_terminal, unwritten
from cgt_cite.pages.charset import to_utf8
from cgt_cite.pages.non_pages import detect_bibliography_format
from cgt_cite.parallel import cores
from cgt_cite.parse import doubts, parse_references
from cgt_cite.parse.pasted import Separator, divide
from cgt_cite.paths import did_you_mean, quoted
from cgt_cite.pipeline import Extraction, ExtractOptions, read_all_pages
from cgt_cite.problem_log import ProblemLog
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.open import open_file
from cgt_cite.sources.walk import File
from cgt_cite.statistics import Statistics, incomplete_csv, tables
from cgt_cite.summary import Invocation, summary_of_list, summary_of_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cgt_cite.arguments import KeyOptions
    from cgt_cite.corrections import Corrections
    from cgt_cite.inspection import View
    from cgt_cite.model import ParsedReference
    from cgt_cite.parse.pasted import Division

Item = TypeVar("Item")

_BATCH_SIZE = 1000  # strings that are parsed together
_MIN_CHARACTERS_PER_NUL = 100  # in a text
_NOT_TEXT = (b"%PDF-", b"<!DOCTYPE", b"<!doctype", b"<html", b"PK\x03\x04", b"\x1f\x8b")
# besides the bibliographies that `extract` recognises: NBIB, which it reads, and objects of JSON
_RECORDS = lazy_compile(r'\s*(?:PMID- |(?:\[\s*)?\{\s*"[^"\n]{1,60}"\s*:)')
_FAILURES_IF_STRICT = (
    *(ProblemKind.INCOMPLETE, ProblemKind.TRUNCATED),
    *(ProblemKind.RETRACTED, ProblemKind.CONCERN),
)
_LINE_FOR_LINE = "jsonl"  # its readers count lines, so a string that was not recognised is `{}`


class ExtractArguments(NamedTuple):
    """The arguments of `extract`.

    `missing_file` will list the incomplete pages, and `stats_file` hold the counts of the run;
    `corrections_file` was read already.
    """

    paths: tuple[str, ...]
    output: str
    format: Format
    output_options: OutputOptions
    options: ExtractOptions
    strict: bool = False
    missing_file: str = ""
    stats_file: str = ""
    corrections_file: str = ""


class ParseArguments(NamedTuple):
    """The arguments of `parse`; if `one_per_line`, the lines of the list are not joined."""

    path: str
    output: str
    format: Format
    output_options: OutputOptions
    keys: KeyOptions
    one_per_line: bool = False


def extract(arguments: ExtractArguments, reporter: Reporter) -> ExitStatus:
    """Read the pages, write the bibliography and report what happened."""
    if arguments.format.per_reference:
        arguments = arguments._replace(options=arguments.options._replace(merge=False))
    log, statistics = ProblemLog(reporter.problem), Statistics()
    output = arguments.output
    check_terminal(arguments.format, output)
    check_output(output, [*arguments.paths, *filter(None, [arguments.corrections_file])])
    written = list(filter(None, (output, arguments.missing_file, *_stats_files(arguments.stats_file))))
    for path in written:
        check_writable(path)
    check_distinct(written)
    extraction = Extraction(arguments.options, log, statistics, reporter.update_progress)
    write_found = partial(_write_found, output=output, statistics=statistics, reporter=reporter)
    written_as = arguments.output_options
    if _only_links(arguments):
        from cgt_cite.formats.edges import edge_lines

        edges = statistics.count_edges(extraction.edges(arguments.paths))
        write_found(edges, lambda found: edge_lines(found, written_as))
    else:
        entries = statistics.count_written(extraction.entries(arguments.paths))
        jobs = _jobs_for_writing(arguments.options)
        write_found(entries, lambda found: arguments.format.write(found, written_as, log.add, jobs))
    if arguments.missing_file:
        write(incomplete_csv(statistics.incomplete), arguments.missing_file)
    _write_statistics(statistics, arguments.stats_file)
    asked = Invocation(
        paths=arguments.paths,
        output=output,
        tables=written[1:],
        merged=arguments.options.merge,
        only_references=arguments.options.scope is Scope.REFERENCES,
    )
    reporter.summary(summary_of_pages(statistics, log, asked))
    return exit_status(statistics, log, strict=arguments.strict)


def _jobs_for_writing(options: ExtractOptions) -> int:
    """The number of processes that write: unmerged entries are written while others are still read."""
    return (options.jobs or cores()) if options.merge else 1


def _only_links(arguments: ExtractArguments) -> bool:
    """Whether links are all that is to be written, so that no entries are needed."""
    options = arguments.options
    needs_entries = options.parse or options.corrections or options.record_sources
    plain = options.scope is Scope.REFERENCES and not arguments.output_options.excel
    return arguments.format.per_reference and plain and not needs_entries


def _write_found(
    found: Iterator[Item],
    render: Callable[[Iterable[Item]], Iterator[str | bytes]],
    output: str,
    statistics: Statistics,
    reporter: Reporter,
) -> None:
    """Write what was found, unless no page was read.

    If nothing was found, an earlier file is kept, and no empty one is made, which could pass for a result.
    """
    first = next(found, None)
    kept = "" if first else unwritten(output)
    if statistics.pages and kept:
        reporter.info(kept, "yellow")
    elif statistics.pages:
        write(render(chain([first] if first else (), found)), output)


def _stats_files(path: str) -> tuple[str, ...]:
    """The files that hold the statistics; raises `UsageError` if the format cannot be inferred."""
    if not path:
        return ()
    extension = os.path.splitext(path)[1].lower()
    if extension not in tables.EXTENSIONS:
        raise UsageError(f"{path}: statistics are written as {' or '.join(tables.EXTENSIONS)}")
    return (path, tables.totals_path(path)) if extension == ".csv" else (path,)


def _write_statistics(statistics: Statistics, path: str) -> None:
    rows, totals = statistics.page_counts(), statistics.totals()
    files = _stats_files(path)
    if len(files) == 1:
        write(tables.as_json(rows, totals), path)
    elif files:
        write(tables.pages_csv(rows), path)
        write(tables.totals_csv(totals), tables.totals_path(path))


def exit_status(statistics: Statistics, log: ProblemLog, *, strict: bool) -> ExitStatus:
    """How a run ended; if `strict`, incomplete pages and retracted works count as failures."""
    if not statistics.pages:
        return ExitStatus.FAILED
    doubtful = any(log.counts[kind] for kind in _FAILURES_IF_STRICT)
    if log.failed_files() or log.counts[ProblemKind.NOT_IN_FORMAT] or (strict and doubtful):
        return ExitStatus.PARTIAL
    return ExitStatus.OK


def parse(arguments: ParseArguments, reporter: Reporter) -> ExitStatus:
    """Write an entry for each reference of a list, in order, and report how it was divided and understood.

    Blank lines have an entry only where lines are references, in the format whose lines are counted.
    """
    output, output_format = arguments.output, arguments.format
    if output_format.per_reference:
        raise UsageError(f"{output_format.name} has a row for each reference of a page: use `extract`")
    log, statistics = ProblemLog(reporter.problem), Statistics()
    check_terminal(output_format, output)
    check_output(output, [arguments.path])
    check_writable(output)
    division = divide(_read_text(arguments.path), one_per_line=arguments.one_per_line)
    _report_division(division, arguments.path, reporter)
    if not division.references and (kept := unwritten(output)):
        reporter.info(kept, "yellow")
        return ExitStatus.OK
    line_for_line = output_format.name == _LINE_FOR_LINE
    strings = division.strings if line_for_line else division.references
    parsed = list(_parse_in_batches(iter(strings)))
    unrecognised = sum(bool(one.text) and one.work == Work() for one in parsed)
    if line_for_line:
        parsed = [one if one.work != Work() else one._replace(text="") for one in parsed]
    statistics.written = sum(bool(one.text) for one in parsed)
    entries = statistics.count_low_confidence(_with_keys(parsed, arguments.keys, log))
    write(output_format.write(entries, arguments.output_options, log.add), output)
    if parsed:
        asked = Invocation((arguments.path,), output, has_verbose=False)
        reporter.summary(summary_of_list(statistics, log, asked, unrecognised))
    return ExitStatus.PARTIAL if log.counts[ProblemKind.NOT_IN_FORMAT] else ExitStatus.OK


def _report_division(division: Division, path: str, reporter: Reporter) -> None:
    """Say how a text was divided, so that the user sees a mistake."""
    if not division.references:
        what = "no reference in it" if division.line_count else "it is empty"
        reporter.info(f"{_named(path)}: {what}", "yellow")
        return
    found = plural(len(division.references), "reference")
    if division.separator is Separator.LINES:
        reporter.info(f"{found}, one per line")
        return
    by = f"divided by {division.separator} (--one-per-line: each line is a reference)"
    reporter.info(f"{found} in {plural(division.line_count, 'line')}, {by}")


def inspect(paths: Sequence[str], view: View, corrections: Corrections, reporter: Reporter) -> ExitStatus:
    """Print what was read from each page, as corrected."""
    from cgt_cite.inspection import show, summarize

    log, statistics = ProblemLog(reporter.problem), Statistics()
    options = ExtractOptions(corrections=corrections)
    pages = read_all_pages(paths, log, statistics, options)
    summaries = (summarize(page, view, doubts) for page in pages)
    found = show((one for one in summaries if one.rows or not view.is_partial), color=reporter.colored)
    reporter.flush()
    if not found and view.empty_message:
        reporter.info(view.empty_message)
    return exit_status(statistics, log, strict=False)


def _with_keys(parsed: Sequence[ParsedReference], keys: KeyOptions, log: ProblemLog) -> Iterator[Entry]:
    """An entry with its key for each reference, an empty one for each string without one.

    If nothing was recognised in a string, it is the text of a document.
    """
    entries = (one.to_entry() for one in parsed if one.text)
    merged = [Merged(entry._replace(work_id=work_id_of(entry)), ()) for entry in entries]
    keyed = iter(assign_keys_in_order(merged, keys.earlier, keys.template))
    for one in parsed:
        entry = next(keyed).merged.entry if one.text else Entry(work=Work())
        log.add_all(Problem(ProblemKind.ALIAS, alias, entry.key) for alias in entry.aliases)
        yield entry


def _parse_in_batches(lines: Iterator[str]) -> Iterator[ParsedReference]:
    while batch := list(islice(lines, _BATCH_SIZE)):
        yield from parse_references(batch)


def _read_text(path: str) -> str:
    """The content of a text file in any encoding that pages come in; raises `UsageError` for other files."""
    try:
        with open_file(File(path, path)) as stream:
            data = stream.read()
    except OSError as error:
        remedy = did_you_mean(path) or "name a text file, or - for a pipe"
        raise UsageError(f"{_named(path)}: cannot be read: {os_error_message(error)}; {remedy}") from error
    utf8 = to_utf8(data)[0]
    text = utf8.decode("utf-8", "replace")
    if data.startswith(_NOT_TEXT) or text.count("\0") * _MIN_CHARACTERS_PER_NUL > len(text):
        raise UsageError(
            f"{_named(path)}: does not look like a list of references; use `cgt-cite extract` for saved pages"
        )
    if _RECORDS.match(text) or detect_bibliography_format(utf8):
        raise UsageError(f"{_named(path)}: is already a bibliography; import it into your reference manager")
    return text


def _named(path: str) -> str:
    """The path for messages."""
    return "standard input" if path == STANDARD_OUTPUT else quoted(path)


def make_reporter(color: Color = Color.AUTO, *, quiet: bool, verbose: bool, debug: bool = False) -> Reporter:
    """The reporter with the verbosity that the user asks for."""
    if debug:
        os.environ[DEBUG] = "1"  # which worker processes inherit
    return Reporter(verbosity=int(verbose) - int(quiet), color=color)
