"""Merging on disk gives the same entries, keys and problems as merging in memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgt_cite.errors import OutputError
from cgt_cite.merge import assign_keys, merge
from cgt_cite.merge.citekeys import DEFAULT_FORMAT
from cgt_cite.merge.on_disk import RecordsOnDisk, merge_on_disk
from cgt_cite.merge.records import record_of_article, record_of_reference, record_of_related_work
from cgt_cite.model import Name, NameList, Page, PageRange, Pages, PartialDate, Reference, Work
from cgt_cite.options import Order
from cgt_cite.work_types import WorkType

if TYPE_CHECKING:
    from cgt_cite.merge.records import Record
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem

    Found = tuple[list[Entry], list[Problem]]

linux_only = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks into /proc")


def in_memory(records: list[Record], order: Order = Order.KEY) -> Found:
    problems: list[Problem] = []
    merged = list(merge(records, {}, problems.append))
    entries = [one.merged.entry for one in assign_keys(merged, (), DEFAULT_FORMAT)]
    if order is Order.CITED:
        entries.sort(key=lambda entry: -len(entry.cited_by))
    return entries, problems


def on_disk(records: list[Record], order: Order = Order.KEY, batch_size: int = 1) -> Found:
    problems: list[Problem] = []
    with closing(RecordsOnDisk(batch_size)) as spilled:
        middle = len(records) // 2
        spilled.extend(records[:middle])
        spilled.extend(records[middle:])
        assert len(spilled) == len(records)
        entries = merge_on_disk(spilled, {}, DEFAULT_FORMAT, problems.append)
        found = list(entries.in_order(order))
        assert len(found) == len(entries)
        return found, problems


# few values, so that records share some of them and contradict each other in others
TITLES = ("", "Fever", "Pilots and their ports of call", "Harbours of the world in winter")
FAMILIES = ((), ("Smith",), ("Smith", "Doe"), ("Å",))
DATES = (None, PartialDate(2001), PartialDate(2002))
PLACES = (("", None), ("3", Pages((PageRange("11", "19"),))), ("4", Pages((PageRange("21"),))))
WORKS = [
    Work(
        WorkType.ARTICLE_JOURNAL, title, authors, issued=issued, volume=volume, page=page, PMID=pmid, DOI=doi
    )
    for title, families, issued, (volume, page), pmid, doi in product(
        TITLES, FAMILIES, DATES, PLACES, ("", "1", "2", "3"), ("", "10.1/a", "10.1/b")
    )
    for authors in [NameList(tuple(Name(family) for family in families))]
]
TEXTS = ("", "Ibid.", "Smith. Fever. 2001;3:11.", "Doe. Sleep \udc80 in harbours. BMJ. 2002;4:1")
works = st.sampled_from(WORKS)
pages = st.tuples(works, st.sampled_from(["a.xml", "b.xml", "\udcff.html"]))


def as_page(work: Work, source: str) -> Page:
    return Page(article=work, source=source)


def reference(links: Work, parsed: Work, text: str, position: int, page: tuple[Work, str]) -> Record:
    found = Reference(text, Work(PMID=links.PMID, DOI=links.DOI), parsed, position, confidence=0.9)
    return record_of_reference(found, as_page(*page))


references = st.tuples(works, works, st.sampled_from(TEXTS), st.integers(1, 2), pages)
records = st.one_of(
    references.map(lambda parts: reference(*parts)),
    references.map(lambda parts: reference(*parts)),
    st.tuples(pages, st.booleans()).map(lambda two: record_of_article(as_page(*two[0]), included=two[1])),
    st.tuples(works, st.just("c.html")).map(lambda two: record_of_related_work(*two)),
)


@given(st.lists(records, max_size=12), st.sampled_from(Order), st.integers(1, 5))
@settings(max_examples=200)
def test_same_entries_and_problems(found: list[Record], order: Order, batch_size: int) -> None:
    assert on_disk(found, order, batch_size) == in_memory(found, order)


UNKNOWN = Work()


def cited(number: int, text: str, links: Work = UNKNOWN, parsed: Work = UNKNOWN) -> Record:
    """A record of the first reference in the list of article `number`."""
    page = Page(source="a.xml", article=Work(PMID=str(1000 + number)))
    return record_of_reference(Reference(text=text, work=links, parsed=parsed, position=1), page)


def article(pmid: str, title: str) -> Record:
    page = Page(source="b.xml", article=Work(PMID=pmid, title=title))
    return record_of_article(page, included=False)


def test_suffixes_of_many_works_with_one_key() -> None:
    parsed = Work(title="Fever", author=NameList((Name("Smith"),)))
    found = [cited(number, "", Work(PMID=str(number % 700)), parsed) for number in range(1, 900)]
    entries, _ = on_disk(found, batch_size=50)
    assert (entries, []) == in_memory(found)
    assert {len(entry.key) for entry in entries} >= {len("SmithFeverabc"), len("SmithFeverabcd")}


def test_works_that_only_their_order_distinguishes() -> None:
    found = [cited(number, "Ibid.") for number in (5, 3, 1, 2, 4)]
    entries, _ = on_disk(found)
    assert (entries, []) == in_memory(found)
    assert len({entry.key for entry in entries}) == len(found)


def test_problems_in_the_order_of_works() -> None:
    same = "Roe B. Pilots and their ports of call. JAMA. 2003."
    found = [
        cited(1, same, Work(PMID="1")),
        cited(2, "Doe A. Sleep in the harbours of Norway. BMJ. 2002.", Work(PMID="2")),
        article("2", "Kidney stones"),
        cited(3, same, Work(PMID="3")),  # in one component with the first record, but of another work
        article("3", "Broken elbows"),
        cited(4, "", Work(PMID="4", DOI="10.1/x")),
        cited(5, "", Work(PMID="5", DOI="10.1/x")),
    ]
    problems = on_disk(found)[1]
    assert problems == in_memory(found)[1]
    assert [problem.where.partition(" ")[0] for problem in problems] == 3 * ["a.xml"]
    assert ["Kidney" in problem.detail for problem in problems] == [False, True, False]


def test_records_are_changed_in_blocks_and_keep_their_numbers() -> None:
    found = [cited(number, f"Work number {number} of ten") for number in range(10)]
    sizes: list[int] = []

    def change(block: list[Record]) -> list[Record]:
        sizes.append(len(block))
        return [record._replace(heading="Changed") for record in block]

    with closing(RecordsOnDisk()) as spilled:
        spilled.extend(found)
        with closing(spilled.mapped(change, 4)) as changed:
            entries = list(merge_on_disk(changed, {}, DEFAULT_FORMAT, print).in_order(Order.KEY))
    assert sizes == [4, 4, 2]
    assert entries == in_memory([record._replace(heading="Changed") for record in found])[0]


def test_match_keys_of_included_records() -> None:
    with closing(RecordsOnDisk()) as spilled:
        spilled.extend([cited(1, "", Work(PMID="71")), record_of_related_work(Work(PMID="72"), "a.html")])
        assert spilled.cited_among(["PMID\t71", "PMID\t72", "PMID\t73"]) == {"PMID\t71"}
        assert spilled.cited_among([]) == frozenset()


# 20,000 records of 10 KB, more than the caches hold; two cite the same work
LARGE = """
import resource, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which it is not in the background of a shell
from contextlib import closing
from cgt_cite.merge.on_disk import RecordsOnDisk, merge_on_disk
from cgt_cite.merge.claims import Origin, make_claim
from cgt_cite.merge.records import Record
from cgt_cite.model import Work
from cgt_cite.options import Order

def record(number):
    pmid = str(number % 10_000)
    claim = make_claim(Origin.LINK, Work(PMID=pmid))
    place = "a.xml", number, str(number)
    return Record((claim,), *place, text=f"{number} {10_000 * 'x'}", keys=(f"PMID\t{pmid}",))

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

if sys.argv[1:]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
before = peak()
with closing(RecordsOnDisk()) as spilled:
    for start in range(0, 20_000, 500):
        spilled.extend([record(number) for number in range(start, start + 500)])
    print("spilled", flush=True)
    if not sys.argv[1:]:
        sys.stdin.readline()
    entries = merge_on_disk(spilled, {}, "", print)
    print(len(entries), sum(len(entry.sightings) for entry in entries.in_order(Order.KEY)), peak() - before)
"""


def run_large(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"SQLITE_TMPDIR": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", LARGE, *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def size_of_files(process: subprocess.Popen[str], folder: Path) -> int:
    """Bytes of the open files that are or were in a folder."""
    descriptors = Path(f"/proc/{process.pid}/fd").iterdir()
    return sum(one.stat().st_size for one in descriptors if os.readlink(one).startswith(str(folder)))


@linux_only
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_leaves_no_file(tmp_path: Path, how: signal.Signals) -> None:
    with run_large(tmp_path) as process:
        assert process.stdout
        assert process.stdout.readline() == "spilled\n"
        assert size_of_files(process, tmp_path) > 100_000_000
        process.send_signal(how)
        process.communicate()
    assert process.returncode
    assert list(tmp_path.iterdir()) == []


@linux_only
def test_memory_is_bounded(tmp_path: Path) -> None:
    with run_large(tmp_path) as process:
        output, _ = process.communicate("\n")
    entries, sightings, megabytes = map(int, output.split()[1:])
    assert (entries, sightings) == (10_000, 20_000)
    assert megabytes < 150


@linux_only
def test_a_full_disk(tmp_path: Path) -> None:
    with run_large(tmp_path, "limited") as process:
        _, errors = process.communicate()
    assert f"{OutputError.__name__}: temporary files cannot be written: " in errors
    assert "SQLITE_TMPDIR" in errors


def test_keys_that_prove_nothing_fill_no_memory() -> None:
    """A chain of a thousand records, of which neighbours share an identifier or a title, and nothing else."""
    records = [
        cited(
            number,
            f"Text {number}",
            links=Work(PMID=str(number + 1), DOI=f"10.1000/{number // 2}"),
            parsed=titled(f"The long title of a paper that everybody cites, {(number + 1) // 2}"),
        )
        for number in range(1_000)
    ]
    with closing(RecordsOnDisk(batch_size=10)) as spilled:
        spilled.extend(records)
        spilled.join()
        assert max(len(batch.records) for batch in spilled.batches()) <= 10
    assert on_disk(records) == in_memory(records)
    assert len(in_memory(records)[0]) == 1_000


def titled(title: str) -> Work:
    return Work(title=title, author=NameList((Name("Smith"),)), issued=PartialDate(2001))
