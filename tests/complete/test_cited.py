"""`complete --cited`: every cited work is looked up once, by the surest method, and its record is kept."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from cgt_cite.complete.policy import Policy
from cgt_cite.errors import ExitStatus
from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.model import Entry, Work, WorkType
from tests.complete.efetch_server import Efetch
from tests.complete.endpoints import ECITMATCH, EFETCH, ESEARCH, IDCONV
from tests.complete.made_records import names, record
from tests.complete.papers import Paper, write_page
from tests.complete.running import QUICK, Run
from tests.formats.plain import BIBLIOGRAPHIES

BY_PMID, BY_CONVERTED_DOI, BY_PMCID, BY_DOI, BY_CITATION, BY_TITLE, UNKNOWN = map(Paper.numbered, range(7))
REFERENCES = [
    BY_PMID.cited(pmid=True, doi=True),
    BY_CONVERTED_DOI.cited(doi=True),
    BY_PMCID.cited(pmcid=True),
    BY_DOI.cited(doi=True),
    BY_CITATION.cited(),
    BY_TITLE.cited(located=False),
    UNKNOWN.cited(doi=True),
    "Department of Health. Annual report.",
]
FOUND = [paper.pmid for paper in (BY_PMID, BY_CONVERTED_DOI, BY_PMCID, BY_DOI, BY_CITATION, BY_TITLE)]


@pytest.fixture
def store(efetch: Efetch, tmp_path: Path) -> Path:
    """The store that will be made for a page with one reference for each method, some of them twice."""
    efetch.records = {pmid: Paper.numbered(number).record() for number, pmid in enumerate(FOUND)}
    efetch.in_pmc = {BY_CONVERTED_DOI.pmid, BY_PMCID.pmid}
    pages = write_page(tmp_path / "pages", REFERENCES)
    write_page(pages, [*REFERENCES[::2], BY_PMID.cited(doi=True)], pmid="901")
    return pages / "cgt-cite-records"


def lookups(store: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (store / "lookups.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_method(run: Run, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cited=True) == ExitStatus.OK
    assert names(store) == [*(f"{pmid}.xml" for pmid in FOUND), "lookups.jsonl"]
    assert capsys.readouterr().err.splitlines() == [
        "8 cited works, 1 with PMID",
        "6 records found: 1 by PMID, 2 by DOI, 1 by PMCID, 1 by citation, 1 by title; 6 fetched now",
        "1 work without a record: no identifier and too little to search by",
        "1 work without a record: not found in PubMed",
    ]


def test_the_parameters(efetch: Efetch, run: Run, store: Path) -> None:
    assert run(cited=True, key="K3Y") == ExitStatus.OK
    assert store.is_dir()
    common = {"tool": "cgt-cite", "email": "ada@example.org"}
    for endpoint in (EFETCH, ESEARCH, ECITMATCH):
        for form in efetch.requests(endpoint):
            assert form.items() >= {"db": "pubmed", "api_key": "K3Y", **common}.items()
    assert efetch.requests(IDCONV) == [
        {"ids": ids, "idtype": kind, "format": "json", "versions": "no", **common}
        for ids, kind in (
            (f"{BY_CONVERTED_DOI.doi},{BY_DOI.doi},{UNKNOWN.doi}", "doi"),
            (BY_PMCID.pmcid, "pmcid"),
        )
    ]
    assert [form["term"] for form in efetch.requests(ESEARCH)] == [
        f'"{BY_DOI.doi}"[doi] OR "{UNKNOWN.doi}"[doi]',
        "treatment[ti] AND glaucoma[ti] AND radiotherapy[ti] AND ward[ti] AND 105[ti] AND 1994:1996[dp]",
        "treatment[ti] AND sepsis[ti] AND counselling[ti] AND ward[ti] AND 106[ti] AND 1995:1997[dp]",
    ]
    assert [form["bdata"] for form in efetch.requests(ECITMATCH)] == [
        "gut|1994|14|113|garcia|0|\rj clin nurs|1996|16|119|dubois|1|"
    ]


def test_nothing_is_asked_twice(efetch: Efetch, run: Run, store: Path) -> None:
    assert run(cited=True) == ExitStatus.OK
    before, asked = lookups(store), len(efetch.paths)
    assert run(cited=True) == ExitStatus.OK
    assert len(efetch.paths) == asked
    assert lookups(store) == before


def test_refresh_asks_again(efetch: Efetch, run: Run, store: Path) -> None:
    assert run(cited=True) == ExitStatus.OK
    asked = Counter(efetch.paths)
    efetch.records[UNKNOWN.pmid] = UNKNOWN.record()
    assert run(cited=True, refresh=True) == ExitStatus.OK
    assert (store / f"{UNKNOWN.pmid}.xml").exists()
    title_searches_less = Counter({"/eutils/esearch.fcgi": 1})
    assert Counter(efetch.paths) == asked + asked - title_searches_less


def test_a_dry_run_predicts_the_requests(
    efetch: Efetch, run: Run, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for pmid in FOUND[1:]:
        del efetch.records[pmid]
    assert run(cited=True, dry_run=True, policy=Policy()) == ExitStatus.OK
    assert efetch.paths == []
    assert not store.exists()
    listed, messages = capsys.readouterr()
    assert Counter(line.split("\t")[0] for line in listed.splitlines()) == {
        "method": 1,
        "PMID": 1,
        "DOI": 3,
        "PMCID": 1,
        "citation": 5,
        "title": 6,
    }
    *steps, total = messages.splitlines()
    predicted = Counter[str]()
    for endpoint, number, what in re.findall(r"(\w+): (?:at most )?(\d+) requests? for \d+ (\w+)", messages):
        predicted[endpoint] += int(number) if what not in ("work", "works") else 0
    assert total == "at most 16 requests: at least 6 s, or 2 s with an API key"
    assert len(steps) == 7
    assert run(cited=True) == ExitStatus.OK
    assert predicted == Counter(re.split(r"[/.]", path)[2] for path in efetch.paths)


def test_references_that_a_pmid_elsewhere_identifies_are_not_looked_up(
    efetch: Efetch, run: Run, tmp_path: Path
) -> None:
    efetch.records = {BY_PMID.pmid: BY_PMID.record()}
    write_page(tmp_path / "pages", [BY_PMID.cited(doi=True)])
    write_page(tmp_path / "pages", [BY_PMID.cited(doi=True, pmid=True)], pmid="901")
    assert run(cited=True) == ExitStatus.OK
    assert efetch.paths == ["/eutils/efetch.fcgi"]


def test_a_record_of_another_work_is_rejected(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = BY_CITATION._replace(title="Anatomy of birds", page="999")
    efetch.records = {BY_DOI.pmid: BY_CITATION._replace(pmid=BY_DOI.pmid, title="Anatomy of birds").record()}
    write_page(tmp_path / "pages", [other.cited(located=False), BY_CITATION.cited()])
    assert run(cited=True) == ExitStatus.OK
    messages = capsys.readouterr().err
    assert "1 work without a record: the record found is of another work" in messages


def test_an_ambiguous_citation(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    efetch.records = {pmid: BY_CITATION._replace(pmid=pmid).record() for pmid in ("1", "2")}
    write_page(tmp_path / "pages", [BY_CITATION.cited()])
    assert run(cited=True) == ExitStatus.OK
    assert efetch.requests(EFETCH) == []
    assert "1 work without a record: several records found" in capsys.readouterr().err
    answers = {
        str(line["method"]): line["pmids"] for line in lookups(tmp_path / "pages" / "cgt-cite-records")
    }
    assert answers == {"citation": ["1", "2"], "title": ["2", "1"]}


def test_a_merged_pmid(efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = BY_PMID._replace(pmid="77")
    efetch.records, efetch.merged = {BY_PMID.pmid: BY_PMID.record()}, {"77": BY_PMID.pmid}
    write_page(tmp_path / "pages", [old.cited(pmid=True), BY_DOI.cited(pmid=True)])
    assert run(cited=True) == ExitStatus.OK
    assert names(tmp_path / "pages" / "cgt-cite-records", ".xml") == ["77.xml"]
    messages = capsys.readouterr().err
    assert f"900.html: was merged into another PMID: PMID 77 is now {BY_PMID.pmid}" in messages
    assert "1 work without a record: PubMed has no record with this PMID" in messages
    asked = len(efetch.paths)
    assert run(cited=True) == ExitStatus.OK
    assert len(efetch.paths) == asked


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_bibliographies(name: str, efetch: Efetch, run: Run, tmp_path: Path) -> None:
    efetch.records = {BY_PMID.pmid: BY_PMID.record(), BY_DOI.pmid: BY_DOI.record()}
    works = (
        Work(type=WorkType.ARTICLE_JOURNAL, title="One", PMID=BY_PMID.pmid),
        Work(title="Two", DOI=BY_DOI.doi),
    )
    entries = [Entry(work=work, key=f"key{number}") for number, work in enumerate(works)]
    path = tmp_path / f"refs{FORMATS[name].extension}"
    written = "".join(FORMATS[name].write(entries, OutputOptions(), lambda _: None))
    path.write_text(written, encoding="utf-8")
    assert run(path, cited=True) == ExitStatus.OK
    assert efetch.asked[0] == [BY_PMID.pmid]
    if name != "nbib":  # which holds only what PubMed has
        assert efetch.requests(IDCONV)[0]["ids"] == BY_DOI.doi


def test_a_list_of_pmids(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    pmids = [str(number) for number in range(1000, 1450)]
    efetch.records = {pmid: record(pmid, 3) for pmid in pmids}
    (tmp_path / "pmids.txt").write_text("\n".join([*pmids, *pmids[:9]]), encoding="ascii")
    assert run(tmp_path / "pmids.txt", cited=True, store=str(tmp_path / "mine")) == ExitStatus.OK
    assert [len(asked) for asked in efetch.asked] == [200, 200, 50]
    assert names(tmp_path / "mine", ".xml") == [f"{pmid}.xml" for pmid in pmids]


def test_batches(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    papers = [Paper.numbered(number) for number in range(1000)]
    efetch.records = {paper.pmid: paper.record() for paper in papers}
    write_page(tmp_path / "pages", [paper.cited(doi=True) for paper in papers[:450]], pmid="1")
    write_page(tmp_path / "pages", [paper.cited() for paper in papers[450:700]], pmid="2")
    assert run(cited=True, policy=replace(QUICK, read_timeout=20)) == ExitStatus.OK
    assert [form["ids"].count(",") + 1 for form in efetch.requests(IDCONV)] == [200, 200, 50]
    assert [form["term"].count("[doi]") for form in efetch.requests(ESEARCH)] == [100, 100, 100, 100, 50]
    assert [form["bdata"].count("\r") + 1 for form in efetch.requests(ECITMATCH)] == [100, 100, 50]
    assert [len(asked) for asked in efetch.asked] == [200, 200, 50, 200, 50]


@pytest.mark.parametrize(("key", "a_second"), [("", 3), ("K3Y", 10)])
def test_all_endpoints_share_one_limit(
    key: str, a_second: int, efetch: Efetch, run: Run, store: Path
) -> None:
    efetch.faults = ["500", "", "redirect", "429"]
    assert run(cited=True, key=key, policy=replace(Policy(), initial_backoff=0.01)) == ExitStatus.OK
    assert store.is_dir()
    assert len(efetch.times) == 15
    for first, later in zip(efetch.times, efetch.times[a_second:], strict=False):
        assert later - first > 1.0
    conversion = len(efetch.paths) - 1 - efetch.paths[::-1].index("/eutils/idconv/")
    assert efetch.times[conversion + 1] - efetch.times[conversion] > 0.25  # the converter takes no key


def test_a_record_that_is_damaged_is_fetched_again(efetch: Efetch, run: Run, store: Path) -> None:
    assert run(cited=True) == ExitStatus.OK
    damaged = store / f"{BY_CITATION.pmid}.xml"
    whole = damaged.read_bytes()
    damaged.write_bytes(whole[:300])
    del efetch.asked[:]
    assert run(cited=True) == ExitStatus.OK
    assert efetch.asked == [[BY_CITATION.pmid]]
    assert damaged.read_bytes() == whole


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"into": "a"}, "--into and --all are for the pages' own articles"),
        ({"fetch_all": True}, "--into and --all are for the pages' own articles"),
        ({"cited": False, "store": "a"}, "--store is for the records of cited works"),
        ({"paths": ("-",)}, "reading from standard input needs --store DIR"),
    ],
)
def test_options_that_contradict_each_other(options: dict[str, object], message: str, run: Run) -> None:
    with pytest.raises(Exception, match=message):
        run(policy=QUICK, **({"cited": True} | options))
