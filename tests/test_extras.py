"""How to install what is missing: from where the program came, never by its name on an index."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

import cgt_cite
from cgt_cite.extras import Installation, Requirement

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
PIP = [sys.executable, "-m", "pip", "install"]


def installation(folder: Path, direct_url: object = None, installer: str = "pip") -> Installation:
    """An installation with this project's requirements, as an installer records it."""
    metadata = folder / "cgt_cite-1.0.0.dist-info"
    metadata.mkdir()
    required = [*PROJECT["dependencies"], *(f"{one}; extra == '{e}'" for e in EXTRAS for one in EXTRAS[e])]
    lines = ["Name: cgt-cite", "Version: 1.0.0", *(f"Requires-Dist: {one}" for one in required)]
    (metadata / "METADATA").write_text("\n".join(lines) + "\n")
    (metadata / "INSTALLER").write_text(f"{installer}\n")
    if direct_url:
        (metadata / "direct_url.json").write_text(json.dumps(direct_url))
    return Installation.of(PathDistribution(metadata))


def test_from_a_folder(tmp_path: Path) -> None:
    (source := tmp_path / "cgt cité").mkdir()
    found = installation(tmp_path, {"url": source.as_uri(), "dir_info": {}})
    assert found.install_command("online") == [*PIP, f"{source}[online]"]


def test_from_a_folder_that_is_used_in_place(tmp_path: Path) -> None:
    found = installation(tmp_path, {"url": tmp_path.as_uri(), "dir_info": {"editable": True}})
    assert found.install_command("online") == [*PIP, "-e", f"{tmp_path}[online]"]


def test_from_a_wheel(tmp_path: Path) -> None:
    (wheel := tmp_path / "cgt_cite-1.0.0-py3-none-any.whl").touch()
    found = installation(tmp_path, {"url": wheel.as_uri(), "archive_info": {}})
    assert found.install_command("online") == [*PIP, f"{wheel}[online]"]


@pytest.mark.parametrize(
    "direct_url",
    [
        None,  # from an index
        {"url": "file:///no/such/folder", "dir_info": {}},
        {"url": "file://server/share", "dir_info": {}},
        {"url": "https://example.org/cgt-cite.git", "vcs_info": {"vcs": "git", "commit_id": "0"}},
    ],
)
def test_where_the_source_is_gone_the_packages_are_named(tmp_path: Path, direct_url: object) -> None:
    found = installation(tmp_path, direct_url)
    assert found.install_command("online", "requests") == [*PIP, *EXTRAS["online"]]


def test_an_extra_includes_another(tmp_path: Path) -> None:
    packages = [one.text for one in installation(tmp_path).needed("cluster")]
    assert packages == [*EXTRAS["data"], *(one for one in EXTRAS["cluster"] if "cgt-cite" not in one)]


def test_of_uv(tmp_path: Path) -> None:
    found = installation(tmp_path, {"url": tmp_path.as_uri(), "dir_info": {}}, installer="uv")
    start = ["uv", "pip", "install", "--python", sys.executable]
    assert found.install_command("online") == [*start, f"{tmp_path}[online]"]


def test_not_installed() -> None:
    assert Installation().install_command("online", "requests") == [*PIP, "requests"]


def test_never_by_name(tmp_path: Path) -> None:
    found = installation(tmp_path)
    assert found.extras == sorted(set(EXTRAS) - {"dev"})
    assert not [word for extra in EXTRAS for word in found.install_command(extra) if "cgt" in word.lower()]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("rich>=13", ("rich>=13", "rich", (), "")),
        ("typer<0.29,>=0.26", ("typer<0.29,>=0.26", "typer", (), "")),
        ("dask[array, bag]>=1; extra == 'c'", ("dask[array, bag]>=1", "dask", ("array", "bag"), "c")),
        ('requests (>=2) ; python_version > "3" and extra == "x"', ("requests (>=2)", "requests", (), "x")),
    ],
)
def test_lines_of_metadata(line: str, expected: tuple[object, ...]) -> None:
    assert tuple(Requirement.parse(line)) == expected


def test_what_is_no_requirement() -> None:
    with pytest.raises(ValueError, match="not a requirement: "):
        Requirement.parse("")


def test_the_command_can_be_pasted_into_a_shell(tmp_path: Path) -> None:
    (source := tmp_path / "it's a copy").mkdir()
    installation(tmp_path, {"url": source.as_uri(), "dir_info": {}})
    lines = described(tmp_path)
    assert f"online: not installed; install it with {shlex.join([*PIP, f'{source}[online]'])}" in lines


def test_all_missing_packages_are_named(tmp_path: Path) -> None:
    installation(tmp_path)
    call = "from cgt_cite.extras import needs_package; print(needs_package('report', 'numpy', 'report'))"
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}
    done = subprocess.run(
        [sys.executable, "-S", "-c", call],  # without the packages of this Python
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    command = shlex.join([*PIP, *EXTRAS["report"]])
    names = ["numpy", *(name for one in EXTRAS["report"] if (name := re.split("[<>=]", one)[0]) != "numpy")]
    expected = f"report needs packages not installed here ({', '.join(names)}): install them with {command}\n"
    assert done.stdout == expected


def calls(name: str) -> list[list[str]]:
    """The literal arguments of all calls of a function in the package."""
    trees = (ast.parse(path.read_bytes()) for path in (ROOT / "cgt_cite").rglob("*.py"))
    found = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = [node for node in found if isinstance(node.func, ast.Name) and node.func.id == name]
    return [[str(one.value) for one in node.args if isinstance(one, ast.Constant)] for node in named]


def test_messages_name_extras_that_exist() -> None:
    extras = {arguments[-1] for arguments in calls("needs_package")}
    extras |= {arguments[0] for arguments in calls("how_to_install") if arguments}
    assert extras == set(EXTRAS) - {"dev"}


def test_no_message_names_the_program_on_an_index() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "cgt_cite").rglob("*.py")]
    assert not [text for text in texts if re.search(r"install\W+cgt.cite", text)]


def version(*options: str) -> list[str]:
    command = [sys.executable, "-m", "cgt_cite", "--version", *options]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stdout.splitlines()


def test_version() -> None:
    assert version() == [f"cgt-cite {cgt_cite.__version__}"]
    found = version("-v")
    assert found[0] == f"cgt-cite {cgt_cite.__version__}"
    assert found[1].startswith(f"CPython {sys.version.split()[0]}, ")
    names = [re.match(r"[\w.-]+", one) for one in PROJECT["dependencies"]]
    assert [word.split()[0] for word in found[2].split(", ")] == sorted(name[0] for name in names if name)
    extras = dict(line.split(": ", 1) for line in found[3:])
    assert re.fullmatch(r"requests [\d.]+, tenacity [\d.]+", extras["online"])
    assert version("--verbose") == found


def test_verbose_alone_is_refused() -> None:
    command = [sys.executable, "-m", "cgt_cite", "-v", "extract", "samples"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("Error: -v belongs after the command, or to --version\n")


def described(environment: Path) -> list[str]:
    """What is written of an installation in an environment that has nothing else."""
    code = (
        "import sys; sys.path = [sys.argv[1]] + [p for p in sys.path if 'site-packages' not in p];"
        "from cgt_cite.extras import describe_installation; print(*describe_installation(), sep='\\n')"
    )
    command = [sys.executable, "-c", code, str(environment)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stdout.splitlines()


def test_an_environment_without_the_packages(tmp_path: Path) -> None:
    installation(tmp_path)
    lines = described(tmp_path)
    assert lines[1].startswith("typer (missing), ")
    assert f"online: not installed; install it with {shlex.join([*PIP, *EXTRAS['online']])}" in lines


@pytest.mark.parametrize(("encoding", "shown"), [("ascii", r"caf\xe9"), ("utf-8", "café")])
def test_a_path_that_the_terminal_cannot_show(tmp_path: Path, encoding: str, shown: str) -> None:
    (source := tmp_path / "café").mkdir()
    installation(tmp_path, {"url": source.as_uri(), "dir_info": {}})
    with next(tmp_path.glob("*/METADATA")).open("a") as metadata:
        metadata.write("Requires-Dist: there-is-no-such-package; extra == 'other'\n")
    variables = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "cgt_cite", "--version", "-v"]
    done = subprocess.run(command, capture_output=True, env=os.environ | variables, check=True)
    line = next(one for one in done.stdout.decode(encoding).splitlines() if one.startswith("other: "))
    assert line.endswith(f"{shown}[other]'")


def test_no_standard_output() -> None:
    command = f"{shlex.quote(sys.executable)} -m cgt_cite --version >&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)  # noqa: S607 - any
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "cgt-cite: standard output: cannot be written: it is closed\n",
    )
