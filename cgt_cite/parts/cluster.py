"""Write parts, and group them, on a Dask cluster: Dask distributes, retries and shuffles."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from cgt_cite import __version__
from cgt_cite.errors import CiteError, InstallationError, OutputError, UsageError
from cgt_cite.problems import Problem, ProblemKind

from .writing import PartResult, write_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from distributed import Client, Future

    from cgt_cite.pipeline import ExtractOptions

    from .planning import Part

_TIMEOUT = "5s"  # for the scheduler to answer
_RETRIES = 2  # of a file that could not be read, as networks fail
_one_at_a_time = Lock()  # in a worker process, whose threads would only wait for each other


class _NotReadError(Exception):
    """Makes Dask try again; its argument is the `PartResult`."""


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the scheduler at this address.

    Raises `UsageError` if there is none, and `InstallationError` if its workers have another version.
    """
    try:
        from distributed import Client
    except ImportError as error:
        from cgt_cite.extras import needs_package

        raise InstallationError(needs_package("--scheduler", "distributed", "cluster")) from error
    try:
        client = Client(address, timeout=_TIMEOUT, name="cgt-cite")
    except (OSError, ValueError) as error:
        remedy = "`dask scheduler` starts one and prints its address"
        raise UsageError(f"{address}: no Dask scheduler can be reached: {error}; {remedy}") from error
    with client:
        _check_versions(client)
        yield client


def _check_versions(client: Client) -> None:
    def version() -> str:  # passed by value, so that it runs where the package is missing
        try:
            from cgt_cite import __version__
        except ImportError:
            return "no version"
        return __version__

    found = {"the scheduler": client.run_on_scheduler(version)}
    found |= {f"worker {address}": one for address, one in client.run(version).items()}
    for place, installed in found.items():
        if installed != __version__:
            raise InstallationError(
                f"{place} has {installed} of cgt-cite, and this machine {__version__}: "
                "install the same one, with its extra [cluster], on all machines"
            )


def write_parts(client: Client, parts: Sequence[Part], options: ExtractOptions) -> Iterator[PartResult]:
    """Write the parts, in the order in which they are completed.

    Files of workers that are lost go to others; one that several workers did not survive has no part, and a
    problem.
    """
    from distributed import as_completed

    ordered = sorted(parts, key=lambda part: -part.file.size)
    futures = client.map(_write, ordered, options=options, retries=_RETRIES, pure=False)
    part_of = dict(zip(futures, ordered, strict=True))
    del futures
    for future in as_completed(list(part_of)):
        yield _result(future, part_of.pop(future))


def _write(part: Part, options: ExtractOptions) -> PartResult:
    with _one_at_a_time:
        result = write_part(part, options)
    if result.is_unreadable:
        raise _NotReadError(result)
    return result


def _result(future: Future[PartResult], part: Part) -> PartResult:
    from distributed import KilledWorker

    try:
        result: PartResult = future.result()
    except _NotReadError as error:
        not_read: PartResult = error.args[0]
        return not_read
    except KilledWorker:
        problem = Problem(ProblemKind.DAMAGED, part.file.source, "the workers that read it were killed")
        return PartResult(part.file.source, problems=(problem,))
    except CiteError:
        raise
    except Exception as error:
        raise OutputError(
            f"{part.file.source}: the cluster failed: {type(error).__name__}: {error}"
        ) from error
    return result


def group_works(parts: Sequence[str], folder: str) -> int:
    """Write the works of parts as `works.group` does; raises `OutputError`."""
    from .works import group

    try:
        return group(parts, folder)
    except Exception as error:
        message = f"{folder}: the works could not be grouped: {type(error).__name__}: {error}"
        raise OutputError(message) from error
