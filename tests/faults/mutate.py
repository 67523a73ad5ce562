"""Breaks pages at random, takes each through the whole program, and tells what was survived.

    python -m tests.faults.mutate --count 50000

Input number N is always the same one.  Each runs in a child process, so that even a crash of the
interpreter is one line of the table; an input that fails is kept in the folder given by --keep.
"""

from __future__ import annotations

import argparse
import multiprocessing
import signal
import sys
import tempfile
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from tests.faults.invariants import survive
from tests.faults.mutations import MUTATIONS
from tests.faults.seeds import seeds

LIMIT = 5  # seconds of work for one input
WAIT = 60  # seconds on the clock, for one that waits without working
_BATCH = 500  # inputs for one child


class Hang(BaseException):
    """An input took too long."""


def broken(number: int, documents: dict[str, bytes]) -> tuple[str, str, bytes]:
    """Input number N: the mutation, the document it was made of, and the bytes."""
    chance = Random(number)  # noqa: S311 - no secret
    mutation = MUTATIONS[number % len(MUTATIONS)]
    name = chance.choice(list(documents))
    data = mutation(documents[name], chance)
    for _ in range(chance.choice((0, 0, 1, 2))):
        data = chance.choice(MUTATIONS)(data, chance)
    return mutation.__name__, name, data


def attempt(number: int, documents: dict[str, bytes], folder: Path) -> str:
    """What became of an input; a failure begins with "failed"."""
    path = folder / "input"
    path.write_bytes(broken(number, documents)[2])
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    signal.alarm(WAIT)
    try:
        return survive(str(path))
    except Hang:
        return f"failed: more than {LIMIT} s"
    except Exception as error:  # noqa: BLE001 - whatever comes is what is looked for
        return f"failed: {type(error).__name__}: {error}"[:300]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)


def _late(_number: int, _frame: object) -> None:
    raise Hang


def _batch(numbers: range, results: Connection) -> None:
    signal.signal(signal.SIGPROF, _late)
    signal.signal(signal.SIGALRM, _late)
    documents = seeds()
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            results.send((number, attempt(number, documents, Path(folder))))


def outcomes(numbers: range) -> list[str]:
    """What became of each input; a child that dies ends one of them."""
    found: list[str] = []
    while len(found) < len(numbers):
        receiver, sender = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.Process(target=_batch, args=(numbers[len(found) :], sender))
        child.start()
        sender.close()
        try:
            while True:
                found.append(receiver.recv()[1])
        except EOFError:
            child.join()
        if child.exitcode:
            found.append(f"failed: the process ended with {child.exitcode}")
    return found


def main() -> int:
    """Print the table; status 1 where an input was not survived."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder for inputs that fail")
    wanted = parser.parse_args()
    table: dict[str, Counter[str]] = {mutation.__name__: Counter() for mutation in MUTATIONS}
    failures: list[tuple[int, str]] = []
    began = time.monotonic()
    last = wanted.start + wanted.count
    for start in range(wanted.start, last, _BATCH):
        numbers = range(start, min(last, start + _BATCH))
        for number, outcome in zip(numbers, outcomes(numbers), strict=True):
            kind = "failed" if outcome.startswith("failed") else outcome
            table[MUTATIONS[number % len(MUTATIONS)].__name__][kind] += 1
            if kind == "failed":
                failures.append((number, outcome))
                sys.stderr.write(f"{number}: {outcome}\n")
    _print(table, time.monotonic() - began)
    _keep(failures, wanted.keep)
    return int(bool(failures))


def _print(table: dict[str, Counter[str]], seconds: float) -> None:
    columns = ("read", "read, with problems", "refused", "failed")
    rows = [("mutation", *columns, "all")]
    rows += [
        (name, *(str(counts[column]) for column in columns), str(counts.total()))
        for name, counts in table.items()
    ]
    total = sum(table.values(), Counter())
    rows.append(("all", *(str(total[column]) for column in columns), str(total.total())))
    for row in rows:
        sys.stdout.write(f"{row[0]:<12}" + "".join(f"{cell:>21}" for cell in row[1:]) + "\n")
    sys.stdout.write(f"{seconds:.0f} s\n")


def _keep(failures: list[tuple[int, str]], folder: Path | None) -> None:
    documents = seeds()
    for number, outcome in failures:
        mutation, name, data = broken(number, documents)
        sys.stdout.write(f"{number} ({mutation} of {name}): {outcome}\n")
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / str(number)).write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
