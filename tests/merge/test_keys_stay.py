"""A citation key never refers to another work, and stays as long as its work is in the bibliography."""

from __future__ import annotations

import csv
import itertools
import json
import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.importers import read_bibliography
from cgt_cite.merge import assign_keys, merge
from cgt_cite.merge.citekeys import DEFAULT_FORMAT
from cgt_cite.merge.records import record_of_reference
from cgt_cite.model import Entry, Name, NameList, Page, PageRange, Pages, PartialDate, Reference, Work
from tests.extracting import SAMPLES, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cgt_cite.merge.records import Record

WITH_KEYS = ("bibtex", "biblatex", "ris", "csv", "csl-json", "jsonl")
Occurrence = tuple[str, int]  # source and position

SMITH = NameList((Name("Smith", "J A"),))
DOE = NameList((Name("Doe", "A"), Name("Roe", "B")))
WHO = NameList((Name(literal="WHO"),))
WORKS = [  # of which many share a plain key
    Work(
        type=kind,
        author=author,
        issued=PartialDate(2019),
        title=title,
        volume=str(number),
        page=Pages((PageRange(f"{number}1", f"{number}9"),)),
        PMID=str(number),
        DOI=f"10.1000/A_{number}%2F",
        URL=f"https://example.org/a?b={number}&c=2",
    )
    for number, (kind, author, title) in enumerate(
        itertools.product(
            ("article-journal", "webpage"),
            (SMITH, DOE, WHO),
            ("Gene therapy of one kind or another", "Gene editing", "Genes & {braces}: 50% “β”"),
        ),
        1,
    )
]
WORKS += [Work(type="webpage", URL=f"https://www.example{number}.org/") for number in (1, 2)]
OPTIONAL = ("volume", "page", "PMID", "DOI", "URL", "issued")


def _without(work: Work, names: set[str]) -> Work:
    """The work without these fields, of which one without a title has only its address."""
    return work._replace(**{name: Work._field_defaults[name] for name in names}) if work.title else work


# a citation lacks some of what is known of its work
works = st.tuples(st.sampled_from(WORKS), st.sets(st.sampled_from(OPTIONAL))).map(
    lambda drawn: _without(*drawn)
)


def record(number: int, work: Work) -> Record:
    place = f"{work.issued};{work.volume}:{work.page}"
    text = f"{work.author.names[:1]}. {work.title}. {place}. {work.DOI} {work.URL}"
    links = Work(PMID=work.PMID, DOI=work.DOI)
    page = Page(layout="pubmed", source=f"{number}.html", article=Work(PMID=str(1000 + number)))
    return record_of_reference(Reference(text, links, parsed=work, position=1, confidence=0.9), page)


def keyed(records: list[Record], earlier: Iterable[Entry]) -> list[Entry]:
    merged = list(merge(records, {}, [].append))
    return [one.merged.entry for one in assign_keys(merged, list(earlier), DEFAULT_FORMAT)]


def occurrences(entries: list[Entry]) -> dict[str, set[Occurrence]]:
    """Where the work of each key and alias occurs."""
    return {
        key: {(found.source, found.position) for found in entry.sightings}
        for entry in entries
        for key in (entry.key, *entry.aliases)
    }


@given(name=st.sampled_from(WITH_KEYS), library=st.lists(works, min_size=1, max_size=9))
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_keys_of_a_growing_library(name: str, library: list[Work], tmp_path: Path) -> None:
    records = [record(number, work) for number, work in enumerate(library)]
    row = FORMATS[name]
    path = tmp_path / f"refs{row.extension}"
    earlier: list[Entry] = []
    for count in range(1, len(records) + 1):
        known = list(read_bibliography(str(path))) if earlier else []
        entries = keyed(records[:count], known)
        before, now = occurrences(earlier), occurrences(entries)
        assert before.keys() <= now.keys()
        assert all(before[key] & now[key] for key in before)
        assert len({key.casefold() for key in now}) == len(now)
        path.write_text("".join(row.write(entries, OutputOptions(), [].append)), encoding="utf-8")
        earlier = entries


@pytest.mark.parametrize("name", WITH_KEYS)
def test_a_second_run_changes_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"refs{FORMATS[name].extension}"
    write_file(path, name, SAMPLES)
    first = path.read_bytes()
    write_file(path, name, SAMPLES)
    assert path.read_bytes() == first


def test_entries_that_are_merged_later_keep_both_keys() -> None:
    by_pmid, by_doi = (
        Entry(work=Work(title="A title", PMID="7"), key="Smith2019Title"),
        Entry(work=Work(title="A title", DOI="10.1000/a"), key="Smith2019Titleb"),
    )
    (entry,) = keyed(
        [record(1, Work(author=NameList((Name("Smith"),)), PMID="7", DOI="10.1000/A"))], [by_pmid, by_doi]
    )
    assert (entry.key, entry.aliases) == ("Smith2019Title", ("Smith2019Titleb",))
    bibtex = "".join(FORMATS["bibtex"].write([entry], OutputOptions(), [].append))
    assert re.findall(r"@\w+\{(\w+)", bibtex) == ["Smith2019Title", "Smith2019Titleb"]
    biblatex = "".join(FORMATS["biblatex"].write([entry], OutputOptions(), [].append))
    assert re.findall(r"@\w+\{(\w+)", biblatex) == ["Smith2019Title"]
    assert "ids = {Smith2019Titleb}" in biblatex


def test_a_key_of_a_removed_work_is_not_reused() -> None:
    gone = Entry(work=Work(title="Quite another", PMID="9"), key="Smith2019Gene")
    smith = Work(
        author=NameList((Name("Smith", "J"),)), title="Gene therapy", issued=PartialDate(2019), PMID="7"
    )
    (entry,) = keyed([record(1, smith)], [gone])
    assert entry.key != "Smith2019Gene"


def identified(path: Path) -> dict[str, tuple[str, ...]]:
    """By key what the rows of a CSV identify works by."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["key"]: (row["doi"].casefold(), row["pmid"], row["source"]) for row in rows}


def test_keys_of_a_growing_folder(shared: Path, tmp_path: Path) -> None:
    """60, 150 and all genuine pages, in random order, written over the same file."""
    pages = sorted((shared / "pages" / "article").iterdir())
    random.Random(2).shuffle(pages)  # noqa: S311 - an order, not a secret
    path = tmp_path / "refs.csv"
    before: dict[str, tuple[str, ...]] = {}
    for count in (60, 150, len(pages)):
        write_file(path, "csv", *pages[:count])
        now = identified(path)
        assert before.keys() <= now.keys()
        moved = [key for key in before if not _same_work(before[key], now[key])]
        assert not moved
        before = now


def _same_work(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether they share a page that cites them, and contradict each other in no identifier."""
    agree = all(not mine or not its or mine == its for mine, its in zip(one[:2], other[:2], strict=True))
    return agree and not {*one[2].split("; ")}.isdisjoint(other[2].split("; "))


def test_keys_of_another_file(tmp_path: Path) -> None:
    """`--keys` reads them from any bibliography; the output's own are then not asked for."""
    keys, output = tmp_path / "mine.json", tmp_path / "refs.jsonl"
    keys.write_text(json.dumps([{"id": "gene:2019", "PMID": "30858502"}]), encoding="utf-8")
    write_file(output, "jsonl", SAMPLES, keys=str(keys))
    items = {item["id"]: item for item in map(json.loads, output.read_text(encoding="utf-8").splitlines())}
    assert items["gene:2019"]["PMID"] == "30858502"
