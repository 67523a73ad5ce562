"""A server that fails: transient failures are retried, permanent ones reported, and no file is incomplete."""

from __future__ import annotations

import socket
import time
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest

from cgt_cite.complete.http import retry_after
from cgt_cite.errors import ExitStatus
from tests.complete.efetch_server import Efetch, serving
from tests.complete.made_records import fill, names
from tests.complete.running import QUICK, Run

PASSING = {
    "429": "responded 429 Too Many Requests (API rate limit exceeded)",
    "500": "responded 500 Internal Server Error",
    "503 for nonsense": "responded 503 Service Unavailable",
    "html": "is not PubMed XML; it begins with '<!DOCTYPE html><html><head><title>500 Error - NCBI</title>",
    "xhtml": "is not PubMed XML; it begins with",
    "empty": "is not PubMed XML; it begins with ''",
    "laughs": "is damaged: it declares entities",
    "cut": "connection to the server broke",
    "cut in a chunk": "connection to the server broke",
    "ends early": "response is truncated",
    "stall": "does not respond in time",
    "silence": "does not respond in time",
    "no answer": "connection to the server",
}
LASTING = {
    "400 key": "responded 400 Bad Request (API key invalid)",
    "429 for an hour": "asks clients to wait 60 minutes",
    "bomb": "response has more than 8 MB",
    "endless": "response has more than 8 MB",
    "redirect to no address": "request cannot be sent: 'Author' does not appear to be",
    "redirect elsewhere": "redirects to another server, http://elsewhere.invalid",
}


@pytest.mark.parametrize("fault", PASSING)
def test_transient_failures_are_retried(fault: str, efetch: Efetch, run: Run, tmp_path: Path) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 110))
    efetch.faults = [fault, fault]
    assert run() == ExitStatus.OK
    assert names(pages, ".xml") == [f"{number}.xml" for number in range(100, 110)]
    assert len(names(pages)) == 20
    assert len(efetch.asked) == 3


@pytest.mark.parametrize("fault", PASSING)
def test_permanent_errors_end_the_run(
    fault: str, efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 103))
    efetch.always = fault
    brings_some = fault == "ends early"
    policy = replace(QUICK, max_attempts=3, read_timeout=0.2)
    assert run(policy=policy) == (ExitStatus.PARTIAL if brings_some else ExitStatus.FAILED)
    assert len(efetch.asked) == 3
    messages = capsys.readouterr().err
    assert PASSING[fault] in messages
    assert "could not be fetched: PMID 102: the " in messages
    assert "\x1b" not in messages
    assert all(name.endswith((".html", ".xml")) for name in names(pages))


@pytest.mark.parametrize("fault", LASTING)
def test_permanent_failures_are_not_retried(
    fault: str, efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 104))
    efetch.always = fault
    efetch.elsewhere = "http://elsewhere.invalid/eutils/"
    assert run(policy=replace(QUICK, batch_size=1), key="S3CRET") == ExitStatus.FAILED
    assert len(efetch.asked) == 1
    messages = capsys.readouterr().err
    assert LASTING[fault] in messages
    assert "3 articles not requested: run the command again later" in messages
    assert "S3CRET" not in messages


def test_no_other_server_is_contacted(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 101))
    with serving(Efetch(records=efetch.records)) as other:
        efetch.always, efetch.elsewhere = "redirect elsewhere", other.url
        assert run() == ExitStatus.FAILED
        assert other.asked == []


def test_a_redirect_within_the_server_is_followed(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 101))
    efetch.faults = ["redirect"]
    assert run() == ExitStatus.OK
    assert efetch.paths == ["/eutils/efetch.fcgi", "/moved/efetch.fcgi"]
    assert efetch.forms[0] == efetch.forms[1]


def test_responses_may_be_compressed(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 102))
    efetch.always = "gzip"
    assert run() == ExitStatus.OK
    assert len(efetch.asked) == 1


def test_redirects_end(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 101))
    efetch.always = "redirect"
    assert run() == ExitStatus.FAILED
    assert len(efetch.asked) == QUICK.max_redirects + 1


def test_records_before_a_fault_are_kept_and_only_the_rest_is_requested(
    efetch: Efetch, run: Run, tmp_path: Path
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 120), references=40)
    efetch.faults = ["ends early"]
    assert run() == ExitStatus.OK
    first, second = efetch.asked
    assert len(first) == 20
    assert second == first[13:]


def test_records_missing_from_a_response_are_requested_again(
    efetch: Efetch, run: Run, tmp_path: Path
) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 105))
    efetch.faults = ["partial"]
    assert run() == ExitStatus.OK
    assert efetch.asked == [["100", "101", "102", "103", "104"], ["101", "102", "103", "104"]]
    assert len(names(pages, ".xml")) == 5


def test_two_failures_in_succession_end_the_run(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 110))
    efetch.always = "500"
    assert run(policy=replace(QUICK, max_attempts=2, batch_size=2)) == ExitStatus.FAILED
    assert len(efetch.asked) == 4
    assert "6 articles not requested" in capsys.readouterr().err


@pytest.mark.parametrize(("fault", "seconds"), [("429 for 1 s", 1.0), ("429 until", 1.0)])
def test_a_retry_waits_as_long_as_the_server_asks(
    fault: str, seconds: float, efetch: Efetch, run: Run, tmp_path: Path
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 101))
    efetch.faults = [fault]
    assert run() == ExitStatus.OK
    assert seconds <= efetch.times[1] - efetch.times[0] < seconds + 2


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("", 0),
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("-5", 0),
        ("1.5", 0),
        ("soon", 0),
        ("٣", 0),
        (formatdate(1_000_060, usegmt=True), 60),
        (formatdate(999_000, usegmt=True), 0),
        ("Mon, 12 Jan 1970 13:47:40 GMT", 60),
        ("Monday, 12-Jan-70 13:47:40 GMT", 60),
        ("Mon Jan 12 13:47:40 1970", 60),
        ("Fri, 99 Foo 10000 99:99:99 GMT", 0),
    ],
)
def test_retry_after(value: str, seconds: float) -> None:
    assert retry_after(value, 1_000_000) == seconds


def test_waits_grow_within_bounds(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 101))
    efetch.always = "500"
    assert (
        run(policy=replace(QUICK, initial_backoff=0.1, max_backoff=0.4, max_attempts=5)) == ExitStatus.FAILED
    )
    waits = [after - before for before, after in zip(efetch.times, efetch.times[1:], strict=False)]
    for wait, least in zip(waits, (0.1, 0.2, 0.4, 0.4), strict=True):
        assert least <= wait < least + 0.1 + 0.2  # the jitter, and a busy machine
    assert capsys.readouterr().err.count("waiting 0 s: the server responded 500") == 4


def test_an_unreachable_server(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 101))
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        base_url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        began = time.monotonic()
        assert run(base_url=base_url) == ExitStatus.FAILED
    assert time.monotonic() - began < 5
    assert "the connection to the server failed: connection refused" in capsys.readouterr().err
