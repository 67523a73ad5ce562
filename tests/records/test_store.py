"""The store of records: what it finds, and what damage it survives."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgt_cite.model import Name, NameList, PageRange, Pages, PartialDate, Work, WorkType
from cgt_cite.options import LOOKUP_FILE
from cgt_cite.problems import ProblemKind
from cgt_cite.records.answers import Endpoint
from cgt_cite.records.folder import default_folder
from cgt_cite.records.lookup import Cited, Method
from cgt_cite.records.queries import Query, queries
from cgt_cite.records.store import Store
from cgt_cite.sources.walk import File, walk

ARTICLE = Work(
    type=WorkType.ARTICLE_JOURNAL,
    title="Gene therapy for Sjögren's disease in twenty-two patients: early results",
    author=NameList((Name(family="Sørensen", given="A B", particle="van"),)),
    container_title="The New England Journal of Medicine",
    issued=PartialDate(2019),
    volume="380",
    page=Pages((PageRange("E12", "E14"),)),
    DOI="10.1000/ABC",
    PMCID="PMC12",
)


def record(pmid: str) -> list[str]:
    article = f"<PMID>{pmid}</PMID><Article><ArticleTitle>Record {pmid}</ArticleTitle></Article>"
    inner = f"<PubmedArticle><MedlineCitation>{article}</MedlineCitation></PubmedArticle>"
    return ['<?xml version="1.0"?>', f"<PubmedArticleSet>{inner}</PubmedArticleSet>"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(str(tmp_path / "store"))
    store.prepare()
    return store


def found(store: Store, *works: Work) -> list[tuple[int, str, Method]]:
    cited = [Cited("", work) for work in works]
    return sorted((at, one.work.PMID, one.found_by) for at, one in Store(store.folder).candidates(cited))


def test_queries() -> None:
    assert list(queries(Cited("", ARTICLE))) == [
        Query(Method.DOI, "10.1000/abc"),
        Query(Method.PMCID, "PMC12"),
        Query(Method.CITATION, "n engl j med|2019|380|e12|van sorensen"),
        Query(Method.TITLE, "gene therapy disease patients early results|2019"),
    ]


@pytest.mark.parametrize(
    "work",
    [
        Work(),
        ARTICLE._replace(type=WorkType.BOOK, DOI="", PMCID=""),
        Work(title="Anatomy of the hand", issued=PartialDate(1999)),
        Work(DOI='10.1/a"b'),
        Work(container_title="Nature", volume="3", page=ARTICLE.page),
    ],
)
def test_too_little_to_search_by(work: Work) -> None:
    assert list(queries(Cited("", work))) == []


def test_candidates(store: Store) -> None:
    _, pmcid, citation, title = queries(Cited("", ARTICLE))
    store.add(Endpoint.IDCONV, *pmcid, ["2"])
    store.add(Endpoint.ECITMATCH, *citation, ["3"])
    store.add(Endpoint.ESEARCH, *title, ["4", "5"])
    for pmid in "12345":
        store.save(pmid, record(pmid), "10.1000/abc" if pmid == "1" else "")
    assert found(store, ARTICLE, ARTICLE._replace(PMID="5"), Work(DOI="10.1000/Abc"), Work(PMID="9")) == [
        (0, "1", Method.DOI),
        (0, "2", Method.PMCID),
        (0, "3", Method.CITATION),
        (1, "5", Method.PMID),
        (2, "1", Method.DOI),
    ]


def test_a_store_that_does_not_exist(tmp_path: Path) -> None:
    assert list(Store(str(tmp_path / "none")).candidates([Cited("", ARTICLE)])) == []


def test_a_line_left_unfinished(store: Store) -> None:
    path = Path(store.folder) / LOOKUP_FILE
    store.add(Endpoint.EFETCH, Method.PMID, "1", [])
    path.write_bytes(path.read_bytes() + b'{"method": "PMID", "query": "2", "pm')
    Store(store.folder).add(Endpoint.EFETCH, Method.PMID, "3", [])
    again = Store(store.folder)
    assert [pmid for pmid in "123" if again.has_no_record(pmid)] == ["1", "3"]


@pytest.mark.parametrize(
    "line", ["[]", "{}", '{"method": "x", "query": "", "pmids": []}', "[" * 9999, "\0", "é"]
)
def test_lines_that_are_no_answers(line: str, store: Store) -> None:
    (Path(store.folder) / LOOKUP_FILE).write_text(f"{line}\n", encoding="latin-1")
    store.add(Endpoint.EFETCH, Method.PMID, "3", [])
    assert Store(store.folder).has_no_record("3")


@pytest.mark.parametrize("end", [0, 40, 150])
def test_a_damaged_record_is_absent(end: int, store: Store) -> None:
    store.save("1", record("1"), "")
    path = Path(store.path("1"))
    path.write_bytes(path.read_bytes()[:end])
    assert store.read("1") is None
    assert [(one.kind, one.where) for one in store.problems] == [(ProblemKind.DAMAGED, str(path))]


def test_a_store_opened_anew(store: Store) -> None:
    store.save("1", record("1"), "10.1/a")
    anew = Store(store.folder, anew=True)
    assert anew.read("1") is None
    assert anew.found(Query(Method.DOI, "10.1/a")) == ()
    anew.save("1", record("1"), "10.1/a")
    assert anew.read("1")


@pytest.mark.parametrize("name", ["cgt-cite-records", "mine"])
def test_walks_do_not_enter_a_store(name: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").touch()
    store = Store(str(tmp_path / name))
    store.prepare()
    store.save("1", record("1"), "")
    assert [one.source for one in walk([str(tmp_path)]) if isinstance(one, File)] == ["page.html"]
    assert [one.source for one in walk([store.folder]) if isinstance(one, File)] == ["1.xml", LOOKUP_FILE]


def test_the_default_folder(tmp_path: Path) -> None:
    (tmp_path / "page.html").touch()
    expected = str(tmp_path / "cgt-cite-records")
    assert default_folder([str(tmp_path), "b"]) == default_folder([str(tmp_path / "page.html")]) == expected
    assert default_folder(["page.html"]) == "cgt-cite-records"
