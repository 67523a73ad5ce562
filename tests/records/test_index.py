"""The index of PubMed: what it finds, what it refuses, and that it is the same however it was built."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cgt_cite.errors import ExitStatus, OutputError, UsageError
from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.model import Name, NameList, Page, Work
from cgt_cite.pages.pubmed_xml.reader import read
from cgt_cite.records.index import Index
from cgt_cite.records.lookup import Cited, Method
from tests.records.pubmed_files import TITLE, build, deletion, look_up, pack, record

CITATION = Work(
    author=NameList((Name("Berg", "A"),)), issued=parse_date("2019"), volume="12", page=parse_pages("447")
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A baseline of two files."""
    folder = tmp_path / "baseline"
    pack(folder / "pubmed26n0001.xml.gz", record(1, doi="10.1234/First.One"), record(2, pages="1-9"))
    pack(folder / "pubmed26n0002.xml.gz", record(3, "Another title " * 3, volume="7", pmcid="PMC33"))
    return folder


@pytest.fixture
def indexed(files: Path) -> Path:
    """Its index."""
    path = files.parent / "pubmed.idx"
    assert build(path, files) is ExitStatus.OK
    return path


@pytest.mark.parametrize(
    ("work", "found"),
    [
        (Work(PMID="3"), [("3", Method.PMID)]),
        (Work(PMID="4"), []),
        (Work(DOI="10.1234/first.one"), [("1", Method.DOI)]),
        (Work(DOI="10.1234/cited"), []),
        (Work(PMCID="PMC33"), [("3", Method.PMCID)]),
        (Work(PMCID="PMC999"), []),
        (CITATION, [("1", Method.CITATION)]),
        (CITATION._replace(issued=parse_date("2020")), [("1", Method.CITATION)]),
        (CITATION._replace(issued=parse_date("2021")), []),
        (CITATION._replace(page=parse_pages("9")), []),
        (Work(title=TITLE.upper()), [("1", Method.TITLE), ("2", Method.TITLE)]),
        (CITATION._replace(title=TITLE, volume=""), [("1", Method.TITLE), ("2", Method.TITLE)]),
        (CITATION._replace(title=TITLE), [("1", Method.CITATION), ("2", Method.TITLE)]),
        (CITATION._replace(PMID="3", title=TITLE), [("3", Method.PMID)]),
        (CITATION._replace(PMID="4"), [("1", Method.CITATION)]),
        (Work(PMID="x", DOI="y", PMCID="z"), []),
        (Work(), []),
    ],
)
def test_each_key_finds(indexed: Path, work: Work, found: list[tuple[str, Method]]) -> None:
    assert look_up(indexed, work) == [(0, *one) for one in found]


def test_works_are_looked_up_together(indexed: Path) -> None:
    assert look_up(indexed, Work(PMID="3"), Work(), Work(PMID="1"), Work(PMID="3")) == [
        (0, "3", Method.PMID),
        (2, "1", Method.PMID),
        (3, "3", Method.PMID),
    ]


@pytest.mark.parametrize(
    ("printed", "indexed_name"),
    [
        (Name("Berg", particle="van der"), "van der Berg"),
        (Name("Mueller"), "Müller"),
        (Name("Soerensen"), "Sørensen"),
        (Name("García"), "Garcia Márquez"),
        (Name("O'Brien"), "O’Brien"),
        (Name("Li"), "Li"),
    ],
)
def test_names_in_other_spellings_find(tmp_path: Path, printed: Name, indexed_name: str) -> None:
    build(tmp_path / "x.idx", pack(tmp_path / "a.xml.gz", record(1, family=indexed_name)))
    work = CITATION._replace(author=NameList((printed,)))
    assert look_up(tmp_path / "x.idx", work) == [(0, "1", Method.CITATION)]


@pytest.mark.parametrize(("number", "found"), [(8, 8), (9, 0)])
def test_a_key_of_many_records_identifies_none(tmp_path: Path, number: int, found: int) -> None:
    build(tmp_path / "x.idx", pack(tmp_path / "a.xml.gz", *map(record, range(1, number + 1))))
    assert len(look_up(tmp_path / "x.idx", CITATION)) == found


def test_later_files_replace_and_delete_records(tmp_path: Path) -> None:
    """A later file is one with a later name, in whatever order and folders they are named."""
    first = pack(tmp_path / "z" / "pubmed26n0001.xml.gz", record(1, doi="10.1/old"), record(2), record(3))
    later = pack(tmp_path / "a" / "pubmed26n0002.xml.gz", record(1, "New title " * 4), deletion(2, 77))
    for paths in ([first, later], [later, first]):
        assert build(tmp_path / "x.idx", *paths) is ExitStatus.OK
        index = Index(str(tmp_path / "x.idx"))
        works = [Cited("", work) for work in (Work(PMID="1"), Work(PMID="2"), Work(DOI="10.1/old"))]
        assert len(index) == 2
        assert [(at, found.work.title[:9]) for at, found in index.candidates(works)] == [
            (0, "New title"),
            (2, "New title"),
        ]


def test_index_and_files_move_together(indexed: Path, files: Path, tmp_path: Path) -> None:
    shutil.move(files, tmp_path / "new" / files.name)
    shutil.move(indexed, tmp_path / "new" / "renamed.idx")
    assert look_up(tmp_path / "new" / "renamed.idx", Work(PMID="3")) == [(0, "3", Method.PMID)]


@pytest.mark.parametrize("size", [0, 4, 20, 40, 100, -1])
def test_a_truncated_index_is_refused(indexed: Path, size: int) -> None:
    indexed.write_bytes(indexed.read_bytes()[:size])
    with pytest.raises(UsageError, match=r"truncated|is not an index"):
        Index(str(indexed))


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda data: b"@article{x}" + data, "is not an index"),
        (lambda data: data[:8] + b"\0\0\0\x63" + data[12:], "of another version"),
        (lambda data: data[:-9] + b"?" + data[-8:], "damaged"),
        (lambda data: data + b"\n", "damaged"),
    ],
)
def test_a_damaged_index_is_refused(indexed: Path, damage: Callable[[bytes], bytes], message: str) -> None:
    indexed.write_bytes(damage(indexed.read_bytes()))
    with pytest.raises(UsageError, match=message):
        Index(str(indexed))


def test_a_folder_or_nothing_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.idx"):
        with pytest.raises(UsageError, match="cannot be read"):
            Index(str(path))


def test_missing_and_changed_archives_are_refused(indexed: Path, files: Path) -> None:
    pack(files / "pubmed26n0002.xml.gz", record(5), record(6, TITLE[::-1]))
    with pytest.raises(UsageError, match=r"0002\.xml\.gz: was changed"):
        Index(str(indexed))
    (files / "pubmed26n0002.xml.gz").unlink()
    with pytest.raises(UsageError, match=r"0002\.xml\.gz: cannot be read"):
        Index(str(indexed))


@pytest.mark.parametrize("place", [0.5, 0.9])
def test_an_archive_changed_within_is_refused(tmp_path: Path, place: float) -> None:
    path = tmp_path / "a.xml.gz"
    build(tmp_path / "x.idx", pack(path, *map(record, range(1, 400))))
    data = bytearray(path.read_bytes())
    data[int(len(data) * place)] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(UsageError, match="was changed"):
        look_up(tmp_path / "x.idx", *(Work(PMID=str(pmid)) for pmid in range(1, 400)))


def test_another_record_in_place_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(record(1) + record(2), encoding="utf-8")
    build(tmp_path / "x.idx", path)
    path.write_text(record(2) + record(1), encoding="utf-8")
    with pytest.raises(UsageError, match="was changed"):
        look_up(tmp_path / "x.idx", Work(PMID="1"))


def test_a_malformed_record_is_no_candidate(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xml.gz", record(1, "A <i>broken</b> title"), record(2))
    build(tmp_path / "x.idx", path)
    assert look_up(tmp_path / "x.idx", Work(PMID="1"), Work(PMID="2")) == [(1, "2", Method.PMID)]


def test_the_same_bytes_with_any_number_of_processes(tmp_path: Path) -> None:
    files = tmp_path / "baseline"
    for number in range(5):
        numbers = range(number * 40, number * 40 + 60)  # some records are in two files
        pack(files / f"{number}.xml.gz", *(record(1 + n, f"{n} {TITLE}", pages=str(n)) for n in numbers))
    indexes = [tmp_path / "1.idx", tmp_path / "2.idx"]
    for jobs, path in enumerate(indexes, 1):
        build(path, files, jobs=jobs)
    assert indexes[0].read_bytes() == indexes[1].read_bytes()
    works = [Cited("", Work(PMID=str(pmid))) for pmid in range(1, 221)]
    calls: list[tuple[int, int]] = []
    found = [
        [*Index(str(indexes[0]), jobs, lambda *call: calls.append(call)).candidates(works)]
        for jobs in (1, 2, 0)
    ]
    assert calls == [(done, 5) for done in range(1, 6)] * 3
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 220


def test_an_article_takes_at_most_100_bytes(tmp_path: Path) -> None:
    records = [
        record(n, f"{n} {TITLE}", pages=str(n), doi=f"10.1234/{n}", pmcid=f"PMC{n}") for n in range(1, 2001)
    ]
    build(tmp_path / "x.idx", pack(tmp_path / "a.xml.gz", *records))
    assert os.path.getsize(tmp_path / "x.idx") <= 100 * len(records)


def test_a_damaged_file_is_one_problem(
    files: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    damaged = files / "pubmed26n0001.xml.gz"
    damaged.write_bytes(damaged.read_bytes()[:-30])
    (files / "pubmed26n0003.xml").write_bytes(b"<PubmedArticleSet>" + record(5).encode())
    (files / "pubmed26n0002.xml.gz.md5").write_text("MD5 = 0", encoding="ascii")
    assert build(tmp_path / "x.idx", files) is ExitStatus.PARTIAL
    messages = capfd.readouterr().err
    assert "pubmed26n0001.xml.gz: is damaged: its gzip data are broken" in messages
    assert "pubmed26n0003.xml: is damaged: it is truncated" in messages
    assert "md5" not in messages
    assert "1 file read, 1 record found" in messages
    assert len(Index(str(tmp_path / "x.idx"))) == 1


def test_without_records_nothing_is_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.xml").write_text("<TEI/>", encoding="ascii")
    (tmp_path / "x.idx").write_text("cgtindex, an earlier one", encoding="ascii")
    assert build(tmp_path / "x.idx", tmp_path / "other.xml") is ExitStatus.FAILED
    assert "other.xml: is not a PubMed page: it has no records" in capfd.readouterr().err
    assert (tmp_path / "x.idx").read_text(encoding="ascii") == "cgtindex, an earlier one"
    assert sorted(os.listdir(tmp_path)) == ["other.xml", "x.idx"]


def test_wrong_arguments_are_refused(files: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert build(tmp_path / "x.idx", tmp_path / "absent") is ExitStatus.FAILED
    messages = capfd.readouterr().err
    assert "absent: cannot be read: no such file" in messages
    assert "0 files read" in messages
    with pytest.raises(UsageError, match="an index needs files"):
        build(Path("-"), files)
    with pytest.raises(OutputError, match="its folder does not exist"):
        build(tmp_path / "absent" / "x.idx", files)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a named pipe keeps the run waiting")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing(files: Path, tmp_path: Path, number: signal.Signals) -> None:
    os.mkfifo(tmp_path / "z.xml")
    folder = tmp_path / "out"
    folder.mkdir()
    command = [sys.executable, "-m", "cgt_cite", "index", str(files), str(tmp_path / "z.xml")]
    with subprocess.Popen([*command, "-o", str(folder / "x.idx"), "--jobs", "1"]) as process:
        while not any(folder.glob(".*/*")):
            time.sleep(0.01)
        time.sleep(0.1)
        process.send_signal(number)
        assert process.wait(20) in (ExitStatus.INTERRUPTED, 128 + number)
    assert list(folder.iterdir()) == []


def test_genuine_records_are_found_by_all_that_is_known_of_them(shared: Path, tmp_path: Path) -> None:
    """By each identifier, by citation and by title, if the whole reader finds these in the record."""
    sources = sorted((shared / "pages" / "xml").glob("*.xml"))
    assert build(tmp_path / "x.idx", *sources) is ExitStatus.OK
    works = [page.article for path in sources for page in read([path.read_bytes()]) if isinstance(page, Page)]
    asked = [one for work in works for one in _ways_to_cite(work)]
    found = look_up(tmp_path / "x.idx", *(work for work, _, _ in asked))
    missed = {(at, pmid, method) for at, (_, pmid, method) in enumerate(asked)} - set(found)
    assert len(asked) > 1000
    assert missed == set()


def _ways_to_cite(work: Work) -> list[tuple[Work, str, Method]]:
    place = Work(author=work.author, issued=work.issued, volume=work.volume, page=work.page)
    ways = [(Work(PMID=work.PMID), Method.PMID)]
    if work.DOI:
        ways.append((Work(DOI=work.DOI), Method.DOI))
    if work.PMCID:
        ways.append((Work(PMCID=work.PMCID), Method.PMCID))
    if all((place.author, place.issued, place.volume, place.page)):
        ways.append((place, Method.CITATION))
    if len(work.title) > 40:
        ways.append((Work(title=work.title), Method.TITLE))
    return [(way, work.PMID, method) for way, method in ways]


def test_another_file_is_not_replaced(files: Path) -> None:
    other = files.parent / "refs.csv"
    other.write_text("key\n", encoding="utf-8")
    with pytest.raises(UsageError, match="is not an index"):
        build(other, files)
    assert other.read_text(encoding="utf-8") == "key\n"
