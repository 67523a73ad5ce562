"""Print what foreign readers keep, change and lose: `python tests/formats/losses.py [READER]`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import readers
from records import ENTRIES, WORKS


def main(details: str = "") -> None:
    print(f"{len(ENTRIES)} records; kept/changed/lost of those that have the field")
    print(f"{'':<12}" + "".join(f"{name:>17}" for name in readers.READERS))
    results = {name: read(name) for name in readers.READERS}
    for field in readers.FIELDS:
        print(f"{field:<12}" + "".join(f"{summary(results[name], field):>17}" for name in readers.READERS))
    for record, found in zip(WORKS, results.get(details, ()), strict=False):
        for field, (verdict, want, got) in found.items():
            if verdict != "kept":
                print(f"{verdict:<8}{record:<28}{field:<10}{want!r}\n{'':<46}{got!r}")


def read(name: str) -> list[dict[str, tuple[str, str, str]]]:
    format_name, reader = readers.READERS[name]
    found = reader(readers.write(ENTRIES, format_name))
    return [readers.losses(entry, record) for entry, record in zip(ENTRIES, found, strict=True)]


def summary(results: list[dict[str, tuple[str, str, str]]], field: str) -> str:
    counts = Counter(found[field][0] for found in results if field in found)
    return "/".join(str(counts[verdict]) for verdict in ("kept", "changed", "lost"))


if __name__ == "__main__":
    main(*sys.argv[1:])
