"""Every command in the README and its companions is run; what they show is what it writes."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.complete.efetch_server import Efetch, serving
from tests.complete.made_records import record
from tests.extracting import SAMPLES

ROOT = SAMPLES.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "cgt_cite" / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<content>.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^```sh\n(?P<lines>.*?)^```$|`(?P<inline>cgt-cite [^`\n]+)`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?P<file>[^)#:\s]*)(?:#(?P<anchor>[^)\s]*))?\)")


def blocks(document: Path, language: str) -> list[str]:
    found = _BLOCK.finditer(document.read_text(encoding="utf-8"))
    return [match["content"] for match in found if match["language"] == language]


def commands(document: Path) -> list[str]:
    """The commands in blocks and in running text, in order; of pipelines and sequences, ours."""
    found: list[str] = []
    for match in _COMMAND.finditer(document.read_text(encoding="utf-8")):
        lines = (match["lines"] or match["inline"]).replace("\\|", "|").replace(".venv/bin/", "").splitlines()
        found += [part for line in lines for part in re.split(r"\s(?:\||&&)\s", line.partition(" #")[0])]
    return [command.strip() for command in found if command.startswith("cgt-cite ")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the documents speak of."""
    shutil.copytree(SAMPLES, tmp_path / "samples")
    for name in ("pages", "included"):
        (tmp_path / name).mkdir()
        for path in (*SAMPLES.glob("Successes*.html"), *SAMPLES.glob("Diffusion*")):
            shutil.copy(path, tmp_path / name)
    shutil.copy(next(SAMPLES.glob("Successes*.html")), tmp_path / "page.html")
    for name in ("archives", "baseline"):
        (tmp_path / name).mkdir()
        shutil.copy(ROOT / "tests" / "pages" / "fixtures" / "article.xml", tmp_path / name)
    (tmp_path / "references.txt").write_text("1. Doe J. A title. J Med. 2020;1:2-3.\n", encoding="utf-8")
    (tmp_path / "pmids.txt").write_text("37935854\n", encoding="utf-8")
    (tmp_path / "corrections.csv").write_text(
        "key,field,value\nCavazzana2019Gene,volume,18\n", encoding="utf-8"
    )
    return tmp_path


def is_complete(command: str, folder: Path) -> bool:
    """Whether it is more than the mention of a command or an option: it names something to read."""
    return any((folder / word).exists() for word in shlex.split(command)[2:] if not word.startswith("-"))


def run(command: str, folder: Path, efetch: Efetch) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)[1:]
    if words[0] == "complete":
        words += ["--base-url", efetch.url]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "cgt_cite", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def efetch(folder: Path) -> Iterator[Efetch]:
    """A server that has a record for each PMID in the samples."""
    pages = "".join(path.read_text(encoding="utf-8") for path in (folder / "samples").iterdir())
    with serving(Efetch({pmid: record(pmid, 44) for pmid in re.findall(r"\b\d{8}\b", pages)})) as running:
        yield running


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_succeed(document: Path, folder: Path, efetch: Efetch) -> None:
    for command in commands(document):
        if is_complete(command, folder):
            done = run(command, folder, efetch)
            assert done.returncode == 0, f"{command}\n{done.stderr}"


def test_the_demo_writes_what_the_readme_shows(folder: Path, efetch: Efetch) -> None:
    readme = DOCUMENTS[0]
    demo, *_ = (command for command in commands(readme) if "samples/" in command)
    done = run(demo, folder, efetch)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith(blocks(readme, "")[0])
    assert blocks(readme, "bibtex")[0] in (folder / "refs.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for link in _LINK.finditer(document.read_text(encoding="utf-8")):
        target = document.parent / link["file"] if link["file"] else document
        assert target.exists(), link[0]
        if link["anchor"]:
            assert link["anchor"] in anchors(target), link[0]


def anchors(document: Path) -> set[str]:
    """Those that Git's hosts give to headings."""
    headings = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_leads_to_every_document() -> None:
    links = {link["file"] for path in DOCUMENTS for link in _LINK.finditer(path.read_text(encoding="utf-8"))}
    assert {document.name for document in DOCUMENTS[1:]} <= {Path(link).name for link in links}
