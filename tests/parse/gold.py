"""Strings whose fields are known."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any


def sample(path: Path, count: int) -> list[dict[str, Any]]:
    """The first `count` records of a gold file by the hash of their id."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return sorted(records, key=lambda record: hashlib.sha256(record["id"].encode()).hexdigest())[:count]


def texts_of(path: Path) -> list[str]:
    """All strings of a gold file, in order."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"].strip() for line in lines]
