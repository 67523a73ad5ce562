"""What `import cgt_cite` offers is documented, typed and loaded when it is used."""

from __future__ import annotations

import ast
import doctest
import inspect
import os
import pydoc
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import cgt_cite
from cgt_cite.formats.options import Protect, Retracted
from cgt_cite.journals import Spelling
from cgt_cite.options import Order, Scope

ROOT = Path(__file__).resolve().parents[1]
CONSUMER = """
import io
import json
from collections.abc import Iterator
from pathlib import Path

import cgt_cite
from cgt_cite import (
    Entry, Page, Problem, UnreadableError, extract, parse_reference, read, split_references, write
)


def titles(folder: Path) -> Iterator[str]:
    problems: list[Problem] = []
    for entry in extract([folder], what="all", on_problem=problems.append):
        yield entry.work.title.upper()
    for problem in problems:
        yield f"{problem.kind.name} {problem.where}"


pages: Iterator[Page] = read(b"<!doctype html>", name="1", on_problem=lambda problem: None)
try:
    count: int = sum(len(page.references) for page in pages)
except UnreadableError as error:
    print(error)
strings: list[str] = split_references("text", one_per_line=True)
entries: list[Entry] = [parse_reference(string).to_entry("key") for string in strings]
text: str = write(entries, "ris", ascii=True)
write(entries, "ris", Path("refs.ris"))
write(entries, output=io.BytesIO())
write(entries, output=io.StringIO(), protect="none")
json.dumps([entry.to_dict()["work"]["DOI"] for entry in entries])
json.dumps([entry.to_csl() for entry in entries])
reveal_type(cgt_cite.Work().issued)
"""
MISTAKES = (
    "cgt_cite.extrat([folder])",
    "cgt_cite.extract(5)",
    "cgt_cite.extract('a', on_problem=lambda: None)",
    "cgt_cite.write([], 'ris', colour=True)",
    "cgt_cite.write([], 'ris').decode()",
    "cgt_cite.parse_reference('a').work.titel",
)


def check_types(script: Path) -> subprocess.CompletedProcess[str]:
    """What a user's type checker says."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--follow-imports=silent"]
    return subprocess.run(
        [*command, "--cache-dir", str(script.parent / "cache"), str(script)],
        capture_output=True,
        text=True,
        cwd=script.parent,
        env=os.environ | {"MYPYPATH": str(ROOT)},
        check=False,
    )


def test_a_script_that_uses_it_is_checked(tmp_path: Path) -> None:
    (script := tmp_path / "script.py").write_text(CONSUMER)
    done = check_types(script)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert 'Revealed type is "' in done.stdout
    assert "PartialDate" in done.stdout
    lines = (f"_{number} = {line}" for number, line in enumerate(MISTAKES))
    script.write_text("\n".join(("import cgt_cite", "folder = 'a'", *lines, "")))
    found = {int(line) for line in re.findall(r"script\.py:(\d+): error", check_types(script).stdout)}
    assert found == set(range(3, 3 + len(MISTAKES)))


def test_the_package_is_marked_as_typed() -> None:
    assert files("cgt_cite").joinpath("py.typed").is_file()


def test_the_names_for_type_checkers_are_those_that_are_loaded() -> None:
    source = (ROOT / "cgt_cite" / "__init__.py").read_bytes()
    imports = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom))
    places = {alias.name: node.module for node in imports if node.module != "typing" for alias in node.names}
    places.pop("annotations")
    places.pop("import_module")
    assert sorted(places) == cgt_cite.__all__
    for name, module in places.items():
        assert getattr(cgt_cite, name) is getattr(sys.modules[str(module)], name)
    assert set(cgt_cite.__all__) <= set(dir(cgt_cite))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'cgt_cite' has no attribute 'extrat'"):
        cgt_cite.extrat  # noqa: B018 - the access is the test


def test_help_shows_every_public_name() -> None:
    text = pydoc.render_doc(cgt_cite, renderer=pydoc.plaintext)
    for name in cgt_cite.__all__:
        value = getattr(cgt_cite, name)
        assert inspect.getdoc(value), name
        assert re.search(rf"^    (?:class )?{name}(?:\(|$| = )", text, re.MULTILINE), name


def test_the_docstrings_name_all_values_of_options() -> None:
    choices = {cgt_cite.extract: (Scope, Spelling, Order), cgt_cite.write: (Protect, Retracted)}
    for function, options in choices.items():
        text = inspect.getdoc(function) or ""
        assert [value for option in options for value in option if f"`{value}`" not in text] == []
    assert "`cgt_cite.formats.FORMATS`" in (inspect.getdoc(cgt_cite.write) or "")


def test_the_tour_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testmod(cgt_cite)
    assert done.failed == 0
    assert done.attempted > 10


def test_the_frame_of_the_readme(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Python\n")[2]
    (code,) = re.findall(r"```python\n(.*?)```", section.partition("\n## ")[0], re.DOTALL)
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - the code of the README is what is tested
    frame = names["frame"]
    assert frame.shape[0] == 44  # type: ignore[attr-defined] - a pandas.DataFrame
    row = frame.set_index("key").loc["Cavazzana2019Gene"]  # type: ignore[attr-defined]
    assert (row["work.PMID"], row["work.issued.year"], row["cited_by"]) == ("30858502", 2019, ["37935854"])
    assert "shows only 5 of 21 references" in capsys.readouterr().out
    documented = re.findall(r"`(work\.\S+?|key|cited_by)`", section.partition("\n## ")[0])
    assert set(documented) <= set(frame.columns)  # type: ignore[attr-defined]
    assert len(documented) == 4
