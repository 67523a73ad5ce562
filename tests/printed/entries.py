"""The entries to print: parsed strings, works that are hard to print, articles of pages."""

from __future__ import annotations

from pathlib import Path

from cgt_cite.model import Entry, NameList, PartialDate, Sighting, Work
from cgt_cite.options import Scope
from cgt_cite.parse import parse_references
from cgt_cite.pipeline import ExtractOptions
from tests.extracting import extract
from tests.formats.records import WORKS, article, pages, people

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "pages" / "fixtures"
OWN_WORKS = {
    "everything-known": WORKS["everything"]._replace(editor=NameList(), translator=NameList()),
    "retracted": WORKS["retracted"]._replace(author=people("|Fraser|M J")),
    "working-groups": WORKS["working groups"],
    "organisation-with-comma": WORKS["organisation with comma"],
    "people-called-others-and-and": WORKS["a name called others"],
    "polish-and-vietnamese": WORKS["polish and vietnamese"],
    "chinese-and-korean": WORKS["chinese names"],
    "cyrillic": WORKS["cyrillic"],
    "full-names-with-particles": WORKS["particles"],
    "full-names-with-suffixes": WORKS["suffixes"],
    "twenty-three-authors": article(
        author=people(*(f"|Author{letter}|A {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVW"))
    ),
    "company": WORKS["book"]._replace(author=people("Nothing Inc."), publisher="Nothing Ltd."),
    "editors-cut": WORKS["chapter"],
    "translator": WORKS["book"]._replace(translator=people("|Moreau|Paul J")),
    "two-page-ranges": article(author=people("|Keller|Bo"), page=pages("S12-S19, S25")),
    "across-years": article(
        author=people("|Lorenz|Di"), issued=PartialDate(2019, 12, end=PartialDate(2020, 1))
    ),
    "in-press": WORKS["in press"]._replace(author=people("|Munro|Ed")),
    "arxiv-without-journal": WORKS["arxiv"]._replace(container_title=""),
    "phd-thesis-in-german": WORKS["thesis"],
    "master's-thesis": WORKS["master's thesis"],
    "web-page-dated": WORKS["web page"],
    "dataset-alone": WORKS["dataset"],
    "software-alone": WORKS["software"],
    "patent-of-company": WORKS["patent"],
}
OWN_ARTICLES = {  # of the pages below, by PMID
    "35990137": "page-retracted",
    "18064739": "page-with-group",
    "33902249": "page-translated-title",
    "32123328": "page-reply",
    "11966386": "page-with-suffix",
    "10000001": "page-with-abbreviated-journal",
    "20000001": "page-with-chapter",
}
PAGES = [HERE.parents[1] / "samples", FIXTURES / "abstracts.txt", FIXTURES / "book.xml"]


def entries() -> list[Entry]:
    """All of them, in the order in which the expected files hold them."""
    return [*from_strings(), *from_works(), *from_pages()]


def from_strings() -> list[Entry]:
    lines = (HERE / "strings.txt").read_text("utf-8").splitlines()
    named = [line.split(": ", 1) for line in lines if line and not line.startswith("#")]
    read = parse_references([text for _, text in named])
    return [
        cited(key, found.work, text=(found.text,), confidence=found.confidence)
        for (key, _), found in zip(named, read, strict=True)
    ]


def from_works() -> list[Entry]:
    return [cited(key.replace("'", ""), work) for key, work in OWN_WORKS.items()]


def from_pages() -> list[Entry]:
    found = extract(list(map(str, PAGES)), ExtractOptions(scope=Scope.ARTICLES, jobs=1))
    own = {entry.work.PMID: entry for entry in found}
    return [own[pmid]._replace(key=key) for pmid, key in OWN_ARTICLES.items()]


def cited(key: str, work: Work, **more: object) -> Entry:
    """An entry as it is when a page cites the work: what is known of the citation must not be printed."""
    return Entry(
        work=work if work != Work() else Work(type="document"),
        key=key,
        cited_by=("99000100",),
        sightings=(Sighting("pages/a.html", 7, "Included studies / Adams 2009"),),
        **more,
    )
