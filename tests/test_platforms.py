"""The same output on every system: locales, consoles, ways to start processes, containers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest

from cgt_cite.parallel import cpu_limit
from cgt_cite.paths import quoted

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
PAGE = next(SAMPLES.glob("Association*.html"))
BYTES_THAT_ARE_NOT_TEXT = os.fsdecode(b"caf\xe9.html")
CITE = (sys.executable, "-m", "cgt_cite")
Done = subprocess.CompletedProcess[bytes]


def run(*command: str | Path, **environment: str) -> Done:
    return subprocess.run(command, capture_output=True, env=_with(environment), timeout=60, check=False)


def _with(environment: dict[str, str]) -> dict[str, str]:
    return dict(os.environ, PYTHONPATH=str(ROOT), **environment)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages whose names no console and no locale has all characters for."""
    folder = tmp_path_factory.mktemp("named") / "β"
    folder.mkdir()
    for name in ("Ågren β-catenin 日本.html", BYTES_THAT_ARE_NOT_TEXT):
        (folder / name).write_bytes(PAGE.read_bytes())
    (folder / "bad 日本.html").write_bytes(b"no page")
    with tarfile.open(folder / "packed.tar", "w", encoding="utf-8") as archive:
        archive.add(PAGE, "Ünal 日本.html")
    return folder


ELSEWHERE = [
    {"PYTHONUTF8": "0", "LC_ALL": "C"},
    {"PYTHONIOENCODING": "utf-16"},
    {"PYTHONIOENCODING": "cp437:strict"},
]


@pytest.fixture(scope="module")
def usual(named: Path) -> Done:
    return run(*CITE, "extract", "-v", "-t", "csv", named, PYTHONUTF8="1")


@pytest.mark.parametrize("environment", ELSEWHERE, ids=str)
def test_output_depends_on_no_locale(environment: dict[str, str], named: Path, usual: Done) -> None:
    done = run(*CITE, "extract", "-v", "-t", "csv", named, **environment)
    assert (done.returncode, done.stdout) == (usual.returncode, usual.stdout)
    assert "Ünal 日本.html" in done.stdout.decode()
    encoding = environment.get("PYTHONIOENCODING", "ascii").partition(":")[0]
    assert len(done.stderr.decode(encoding).splitlines()) == len(usual.stderr.decode().splitlines())


@pytest.mark.parametrize(
    "name", [b"caf\xe9.html", b"it's \\ \xff\n\x1b[2J", "日本 'x'.html".encode(), b"a.zip"]
)
def test_names_in_messages_can_be_pasted_into_a_shell(name: bytes) -> None:
    shown = quoted(os.fsdecode(name), "/ö.html")
    assert run("bash", "-c", f"printf %s {shown}").stdout == name + "/ö.html".encode()
    shown.encode()  # no lone surrogates


@pytest.mark.parametrize("color", ["never", "always"])
def test_messages_that_cannot_be_written_stop_nothing(color: str, named: Path, usual: Done) -> None:
    command = (*CITE, "extract", "-v", "-t", "csv", "--color", color, named)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=writer, env=_with({}), timeout=60, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stdout) == (usual.returncode, usual.stdout)


def test_working_folder_that_was_deleted(named: Path, usual: Done, tmp_path: Path) -> None:
    gone, command = tmp_path / "gone", (*CITE, "extract", "-v", "-t", "csv", "-j", "2", str(named))
    gone.mkdir()
    script = 'cd "$0" && rmdir "$0" && exec "$@"'
    done = run("sh", "-c", script, gone, *command)
    assert done.stdout == usual.stdout
    done = run("sh", "-c", 'mkdir "$0" && ' + script, gone, *command, "-o", "refs.bib")
    assert done.stderr.splitlines()[-1].startswith(b"cgt-cite: refs.bib: cannot be written: no such file")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_tables_as_windows_programs_save_them(encoding: str, tmp_path: Path) -> None:
    text = run(*CITE, "extract", "-q", PAGE).stdout.decode()
    key = text.partition("{")[2].partition(",")[0]
    keys, corrections = tmp_path / "keys.bib", tmp_path / "corrections.txt"
    keys.write_text(text.replace(key, "Kept1999"), encoding)
    corrections.write_text("key\tfield\tvalue\r\nKept1999\ttitle\tÄnderung\r\n", encoding, newline="")
    done = run(*CITE, "extract", "-q", "--keys", keys, "--corrections", corrections, PAGE)
    assert "{Kept1999,\n" in done.stdout.decode()
    assert "Änderung" in done.stdout.decode()


STARTER = """
import multiprocessing, signal, sys

def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    multiprocessing.set_start_method(sys.argv.pop(1))
    print("begun", file=sys.stderr, flush=True)
    from cgt_cite import forks
    forks.CAN_FORK = False
    from cgt_cite.__main__ import start
    start()

if __name__ == "__main__":
    main()
"""
METHODS = ["spawn", "forkserver"]  # of macOS and Windows; of Linux from Python 3.14


@pytest.fixture(scope="module")
def whole() -> bytes:
    return run(*CITE, "extract", "-q", "-j", "1", SAMPLES).stdout


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    path = tmp_path / "starter.py"
    path.write_text(STARTER, encoding="utf-8")
    return path


@pytest.mark.parametrize("method", METHODS)
def test_processes_may_be_started_in_any_way(method: str, whole: bytes, starter: Path) -> None:
    done = run(sys.executable, starter, method, "extract", "-q", "-j", "2", SAMPLES)
    assert done.stdout == whole != b""


@pytest.mark.parametrize("method", METHODS)
def test_interrupt_while_processes_start_is_silent(method: str, starter: Path) -> None:
    command = [sys.executable, starter, method, "extract", "-q", "-j", "2", SAMPLES]
    for seconds in (0.2, 0.5):
        with subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=_with({}),
            start_new_session=True,
        ) as process:
            assert process.stderr
            assert process.stderr.readline() == b"begun\n"
            time.sleep(seconds)
            os.killpg(process.pid, signal.SIGINT)
            assert b"Traceback" not in process.stderr.read()


UNPROTECTED = """
import multiprocessing, sys
multiprocessing.set_start_method("spawn", force=True)
import cgt_cite
found = list(cgt_cite.extract(sys.argv[1], jobs=2, on_problem=lambda problem: None))
print(cgt_cite.write(found, format="bibtex"), end="")
"""


def test_script_that_workers_cannot_import_loses_nothing(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "script.py"
    path.write_text(UNPROTECTED, encoding="utf-8")
    done = run(sys.executable, path, SAMPLES, PYTHONUTF8="1")
    assert done.stdout == whole
    assert b'if __name__ == "__main__":' in done.stderr.replace(b"'", b'"')  # Python says what to do


@pytest.mark.skipif(sys.platform != "linux", reason="limits the number of open files")
@pytest.mark.parametrize("limit", [10, 18])
def test_system_that_allows_no_more_processes(limit: int, whole: bytes) -> None:
    command = f'ulimit -n {limit}; exec "$@"'
    done = run("sh", "-c", command, "sh", *CITE, "extract", "-q", "-j", "4", str(SAMPLES))
    assert done.stdout == whole


WITHOUT = """
import sys
sys.modules[sys.argv.pop(1)] = None
from cgt_cite.cli import main
main()
"""


@pytest.mark.parametrize("module", ["_ctypes", "_multiprocessing"])
def test_python_that_was_built_without(module: str, whole: bytes) -> None:
    done = run(sys.executable, "-c", WITHOUT, module, "extract", "-q", "-j", "2", SAMPLES)
    assert done.stdout == whole


@pytest.mark.parametrize(
    ("content", "cores"), [("150000 100000\n", 2), ("50000 100000\n", 1), ("max 100000\n", 0), ("", 0)]
)
def test_limit_of_a_container(content: str, cores: int, tmp_path: Path) -> None:
    path = tmp_path / "cpu.max"
    path.write_text(content, encoding="ascii")
    assert cpu_limit(str(path)) == cores
    assert cpu_limit(str(tmp_path / "absent")) == 0


def test_outputs_are_different_files(tmp_path: Path) -> None:
    done = run(*CITE, "extract", PAGE, "-o", tmp_path / "a.csv", "--missing", f"{tmp_path}/./a.csv")
    assert done.returncode == 2
    assert done.stderr.endswith(b"is named for two outputs; choose another file for one of them\n")
    assert list(tmp_path.iterdir()) == []
