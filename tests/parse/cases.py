"""Reading the case files: a title, the string, and the fields as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from cgt_cite.model import Identifier, Name, NameList, Pages, PartialDate, Work

FOLDER = Path(__file__).parent / "cases"
KNOWN_MISSES = FOLDER.parent / "known_misses.md"


class Case(NamedTuple):
    """A string and what it should be read as."""

    title: str
    text: str
    fields: dict[str, Any]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file: `## title`, the string on a line, the fields in an indented block."""
    cases = []
    for part in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, rest = part.partition("\n")
        text, _, block = rest.strip("\n").partition("\n\n")
        cases.append(Case(title, text, json.loads(block)))
    return cases


def fields_of(work: Work) -> dict[str, Any]:
    """A work's fields as the case files write them: names, dates and pages as strings, nothing empty."""
    fields = {name: _plain(value) for name, value in work._asdict().items() if value}
    truncated = (role for role in ("author", "editor") if getattr(work, role).truncated)
    return fields | {f"{role}_truncated": True for role in truncated}


def _plain(value: object) -> object:
    if isinstance(value, NameList):
        return [str(name) for name in value.names]
    if isinstance(value, Identifier | Name | Pages | PartialDate):
        return str(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def written(case: Case) -> str:
    """A case as its file has it."""
    block = json.dumps(case.fields, ensure_ascii=False, indent=2)
    return f"## {case.title}\n{case.text}\n\n" + "\n".join(f"    {line}" for line in block.split("\n")) + "\n"
