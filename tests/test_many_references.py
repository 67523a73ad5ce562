"""More references than memory holds: the same bibliography, merged on disk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

from cgt_cite.arguments import extract_options
from cgt_cite.corrections import read_corrections
from cgt_cite.errors import UsageError
from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.journals import Spelling
from cgt_cite.messages import Reporter
from cgt_cite.pipeline import ExtractOptions
from cgt_cite.run import extracting
from tests.extracting import SAMPLES, extract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgt_cite.model import Entry

FEW = 50  # records
ISSN = "1234-5679"  # of all records that are looked up


def written(
    output: Path,
    paths: Sequence[Path],
    capsys: pytest.CaptureFixture[str],
    *,
    limit: int,
    **named: str | bool,
) -> tuple[bytes, str]:
    """What is written to the output, and to standard error, except about possible duplicates."""
    places = [str(path) for path in paths]
    options = extract_options(places, jobs=1, **named)._replace(most_in_memory=limit)
    arguments = extracting.ExtractArguments(
        paths=tuple(places),
        output=str(output),
        format=FORMATS[output.suffix[1:].replace("bib", "bibtex")],
        output_options=OutputOptions(),
        options=options,
    )
    extracting.extract(arguments, Reporter(verbosity=1))
    messages = capsys.readouterr().err.replace(str(output), "OUTPUT")
    return output.read_bytes(), re.sub(r".*possible duplicate.*\n|.*may be a duplicate.*\n", "", messages)


def same(
    tmp_path: Path,
    paths: Sequence[Path],
    capsys: pytest.CaptureFixture[str],
    extension: str,
    **named: str | bool,
) -> None:
    memory = written(tmp_path / f"memory.{extension}", paths, capsys, limit=1_000_000, **named)
    disk = written(tmp_path / f"disk.{extension}", paths, capsys, limit=FEW, **named)
    assert disk == memory


@pytest.mark.parametrize("what", ["references", "articles", "all"])
@pytest.mark.parametrize("extension", ["bib", "csv"])
def test_samples(tmp_path: Path, capsys: pytest.CaptureFixture[str], extension: str, what: str) -> None:
    same(tmp_path, [SAMPLES], capsys, extension, what=what)


@pytest.mark.parametrize(
    ("extension", "named"),
    [("bib", {"what": "references"}), ("csv", {"what": "all", "sort": "cited", "parse": False})],
)
def test_genuine_pages(
    shared: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    extension: str,
    named: dict[str, str | bool],
) -> None:
    paths = [shared / "pages" / name for name in ("article", "legacy", "jats")]
    same(tmp_path, paths, capsys, extension, **named)


def test_records_that_are_looked_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "store"
    store.mkdir()
    for entry in extract([str(SAMPLES)]):
        if entry.work.PMID:
            (store / f"{entry.work.PMID}.xml").write_text(_record(entry), encoding="utf-8")
    memory = written(tmp_path / "memory.csv", [SAMPLES], capsys, limit=1_000_000, store=str(store))
    disk = written(tmp_path / "disk.csv", [SAMPLES], capsys, limit=FEW, store=str(store))
    assert ISSN.encode() in memory[0]
    assert disk[0] == memory[0]
    assert sorted(disk[1].splitlines()) == sorted(memory[1].splitlines())


def _record(entry: Entry) -> str:
    work = entry.work
    author = (
        f"<Author><LastName>{escape(work.author.names[0].family)}</LastName></Author>" if work.author else ""
    )
    article = (
        f"<PMID>{work.PMID}</PMID><Article><Journal><ISSN>{ISSN}</ISSN></Journal>"
        f"<ArticleTitle>{escape(work.title)}</ArticleTitle><AuthorList>{author}</AuthorList></Article>"
    )
    inner = f"<PubmedArticle><MedlineCitation>{article}</MedlineCitation></PubmedArticle>"
    return f'<?xml version="1.0"?>\n<PubmedArticleSet>{inner}</PubmedArticleSet>'


def test_what_needs_all_entries_in_memory(tmp_path: Path) -> None:
    table = tmp_path / "corrections.csv"
    table.write_text("key,field,value\nSmith2001Fever,not_a_reference,yes\n")
    options = ExtractOptions(jobs=1, most_in_memory=FEW)
    earlier = tuple(extract([str(SAMPLES)]))[:1]
    for change, name in (
        ({"earlier": earlier}, "--keys"),
        ({"journals": Spelling.FULL}, "--journals full"),
        ({"corrections": read_corrections(str(table))}, "--corrections"),
    ):
        with pytest.raises(UsageError, match=rf"more than {FEW} references .* without .*{name}"):
            list(extract([str(SAMPLES)], options._replace(**change)))  # type: ignore[arg-type]
