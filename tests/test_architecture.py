"""Which packages and modules may import which others."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "cgt_cite"
MIDDLE = {"options", "model", "work_types", "work_parts", "problems", "errors", "document", "regex", "extras"}
# room: the rooms that it may import, itself apart
MAY_IMPORT = {
    "model": {"work_types", "work_parts", "plain"},
    "work_types": set[str](),
    "work_parts": set[str](),
    "plain": set[str](),
    "errors": set[str](),
    "extras": {"paths"},
    "options": set[str](),
    "regex": set[str](),
    "text_files": set[str](),
    "streams": set[str](),
    "paths": set[str](),
    "problems": {"model"},
    "document": {"errors"},
    "fields": {"model", "regex"},
    "sources": {"fields", "paths", *MIDDLE},
    "pages": {"fields", *MIDDLE},
    "parse": {"fields", *MIDDLE},
    "training": {"parse", "fields", "journals", *MIDDLE},  # not shipped: it makes what `parse` reads
    "formats": {"fields", "forks", *MIDDLE},
    "merge": {"fields", *MIDDLE},
    "corrections": {"fields", "formats", "merge", "text_files", *MIDDLE},  # the cells of our CSV, read back
    "importers": {"fields", "text_files", *MIDDLE},
    "journals": {"fields", "model", "regex"},
    "output": {"errors", "problems", "streams"},
    "output_checks": {"output", "formats", "errors"},
    "parallel": MIDDLE,
    "forks": set[str](),
    "statistics": {"model", "problems"},
    "problem_log": {"problems", "paths"},
    "records": {
        *("fields", "pages", "sources", "journals", "merge", "output", "parallel", "messages"),
        *MIDDLE,
    },
    "pipeline": {
        "records",
        "sources",
        "pages",
        "parse",
        "merge",
        "corrections",
        "journals",
        "fields",
        "formats",  # lines of edges, which need no entries
        "parallel",
        "statistics",
        "problem_log",
        *MIDDLE,
    },
    "complete": {
        "pipeline",
        "records",
        "importers",
        "merge",
        "sources",
        "pages",
        "fields",
        "parallel",
        "statistics",
        "problem_log",
        "output",
        "messages",
        *MIDDLE,
    },
    "parts": {
        *("pipeline", "formats", "merge", "pages", "sources", "fields", "parallel", "statistics"),
        *("problem_log", "output", "messages", "summary"),
        *MIDDLE,
    },
    "inspection": {"fields", "formats", "output", *MIDDLE},
    "report": {
        *("pipeline", "corrections", "formats", "fields", "journals", "statistics", "problem_log", "output"),
        *("messages", "summary", "pages", "parse", "__version__"),
        *MIDDLE,
    },
    "messages": {"fields", "streams", *MIDDLE},
    "summary": {"messages", "fields", "statistics", "problem_log", "output", "paths", *MIDDLE},
    "arguments": {
        *("pipeline", "corrections", "formats", "importers", "journals", "merge", "records", "output"),
        "paths",
        *MIDDLE,
    },
    "interface": {"arguments", "pipeline", "formats", "output", "problem_log", "statistics", *MIDDLE},
}
# what a room imports only when one of its functions is called
MAY_IMPORT_LATE = {"model": {"formats"}}  # `to_csl`, a method of the values that it writes
EDGES = {
    "cli": {"__main__"},
    "run": {"cli"},
    "interface": {"__init__"},
    "messages": {"run", "cli", "complete", "records", "report", "parts", "summary"},
    "typer": {"cli"},
    "rich": {"messages", "inspection"},
    "jinja2": {"report"},
    "networkx": {"report"},
    "pyarrow": {"formats", "parts"},
    "fsspec": {"parts"},
    "dask": {"parts"},
    "distributed": {"parts"},
    "sqlite3": {"merge"},
}


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return "training" if parts[:2] == ("parse", "training") else parts[0].removesuffix(".py")


def nodes(tree: ast.Module, *, late: bool) -> list[ast.AST]:
    """The nodes of a module; unless `late`, only those outside functions."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = set() if late else {node for function in functions for node in ast.walk(function)}
    return [node for node in ast.walk(tree) if node not in inside]


@cache
def imported(path: Path, *, late: bool = True) -> set[str]:
    """The modules that a file imports at its top and, if `late`, inside functions."""
    found: set[str] = set()
    for node in nodes(ast.parse(path.read_bytes()), late=late):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = ("cgt_cite", *path.relative_to(PACKAGE).parts)[: -node.level]
            found.add(".".join((*base, node.module or "")))
        elif isinstance(node, ast.ImportFrom):
            found |= (
                {f"{node.module}.{alias.name}" for alias in node.names}
                if node.module == "cgt_cite"
                else set()
            )
            found.add(node.module or "")
    return found


def rooms_imported(path: Path, *, late: bool = True) -> set[str]:
    names = (name.split(".") for name in imported(path, late=late))
    return {parts[1] for parts in names if parts[0] == "cgt_cite" and len(parts) > 1} - {room_of(path)}


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_of(room: str) -> None:
    for path in FILES:
        if room_of(path) == room:
            allowed = MAY_IMPORT[room] | {"__version__"}
            assert rooms_imported(path, late=False) <= allowed, path
            assert rooms_imported(path) <= allowed | MAY_IMPORT_LATE.get(room, set()), path


@pytest.mark.parametrize("edge", EDGES)
def test_only_edges_import_edges(edge: str) -> None:
    knowing = {
        room_of(path)
        for path in FILES
        if edge in rooms_imported(path) or any(name.split(".")[0] == edge for name in imported(path))
    }
    assert knowing - {edge} <= EDGES[edge]


def test_every_room_is_known_here() -> None:
    assert {room_of(path) for path in FILES} - {"__init__", "__main__"} == {
        *MAY_IMPORT,
        "run",
        "cli",
    }
