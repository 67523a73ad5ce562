"""One function over many items, in one process or several: the same results in the same order."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from ctypes import c_byte

Item = TypeVar("Item")
Result = TypeVar("Result")
if TYPE_CHECKING:
    Work: TypeAlias = Callable[[Sequence[Item]], list[Result]]

_MIN_ITEMS_FOR_PROCESSES = (
    150  # items; fewer are done before a second process has started and learnt what the first knows
)
_SMALLEST_CHUNK, _LARGEST_CHUNK = 16, 64
_CHUNKS = 8  # for each process, where there is enough: the last ones end at about the same time
_AHEAD = 4  # chunks that wait for each process


def in_order(
    work: Work[Item, Result], items: Sequence[Item], jobs: int, crashed: Callable[[Item], Result]
) -> Iterator[Result]:
    """The results of `work`, which takes several items, in their order; `crashed` of one on which it dies.

    `jobs` processes do it, by default one for each core where there is enough to do.
    """
    jobs = jobs or (_cores() if len(items) >= _MIN_ITEMS_FOR_PROCESSES else 1)
    size = max(_SMALLEST_CHUNK, min(_LARGEST_CHUNK, len(items) // (jobs * _CHUNKS)))
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    if jobs == 1 or len(items) <= 1:
        for chunk in chunks:
            yield from work(chunk)
    else:
        yield from _in_processes(work, chunks, jobs, crashed)


def each(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """The results of `work` that takes one item."""
    return list(map(work, items))


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def _in_processes(
    work: Work[Item, Result],
    chunks: list[Sequence[Item]],
    jobs: int,
    crashed: Callable[[Item], Result],
) -> Iterator[Result]:
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing.sharedctypes import RawValue

    waiting: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
    todo = deque(chunks)
    ended = RawValue("b", 0)
    pool = _pool(jobs, ended)
    try:
        while todo or waiting:
            try:
                while todo and len(waiting) < jobs * _AHEAD:
                    waiting.append((todo[0], pool.submit(_run_unless_cancelled, work, todo[0])))
                    todo.popleft()
                results = waiting[0][1].result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                todo.extendleft(chunk for chunk, _ in reversed(waiting))
                waiting.clear()
                results = [_run_isolated(work, item, crashed, ended) for item in todo.popleft()]
                pool = _pool(jobs, ended)
            else:
                waiting.popleft()
            yield from results
    finally:
        ended.value = (
            1  # whoever ended a process while it sends a result would have the pool wait for the rest
        )
        pool.shutdown(wait=False, cancel_futures=True)


def _run_isolated(
    work: Work[Item, Result], item: Item, crashed: Callable[[Item], Result], ended: c_byte
) -> Result:
    """`work` of an item in a process of its own, after a pool has died that may have died of it."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1, ended) as pool:
        try:
            return pool.submit(work, [item]).result()[0]
        except BrokenProcessPool:
            return crashed(item)


def _pool(jobs: int, ended: c_byte) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, initializer=_start, initargs=(ended,))


class _WorkerState:
    """What a working process knows of its run."""

    ended: c_byte | None = None  # shared with the parent, which sets it once nobody waits for results


def _start(ended: c_byte) -> None:
    """Leave the keyboard's interrupt to the parent, and end with it however it ends."""
    import signal
    from threading import Thread

    _WorkerState.ended = ended
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the parent's way of cleaning up is not ours
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _run_unless_cancelled(work: Work[Item, Result], chunk: Sequence[Item]) -> list[Result]:
    """`work` of a chunk that somebody still waits for."""
    return [] if _WorkerState.ended and _WorkerState.ended.value else work(chunk)
