"""The real command against transcripts in commands/*.md, run by a shell in a folder of their own.

A block is a session: a line that starts with `$ ` is typed; what follows is standard output, then
standard error after `2> `, then an exit status other than 0 after `=> `.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TRANSCRIPTS = sorted((ROOT / "tests" / "commands").glob("*.md"))
_BLOCK = re.compile(r"^```\n\$ (?P<command>.*?)\n(?P<expected>.*?)```$", re.DOTALL | re.MULTILINE)


def _blocks() -> list[tuple[Path, str]]:
    return [
        (path, match["command"])
        for path in TRANSCRIPTS
        for match in _BLOCK.finditer(path.read_text(encoding="utf-8"))
    ]


def run(command: str, folder: Path) -> str:
    (folder / "samples").symlink_to(ROOT / "samples")
    shutil.copy(next((ROOT / "samples").glob("Successes*.html")), folder / "page.html")
    shutil.copy(next((ROOT / "samples").glob("Association*.html")), folder / "part.html")
    shutil.copy(ROOT / "tests" / "pages" / "fixtures" / "500 Error - NCBI.html", folder)
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "PYTHONWARNDEFAULTENCODING": "1",
    }
    done = subprocess.run(  # the transcripts are shell sessions
        ["bash", "-c", f"set -o pipefail\n{command}"],  # noqa: S607 - any bash will do
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    out, err = (stream.decode("utf-8", "backslashreplace") for stream in (done.stdout, done.stderr))
    lines = [*out.splitlines(), *(f"2> {line}".rstrip() for line in err.splitlines())]
    return "".join(f"{line}\n" for line in lines + [f"=> {done.returncode}"] * bool(done.returncode))


@pytest.mark.parametrize(("path", "command"), _blocks(), ids=lambda value: str(value).rpartition("/")[2][:60])
def test_transcript(path: Path, command: str, tmp_path: Path, recorded: Callable[[Path, str], str]) -> None:
    found = run(command, tmp_path)
    text = path.read_text(encoding="utf-8")
    (expected,) = (match["expected"] for match in _BLOCK.finditer(text) if match["command"] == command)
    found_text = text.replace(f"$ {command}\n{expected}```", f"$ {command}\n{found}```")
    assert recorded(path, found_text) == found_text


def test_the_command_is_installed_beside_python() -> None:
    assert shutil.which("cgt-cite", path=str(Path(sys.executable).parent))
