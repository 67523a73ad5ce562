"""Apply a function to many items in processes that have the items already, so that only results are sent.

The processes are forks of this one.  Where it cannot be forked (Windows, macOS), it does the work itself.
"""

from __future__ import annotations

import gc
import signal
import sys
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")

CAN_FORK = sys.platform == "linux"  # elsewhere, forks of a process with threads or system libraries may fail


def map_in_forks(task: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """The results of `task`, in the order of the items; of `jobs` processes, each has every `jobs`th item.

    If a process ends early, the items that it had left are done here.
    """
    if jobs == 1 or not CAN_FORK:
        yield from map(task, items)
        return
    gc.freeze()  # a collection would touch all memory, of which the forks would then make copies
    readers = [_fork(task, items[first::jobs]) for first in range(jobs)]
    try:
        for number, item in enumerate(items):
            yield _result(task, item, readers[number % jobs])
    finally:
        gc.unfreeze()
        for reader in filter(None, readers):
            reader.close()


def _fork(task: Callable[[Item], Result], items: Sequence[Item]) -> Connection | None:
    """Start a process that sends the result for each item; where they arrive, or None if it cannot start."""
    from multiprocessing import get_context

    try:
        reader, writer = (context := get_context("fork")).Pipe(duplex=False)
        process = context.Process(target=_send, args=(task, items, reader, writer), daemon=True)
        with warnings.catch_warnings():
            # Python 3.12 and later warn of forks beside threads, for whose locks a fork could wait:
            # it uses none.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
    except OSError:  # a limit is reached
        return None
    writer.close()
    return reader


def _send(
    task: Callable[[Item], Result], items: Sequence[Item], reader: Connection, writer: Connection
) -> None:
    """What a fork does; it ends when nobody reads its results any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # not the parent's handler, which cleans up
    reader.close()
    with suppress(BrokenPipeError):
        for item in items:
            writer.send(task(item))


def _result(task: Callable[[Item], Result], item: Item, reader: Connection | None) -> Result:
    if not reader:
        return task(item)
    try:
        received: Result = reader.recv()
    except (EOFError, OSError):  # the process has ended early
        return task(item)
    return received
