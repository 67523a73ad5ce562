"""Full texts as XML: tags take precedence over parsed text, and reference lists are complete."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from cgt_cite.complete.missing import articles_to_fetch
from cgt_cite.complete.survey import PageInfo, inspect_file
from cgt_cite.inspection import View, summarize
from cgt_cite.merge import merge
from cgt_cite.merge.records import Record, record_of_article, record_of_reference, record_of_related_work
from cgt_cite.model import Entry, Name, NameList, Page, Reference, Work
from cgt_cite.options import Scope
from cgt_cite.pipeline import ExtractOptions, read_all_pages
from cgt_cite.problem_log import ProblemLog
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.walk import File
from cgt_cite.statistics import Statistics
from tests.extracting import extract

TEXT = Path(__file__).parent / "pages" / "fixtures" / "fulltext.nxml"
PAGE = """<!DOCTYPE html><html><head><meta name="citation_pmid" content="91000011"></head><body>
<main class="article-details" id="article-details">
<div id="full-view-heading"><h1 class="heading-title">T</h1></div>
<div id="references"><ol class="references-list">
<li>Adler B. Fever at sea. Test J Med. 2001;3(2):11-9.</li></ol>
<button class="show-all">Show all {} references</button></div></main></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the full text."""
    copy(TEXT, tmp_path)
    return tmp_path


def entries(
    folder: Path, *, scope: Scope = Scope.REFERENCES, merged: bool = True
) -> tuple[list[Entry], list[Problem]]:
    problems: list[Problem] = []
    options = ExtractOptions(scope=scope, merge=merged, jobs=1)
    return list(extract([str(folder)], options, problems)), problems


def test_each_reference_is_an_entry(folder: Path) -> None:
    found, problems = entries(folder, merged=False)
    assert not problems
    assert [entry.sightings[0].position for entry in found] == [*range(1, 10), 1]
    assert found[0].work.title == "Counting sheep in pilots"  # parsed
    fever = found[1]
    assert fever.work.author.names == (Name("Adler", "B"), Name("Cole", "D", "van den"))
    assert (fever.confidence, fever.cited_by) == (None, ("91000011",))
    assert {"title": "tagged", "DOI": "link", "PMID": "link"}.items() <= dict(fever.origins).items()


def test_tagged_and_parsed_fields_are_combined(folder: Path) -> None:
    found, _ = entries(folder, merged=False)
    work = found[7].work
    assert (work.title, work.container_title) == ("Tired crews at sea: a review of reviews", "Test Rev")
    assert (str(work.page), work.DOI) == ("400-412", "10.5555/tr.2018.9")


def test_the_articles_themselves(folder: Path) -> None:
    found, _ = entries(folder, scope=Scope.ARTICLES)
    assert sorted(entry.work.title for entry in found) == [
        "Reply to the pilots",
        "Sleep and CO2 in harbour pilots: a cohort study",
    ]
    (own,) = (entry.work for entry in found if entry.work.PMID)
    assert len(own.affiliation) == len(own.author.names) == 5


def test_an_incomplete_page_with_a_full_text_lacks_nothing(folder: Path) -> None:
    (folder / "page.html").write_text(PAGE.format(9))
    found, problems = entries(folder)
    assert not problems
    assert [entry.cited_by for entry in found if "Fever" in entry.work.title] == [("91000011",)]
    (folder / "page.html").write_text(PAGE.format(40))
    assert [problem.kind for problem in entries(folder)[1]] == [ProblemKind.INCOMPLETE]


def test_complete_counts_a_full_text_as_complete(folder: Path) -> None:
    def missing() -> list[str]:
        files = (File(str(path), path.name) for path in sorted(folder.iterdir()))
        seen = [item for file in files for item in inspect_file(file) if isinstance(item, PageInfo)]
        return [article.pmid for article in articles_to_fetch(seen)]

    assert missing() == []
    (folder / "page.html").write_text(PAGE.format(9))
    assert missing() == []
    (folder / "page.html").write_text(PAGE.format(40))
    assert missing() == ["91000011"]


def test_inspection_shows_what_is_tagged(folder: Path) -> None:
    (own, _reply) = read_all_pages([str(folder)], ProblemLog([].append), Statistics(), ExtractOptions())
    row = summarize(own, View(), lambda _: ()).rows[1]
    assert row[2:] == (
        "article-journal",
        "Adler, B; van den Cole, D et al.",
        "2001",
        "Fever at sea",
        "Test J Med 3(2):11-19",
        "DOI:10.5555/tj.2001.11 PMID:80000001",
    )


# What is believed


def merged(*records: Record) -> Work:
    (one,) = merge(records, {}, lambda _: None)
    return one.entry.work


CITING = Page(layout="jats", source="a.nxml", article=Work(PMID="1"))
TAGGED = Reference(
    "Adler B Fever 2001",
    Work(title="Fever", author=NameList((Name("Adler", "B"),)), PMID="7"),
    position=1,
    tagged=True,
)
PARSED = Reference(
    "Adler B. Fever. 2001.", Work(PMID="7"), Work(title="Wrong", volume="3"), position=2, confidence=0.9
)


def test_tags_outrank_strings_and_records_outrank_tags() -> None:
    tagged, parsed = record_of_reference(TAGGED, CITING), record_of_reference(PARSED, CITING)
    assert merged(tagged, parsed)[:2] == merged(parsed, tagged)[:2] == ("", "Fever")
    listed = record_of_related_work(Work(title="Fever at sea", PMID="7"), "b.html")
    assert merged(tagged, listed).title == "Fever at sea"
    assert merged(tagged, parsed).volume == "3"


def test_affiliations_follow_their_authors() -> None:
    authors = NameList((Name("Adler", "Bert"), Name("Cole", "Dora")))
    with_places = Page(
        Work(PMID="7", author=authors, affiliation=(("Port",), ())), layout="nbib", source="a.nbib"
    )
    without = Page(
        Work(PMID="7", author=NameList((*authors.names, Name("Dorn", "E")))), layout="pubmed", source="a.html"
    )
    same = Page(
        Work(PMID="7", author=NameList((Name("Adler", "Berta"), Name("Cole", "Dora")))),
        layout="pubmed",
        source="a.html",
    )
    of = [record_of_article(page, included=True) for page in (with_places, without, same)]
    assert merged(of[0], of[2]).affiliation == (("Port",), ())
    assert merged(of[0], of[1]).affiliation == ()
    assert merged(of[0], of[1]).author == without.article.author


def test_affiliations_are_kept_for_included_records_only() -> None:
    page = Page(
        Work(PMID="7", author=NameList((Name("Adler", "B"),)), affiliation=(("Port",),)),
        layout="nbib",
        source="a.nbib",
    )
    for wanted_ in (True, False):
        (claim,) = record_of_article(page, included=wanted_).claims
        assert ("affiliation" in claim.fields) is wanted_
