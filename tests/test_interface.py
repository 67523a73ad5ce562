"""The Python interface does what the command does, and says what went wrong by exceptions or values."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import cgt_cite
from cgt_cite import Problem, ProblemKind
from tests.complete.made_records import HEAD, TAIL, record

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
PAGE = next(SAMPLES.glob("Successes*.html"))
ERROR_PAGE = SAMPLES.parent / "tests" / "pages" / "fixtures" / "500 Error - NCBI.html"


def command(*arguments: str, stdin: bytes = b"") -> bytes:
    """What the command writes on standard output."""
    line = [sys.executable, "-m", "cgt_cite", *arguments]
    return subprocess.run(line, input=stdin, capture_output=True, cwd=ROOT, check=False).stdout


@cache
def entries() -> tuple[cgt_cite.Entry, ...]:
    return tuple(cgt_cite.extract(SAMPLES, on_problem=[].append))


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csv", "csl-json", "jsonl", "nbib", "graphml"])
def test_the_text_is_what_the_command_writes(name: str) -> None:
    text = cgt_cite.write(entries(), name, on_problem=[].append)
    assert text.encode() == command("extract", "--quiet", "--to", name, str(SAMPLES))
    assert text.count("\n") > 20


@pytest.mark.parametrize(
    ("options", "arguments"),
    [
        ({"what": "all", "journals": "full", "sort": "cited"}, "--what all --journals full --sort cited"),
        ({"merge": False, "exclude": ["*.txt"], "jobs": 2}, "--no-merge --exclude *.txt -j 2"),
        ({"key_format": "{pmid}{title}"}, "--key-format {pmid}{title}"),
    ],
)
def test_options_of_extraction_are_those_of_the_command(options: dict[str, Any], arguments: str) -> None:
    found = cgt_cite.extract([SAMPLES], on_problem=[].append, **options)
    expected = command("extract", "--quiet", "--to", "jsonl", *arguments.split(), str(SAMPLES))
    assert cgt_cite.write(found, "jsonl").encode() == expected


@pytest.mark.parametrize(
    ("name", "options", "arguments"),
    [
        ("bibtex", {"ascii": True, "protect": "title"}, "--ascii --protect title"),
        ("bibtex", {"howpublished": True, "retracted": "note"}, "--howpublished --retracted note"),
        ("csv", {"excel": True}, "--excel"),
    ],
)
def test_options_of_writing_are_those_of_the_command(
    name: str, options: dict[str, Any], arguments: str
) -> None:
    expected = command("extract", "--quiet", "--to", name, *arguments.split(), str(SAMPLES))
    assert cgt_cite.write(entries(), name, **options).encode() == expected


def test_keys_and_corrections_are_files_of_the_command(tmp_path: Path) -> None:
    (keys := tmp_path / "refs.bib").write_text("@article{mine,\n  pmid = {30858502}\n}\n")
    (corrections := tmp_path / "table.csv").write_text("pmid,field,value\n30858502,volume,99\n")
    found = cgt_cite.extract(SAMPLES, keys=keys, corrections=corrections, on_problem=[].append)
    assert [one.work.volume for one in found if one.key == "mine"] == ["99"]


def test_parsed_strings_are_written_as_the_command_writes_them() -> None:
    texts = ["Doe J. A trial of rest. Lancet. 2020;395(1):12-9.", "see above", "10.1000/xyz"]
    expected = command("parse", "--quiet", "--to", "ris", stdin="\n".join(texts).encode())
    keys = ["Doe2020Trial", "See", "101000xyzXyz"]
    entries = [one.to_entry(key) for one, key in zip(cgt_cite.parse_references(texts), keys, strict=True)]
    assert cgt_cite.write(entries, "ris").encode() == expected


def test_pasted_lists_are_split_as_the_command_splits_them() -> None:
    text = (
        "[1] Doe J. A trial of\nrest. Lancet. 2020;395:12-\n9.\n[2] Roe R. On neuro-\nscience. BMJ. 2021;2:3."
    )
    found = command("parse", "--quiet", "--to", "jsonl", stdin=text.encode()).splitlines()
    strings = [json.loads(line)["custom"]["text"] for line in found]
    assert strings == [[string] for string in cgt_cite.split_references(text)]
    assert strings[1] == ["Roe R. On neuroscience. BMJ. 2021;2:3."]


def test_parsed_works_have_the_keys_that_extract_gives_them(tmp_path: Path) -> None:
    extracted = json.loads(command("extract", "--quiet", "--to", "csl-json", str(SAMPLES)))
    keys = {item["custom"]["text"][0]: item["id"] for item in extracted if "text" in item["custom"]}
    (tmp_path / "list.txt").write_text("\n".join(keys), encoding="utf-8")
    found = json.loads(command("parse", "--quiet", "--to", "csl-json", str(tmp_path / "list.txt")))
    same = sum(item["id"] == key for item, key in zip(found, keys.values(), strict=True))
    assert same >= len(keys) * 0.9  # others have fields from links and from other pages


def test_outputs_are_equal(tmp_path: Path) -> None:
    text = cgt_cite.write(entries(), "ris")
    for output in (str(tmp_path / "a.ris"), tmp_path / "b.ris"):
        cgt_cite.write(entries(), output=output)
        assert Path(output).read_bytes() == text.encode()
    cgt_cite.write(entries(), "ris", binary := io.BytesIO())
    cgt_cite.write(entries(), "ris", words := io.StringIO(newline=""))
    with gzip.open(tmp_path / "c.gz", "wb") as stream:
        cgt_cite.write(entries(), "ris", stream)
    assert binary.getvalue() == gzip.decompress((tmp_path / "c.gz").read_bytes()) == text.encode()
    assert words.getvalue() == text


def test_formats_of_bytes_need_an_output_for_bytes() -> None:
    cgt_cite.write(entries(), "parquet", output := io.BytesIO())
    assert output.getvalue() == command("extract", "--quiet", "--to", "parquet", str(SAMPLES))
    with pytest.raises(cgt_cite.UsageError, match="parquet is not text"):
        cgt_cite.write(entries(), "parquet")


def test_edges_are_those_of_single_references() -> None:
    found = cgt_cite.extract(SAMPLES, merge=False, on_problem=[].append)
    assert cgt_cite.write(found, "edges").encode() == command(
        "extract", "--quiet", "--to", "edges", str(SAMPLES)
    )


def test_what_a_format_cannot_hold_is_no_silent_loss(tmp_path: Path) -> None:
    (output := tmp_path / "refs.nbib").write_text("before")
    with pytest.raises(cgt_cite.OutputError, match="cannot be written in this format"):
        cgt_cite.write(entries(), output=output)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]
    problems: list[Problem] = []
    cgt_cite.write(entries(), output=output, on_problem=problems.append)
    assert {problem.kind for problem in problems} == {ProblemKind.NOT_IN_FORMAT}
    assert output.read_text().count("PMID- ") == len(entries()) - len(problems)


# --- reading


def references_of(source: cgt_cite.Page) -> list[tuple[str, str]]:
    return [(one.text, one.cited_work.title) for one in source.references]


def test_a_page_is_read_from_a_path_and_from_bytes() -> None:
    (page,) = cgt_cite.read(PAGE)
    (same,) = cgt_cite.read(PAGE.read_bytes(), name=str(PAGE))
    (zipped,) = cgt_cite.read(gzip.compress(PAGE.read_bytes()), name=str(PAGE))
    assert page == same == zipped
    assert page.source == str(PAGE)
    assert page.references[0].cited_work.title.startswith("Gene therapy targeting haematopoietic stem cells")
    assert page.references[0].confidence


def test_without_parsing_the_rest_is_the_same() -> None:
    (page,) = cgt_cite.read(PAGE)
    (unparsed,) = cgt_cite.read(PAGE, parse=False)
    assert [one.work for one in unparsed.references] == [one.work for one in page.references]
    assert not any(one.parsed.title for one in unparsed.references)


def test_records_are_read_one_by_one() -> None:
    data = HEAD + record("99000001", 2) + "<PubmedArticle><broken>" + record("99000002", 1) + TAIL
    pages = cgt_cite.read(data.encode())
    assert references_of(next(pages)) == [
        (f"Björk A, Lee B. Finding {number} of 99000001. J Tests. 2019;7({number}):1-9.", title)
        for number, title in ((1, "Finding 1 of 99000001"), (2, "Finding 2 of 99000001"))
    ]
    with pytest.raises(cgt_cite.DamagedInputError, match=r"^bytes: is damaged"):
        list(pages)
    problems: list[Problem] = []
    found = cgt_cite.read(data.encode(), name="set.xml", on_problem=problems.append)
    assert [(page.source, page.article.PMID) for page in found][-1] == ("set.xml", "99000002")
    assert [one.where for one in problems] == ["set.xml"]


def test_genuine_records_are_read_from_bytes(shared: Path) -> None:
    files = sorted((shared / "pages" / "xml").glob("*.xml"))[:3]
    for file in files:
        (page,) = cgt_cite.read(file.read_bytes())
        (zipped,) = cgt_cite.read(gzip.compress(file.read_bytes()))
        assert page == zipped
        assert file.stem == page.article.PMID


def test_a_folder_is_read_with_its_problems(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLES, tmp_path / "pages")
    shutil.copy(ERROR_PAGE, folder)
    problems: list[Problem] = []
    pages = list(cgt_cite.read(folder, on_problem=problems.append))
    assert len(pages) == 15
    assert {page.source for page in pages} <= set(os.listdir(folder))
    assert [one.where for one in problems if one.kind is ProblemKind.NOT_A_PAGE] == [ERROR_PAGE.name]


def test_extraction_names_files_in_problems_as_in_sightings() -> None:
    problems: list[Problem] = []
    found = list(cgt_cite.extract(SAMPLES, on_problem=problems.append))
    incomplete = {one.where for one in problems if one.kind is ProblemKind.INCOMPLETE}
    assert len(incomplete) == 5
    assert incomplete <= {sighting.source for entry in found for sighting in entry.sightings}


# --- exceptions


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("absent.html", cgt_cite.UnreadableError),
        (ERROR_PAGE, cgt_cite.UnreadableError),
        (b"", cgt_cite.UnreadableError),
        (b"<!doctype html><p>Hello", cgt_cite.UnreadableError),
        (gzip.compress(PAGE.read_bytes())[:2000], cgt_cite.DamagedInputError),
        (b"PK\x03\x04 and no more", cgt_cite.DamagedInputError),
        (b"<!doctype html>" + bytes(65 << 20), cgt_cite.TooLargeError),
    ],
    ids=["absent", "error page", "empty", "no page", "truncated", "damaged", "large"],
)
def test_what_cannot_be_read_raises(source: Path | str | bytes, error: type[Exception]) -> None:
    with pytest.raises(error) as raised:
        list(cgt_cite.read(source))
    assert raised.type is error
    assert isinstance(raised.value, cgt_cite.CiteError)
    problems: list[Problem] = []
    list(cgt_cite.read(source, on_problem=problems.append))
    assert str(raised.value) in map(str, problems)


def test_an_empty_folder_raises(tmp_path: Path) -> None:
    with pytest.raises(cgt_cite.UnreadableError, match="contains no files"):
        list(cgt_cite.extract(tmp_path))


@pytest.mark.parametrize("jobs", [1, 2])
def test_extraction_raises_unless_problems_are_received(jobs: int) -> None:
    with pytest.raises(cgt_cite.UnreadableError, match="is not a PubMed page"):
        list(cgt_cite.extract([SAMPLES, ERROR_PAGE], jobs=jobs))
    found = cgt_cite.extract([SAMPLES, ERROR_PAGE], jobs=jobs, on_problem=[].append)
    assert [entry.key for entry in found] == [entry.key for entry in entries()]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"what": "pages"}, "what: 'pages' is not one of references, articles, all"),
        ({"journals": "short"}, "journals: 'short' is not one of"),
        ({"sort": "year"}, "sort: 'year' is not one of"),
        ({"key_format": "{nothing}"}, "is not valid"),
        ({"keys": "absent.bib"}, "absent.bib: cannot be read"),
        ({"corrections": "absent.csv"}, "absent.csv: cannot be read"),
        ({"store": "absent"}, "absent: is not a folder of records"),
        ({"index": "absent.idx"}, "absent.idx: cannot be read"),
        ({"jobs": -1}, "jobs: -1 is negative"),
        ({"keys": "refs.bib", "merge": False}, "--keys and --no-merge exclude each other"),
    ],
)
def test_invalid_options_raise_before_anything_is_read(options: dict[str, Any], message: str) -> None:
    with pytest.raises(cgt_cite.UsageError, match=message):
        cgt_cite.extract("absent", **options)


def test_no_path_raises() -> None:
    with pytest.raises(cgt_cite.UsageError, match="paths: is empty"):
        cgt_cite.extract([])


def test_a_format_is_named_as_on_the_command_line() -> None:
    found = entries()
    for names in (
        ("bibtex", "BibTeX", "bib", ".bib", ".BIB"),
        ("csl-json", "json", ".json"),
        ("ris", ".RIS"),
    ):
        assert len({cgt_cite.write(found, name) for name in names}) == 1


def test_invalid_options_of_writing_raise(tmp_path: Path) -> None:
    with pytest.raises(cgt_cite.UsageError, match=r"'word' is not one of .*bibtex, "):
        cgt_cite.write([], "word")
    with pytest.raises(cgt_cite.UsageError, match="protect: 'all' is not one of words, none, title"):
        cgt_cite.write([], protect="all")
    with pytest.raises(cgt_cite.UsageError, match="cannot infer the format"):
        cgt_cite.write([], output=tmp_path / "refs.docx")
    with pytest.raises(cgt_cite.OutputError, match="its folder does not exist"):
        cgt_cite.write([], output=tmp_path / "absent" / "refs.bib")
    with pytest.raises(cgt_cite.UsageError, match="only for bytes"):
        cgt_cite.read(PAGE, name="other")


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    problems: list[Problem] = []
    list(cgt_cite.read(SAMPLES, on_problem=problems.append))
    found = list(cgt_cite.extract(SAMPLES, jobs=2, on_problem=problems.append))
    cgt_cite.write(found, "nbib", tmp_path / "refs.nbib", on_problem=problems.append)
    cgt_cite.parse_reference("no reference at all")
    assert capfd.readouterr() == ("", "")
    assert len(problems) > 20
