"""Apply a function to many items, in one or several processes, with the results in the order of the items.

Items are sent to the worker processes in chunks; if an item kills its worker, the others are unaffected.
"""

from __future__ import annotations

import os
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from ctypes import c_byte

Item = TypeVar("Item")
Result = TypeVar("Result")
if TYPE_CHECKING:
    Task: TypeAlias = Callable[[Sequence[Item]], list[Result]]

_MIN_ITEMS_FOR_PROCESSES = 150  # fewer are finished before a second process has started
_SMALLEST_CHUNK, _LARGEST_CHUNK = 16, 64
_CHUNKS = 8  # per process, if there are enough items: all processes finish at about the same time
_PREFETCH = 2  # chunks queued per process


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
    if jobs == 1:
        for chunk in chunks:
            yield from task(chunk)
    else:
        yield from _in_processes(task, iter(chunks), jobs, on_crash)


def suitable_jobs(count: int) -> int:
    """The number of processes for so many items that take milliseconds each."""
    return cores() if count >= _MIN_ITEMS_FOR_PROCESSES else 1


def map_items(task: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """The results of a `task` that takes one item at a time."""
    return list(map(task, items))


def cores() -> int:
    """The number of cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not available on this system
        return os.cpu_count() or 1


def _in_processes(
    task: Task[Item, Result],
    chunks: Iterator[Sequence[Item]],
    jobs: int,
    on_crash: Callable[[Item], Result],
) -> Iterator[Result]:
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing.sharedctypes import RawValue

    pending: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
    queue: deque[Sequence[Item]] = deque()  # the next chunk, and those of a pool that broke
    cancelled = RawValue("b", 0)
    pool = _pool(jobs, cancelled)
    try:
        while True:
            try:
                while len(pending) < jobs * _PREFETCH and (queue or _refill(queue, chunks)):
                    pending.append((queue[0], pool.submit(_run_unless_cancelled, task, queue[0])))
                    queue.popleft()
                if not pending:
                    break
                results = pending[0][1].result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                queue.extendleft(chunk for chunk, _ in reversed(pending))
                pending.clear()
                results = [_run_isolated(task, item, on_crash, cancelled) for item in queue.popleft()]
                pool = _pool(jobs, cancelled)
            else:
                pending.popleft()
            yield from results
        pool.shutdown()  # so that no thread is left
    finally:
        # Workers are not terminated: one killed while sending a result would leave the pool waiting for it.
        cancelled.value = 1
        pool.shutdown(wait=False, cancel_futures=True)


def _refill(queue: deque[Sequence[Item]], chunks: Iterator[Sequence[Item]]) -> bool:
    """Add the next chunk to the queue; whether there is one."""
    queue.extend(islice(chunks, 1))
    return bool(queue)


def _run_isolated(
    task: Task[Item, Result], item: Item, on_crash: Callable[[Item], Result], cancelled: c_byte
) -> Result:
    """Run an item in a separate process, because it may be the one that killed the pool."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1, cancelled) as pool:
        try:
            return pool.submit(task, [item]).result()[0]
        except BrokenProcessPool:
            return on_crash(item)


def _pool(jobs: int, cancelled: c_byte) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, initializer=_initialize_worker, initargs=(cancelled,))


class _WorkerState:
    """State of a worker process."""

    cancelled: c_byte | None = None  # set by the parent when the results are no longer needed


def _initialize_worker(cancelled: c_byte) -> None:
    """Prepare a worker process: it leaves Ctrl-C to its parent, and exits when the parent does."""
    import signal
    from threading import Thread

    _WorkerState.cancelled = cancelled
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
    return bool(_WorkerState.cancelled and _WorkerState.cancelled.value)


def _run_unless_cancelled(task: Task[Item, Result], chunk: Sequence[Item]) -> list[Result]:
    """Process a chunk unless its results are no longer needed."""
    return [] if is_cancelled() else task(chunk)
