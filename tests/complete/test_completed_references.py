"""Cited works in the output of `extract`, once their records are in a store or an index."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cgt_cite.arguments import extract_options
from cgt_cite.errors import ExitStatus, UsageError
from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.messages import Reporter
from cgt_cite.run import extracting
from tests.complete.efetch_server import Efetch
from tests.complete.made_records import HEAD, TAIL
from tests.complete.papers import Paper, write_page
from tests.complete.running import Run
from tests.records.pubmed_files import build

BY_PMID, BY_CITATION, RETRACTED, OTHER, CONTRADICTED = map(Paper.numbered, range(5))
ABSTRACT = "<Abstract><AbstractText Label='AIM'>To treat it.</AbstractText></Abstract>"
KINDS = """<Language>eng</Language>
<PublicationTypeList><PublicationType>Clinical Trial</PublicationType></PublicationTypeList>"""
MESH = "<MeshHeadingList><MeshHeading><DescriptorName>Stroke</DescriptorName></MeshHeading></MeshHeadingList>"
RETRACTION = """<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn">
<RefSource>Lancet. 2020;1:2</RefSource><PMID>77</PMID></CommentsCorrections></CommentsCorrectionsList>"""


def full_record(paper: Paper, corrections: str = "") -> str:
    """The record of a paper with what PubMed adds to a citation."""
    return (
        paper.record()
        .replace("<AuthorList>", f"{ABSTRACT}<AuthorList>")
        .replace("</AuthorList>", f"</AuthorList>{KINDS}")
        .replace("</MedlineCitation>", f"{corrections}{MESH}</MedlineCitation>")
    )


@pytest.fixture
def pages(efetch: Efetch, tmp_path: Path) -> Path:
    """A page that cites five works, whose records the server has."""
    corrections = {RETRACTED: RETRACTION}
    for paper in (BY_PMID, BY_CITATION, RETRACTED, OTHER, CONTRADICTED):
        efetch.records[paper.pmid] = full_record(paper, corrections.get(paper, ""))
    return write_page(
        tmp_path / "pages",
        [
            BY_PMID.cited(pmid=True),
            BY_CITATION.cited(),
            RETRACTED.cited(pmid=True),
            OTHER.cited().replace(OTHER.author, "Zimmermann"),
            CONTRADICTED.cited(pmid=True).replace("<", " doi: 10.9999/other <", 1),
        ],
    )


def extract(  # noqa: PLR0913 - options of the command
    pages: Path, name: str, *, strict: bool = False, merge: bool = True, store: str = "", index: str = ""
) -> tuple[ExitStatus, str]:
    """What `extract PAGES --to FORMAT -o FILE` does: its exit status, and the file."""
    output = pages.parent / f"output.{name}"
    arguments = extracting.ExtractArguments(
        paths=(str(pages),),
        output=str(output),
        format=FORMATS[name],
        output_options=OutputOptions(),
        options=extract_options([str(pages)], jobs=1, merge=merge, store=store, index=index),
        strict=strict,
    )
    return extracting.extract(arguments, Reporter()), output.read_text(encoding="utf-8")


def items(pages: Path, **options: bool | str) -> dict[str, dict[str, object]]:
    """The entries as CSL-JSON, by title."""
    _, text = extract(pages, "csl-json", **options)  # type: ignore[arg-type] - its own options
    return {item["title"].removesuffix(" [retracted]"): item for item in json.loads(text)}


@pytest.mark.parametrize("merge", [True, False])
def test_json_says_where_each_field_comes_from(run: Run, pages: Path, *, merge: bool) -> None:
    run(cited=True)
    found = items(pages, merge=merge)
    assert len(found) == 5
    item = found[BY_CITATION.title]
    assert item["PMID"] == BY_CITATION.pmid
    assert item["author"] == [{"family": BY_CITATION.author, "given": "Ada B."}]
    assert item["custom"]["match"] == {"found_by": "citation", "agreement": 1.0}  # type: ignore[index]
    assert item["custom"]["sources"]["abstract"] == "record"  # type: ignore[index]
    assert found[BY_PMID.title]["custom"]["match"]["found_by"] == "PMID"  # type: ignore[index]
    assert "abstract" not in found[OTHER.title], "its first author differs"
    assert "match" not in found[OTHER.title]["custom"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("bibtex", ["abstract = {Aim: To treat it.}", "Miller, Ada B.", "keywords = {Stroke"]),
        ("biblatex", ["abstract = {Aim: To treat it.}", "Miller, Ada B.", "keywords = {Stroke"]),
        ("ris", ["AB  - Aim: To treat it.", "AU  - Miller, Ada B.", "KW  - Stroke", "LA  - en"]),
        ("csv", ["Aim: To treat it.", '"Miller, Ada B."', "Stroke", BY_PMID.pmid]),
        ("nbib", ["AB  - Aim: To treat it.", "FAU - Miller, Ada B", "MH  - Stroke", "PT  - Clinical Trial"]),
        ("jsonl", ['"abstract": "Aim: To treat it."', '"mesh": ["Stroke"]', '"language": "en"']),
    ],
)
def test_every_format_has_what_the_record_has(run: Run, pages: Path, name: str, parts: list[str]) -> None:
    run(cited=True)
    _, text = extract(pages, name)
    assert [part for part in parts if part not in text] == []
    assert "Not cited" not in text, "references of records never enter the output"


def test_retractions_are_reported(run: Run, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract(pages, "ris", strict=True)[0] == ExitStatus.OK
    run(cited=True)
    capsys.readouterr()
    status, text = extract(pages, "ris", strict=True)
    assert status == ExitStatus.PARTIAL
    assert extract(pages, "ris")[0] == ExitStatus.OK
    assert f"{RETRACTED.title} [retracted]" in text
    messages = capsys.readouterr().err
    assert "1 cited work is retracted\n" in messages
    assert f"is retracted: PMID {RETRACTED.pmid}" in messages
    assert "3 references completed from PubMed's records: 2 by PMID, 1 by citation\n" in messages


def test_the_doi_of_the_reference_prevails(run: Run, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(cited=True)
    found = items(pages)[CONTRADICTED.title]
    assert found["DOI"] == "10.9999/other"
    assert "abstract" not in found
    assert f"has conflicting identifiers: PMID {CONTRADICTED.pmid} has another DOI" in capsys.readouterr().err


def test_a_saved_article_that_is_cited(run: Run, pages: Path) -> None:
    saved_page = write_page(pages, [], pmid=BY_PMID.pmid) / f"{BY_PMID.pmid}.html"
    text = saved_page.read_text(encoding="utf-8").replace(f"Article {BY_PMID.pmid}", BY_PMID.title)
    saved_page.write_text(text, encoding="utf-8")
    run(cited=True)
    assert {
        item["PMID"]: item["custom"].get("in_folder") for item in items(pages).values() if "PMID" in item
    } == {  # type: ignore[attr-defined]
        BY_PMID.pmid: True,
        **dict.fromkeys((BY_CITATION.pmid, RETRACTED.pmid, CONTRADICTED.pmid)),
    }
    assert [row.split(",")[-3] for row in extract(pages, "csv")[1].splitlines()].count("yes") == 1


def test_an_index_gives_the_same(efetch: Efetch, run: Run, pages: Path) -> None:
    baseline = pages.parent / "pubmed26n0001.xml.gz"
    baseline.write_bytes(gzip.compress((HEAD + "\n".join(efetch.records.values()) + TAIL).encode()))
    assert build(pages.parent / "pubmed.idx", baseline) == ExitStatus.OK
    indexed = items(pages, index=str(pages.parent / "pubmed.idx"))
    run(cited=True, store=str(pages.parent / "store"))
    assert indexed == items(pages, store=str(pages.parent / "store"))
    assert len([item for item in indexed.values() if "abstract" in item]) == 3


def test_a_store_that_is_not_there(pages: Path) -> None:
    with pytest.raises(UsageError, match="is not a folder of records"):
        extract(pages, "ris", store=str(pages / "none"))
