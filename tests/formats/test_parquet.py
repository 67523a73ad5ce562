"""Parquet, read back with the libraries that people read it with."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import re
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from cgt_cite.extras import needs_package
from cgt_cite.fields.text import clean
from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.formats.parquet import schema, table_of
from cgt_cite.model import Entry, Indexing, Name, NameList, PartialDate, Work
from cgt_cite.output import write
from cgt_cite.pipeline import ExtractOptions
from tests.extracting import SAMPLES, extract, write_file
from tests.formats import read_tables
from tests.formats.records import ENTRIES
from tests.formats.test_hostile import files, hostile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]
ABSTRACT = "Background. " * 1000


def saved(entries: Iterable[Entry], path: Path) -> Path:
    write(FORMATS["parquet"].write(entries, OutputOptions(), [].append), str(path))
    return path


def items(entries: Iterable[Entry]) -> list[dict[str, object]]:
    lines = FORMATS["jsonl"].write(entries, OutputOptions(), [].append)
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def genuine(shared: Path) -> list[Entry]:
    """The references and articles of genuine pages of all kinds, merged."""
    folders = [str(shared / "pages" / name) for name in ("article", "xml", "pmc")]
    return list(extract(folders, ExtractOptions(jobs=1, scope="all")))


@pytest.mark.parametrize("reader", read_tables.READERS)
def test_other_libraries_read_what_our_json_says(reader: str, genuine: list[Entry], tmp_path: Path) -> None:
    rows = read_tables.READERS[reader](saved(genuine, tmp_path / "refs.parquet"))
    assert len(rows) == len(genuine) > 5000
    for row, item in zip(rows, items(genuine), strict=True):
        assert read_tables.comparable(row) == read_tables.expected(item)


def test_the_schema_of_a_file_is_the_documented_one(tmp_path: Path) -> None:
    found = pq.read_schema(saved(ENTRIES, tmp_path / "refs.parquet"))
    assert found.equals(schema())
    assert pq.read_schema(saved([], tmp_path / "none.parquet")).equals(schema())
    assert {str(found.field(name).type) for name in ("pmid", "doi", "pmcid", "issn", "volume")} == {"string"}
    assert found.field("date").metadata[b"description"].startswith(b"ISO 8601")


def test_the_record_that_says_more_is_the_more_complete() -> None:
    bare = Work(title="A title", issued=PartialDate(2020), PMID="7")
    fuller = bare._replace(author=NameList((Name("Doe", "J"),)), indexing=Indexing(abstract="Words."))
    found = [row["completeness"] for row in table_of([Entry(bare), Entry(fuller)]).to_pylist()]
    assert found == [len("A title") + len("7") + 1, len("A title") + len("7") + 1 + len("DoeJWords.")]


def test_empty_texts_are_nulls_and_empty_lists_are_lists() -> None:
    [row] = table_of([Entry(work=Work(title="A title"))]).to_pylist()
    assert row["doi"] is row["year"] is row["abstract"] is row["confidence"] is None
    assert row["mesh"] == row["authors"] == row["sightings"] == []
    assert row["retracted"] is row["in_folder"] is False


def test_a_name_keeps_its_parts_and_a_note_its_retraction() -> None:
    rows = {row["title"]: row for row in table_of(ENTRIES).to_pylist()}
    editors = next(row["editors"] for row in rows.values() if row["editors_truncated"])
    assert editors[1] == {
        "family": "Kahn",
        "given": "Zoë",
        "particle": "von",
        "suffix": "Jr",
        "literal": None,
    }
    retracted = next(row for row in rows.values() if row["retracted"])
    assert "Retraction in: J Invent Results. 2021" in retracted["note"]


@given(files)
@hostile
def test_any_text_comes_back(found: list[Entry]) -> None:
    """Cleaned, as in every format."""
    for entry, row in zip(found, table_of(found).to_pylist(), strict=True):
        assert row["title"] == (clean(entry.work.title) or None)
        assert row["mesh"] == list(filter(None, map(clean, entry.work.indexing.mesh)))
        assert [name["family"] for name in row["authors"]] == [
            clean(name.family) or None for name in entry.work.author.names
        ]
        assert [place["source"] for place in row["sightings"]] == [
            clean(place.source) or None for place in entry.sightings
        ]


def many(number: int) -> Iterator[Entry]:
    for each in range(number):
        work = Work(title=f"Title {each}", indexing=Indexing(abstract=f"{each} {ABSTRACT}"))
        yield Entry(work=work, key=f"key{each}")


def test_a_long_file_is_written_piece_by_piece(tmp_path: Path) -> None:
    taken = count()
    entries = (entry for entry in many(3000) if next(taken) >= 0)
    pieces = FORMATS["parquet"].write(entries, OutputOptions(), [].append)
    first = next(pieces)
    assert next(taken) < 1500
    (tmp_path / "long.parquet").write_bytes(first + b"".join(pieces))
    file = pq.ParquetFile(tmp_path / "long.parquet")
    assert file.num_row_groups > 2
    assert file.read(["key"])["key"].to_pylist() == [f"key{each}" for each in range(3000)]


def test_the_same_entries_make_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.extracting import SAMPLES, write_file;"
        "write_file(Path(sys.argv[1]), 'parquet', SAMPLES)"
    )
    for name, seed in (("a", "1"), ("b", "2")):
        command = [sys.executable, "-c", code, str(tmp_path / f"{name}.parquet")]
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, cwd=ROOT, check=True)
    first, second = (hashlib.sha256(path.read_bytes()).digest() for path in tmp_path.glob("*.parquet"))
    assert first == second


def test_the_documented_query_merges_by_work_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As merging does, but for fields, and articles saved twice, which it recognises by the other copy."""
    pages = sorted(map(str, SAMPLES.glob("*.html")))
    text = (ROOT / "cgt_cite" / "docs" / "collections.md").read_text(encoding="utf-8")
    [query] = re.findall(r"(?s)```sql\n(.+?)```", text)
    saved(extract(pages, ExtractOptions(jobs=1, merge=False)), tmp_path / "refs.parquet")
    monkeypatch.chdir(tmp_path)
    found = duckdb.sql(query)
    columns = [name for name in found.columns if name not in ("cited_by", "cited_by_count")]
    assert sorted(found.columns) == sorted(schema().names)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    merged = {entry.work_id: entry for entry in extract(pages)}
    assert len(columns) == len(schema()) - 2
    assert {row["work_id"]: sorted(row["cited_by"]) for row in rows} == {
        name: sorted(entry.cited_by) for name, entry in merged.items()
    }
    assert [row["cited_by_count"] for row in rows] == sorted(map(len, (row["cited_by"] for row in rows)))[
        ::-1
    ]
    assert all(row["title"] or row["text"] for row in rows)


def test_it_is_not_written_to_a_terminal() -> None:
    terminal, stdout = pty.openpty()
    command = [sys.executable, "-m", "cgt_cite", "extract", str(SAMPLES), "-t", "parquet"]
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(stdout)
    os.close(terminal)
    assert done.returncode == 2
    assert done.stderr == b"cgt-cite: parquet is not text: write it to a file with -o, or to a pipe\n"


def test_a_pipe_gets_the_same_bytes_as_a_file(tmp_path: Path) -> None:
    write_file(tmp_path / "refs.parquet", "parquet", SAMPLES)
    command = [sys.executable, "-m", "cgt_cite", "extract", str(SAMPLES), "-t", "parquet", "-q"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    assert done.stdout == (tmp_path / "refs.parquet").read_bytes()


def test_without_its_package_the_extra_is_named(tmp_path: Path) -> None:
    code = "import sys; sys.modules['pyarrow'] = None; from cgt_cite.__main__ import start; start()"
    output = tmp_path / "refs.parquet"
    command = [sys.executable, "-c", code, "extract", str(SAMPLES), "-o", str(output)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert needs_package("parquet", "pyarrow", "data") in done.stderr.decode()
    assert not output.exists()
