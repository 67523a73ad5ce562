"""Work ids: the same for records that merging would join, and another for each work that it keeps apart."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.merge import build_entry
from cgt_cite.merge.clusters import clusters, holders_of
from cgt_cite.merge.records import record_of_article, record_of_reference
from cgt_cite.merge.work_ids import work_id
from cgt_cite.model import Name, NameList, Page, PageRange, Pages, PartialDate, Reference, Work
from cgt_cite.options import Scope
from cgt_cite.pipeline import ExtractOptions
from cgt_cite.problems import ProblemKind
from tests.extracting import extract
from tests.merge.records import cited, merged
from tests.merge.test_merge import parsed_works, references, works

if TYPE_CHECKING:
    from pathlib import Path

    from cgt_cite.merge.records import Record
    from cgt_cite.problems import Problem

SMITH = Work(
    title="Gene therapy",
    author=NameList((Name("Smith", "J"),)),
    issued=PartialDate(2010),
    volume="12",
    page=Pages((PageRange("345", "9"),)),
)
LONG = "The long-term outcome of gene therapy in children and adolescents"


def test_the_surest_identity_counts() -> None:
    everything = SMITH._replace(PMID="30858502", PMCID="PMC123", DOI="10.1000/X%3C1%3E")
    assert work_id(everything, "text", "place") == "pmid:30858502"
    assert work_id(everything._replace(PMID=""), "text", "place") == "pmcid:pmc123"
    assert work_id(everything._replace(PMID="", PMCID=""), "text", "place") == "doi:10.1000/x<1>"
    assert work_id(SMITH, "text", "place") == "locator:smith|2010|12|345"
    assert work_id(SMITH._replace(title=LONG, volume=""), "", "").startswith("title:smith|2010|thelongterm")
    assert work_id(SMITH._replace(title=LONG, issued=None), "", "").startswith("undated:smith|thelongterm")
    assert work_id(Work(title="WHO", URL="https://who.int/a/"), "", "").startswith("url-and-title:who.int/a|")
    assert work_id(Work(), "Smith J, personal message", "place") == "text:smithjpersonalmessage"
    assert work_id(Work(), "Ibid.", "a.html#3") == "place:a.html#3"


def test_long_ids_are_shortened_and_still_differ() -> None:
    first, second = (work_id(Work(), f"{'word ' * 100}{end}", "") for end in "ab")
    assert first != second
    assert len(first) == len(second) < 120
    assert first[:80] == second[:80]


def test_it_is_the_same_in_every_process() -> None:
    code = (
        "from cgt_cite.merge.work_ids import work_id; from cgt_cite.model import Work;"
        "print(work_id(Work(), 'é' * 500, ''))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {b"text:" + b"e" * 75 + b"~697651bbbb79bf4be5e2\n"}  # b2sum -l 80


def any_identifier(work: Work) -> bool:
    return bool(work.PMID or work.PMCID or work.DOI)


def of(record: Record) -> str:
    return build_entry([record], {}).work_id


@given(works.filter(any_identifier), parsed_works, parsed_works)
def test_records_that_share_their_surest_identifier_have_one_id(links: Work, one: Work, other: Work) -> None:
    first = cited(1, "Smith J. A title. 2019.", links=links, parsed=one)
    assert of(first) == of(cited(2, "A title, by J. Smith", links=links, parsed=other))


@given(parsed_works, st.text(max_size=60))
def test_equal_works_cited_in_the_same_words_have_one_id(work: Work, text: str) -> None:
    first, second = (cited(number, text, links=Work(), parsed=work) for number in (1, 2))
    joined = of(first) == of(second)
    assert joined == (len(merged([first, second])[0]) == 1)
    assert joined or of(first).startswith("place:")


@given(references())
def test_each_entry_has_an_id_of_its_own_unless_records_contradict_each_other(records: list[Record]) -> None:
    entries, _ = merged(records)
    counts = Counter(entry.work_id for entry in entries)
    assert "" not in counts
    shared = holders_of(record.keys for record in records)
    chains = [[records[number] for number in chain] for chain in clusters(len(records), shared, set())]
    for name in (name for name, count in counts.items() if count > 1):
        places = {place.source for entry in entries if entry.work_id == name for place in entry.sightings}
        found = [chain for chain in chains if not places.isdisjoint(record.source for record in chain)]
        assert any(map(_contradicts_itself, found))


def _contradicts_itself(chain: list[Record]) -> bool:
    """Whether the records, which share keys, differ in an identifier, the year, or volume and page."""
    compared = ((*record.identifiers, record.year, *record.locator) for record in chain)
    return any(len({*values} - {""}) > 1 for values in zip(*compared, strict=True))


def test_exceptions_on_genuine_pages(shared: Path) -> None:
    """Two PMIDs for which the pages give two DOIs."""
    problems: list[Problem] = []
    entries = list(extract([str(shared / "pages")], ExtractOptions(jobs=1, scope=Scope.ALL), problems))
    repeated = {name for name, count in Counter(entry.work_id for entry in entries).items() if count > 1}
    conflicts = " ".join(problem.detail for problem in problems if problem.kind is ProblemKind.CONFLICT)
    assert len(entries) > 7000
    assert len(repeated) == 2
    assert all(f"PMID {name.removeprefix('pmid:')}" in conflicts for name in repeated)


def test_both_names_of_a_citing_article_lead_to_its_pmid() -> None:
    page = Page(article=Work(DOI="10.1000/Citing"), source="a.html")
    record = record_of_reference(Reference("A text.", position=1), page)
    (sighting,) = build_entry([record], {"10.1000/citing": "7"}).sightings
    assert (sighting.citing_pmid, sighting.citing_doi) == ("7", "10.1000/Citing")
    (own,) = build_entry([record_of_article(page, included=True)], {}).sightings
    assert (own.citing_pmid, own.citing_doi) == ("", "")
