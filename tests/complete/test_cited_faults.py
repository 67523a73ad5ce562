"""Endpoints that fail while cited works are looked up, and runs that are killed: no answer is lost."""

from __future__ import annotations

import signal
import subprocess
import time
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from cgt_cite.complete.policy import KEY_VARIABLE
from cgt_cite.errors import ExitStatus
from tests.complete.efetch_server import Efetch
from tests.complete.endpoints import ECITMATCH, EFETCH, ENDPOINTS, ESEARCH, IDCONV, endpoint_of
from tests.complete.made_records import names
from tests.complete.papers import Paper, write_page
from tests.complete.running import QUICK, Run
from tests.complete.test_faults import LASTING, PASSING
from tests.complete.test_interrupt import command, wait_for

PAPERS = [Paper.numbered(number) for number in range(14)]
QUERY = {EFETCH: "id", ESEARCH: "term", ECITMATCH: "bdata", IDCONV: "ids"}
SEPARATORS = {EFETCH: ",", ESEARCH: " OR ", ECITMATCH: "\r", IDCONV: ","}


@pytest.fixture
def store(efetch: Efetch, tmp_path: Path) -> Path:
    """The store for a page whose references need every endpoint."""
    efetch.records = {paper.pmid: paper.record() for paper in PAPERS}
    efetch.in_pmc = {paper.pmid for paper in PAPERS[4:8]}
    kinds = ({"pmid": True}, {"doi": True}, {"doi": True}, {"pmcid": True}, {}, {"located": False})
    items = [paper.cited(**kinds[min(number // 2, 5)]) for number, paper in enumerate(PAPERS)]
    return write_page(tmp_path / "pages", items) / "cgt-cite-records"


def is_complete(store: Path) -> bool:
    return names(store) == [*(f"{paper.pmid}.xml" for paper in PAPERS), "lookups.jsonl"]


@pytest.mark.parametrize("endpoint", ENDPOINTS)
@pytest.mark.parametrize("fault", [*PASSING, "redirect", "gzip"])
def test_transient_failures_are_retried(
    fault: str, endpoint: str, efetch: Efetch, run: Run, store: Path
) -> None:
    efetch.faulty, efetch.faults = endpoint, [fault]
    assert run(cited=True) == ExitStatus.OK
    assert is_complete(store)
    assert not efetch.faults


@pytest.mark.parametrize(("fault", "endpoint"), [*product(LASTING, ENDPOINTS)])
@pytest.mark.usefixtures("store")
def test_permanent_failures_end_what_they_concern(
    fault: str, endpoint: str, efetch: Efetch, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    efetch.faulty, efetch.always, efetch.elsewhere = endpoint, fault, "http://elsewhere.invalid/"
    brings_some = endpoint != EFETCH or fault in {"bomb", "endless"}
    assert run(cited=True, key="S3CRET") == (ExitStatus.PARTIAL if brings_some else ExitStatus.FAILED)
    assert len(efetch.requests(endpoint)) == 1
    messages = capsys.readouterr().err
    assert f"{endpoint.partition('.')[0]}: could not look works up: the " in messages
    assert LASTING[fault] in messages
    assert ("not looked up" in messages) == (endpoint != IDCONV)  # what it does not know is found by citation
    assert "S3CRET" not in messages
    efetch.always = ""
    assert run(cited=True) == ExitStatus.OK
    assert "not looked up" not in capsys.readouterr().err


def test_no_more_is_asked_after_two_failures_in_succession(efetch: Efetch, run: Run, store: Path) -> None:
    efetch.faulty, efetch.always = ESEARCH, "500"
    assert run(cited=True, policy=replace(QUICK, max_attempts=2)) == ExitStatus.PARTIAL
    assert store.is_dir()
    assert len(efetch.requests(ESEARCH)) == (1 + 2) * 2  # of four: for DOIs, and for titles


def answered(efetch: Efetch, requests: int) -> list[tuple[str, str]]:
    """What the first requests asked for, each with its endpoint; keys of citations are left out."""
    return [
        (endpoint_of(path), one.rsplit("|", 2)[0])
        for path, form in list(zip(efetch.paths, efetch.forms, strict=True))[:requests]
        for one in form[QUERY[endpoint_of(path)]].split(SEPARATORS[endpoint_of(path)])
    ]


@pytest.mark.parametrize(
    ("how", "before"),
    [*((signal.SIGKILL, before) for before in (0, 5, 7, 9)), (signal.SIGINT, 6)],
)
def test_a_run_that_is_ended_is_resumed(
    how: signal.Signals, before: int, efetch: Efetch, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "K3Y")  # with a key, requests may follow each other sooner
    efetch.faults = [*[""] * before, "stall"]
    arguments = command(efetch, "--cited", str(store.parent))
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True) as running:
        wait_for(lambda: len(efetch.paths) == before + 1)
        time.sleep(0.1)
        running.send_signal(how)
        _, messages = running.communicate(timeout=10)
    assert running.returncode == (130 if how is signal.SIGINT else -how)
    assert ("not looked up: run the command again later" in messages) == (how is signal.SIGINT)
    first, saved = answered(efetch, before), names(store, ".xml")
    del efetch.paths[:], efetch.forms[:]
    assert subprocess.run(arguments, stderr=subprocess.DEVNULL, check=False).returncode == 0
    assert is_complete(store)
    second = answered(efetch, len(efetch.paths))
    assert not {*first, *((EFETCH, name.removesuffix(".xml")) for name in saved)} & {*second}
    assert len(second) == len({*second})
