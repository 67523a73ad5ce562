"""Run the command `parse`."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import ExitStatus, UsageError, os_error_message
from cgt_cite.fields.text import plural
from cgt_cite.journals import Spelling
from cgt_cite.merge import assign_keys_in_order
from cgt_cite.merge.merging import Merged
from cgt_cite.merge.work_ids import work_id_of
from cgt_cite.model import Entry, ParsedReference, Work
from cgt_cite.output import STANDARD_OUTPUT, check_writable, write
from cgt_cite.output_checks import check_output, check_terminal, unwritten
from cgt_cite.pages.charset import to_utf8
from cgt_cite.pages.non_pages import detect_bibliography_format
from cgt_cite.parse import parse_reference, parse_references
from cgt_cite.parse.pasted import Separator, divide
from cgt_cite.paths import did_you_mean, quoted
from cgt_cite.pipeline.journal_naming import JournalNaming
from cgt_cite.problem_log import ProblemLog
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.sources.open import open_file
from cgt_cite.sources.walk import File
from cgt_cite.statistics import Statistics
from cgt_cite.summary import Invocation, summary_of_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cgt_cite.arguments import KeyOptions
    from cgt_cite.formats import Format, OutputOptions
    from cgt_cite.messages import Reporter
    from cgt_cite.parse.pasted import Division

_REMEDY_FOR_JOURNALS = "change it in the output if it matters"
_BATCH_SIZE = 1000  # strings that are parsed together
_MIN_CHARACTERS_PER_NUL = 100  # in a text
_NOT_TEXT = (b"%PDF-", b"<!DOCTYPE", b"<!doctype", b"<html", b"PK\x03\x04", b"\x1f\x8b")
# besides the bibliographies that `extract` recognises: NBIB, which it reads, and objects of JSON
_RECORDS = lazy_compile(r'\s*(?:PMID- |(?:\[\s*)?\{\s*"[^"\n]{1,60}"\s*:)')
_LINE_FOR_LINE = "jsonl"  # its readers count lines, so a string that was not recognised is `{}`


class ParseArguments(NamedTuple):
    """The arguments of `parse`; if `one_per_line`, the lines of the list are not joined."""

    path: str
    output: str
    format: Format
    output_options: OutputOptions
    keys: KeyOptions
    journals: Spelling = Spelling.AS_PRINTED
    one_per_line: bool = False


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
    parsed = list(parse_in_batches(strings, partial(_report_failure, arguments.path, log)))
    unrecognised = sum(bool(one.text) and one.work == Work() for one in parsed)
    if line_for_line:
        parsed = [one if one.work != Work() else one._replace(text="") for one in parsed]
    statistics.written = sum(bool(one.text) for one in parsed)
    naming = JournalNaming(arguments.journals)
    entries = statistics.count_low_confidence(_with_keys(parsed, naming, arguments.keys, log))
    found = naming.report_unknown(entries, lambda one: log.add(one._replace(remedy=_REMEDY_FOR_JOURNALS)))
    write(output_format.write(found, arguments.output_options, log.add), output)
    if parsed:
        asked = Invocation((arguments.path,), output)
        reporter.summary(summary_of_list(statistics, log, asked, unrecognised))
    failed = log.failed_files() or log.counts[ProblemKind.NOT_IN_FORMAT]
    return ExitStatus.PARTIAL if failed else ExitStatus.OK


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


def _with_keys(
    parsed: Sequence[ParsedReference], naming: JournalNaming, keys: KeyOptions, log: ProblemLog
) -> Iterator[Entry]:
    """An entry with its key for each reference, an empty one for each string without one.

    If nothing was recognised in a string, it is the text of a document.
    """
    entries = naming.rename_entries(one.to_entry() for one in parsed if one.text)
    merged = [Merged(entry._replace(work_id=work_id_of(entry)), ()) for entry in entries]
    keyed = iter(assign_keys_in_order(merged, keys.earlier, keys.template))
    for one in parsed:
        entry = next(keyed).merged.entry if one.text else Entry(work=Work())
        log.add_all(Problem(ProblemKind.ALIAS, alias, entry.key) for alias in entry.aliases)
        yield entry


def parse_in_batches(
    strings: Iterable[str], report: Callable[[Exception], None]
) -> Iterator[ParsedReference]:
    """The strings, parsed; if that fails for one of them, with its text alone."""
    rest = iter(strings)
    while batch := list(islice(rest, _BATCH_SIZE)):
        try:
            yield from list(parse_references(batch))
        except Exception:  # noqa: BLE001 - a bug of the parser must not cost the whole list
            yield from (_parse(text, report) for text in batch)


def _parse(text: str, report: Callable[[Exception], None]) -> ParsedReference:
    try:
        return parse_reference(text)
    except Exception as error:  # noqa: BLE001 - as above
        report(error)
        return ParsedReference(text)


def _report_failure(path: str, log: ProblemLog, error: Exception) -> None:
    log.add(problem_from_exception(error, _named(path)))


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
