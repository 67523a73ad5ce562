"""No pattern takes long on any text: one that is slow on a malicious page would stop a whole run."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import cgt_cite
from cgt_cite.regex import LazyPattern

SIZES = (2_000, 10_000)  # characters; what is quadratic in the small size need not be tried in the large
PER_CHARACTER = 5e-6  # seconds: a second for 200,000 characters
AT_LEAST = 0.05  # seconds, below which a clock tells nothing on a busy machine
PIECES = (
    *("a", "A", "1", "-", " ", "\n", ".", ",", "(", "<", "&", "é", "…", "“"),
    *("10.1000/", "10.1000/a(", "10.1000/(sici)", "10.1000/(sici)a<", "doi: ", "PMC", "PMID: ", "https://"),
    *(
        "a ",
        "a. ",
        "A B, ",
        "1 ",
        "1-",
        "1;",
        "a-",
        "(1",
        "2019 ",
        "2019 Mar ",
        "2019;1(",
        " - ",
        " - DOI",
        "et al. ",
    ),
    *("<meta ", "<li>", "<!doctype ", "\n\n", "a\n", "ab et al. ", "Lancet. ", "full-journal-citation>", "*"),
)
TAILS = ("", "!")  # what begins well may still fail at the end


def _modules() -> list[str]:
    found = pkgutil.walk_packages(cgt_cite.__path__, "cgt_cite.")
    return [
        module.name
        for module in found
        if not module.name.endswith("__main__") and ".training" not in module.name
    ]


def _patterns() -> dict[str, re.Pattern[Any] | LazyPattern]:
    return {
        place: pattern
        for name in _modules()
        for attribute, value in vars(importlib.import_module(name)).items()
        for place, pattern in _within(f"{name}.{attribute}", value)
    }


def _within(place: str, value: object) -> Iterator[tuple[str, re.Pattern[Any] | LazyPattern]]:
    """The patterns that a value is or holds, each with its place."""
    if isinstance(value, LazyPattern | re.Pattern):
        yield place, value
    elif isinstance(value, tuple) and hasattr(value, "_asdict"):
        for field, item in value._asdict().items():
            yield from _within(f"{place}.{field}", item)
    elif isinstance(value, dict | list | tuple):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from _within(f"{place}[{key}]", item)


FOUND = _patterns()
PATTERNS = {
    place: found.compiled if isinstance(found, LazyPattern) else found for place, found in FOUND.items()
}

METHODS = {name: name for name in ("search", "match", "fullmatch")}
METHODS |= dict.fromkeys(("finditer", "findall", "sub", "split"), "finditer")


def _uses() -> dict[str, set[str]]:
    """The methods by which the package uses each pattern, by its name, private ones by their module's too."""
    found: dict[str, set[str]] = {}
    for path in Path(cgt_cite.__file__).parent.rglob("*.py"):
        for name, method in re.findall(r"\b([A-Za-z_]+)\.(\w+)\(", path.read_text("utf-8")):
            if method in METHODS:
                module = path.parent.name if path.stem == "__init__" else path.stem
                place = f"{module}.{name}" if name.startswith("_") else name
                found.setdefault(place, set()).add(METHODS[method])
    return found


USES = _uses()


def seconds(pattern: re.Pattern[Any], method: str, text: str) -> float:
    """How long one use of the pattern takes."""
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    found = getattr(pattern, method)(subject)
    if method == "finditer":
        sum(1 for _ in found)
    return time.process_time() - start


def _cases() -> dict[str, list[tuple[str, re.Pattern[Any], str]]]:
    """By module the patterns that are made there, each with its place and a method it is used by."""
    found: dict[tuple[re.Pattern[Any], str], str] = {}
    for name, pattern in PATTERNS.items():
        *_, module, place = re.sub(r"\[.*?\]", "", name).split(".")
        for method in USES.get(f"{module}.{place}" if place.startswith("_") else place, {"search"}):
            found.setdefault((pattern, method), name)
    cases: dict[str, list[tuple[str, re.Pattern[Any], str]]] = {}
    for (pattern, method), name in found.items():
        module = next(module for module in reversed(_modules()) if name.startswith(f"{module}."))
        cases.setdefault(module, []).append((name, pattern, method))
    return cases


@pytest.mark.parametrize("cases", [pytest.param(cases, id=module) for module, cases in _cases().items()])
def test_patterns_are_quick_on_any_text(cases: list[tuple[str, re.Pattern[Any], str]]) -> None:
    for (name, pattern, method), piece, tail, size in product(cases, PIECES, TAILS, SIZES):
        text, limit = piece * (size // len(piece)) + tail, max(AT_LEAST, PER_CHARACTER * size)
        took = seconds(pattern, method, text)
        if took >= limit:  # once more, in case the machine was busy
            took = min(seconds(pattern, method, text) for _ in range(3))
        assert took < limit, f"{name}.{method}: {size} characters of {piece!r} take {took:.2f} s"


def test_every_pattern_is_found() -> None:
    made = [thing for thing in gc.get_objects() if isinstance(thing, LazyPattern)]
    found = {id(pattern) for pattern in FOUND.values()}
    assert [pattern.compiled.pattern for pattern in made if id(pattern) not in found] == []
