"""Build the sdist and from it the wheel; install the wheel, alone, on every Python; read the samples there.

`python .ci/wheel.py`, in a checkout.  The Pythons are this one, those on the PATH and those of pyenv.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
OLDEST, NEWEST = 11, 20  # minor versions of Python 3 that are looked for
SAMPLES = ROOT / "samples"
ENTRIES = 44  # in the samples
REFERENCE = "Doe J, Roe R. A trial of rest. Lancet. 2020;395(1):12-9. doi: 10.1000/xyz\n"
WARC = (
    b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://pubmed.ncbi.nlm.nih.gov/1/\r\n"
    b"Content-Type: text/html\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
)
NOT_SHIPPED = re.compile(r"^tests/|/training/|/docs/|journals/build\.py|__pycache__")
SHIPPED = (
    *(r"cgt_cite/parse/model\.crfsuite", r"cgt_cite/py\.typed"),
    *(r".*/licenses/.*LICENSE", r".*/licenses/.*NOTICE\.md"),
)


def run(
    *command: object, status: int = 0, typed: str = "", folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command, in a folder, which must end with this status."""
    words = list(map(str, command))
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        words,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env=variables,
        cwd=folder,
        check=False,
    )
    check(done.returncode == status, f"{shlex.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def check(condition: bool, message: str) -> None:  # noqa: FBT001 - as in `assert`
    """End with the message unless the condition is met."""
    if not condition:
        sys.exit(f"wheel: {message}")


def pythons() -> dict[str, str]:
    """The programs of each version of Python that is installed and that we support."""
    folders = [str(path) for path in Path.home().glob(".pyenv/versions/*/bin")]
    path = os.pathsep.join([*os.environ["PATH"].split(os.pathsep), *folders])
    found: dict[str, str] = {}
    for name in (*(f"python3.{minor}" for minor in range(OLDEST, NEWEST)), sys.executable):
        for program in filter(None, (shutil.which(name, path=folder) for folder in path.split(os.pathsep))):
            probe = "import sys, ensurepip; print(*sys.version_info[:2], sep='.')"
            done = subprocess.run([program, "-c", probe], capture_output=True, text=True, check=False)
            version = done.stdout.strip()
            if not done.returncode and int(version.split(".")[1]) >= OLDEST:
                found.setdefault(version, program)
    return found


def environment(python: str, folder: Path, *packages: object) -> Path:
    """A new environment with these packages; its Python."""
    run(python, "-m", "venv", folder)
    created = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(created, "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages)
    return created


def build(python: str, folder: Path) -> Path:
    """The wheel, built from the sdist."""
    system = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    builder = environment(python, folder / "builder", *system["requires"])
    run(builder, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, folder=ROOT)
    (sdist,) = folder.glob("*.tar.gz")
    run(builder, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, sdist)
    (wheel,) = folder.glob("*.whl")
    check_contents(wheel, sdist)
    return wheel


def check_contents(wheel: Path, sdist: Path) -> None:
    """Check that the wheel contains what users need and nothing else; print the sizes."""
    names = zipfile.ZipFile(wheel).namelist()
    check(not list(filter(NOT_SHIPPED.search, names)), "it contains what is not for users")
    check(all(any(re.fullmatch(one, name) for name in names) for one in SHIPPED), "something is missing")
    sizes = (f"{file.name}: {file.stat().st_size / 1e6:.1f} MB" for file in (sdist, wheel))
    print(*sizes, f"{len(names)} files in it", sep=", ", flush=True)


def try_out(python: Path, folder: Path) -> None:
    """Run the commands of the README in an environment with the wheel."""
    command = python.with_name("cgt-cite")
    output = folder / "refs.bib"
    run(command, "extract", SAMPLES, "-o", output)
    entries = re.findall(r"^@", output.read_text(encoding="utf-8"), re.MULTILINE)
    check(len(entries) == ENTRIES, f"{len(entries)} entries")
    check("doi = {10.1000/xyz}" in run(command, "parse", typed=REFERENCE).stdout, "no DOI")
    check("online: not installed; " in run(command, "--version", "-v").stdout, "--version -v")
    missing = run(command, "extract", SAMPLES, "-t", "parquet", status=2)
    check(f"{python} -m pip install " in missing.stderr, missing.stderr)


def follow_the_message(python: Path, folder: Path) -> None:
    """The command in the message about a missing package installs it."""
    page = next(SAMPLES.glob("*.html")).read_bytes()
    (archive := folder / "page.warc").write_bytes(WARC % (len(page), page))
    extract = (python.with_name("cgt-cite"), "extract", archive, "-o", folder / "page.bib")
    message = run(*extract, status=2).stderr.partition("\n")[0]
    run(*shlex.split(message.partition("install it with ")[2]))
    run(*extract)


def main() -> None:
    """Build, install and try out."""
    found = pythons()
    check(bool(found), f"needs Python 3.{OLDEST} or newer, with ensurepip")
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        wheel = build(found[max(found)], folder)
        for version, program in found.items():
            started = time.monotonic()
            python = environment(program, folder / version, wheel)
            try_out(python, folder / version)
            if program == list(found.values())[-1]:
                follow_the_message(python, folder)
            print(
                f"Python {version}: installed and tried out in {time.monotonic() - started:.0f} s", flush=True
            )


if __name__ == "__main__":
    main()
