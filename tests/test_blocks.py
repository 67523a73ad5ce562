"""Large inputs are read in blocks, by any number of processes; the result is that of reading them whole."""

from __future__ import annotations

import gc
import gzip
import io
import os
import signal
import subprocess
import sys
import tarfile
import zipfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cgt_cite
from cgt_cite.forks import map_in_forks
from cgt_cite.pages import pubmed_xml
from cgt_cite.pages.xml import cutting
from cgt_cite.pages.xml.reading import Tally
from cgt_cite.pipeline import blocks
from tests.complete.made_records import record
from tests.extracting import SAMPLES
from tests.pages.test_xml_sets import BREAKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cgt_cite.model import Entry, Page
    from cgt_cite.problems import Problem

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet>\n<PubmedArticleSet>\n'
COMMENT = "<!-- <PubmedArticle> -->"
SPANNING = (
    "<!-- ",
    "<![CDATA[",
    "<?xml version='1.0'?>",
)  # which change how later records are read, in one slice
KINDS_OF_DAMAGE = st.sampled_from(
    ["", "", "", *sorted({*BREAKING} - {*SPANNING}), COMMENT, "<![CDATA[<Reference>]]>", "&#945;", "&amp;"]
)


ABSTRACT = f"<Abstract><AbstractText>{'An abstract. ' * 600}</AbstractText></Abstract></Article>"


def archive_of(articles: int) -> bytes:
    """A set of records of 9 KB each, with two references."""
    records = (record(str(number), 2).replace("</Article>", ABSTRACT) for number in range(1, articles + 1))
    return f"{HEAD}{chr(10).join(records)}\n</PubmedArticleSet>\n".encode()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set of records that fills several blocks."""
    path = tmp_path_factory.mktemp("archive") / "records.xml.gz"
    path.write_bytes(gzip.compress(archive_of(250), 0))
    assert path.stat().st_size > 2 * blocks.LARGE
    return path


def outcome(path: Path | str, **options: object) -> tuple[list[Entry], list[Problem]]:
    problems: list[Problem] = []
    entries = cgt_cite.extract(path, on_problem=problems.append, **options)  # type: ignore[arg-type]
    return list(entries), problems


@pytest.fixture
def in_blocks(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, all files are divided, into the smallest blocks."""

    def in_blocks() -> None:
        monkeypatch.setattr(blocks, "LARGE", 0)
        monkeypatch.setattr(blocks, "_BLOCK_SIZE", 1)
        monkeypatch.setattr(cutting, "SLICE_SIZE", 1)

    return in_blocks


@pytest.mark.parametrize("merge", [True, False])
def test_samples_in_blocks(in_blocks: Callable[[], None], merge: bool) -> None:  # noqa: FBT001 - a parameter
    whole = outcome(SAMPLES, what="all", merge=merge)
    in_blocks()
    assert outcome(SAMPLES, what="all", merge=merge) == whole


def test_genuine_files_in_blocks(in_blocks: Callable[[], None], shared: Path) -> None:
    whole = [outcome(shared / "pages" / name, what="all", parse=False) for name in ("xml", "jats", "exports")]
    in_blocks()
    assert [
        outcome(shared / "pages" / name, what="all", parse=False) for name in ("xml", "jats", "exports")
    ] == whole


@pytest.mark.parametrize("pack", ["tar.gz", "zip", "xml"])
def test_containers_in_blocks(
    pack: str, archive: Path, tmp_path: Path, in_blocks: Callable[[], None]
) -> None:
    members = {"a.xml": gzip.decompress(archive.read_bytes())[:200_000], "b.xml": archive_of(3)}
    members["page.html"] = next(SAMPLES.glob("Successes*.html")).read_bytes()
    path = tmp_path / f"all.{pack}"
    if pack == "xml":
        path.write_bytes(members["a.xml"] + members["b.xml"])
    elif pack == "zip":
        with zipfile.ZipFile(path, "w") as zipped:
            for name, data in members.items():
                zipped.writestr(name, data)
    else:
        with tarfile.open(path, "w:gz") as tar:
            for name, data in members.items():
                member = tarfile.TarInfo(name)
                member.size = len(data)
                tar.addfile(member, io.BytesIO(data))
    whole = outcome(path, merge=False)
    assert whole[1]  # the first member is truncated
    in_blocks()
    assert outcome(path, merge=False) == whole


@given(damage=st.lists(KINDS_OF_DAMAGE, min_size=1, max_size=8), end=st.integers(0, 60))
def test_damaged_sets_in_slices(damage: list[str], end: int) -> None:
    text = HEAD + "\n".join(
        record(str(n), 2).replace("Finding 1 of", f"{one}of") for n, one in enumerate(damage, 1)
    )
    data = f"{text}\n</PubmedArticleSet>\n".encode()[: -end or None]
    whole = list(_items([data]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "SLICE_SIZE", 1)
        slices = list(pubmed_xml.RECORDS.cut([data]))
        found = list(_of_slices(slices, pubmed_xml.RECORDS.read_slice))
    assert found == whole


def _items(chunks: list[bytes]) -> Iterator[Page | str]:
    """What is read whole: pages and, as text, problems."""
    try:
        for item in pubmed_xml.read(chunks):
            yield item if isinstance(item, cgt_cite.Page) else f"{item.kind} {item.detail}"
    except cgt_cite.DamagedInputError as error:
        yield f"damaged {error}"


def _of_slices(
    slices: list[cutting.Slice], read: Callable[[cutting.Slice], Iterator[object]]
) -> Iterator[object]:
    tally = Tally()
    for item in chain.from_iterable(map(read, slices)):
        if isinstance(item, Tally):
            tally += item
        else:
            yield item
    try:
        for problem in tally.problems(pubmed_xml.RECORDS.empty):
            yield f"{problem.kind} {problem.detail}"
    except cgt_cite.DamagedInputError as error:
        yield f"damaged {error}"


def run(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cgt_cite", "extract", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False)


@pytest.mark.parametrize(
    "options", [["--no-merge"], [], ["--no-parse", "-t", "edges"], ["--no-parse", "-t", "csv"]]
)
def test_any_number_of_processes_writes_the_same(options: list[str], archive: Path) -> None:
    outputs = [run(archive, "-j", jobs, *options) for jobs in (1, 2)]
    assert {one.returncode for one in outputs} == {0}
    assert len({one.stdout for one in outputs}) == 1
    assert len({one.stderr for one in outputs}) == 1


def edges_of(path: Path) -> str:
    """The edges as they are made of entries."""
    return cgt_cite.write(
        cgt_cite.extract(path, merge=False, parse=False, on_problem=lambda _: None), "edges"
    )


def test_edges_of_links_are_those_of_entries(shared: Path) -> None:
    for name in ("xml", "jats", "article", "exports"):
        path = shared / "pages" / name
        assert run(path, "--no-parse", "-t", "edges", "-q").stdout.decode() == edges_of(path)


@given(damage=st.lists(KINDS_OF_DAMAGE, min_size=1, max_size=4))
def test_links_are_those_of_references(damage: list[str]) -> None:
    text = HEAD + "\n".join(
        record(str(n), 2).replace("Finding 1 of", f"{one}of") for n, one in enumerate(damage, 1)
    )
    piece = cutting.Slice(f"{text}\n</PubmedArticleSet>\n".encode(), 0, is_last=True)
    whole = list(pubmed_xml.RECORDS.read_slice(piece))
    links = list(pubmed_xml.links.read_slice(piece))
    assert [_identified(item) for item in links] == [_identified(item) for item in whole]


def _identified(item: object) -> object:
    """What edges need of an item."""
    if isinstance(item, cgt_cite.Page):
        article, references = item.article, item.references
        links = tuple(
            (
                one.position,
                one.work.PMID,
                one.work.PMCID,
                one.work.DOI,
                "" if one.work.has_identifier else one.text,
            )
            for one in references
        )
    elif isinstance(item, Tally):
        return item
    else:
        article, links = item.article, tuple(map(tuple, item.links))  # type: ignore[attr-defined]
    return article.PMID, article.DOI, article.title, links


MEASURED = """
import sys
from cgt_cite.cli import main
try:
    main()
except SystemExit:
    pass
print(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0], file=sys.stderr)
"""
GROWTH = 1_000  # KB that the counts of 1,000 articles take


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_does_not_grow_with_an_archive(tmp_path: Path) -> None:
    peaks = []
    for articles in (2_000, 10_000):
        path = tmp_path / f"{articles}.xml.gz"
        path.write_bytes(gzip.compress(archive_of(articles), 0))
        options = ["extract", "-q", "-j", "1", "--no-parse", "-t", "edges", "-o", str(tmp_path / "edges.csv")]
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, *options, str(path)], capture_output=True, check=True
        )
        peaks.append(int(done.stderr))
    assert peaks[1] - peaks[0] < 8 * GROWTH


def test_reading_leaves_no_cycles(archive: Path) -> None:
    """What was read is freed at once: the command rarely collects cycles."""
    extract_all(archive)  # loads modules, which have some
    gc.collect()
    gc.disable()
    try:
        extract_all(archive)
        assert gc.collect() == 0
    finally:
        gc.enable()


def extract_all(path: Path) -> None:
    for source in (SAMPLES, path):
        for _ in cgt_cite.extract(source, jobs=1, on_problem=lambda _: None):
            pass


def _square_or_die(item: int) -> int:
    if item == 7 and os.getpid() != PARENT:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * item


PARENT = os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_forks_lose_nothing(jobs: int) -> None:
    assert list(map_in_forks(_square_or_die, range(20), jobs)) == [item * item for item in range(20)]
