"""Apply a function to many items, in one or several processes, with the results in the order of the items.

Items are sent to the worker processes in chunks; if an item kills its worker, the others are unaffected.
Where processes cannot be started, as in some containers, this one does the work.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from contextlib import contextmanager, suppress
from itertools import chain, islice
from math import ceil
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from ctypes import Array, c_byte

Item = TypeVar("Item")
Result = TypeVar("Result")
if TYPE_CHECKING:
    Task: TypeAlias = Callable[[Sequence[Item]], list[Result]]

_MIN_ITEMS_FOR_PROCESSES = 150  # fewer are finished before a second process has started
_SMALLEST_CHUNK, _LARGEST_CHUNK = 16, 64
_CHUNKS = 8  # per process, if there are enough items: all processes finish at about the same time
_PREFETCH = 2  # chunks queued per process
_WORKERS_MAIN = "__mp_main__"  # the name of the main module in a process that was not forked
_MOST_ON_WINDOWS = 61  # processes that Python can wait for there
_CPU_LIMIT = "/sys/fs/cgroup/cpu.max"  # that of a container, in microseconds per period, or `max`
# what workers share with their parent: flags, which are 0 at first
_STARTED = 0  # set by each worker
_CANCELLED = 1  # set by the parent when the results are no longer needed


def in_order(
    task: Task[Item, Result],
    items: Sequence[Item],
    jobs: int,
    on_crash: Callable[[Item], Result],
    chunk_size: int = 0,
) -> Iterator[Result]:
    """Yield the results of `task`, which takes a list of items, in the order of the items.

    `on_crash` returns the result of an item that kills the process working on it.  `jobs` is the number of
    processes; 0 means one per core if there are enough items.  `chunk_size` is the number of items sent to a
    process at a time; 0 means as many as suit items that take milliseconds.
    """
    jobs = jobs or suitable_jobs(len(items))
    size = chunk_size or max(_SMALLEST_CHUNK, min(_LARGEST_CHUNK, len(items) // (jobs * _CHUNKS)))
    chunks = (items[start : start + size] for start in range(0, len(items), size))
    return chunks_in_order(task, chunks, 1 if len(items) == 1 else jobs, on_crash)


def chunks_in_order(
    task: Task[Item, Result], chunks: Iterable[Sequence[Item]], jobs: int, on_crash: Callable[[Item], Result]
) -> Iterator[Result]:
    """The same for items that come in chunks, which are taken as the processes need them."""
    rest = iter(chunks)
    queue: deque[Sequence[Item]] = deque()
    if jobs != 1:
        with suppress(_UnavailableError):
            yield from _in_processes(task, rest, queue, jobs, on_crash)
    for chunk in chain(queue, rest):
        yield from task(chunk)


def suitable_jobs(count: int) -> int:
    """The number of processes for so many items that take milliseconds each."""
    return cores() if count >= _MIN_ITEMS_FOR_PROCESSES else 1


def map_items(task: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """The results of a `task` that takes one item at a time."""
    return list(map(task, items))


def cores() -> int:
    """The number of cores that this process may use."""
    try:
        usable = len(os.sched_getaffinity(0))
    except AttributeError:  # not available on this system
        usable = os.cpu_count() or 1
    return min(usable, cpu_limit() or usable)


def cpu_limit(path: str = _CPU_LIMIT) -> int:
    """The number of cores whose time a container may use, rounded up; 0 if it is not limited."""
    with suppress(OSError, ValueError), open(path, encoding="ascii") as file:
        quota, period = map(int, file.read().split())
        return ceil(quota / period)
    return 0


class _UnavailableError(Exception):
    """Processes cannot be started, or end before they have begun."""


def _in_processes(
    task: Task[Item, Result],
    chunks: Iterator[Sequence[Item]],
    queue: deque[Sequence[Item]],
    jobs: int,
    on_crash: Callable[[Item], Result],
) -> Iterator[Result]:
    """The results of the chunks; raises `_UnavailableError` with the chunks that are left in the queue.

    The queue holds the next chunk, and those of a pool that broke.
    """
    from concurrent.futures import BrokenExecutor

    pending: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
    flags = _flags()
    pool = _pool(jobs, flags)
    try:
        while True:
            try:
                while len(pending) < jobs * _PREFETCH and (queue or _refill(queue, chunks)):
                    pending.append((queue[0], _submit(pool, task, queue[0])))
                    queue.popleft()
                if not pending:
                    break
                results = pending[0][1].result()
            except (BrokenExecutor, _UnavailableError) as error:
                pool.shutdown(wait=False, cancel_futures=True)
                queue.extendleft(chunk for chunk, _ in reversed(pending))
                pending.clear()
                if isinstance(error, _UnavailableError) or not flags[_STARTED]:
                    raise _UnavailableError from error
                results = [_run_isolated(task, item, on_crash, flags) for item in queue[0]]
                pool = _pool(jobs, flags)
                queue.popleft()
            else:
                pending.popleft()
            yield from results
        pool.shutdown()  # so that no thread is left
    finally:
        # Workers are not terminated: one killed while sending a result would leave the pool waiting for it.
        flags[_CANCELLED] = 1
        pool.shutdown(wait=False, cancel_futures=True)


def _refill(queue: deque[Sequence[Item]], chunks: Iterator[Sequence[Item]]) -> bool:
    """Add the next chunk to the queue; whether there is one."""
    queue.extend(islice(chunks, 1))
    return bool(queue)


def _run_isolated(
    task: Task[Item, Result], item: Item, on_crash: Callable[[Item], Result], flags: Array[c_byte]
) -> Result:
    """Run an item in a separate process, because it may be the one that killed the pool."""
    from concurrent.futures import BrokenExecutor

    with _pool(1, flags) as pool:
        try:
            return _submit(pool, task, [item]).result()[0]
        except BrokenExecutor:
            return on_crash(item)


@contextmanager
def _starting() -> Iterator[None]:
    """Turn what is raised where processes cannot be started into `_UnavailableError`.

    They, their locks or their threads may be forbidden, or more than are allowed.
    """
    from concurrent.futures import BrokenExecutor

    try:
        yield
    except (ImportError, OSError, RuntimeError) as error:
        if isinstance(error, BrokenExecutor) or _is_worker():
            raise
        raise _UnavailableError from error


def _is_worker() -> bool:
    """Whether this is a process that was not forked, such as one that imports an unprotected script."""
    main = sys.modules.get(_WORKERS_MAIN)
    return bool(main and main.__name__ == _WORKERS_MAIN)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes started meanwhile leave Ctrl-C to this one from their beginning, except on Windows."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _flags() -> Array[c_byte]:
    with _starting():
        from multiprocessing.sharedctypes import RawArray

        flags: Array[c_byte] = RawArray("b", 2)
    return flags


def _pool(jobs: int, flags: Array[c_byte]) -> ProcessPoolExecutor:
    if sys.platform == "win32":
        jobs = min(jobs, _MOST_ON_WINDOWS)
    with _starting():
        from concurrent.futures import ProcessPoolExecutor

        return ProcessPoolExecutor(jobs, initializer=_initialize_worker, initargs=(flags,))


def _submit(
    pool: ProcessPoolExecutor, task: Task[Item, Result], chunk: Sequence[Item]
) -> Future[list[Result]]:
    """Send a chunk to a worker; raises `_UnavailableError` after ending those that have started."""
    try:
        with _starting(), _without_interrupts():
            return pool.submit(_run_unless_cancelled, task, chunk)
    except _UnavailableError:
        for process in (pool._processes or {}).values():  # noqa: SLF001 - public from Python 3.14 only
            process.kill()
        raise


class _WorkerState:
    """State of a worker process."""

    flags: Array[c_byte] | None = None


def _initialize_worker(flags: Array[c_byte]) -> None:
    """Prepare a worker process: it leaves Ctrl-C to its parent, and exits when the parent does."""
    import signal
    from threading import Thread

    _WorkerState.flags = flags
    flags[_STARTED] = 1
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # not the parent's handler, which cleans up
    Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def is_cancelled() -> bool:
    """Whether this is a worker process whose results are no longer needed."""
    return bool(_WorkerState.flags and _WorkerState.flags[_CANCELLED])


def _run_unless_cancelled(task: Task[Item, Result], chunk: Sequence[Item]) -> list[Result]:
    """Process a chunk unless its results are no longer needed."""
    return [] if is_cancelled() else task(chunk)
