"""What is imported before the first page is read, which decides the start-up time."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = next((ROOT / "samples").glob("Successes*.html"))
HEAVY = {
    "asyncio",
    "concurrent.futures",
    "csv",
    "email",
    "importlib.metadata",
    "jinja2",
    "multiprocessing",
    "networkx",
    "pydantic",
    "rich",
    "sqlite3",
    "tomllib",
    "urllib.request",
}
PROBE = """
import json, sys
sys.argv = ["cgt-cite", *sys.argv[1:]]
from cgt_cite.cli import main
try:
    main()
except SystemExit:
    pass
finally:
    sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


@cache
def loaded_by(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", PROBE, *arguments]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("--help",),
        ("extract", "--help"),
        ("extract", "--quiet", "--to", "bibtex", str(PAGE)),
        ("extract", "--quiet", "--to", "ris", str(PAGE)),
        ("extract", "--quiet", "--to", "csv", str(PAGE)),
    ],
)
def test_nothing_heavy_is_loaded(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) & HEAVY == set()


def test_version_alone_loads_no_reader_and_no_writer() -> None:
    loaded = loaded_by("--version")
    assert not {"selectolax", "pycrfsuite"} & loaded
    packages = {name for name in loaded if name.startswith("cgt_cite.") and ".cli" not in name}
    assert {name.removeprefix("cgt_cite.") for name in packages} == {
        "errors",
        "formats",
        "formats.options",
        "formats.registry",
        "journals",
        "options",
        "paths",
        "streams",
    }


def test_one_format_loads_one_writer() -> None:
    loaded = loaded_by("extract", "--quiet", "--to", "bibtex", str(PAGE))
    assert not {"cgt_cite.formats.ris", "cgt_cite.formats.csv_table", "cgt_cite.formats.nbib"} & loaded
    assert not {"cgt_cite.pages.pubmed_xml", "cgt_cite.pages.pubmed_text"} & loaded


def test_importing_the_package_loads_nothing() -> None:
    command = [
        sys.executable,
        "-c",
        "import cgt_cite, sys; print([m for m in sys.modules if 'cgt_cite.' in m])",
    ]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=True)
    assert done.stdout == b"[]\n"
