"""What the package states about itself."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import cgt_cite

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "cgt_cite" / "docs"


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## (\S+)", (DOCS / "changelog.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert next(one for one in versions if one != "Unreleased") == cgt_cite.__version__


def test_the_version_is_in_one_place() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["dynamic"] == ["version"]
    assert ROOT / settings["tool"]["hatch"]["version"]["path"] == Path(cgt_cite.__file__)


def test_licences_are_in_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert all((ROOT / name).is_file() for name in project["license-files"])
    notice = (ROOT / "cgt_cite" / "NOTICE.md").read_text(encoding="utf-8")
    files = re.findall(r"^\| `([^`]+)`", notice, re.MULTILINE)
    assert files
    assert all((ROOT / "cgt_cite" / name).is_file() for name in files)
    assert set(re.findall(r"CC0|CC BY|MIT", notice)) == {"CC0", "CC BY", "MIT"}


def test_all_data_are_listed_here() -> None:
    """A file of data that is added needs a row in NOTICE.md, or a name here if it is our own."""
    own = {"formats/proper_names.txt", "parse/weights.txt", "parse/model.crfsuite"}
    notice = (ROOT / "cgt_cite" / "NOTICE.md").read_text(encoding="utf-8")
    package = ROOT / "cgt_cite"
    found = {
        path.relative_to(package).as_posix()
        for ending in ("txt", "tsv", "gz", "crfsuite", "json", "csv")
        for path in package.rglob(f"*.{ending}")
        if "training" not in path.parts
    }
    assert found == own | set(re.findall(r"^\| `([^`]+)`", notice, re.MULTILINE))
