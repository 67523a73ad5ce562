"""Completion of commands, options and values in bash, and what the scripts of zsh and fish are sent."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cgt_cite.formats import FORMATS
from cgt_cite.inspection import FIELDS

SCRIPT = Path(sys.executable).parent / "cgt-cite"
ENVIRONMENT = {"PATH": f"{SCRIPT.parent}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
BASH = """
eval "$(_CGT_CITE_COMPLETE=source_bash cgt-cite)"
complete -p cgt-cite
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_cgt_cite_completion cgt-cite
printf '%s\\n' "${COMPREPLY[@]}"
"""


def shown(value: object) -> str:
    """The same in every process, unlike a set as it is."""
    return " ".join(sorted(value)) if isinstance(value, set) else str(value)


CASES: list[tuple[tuple[str, ...], set[str]]] = [
    (("ex",), {"extract"}),
    (("",), {"extract", "complete", "report", "inspect", "parse", "index"}),
    (("extract", "-t", "bib"), {"bibtex", "biblatex"}),
    (("extract", "page.html", "--to", ""), set(FORMATS)),
    (("parse", "refs.txt", "-t", "r"), {"ris"}),
    (("extract", "'a page.html'", "--journals", ""), {"as-printed", "abbreviated", "full"}),
    (
        (
            "extract",
            "--jo",
        ),
        {"--journals", "--jobs"},
    ),
    (
        (
            "report",
            "--no",
        ),
        {"--no-config"},
    ),
    (("inspect", "--field", "iss"), {name for name in FIELDS if name.startswith("iss")}),
]


def run(command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=ENVIRONMENT | variables, capture_output=True, encoding="utf-8", check=False
    )


def completed_by_bash(*words: str) -> set[str]:
    done = run(["bash", "--norc", "-c", BASH, "bash", "cgt-cite", *words])
    assert done.stderr == ""
    registered, *replies = done.stdout.splitlines()
    assert registered == "complete -o default -F _cgt_cite_completion cgt-cite"  # else the names of files
    return set(filter(None, replies))


@pytest.mark.parametrize(("words", "expected"), CASES, ids=shown)
def test_bash(words: tuple[str, ...], expected: set[str]) -> None:
    assert completed_by_bash(*words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("extract", "--to", "="), set(FORMATS)),
        (("extract", "--to", "=", "bib"), {"bibtex", "biblatex"}),
        (("extract", "page.html", "--color", "=", "n"), {"never"}),
    ],
    ids=shown,
)
def test_bash_makes_a_word_of_the_equals_sign(words: tuple[str, ...], expected: set[str]) -> None:
    assert completed_by_bash(*words) == expected


@pytest.mark.parametrize(
    "words", [("extract", ""), ("extract", "-o", "ref"), ("extract", "--corrections", ""), ("parse", "re")]
)
def test_names_of_files_are_left_to_the_shell(words: tuple[str, ...]) -> None:
    assert completed_by_bash(*words) == set()
    assert protocol("zsh", *words) == "_files\n"
    assert run([str(SCRIPT)], **variables("fish", *words, action="is-args")).returncode == 1


def variables(shell: str, *words: str, action: str = "get-args") -> dict[str, str]:
    return {
        "_CGT_CITE_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": " ".join(("cgt-cite", *words)),
        "_TYPER_COMPLETE_FISH_ACTION": action,
    }


def protocol(shell: str, *words: str) -> str:
    return run([str(SCRIPT)], **variables(shell, *words)).stdout


@pytest.mark.parametrize(("words", "expected"), CASES, ids=shown)
def test_what_zsh_and_fish_are_sent(words: tuple[str, ...], expected: set[str]) -> None:
    zsh = protocol("zsh", *words).splitlines()
    assert {line.split('"')[1] for line in zsh} == expected
    fish = protocol("fish", *words).splitlines()
    assert {line.partition("\t")[0] for line in fish} == expected


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_scripts_of_other_shells(shell: str) -> None:
    script = run([str(SCRIPT)], _CGT_CITE_COMPLETE=f"source_{shell}").stdout
    assert f"_CGT_CITE_COMPLETE=complete_{shell}" in script
    if shell == "fish" and shutil.which("fish"):
        line = f"{script}\ncomplete -C 'cgt-cite extract -t bib'"
        assert run(["fish", "--no-config", "-c", line]).stdout.split() == ["biblatex", "bibtex"]


def test_nothing_is_read_to_complete() -> None:
    code = (
        "import json, sys\n"
        "sys.argv = ['cgt-cite']\n"
        "from cgt_cite.cli import main\n"
        "try:\n    main()\nfinally:\n    sys.stderr.write(json.dumps(sorted(sys.modules)))\n"
    )
    words = {"COMP_WORDS": "cgt-cite\nextract\n-t\nbib", "COMP_CWORD": "3"}
    environment = os.environ | words | {"_CGT_CITE_COMPLETE": "complete_bash"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert done.stdout.split() == [b"bibtex", b"biblatex"]
    loaded = set(json.loads(done.stderr))
    assert not {"pycrfsuite", "selectolax", "rich", "tomllib", "cgt_cite.run", "cgt_cite.parse"} & loaded


def test_a_broken_configuration_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "cgt-cite.toml").write_text("nonsense", encoding="utf-8")
    words = {"COMP_WORDS": f"cgt-cite\nextract\n{tmp_path}\n-t\nri", "COMP_CWORD": "4"}
    assert run([str(SCRIPT)], _CGT_CITE_COMPLETE="complete_bash", **words).stdout == "ris\n"
