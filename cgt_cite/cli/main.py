"""Run the command line: signals, exceptions, and the exit status."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from cgt_cite.errors import CiteError, ExitStatus, os_error_message
from cgt_cite.streams import StandardError, with_bytes_as_numbers

from .app import app

_COMPLETE = "_CGT_CITE_COMPLETE"  # set by the completion scripts
_SIGNAL_STATUS = 128  # plus the signal's number: the exit status of a program that a signal ended
_TERMINAL_CLOSED = ("SIGHUP", "SIGBREAK")  # the second on Windows, the first elsewhere


def _exit_on_signal(number: int, _frame: FrameType | None) -> None:
    """Exit by an exception, so that unfinished files are removed."""
    raise SystemExit(_SIGNAL_STATUS + number)


def _join_option_and_value() -> None:
    """Remove the `=` of `--to=bib` from the words to complete: it is a word in bash, but not in typer."""
    words, position = os.environ.get("COMP_WORDS", "").split("\n"), int(os.environ.get("COMP_CWORD", "0"))
    if os.environ.get(_COMPLETE) == "complete_bash" and words[position - 1 : position] == ["="]:
        del words[position - 1]
        os.environ |= {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(position - 1)}


def main() -> None:
    """Run the command line and exit; no other function ends the process."""
    if sys.stderr is None:  # closed by the caller
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open to the end
    for name in ("SIGTERM", *_TERMINAL_CLOSED):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _exit_on_signal)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        if _COMPLETE in os.environ:
            _join_option_and_value()
        app()
    except CiteError as error:
        from cgt_cite.fields.text import clean

        StandardError().write(f"cgt-cite: {clean(with_bytes_as_numbers(str(error)))}\n")
        sys.exit(error.status)
    except OSError as error:  # from the help or the version, which typer writes
        what = f"{error.filename or 'standard output: cannot be written'}: {os_error_message(error)}"
        StandardError().write(f"cgt-cite: {what}\n")
        sys.stdout = None
        sys.exit(ExitStatus.FAILED)
    except KeyboardInterrupt:
        sys.exit(ExitStatus.INTERRUPTED)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is left to clean up
