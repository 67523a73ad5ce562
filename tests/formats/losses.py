"""Print what foreign readers keep, change and lose: `python -m tests.formats.losses [READER]`."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from tests.formats import readers
from tests.formats.records import ENTRIES, WORKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Losses = dict[str, tuple[str, str, str]]


def main(details: str = "") -> None:
    results = {name: read(name) for name in readers.READERS}
    sys.stdout.writelines(f"{line}\n" for line in (*summary(results), *particulars(results.get(details, ()))))


def summary(results: dict[str, list[Losses]]) -> Iterator[str]:
    yield f"{len(ENTRIES)} records; kept/changed/lost of those that have the field"
    yield f"{'':<12}" + "".join(f"{name:>17}" for name in results)
    for field in readers.FIELDS:
        yield f"{field:<12}" + "".join(f"{count(found, field):>17}" for found in results.values())


def particulars(results: Iterable[Losses]) -> Iterator[str]:
    for record, found in zip(WORKS, results, strict=False):
        for field, (verdict, want, got) in found.items():
            if verdict != "kept":
                yield f"{verdict:<8}{record:<28}{field:<10}{want!r}\n{'':<46}{got!r}"


def read(name: str) -> list[Losses]:
    format_name, reader = readers.READERS[name]
    found = reader(readers.write(ENTRIES, format_name))
    return [readers.losses(entry, record) for entry, record in zip(ENTRIES, found, strict=True)]


def count(results: list[Losses], field: str) -> str:
    counts = Counter(found[field][0] for found in results if field in found)
    return "/".join(str(counts[verdict]) for verdict in ("kept", "changed", "lost"))


if __name__ == "__main__":
    main(*sys.argv[1:])
