"""Small archives whose articles cite the same works in different words, and the parts made of them."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tests.complete.made_records import HEAD, TAIL

ROOT = Path(__file__).resolve().parents[2]
FORMS = (  # of a reference to the same work
    "Björk A, Lee B. Finding {n} of the probe trial. J Tests. 2019;7({n}):{n}-{n}9.",
    "Björk A, et al. Finding {n} of the probe trial. J Tests 2019.",
    "Björk A, Lee B, Ng C. Finding {n} of the probe trial. Journal of Tests. 2019 May;7({n}):{n}-{n}9.",
)
Row = tuple[object, ...]


def archive(number: int, articles: int = 5, references: int = 12) -> bytes:
    """The articles of an archive; one in three of their references is to a work that other archives cite."""
    records = "".join(_record(number * 1000 + place, references) for place in range(articles))
    return gzip.compress(f"{HEAD}{records}{TAIL}".encode())


def _record(number: int, references: int) -> str:
    cited = [(number * 100 + place) if place % 3 else place for place in range(references)]
    listed = "".join(
        f"<Reference><Citation>{FORMS[(number + place) % 3].format(n=work)}</Citation><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{90000000 + work}</ArticleId></ArticleIdList></Reference>'
        for place, work in enumerate(cited)
    )
    return (
        f'<PubmedArticle><MedlineCitation><PMID Version="1">{30000000 + number}</PMID>'
        f"<Article><Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue><Title>J</Title>"
        f"</Journal><ArticleTitle>Article {number}.</ArticleTitle></Article></MedlineCitation><PubmedData>"
        f"<ReferenceList>{listed}</ReferenceList></PubmedData></PubmedArticle>"
    )


def write_archives(folder: Path, count: int, articles: int = 5) -> Path:
    """A folder of archives, every second one in a folder below it."""
    (folder / "sub").mkdir(parents=True)
    for number in range(count):
        place = folder / "sub" if number % 2 else folder
        (place / f"a{number}.xml.gz").write_bytes(archive(number, articles))
    return folder


def command(folder: Path | str, output: Path | str, *options: str) -> list[str]:
    places = [str(folder), "-t", "parquet", "-o", f"{output}/"]
    return [sys.executable, "-m", "cgt_cite", "extract", *places, *options]


def run(folder: Path | str, output: Path | str, *options: str) -> subprocess.CompletedProcess[str]:
    """What the command writes to standard error, and its status."""
    return subprocess.run(
        command(folder, output, *options), capture_output=True, text=True, check=False, env=environment()
    )


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}


def parts_in(output: Path) -> list[Path]:
    """The parts that engines find, without what begins with `_` or `.`."""
    return sorted(path for path in output.rglob("*.gz.parquet") if not path.name.startswith((".", "_")))


def table(paths: list[Path]) -> pa.Table:
    """The rows of files together."""
    return pa.concat_tables(pq.read_table(path) for path in paths)


def rows(output: Path) -> list[Row]:
    """The rows of all parts, sorted."""
    found = table(parts_in(output))  # which DuckDB finds by its name
    return duckdb.sql("SELECT * FROM found ORDER BY ALL").fetchall() if found else []


def problems(output: Path) -> list[tuple[str, str, str]]:
    """File, kind and severity of each problem."""
    found = table([output / "_problems.parquet"]).to_pylist()
    return sorted((row["file"], row["kind"], row["severity"]) for row in found)


def works_by_duckdb(output: Path) -> list[Row]:
    """The works of all parts as the documented query groups them, sorted, with the columns of parts."""
    text = (ROOT / "cgt_cite" / "docs" / "collections.md").read_text(encoding="utf-8")
    query = text.partition("```sql\n")[2].partition("\n```")[0]
    parts = table(parts_in(output))
    assert "'*.parquet'" in query
    works = duckdb.sql(query.replace("'*.parquet'", "parts"))
    return sorted(works.select(*parts.column_names).fetchall(), key=repr)
