"""Gold records as examples, in folds that share no journal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cgt_cite.parse.cleanup import clean_reference

from .align import Unplaced, align
from .example import Example
from .generate import renderings

FOLDS = 5
HELD_OUT = 5  # one publisher in so many, and one journal in so many of the largest publishers
_LARGEST = 1500  # strings of one publisher
Record = Mapping[str, Any]


def number(text: str, count: int) -> int:
    """A number below `count` that depends on `text` alone."""
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16) % count


def load(path: Path) -> list[Record]:
    """The records of a gold file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def parted(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """The records to learn from, and those of publishers and journals that are left out."""
    sizes: dict[str, int] = {}
    for record in records:
        sizes[record["publisher"]] = sizes.get(record["publisher"], 0) + 1
    kept: list[Record] = []
    held: list[Record] = []
    for record in records:
        name = record["journal"] if sizes[record["publisher"]] > _LARGEST else record["publisher"]
        (kept if number(name, HELD_OUT) else held).append(record)
    return kept, held


def fold_of(record: Record) -> int:
    """The fold of a record: that of its journal."""
    return number(record["journal"], FOLDS)


def aligned(records: Iterable[Record]) -> Iterator[tuple[int, Example]]:
    """Each record's fold and string, labelled; those with a field that is not in it are left out."""
    for record in records:
        try:
            yield fold_of(record), align(clean_reference(record["text"]), record["fields"])
        except Unplaced:
            continue


def rendered(records: list[Record], count: int) -> Iterator[tuple[int, Example]]:
    """About `count` examples, each written from the records of one fold."""
    for fold in range(FOLDS):
        own = [record["fields"] for record in records if fold_of(record) == fold]
        for example in renderings(own, count * len(own) // len(records), seed=fold + 1):
            yield fold, example
