"""Works that the user declares to be one are one entry, in every run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TWINS = r"Hyperledger2020Hyperledger[a-z]+"


def extract(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cgt_cite", "extract", str(SAMPLES), *options]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def keys(bibtex: str) -> list[str]:
    return re.findall(r"^@\w+\{([^,]+),", bibtex, re.MULTILINE)


@pytest.fixture(scope="module")
def twins() -> tuple[str, str]:
    """The keys of two entries of the samples that nothing proves to be one."""
    one, other = sorted(re.findall(TWINS, extract("-q").stdout))
    return one, other


def test_same_work(tmp_path: Path, twins: tuple[str, str]) -> None:
    table, output = tmp_path / "corrections.csv", tmp_path / "refs.bib"
    table.write_text(f"key,field,value\n{twins[0]},same_as,{twins[1]}\n")
    options = ("-q", "--corrections", str(table), "-o", str(output))
    extract(*options)
    first = output.read_text(encoding="utf-8")
    assert re.findall(TWINS, first) == [twins[1]]
    assert len(keys(first)) == len(keys(extract("-q").stdout)) - 1
    extract(*options)
    assert output.read_text(encoding="utf-8") == first


def test_an_existing_key_remains_valid(tmp_path: Path, twins: tuple[str, str]) -> None:
    table, output = tmp_path / "corrections.csv", tmp_path / "refs.bib"
    extract("-q", "-o", str(output))
    before = keys(output.read_text(encoding="utf-8"))
    table.write_text(f"key,field,value\n{twins[0]},same_as,{twins[1]}\n")
    done = extract("--corrections", str(table), "-o", str(output))
    assert set(keys(output.read_text(encoding="utf-8"))) == set(before)
    assert f"{twins[0]}: is the same work as {twins[1]}" in done.stderr


@pytest.mark.parametrize("name", ["refs.bib", "refs.json", "refs.csv", "refs.ris"])
def test_an_existing_output_is_the_same_however_often_it_is_corrected(
    name: str, tmp_path: Path, twins: tuple[str, str]
) -> None:
    table, output = tmp_path / "corrections.csv", tmp_path / name
    table.write_text(f"key,field,value\n{twins[0]},same_as,{twins[1]}\n")
    extract("-q", "-o", str(output))
    found = []
    for _ in range(3):
        assert extract("-q", "--corrections", str(table), "-o", str(output)).returncode == 0
        found.append(output.read_bytes())
    assert found[0] == found[1] == found[2]


def test_by_reference_string(tmp_path: Path, twins: tuple[str, str]) -> None:
    text = next(line for line in extract("-q", "-t", "jsonl").stdout.splitlines() if twins[0] in line)
    string = re.findall(r'"text": \["(.*?)"\]', text)[0]
    table = tmp_path / "corrections.csv"
    table.write_text(f'field,value,text\nsame_as,{twins[1]},"{string}"\n', encoding="utf-8")
    assert re.findall(TWINS, extract("-q", "--corrections", str(table)).stdout) == [twins[1]]


def test_corrections_that_match_nothing_are_reported(tmp_path: Path) -> None:
    table = tmp_path / "corrections.csv"
    table.write_text("key,field,value\nNobody1999Nothing,same_as,Cavazzana2019Gene\n")
    found = extract("--corrections", str(table)).stderr
    assert "line 2 (key Nobody1999Nothing: same_as Cavazzana2019Gene): matches no entry" in found


def test_declarations_in_a_circle_end(tmp_path: Path, twins: tuple[str, str]) -> None:
    table = tmp_path / "corrections.csv"
    table.write_text(f"key,field,value\n{twins[0]},same_as,{twins[1]}\n{twins[1]},same_as,{twins[0]}\n")
    assert re.findall(TWINS, extract("-q", "--corrections", str(table)).stdout) == [twins[1]]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("key,field,value\nA,colour,red\n", "line 2: field 'colour' cannot be corrected"),
        ("key,field,value\n,same_as,B\n", "line 2: a correction needs `field`, `value` and one of key"),
        ("k\xe9y", "is not a CSV file in UTF-8"),
    ],
)
def test_invalid_tables(tmp_path: Path, table: str, message: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes(table.encode("latin-1"))
    done = extract("--corrections", str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
