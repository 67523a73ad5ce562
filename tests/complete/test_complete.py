"""The command from saved pages to saved records, against a server on loopback."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cgt_cite import __version__
from cgt_cite.complete.options import CompleteOptions, may_send_credentials
from cgt_cite.complete.policy import Policy
from cgt_cite.complete.survey import PageInfo, inspect_file
from cgt_cite.errors import ExitStatus, UsageError
from cgt_cite.sources.walk import File
from tests.complete.efetch_server import Efetch
from tests.complete.made_records import HEAD, TAIL, fill, names, page, record
from tests.complete.running import Run

MEMORY = Path("/dev/shm")  # noqa: S108 - the library's own way makes a folder in it


def shown(path: Path) -> list[int]:
    return [seen.shown for seen in inspect_file(File(str(path), str(path))) if isinstance(seen, PageInfo)]


def test_incomplete_lists_are_completed_next_to_their_pages(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 103))
    before = {name: (pages / name).read_bytes() for name in names(pages)}
    (pages / "whole.html").write_text(page("200", record("200", 4)), encoding="utf-8")
    fill(pages / "more", efetch.records, [103], references=205)
    assert run() == ExitStatus.OK
    assert names(pages, ".xml") == ["100.xml", "101.xml", "102.xml"]
    assert names(pages / "more") == ["103.xml", "Article 103.html"]
    assert shown(pages / "100.xml") == [12]
    assert shown(pages / "more" / "103.xml") == [205]
    assert all((pages / name).read_bytes() == content for name, content in before.items())
    assert capsys.readouterr().err.splitlines() == [
        "4 articles with incomplete reference lists: 221 missing",
        "4 records fetched",
        "221 references added, none missing",
    ]


def test_the_parameters_of_a_request(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 102))
    assert run(key="K3Y") == ExitStatus.OK
    assert efetch.forms == [
        {
            "db": "pubmed",
            "retmode": "xml",
            "id": "100,101",
            "tool": "cgt-cite",
            "email": "ada@example.org",
            "api_key": "K3Y",
        }
    ]
    assert efetch.agents == [f"cgt-cite/{__version__}"]


@pytest.mark.parametrize(
    ("base_url", "asked", "sent"),
    [
        ("", False, True),
        ("https://EUTILS.ncbi.nlm.nih.gov/entrez/eutils/", False, True),
        ("http://eutils.ncbi.nlm.nih.gov/entrez/eutils/", False, False),
        ("http://eutils.ncbi.nlm.nih.gov/entrez/eutils/", True, False),
        ("https://eutils.ncbi.nlm.nih.gov.example.org/", False, False),
        ("https://ncbi.nlm.nih.gov@example.org/", False, False),
        ("https://fakencbi.nlm.nih.gov/", False, False),
        ("https://example.org/", False, False),
        ("https://example.org/", True, True),
        ("http://example.org/", True, False),
        ("http://127.0.0.1:8000/", False, False),
        ("http://127.0.0.1:8000/", True, True),
        ("http://[::1]:8000/", True, True),
        ("http://127.0.0.1.example.org/", True, False),
    ],
)
def test_which_servers_get_the_key_and_the_e_mail_address(base_url: str, asked: bool, sent: bool) -> None:  # noqa: FBT001 - a table
    options = CompleteOptions(paths=("a",), base_url=base_url, send_credentials=asked)
    assert may_send_credentials(options) is sent


def test_another_server_gets_credentials_only_on_request(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 102))
    assert run(key="K3Y", send_credentials=False) == ExitStatus.OK
    assert efetch.forms[0].keys() == {"db", "retmode", "id", "tool"}
    assert "are not sent" in capsys.readouterr().err.splitlines()[0]


def test_an_e_mail_address_is_requested(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 102))
    assert run(email="") == ExitStatus.OK
    assert "email" not in efetch.forms[0]
    assert capsys.readouterr().err.splitlines()[0].endswith("give --email next time")


def test_chapters_of_books(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    pages = fill(tmp_path / "pages", efetch.records, [100])
    references = record("100", 12).partition("<ReferenceList>")[2].partition("</PubmedData>")[0]
    efetch.records["100"] = (
        '<PubmedBookArticle><BookDocument><PMID Version="1">100</PMID><ArticleTitle>A chapter</ArticleTitle>'
        f"<ReferenceList>{references}</BookDocument></PubmedBookArticle>"
    )
    assert run() == ExitStatus.OK
    assert shown(pages / "100.xml") == [12]


def test_a_second_run_fetches_nothing(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 102))
    assert run() == run() == ExitStatus.OK
    assert len(efetch.asked) == 1
    messages = capsys.readouterr().err.splitlines()
    assert messages[-1] == "nothing to fetch: no saved reference list is incomplete"


def test_a_list_that_the_publisher_did_not_deposit(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 103))
    efetch.records |= {"100": record("100", 0), "101": record("101", 9)}
    for _ in range(2):
        assert run() == ExitStatus.OK
        messages = capsys.readouterr().err.splitlines()
        for line, number, holds in zip(messages, (100, 101), ("none", "9"), strict=False):
            assert line.startswith(f"'{pages}/Article {number}.html': shows only ")
            assert f" of 12 references; PubMed's record has {holds}: " in line
            assert f"open https://pubmed.ncbi.nlm.nih.gov/{number}/, press 'Show all 12 references'" in line
        assert messages[-1].endswith("10 still missing from 2 articles")
    assert len(efetch.asked) == 1
    assert len(names(pages, ".xml")) == 3


def test_numbers_that_pubmed_does_not_have(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 103))
    del efetch.records["101"]
    assert run() == ExitStatus.PARTIAL
    assert efetch.asked == [["100", "101", "102"], ["101"]]
    assert (
        "/pages/Article 101.html': could not be fetched: PMID 101: PubMed has no record"
        in capsys.readouterr().err
    )


def test_merged_numbers(efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 106))
    efetch.records |= {"901": record("901", 12), "902": record("902", 12)}
    efetch.merged = {"101": "901", "104": "902"}
    del efetch.records["101"], efetch.records["104"], efetch.records["103"]
    for _ in range(2):
        assert run() == ExitStatus.PARTIAL
        messages = capsys.readouterr().err
        place = pages / "104.xml"
        assert f"was merged into another PMID: PMID 104 is now 902, saved as {place};" in messages
        assert "PMID 101 is now 901" in messages
        assert "PMID 103: PubMed has no record" in messages
    assert '<PMID Version="1">901</PMID>' in (pages / "101.xml").read_text(encoding="utf-8")
    assert names(pages, ".xml") == [f"{number}.xml" for number in (100, 101, 102, 104, 105)]


def test_a_merged_pmid_is_found_among_many_unknown_ones(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pmids.txt").write_text("\n".join(map(str, range(1000, 1200))), encoding="ascii")
    efetch.records = {"77": record("77", 6)}
    efetch.merged = {"1077": "77"}
    assert run(tmp_path / "pmids.txt", fetch_all=True) == ExitStatus.PARTIAL
    assert "PMID 1077 is now 77, saved as" in capsys.readouterr().err
    assert names(tmp_path, ".xml") == ["1077.xml"]
    assert len(efetch.asked) < 20


def test_an_unrequested_record_is_not_taken_for_another(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 102))
    efetch.records["100"] += record("7", 3) + efetch.records["100"] + record("../8", 3)
    assert run() == ExitStatus.OK
    assert names(pages, ".xml") == ["100.xml", "101.xml"]
    assert names(tmp_path) == ["pages"]


def test_a_page_without_a_pmid(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = fill(tmp_path / "pages", efetch.records, [100])
    path = pages / "Article 100.html"
    path.write_text(path.read_text(encoding="utf-8").replace("100", "none"), encoding="utf-8")
    assert run() == ExitStatus.FAILED
    assert efetch.asked == []
    assert "its page does not state a PMID; save the article's PubMed page" in capsys.readouterr().err


def test_another_complete_form_counts(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 102))
    (pages / "baseline.xml").write_text(HEAD + efetch.records["100"] + TAIL, encoding="utf-8")
    assert run() == ExitStatus.OK
    assert efetch.asked == [["101"]]


def test_all_articles(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 102))
    text = efetch.records["200"] = record("200", 4)
    (pages / "whole.html").write_text(page("200", text), encoding="utf-8")
    assert run(fetch_all=True) == run(fetch_all=True) == ExitStatus.OK
    assert efetch.asked == [["100", "101", "200"]]


def test_refresh_fetches_again_and_replaces(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 102))
    (pages / "100.xml").write_text("the user's own", encoding="utf-8")
    assert run() == ExitStatus.PARTIAL  # 100.xml is no page
    assert efetch.asked == [["101"]]
    assert (pages / "100.xml").read_text(encoding="utf-8") == "the user's own"
    efetch.records["101"] = record("101", 14)
    assert run(refresh=True) == ExitStatus.PARTIAL
    assert sorted(efetch.asked[1]) == ["100", "101"]
    assert shown(pages / "100.xml") == [12]
    assert shown(pages / "101.xml") == [14]
    assert run(refresh=True) == ExitStatus.OK


def test_into_another_folder(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 102))
    records = tmp_path / "a" / "records"
    assert run(into=str(records)) == run(into=str(records)) == ExitStatus.OK
    assert len(efetch.asked) == 1
    assert names(records) == ["100.xml", "101.xml"]
    assert names(pages, ".xml") == []


def test_dry_run(efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = fill(tmp_path / "pages\x1b[2J", efetch.records, range(100, 103))
    assert run(pages, dry_run=True, into=str(tmp_path / "records")) == ExitStatus.OK
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "pmid\tshown\tstated\tfile",
        *(f"{number}\t5\t12\t{tmp_path / 'records' / str(number)}.xml" for number in range(100, 103)),
    ]
    assert printed.err == "3 records to fetch with 1 request\n"
    assert run(pages, dry_run=True) == ExitStatus.OK
    assert "\x1b" not in capsys.readouterr().out
    assert efetch.asked == []
    assert names(tmp_path) == ["pages\x1b[2J"]


def test_excluded_pages_and_those_without_a_list_are_left_out(
    efetch: Efetch, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = fill(tmp_path / "pages", efetch.records, range(100, 103))
    (pages / "list.txt").write_text("PMID: 103\nPMID: 104\n", encoding="utf-8")
    assert run(pages, dry_run=True, exclude=("*102*",)) == ExitStatus.OK
    printed = capsys.readouterr()
    assert [line.split("\t")[0] for line in printed.out.splitlines()] == ["pmid", "100", "101"]
    assert "2 articles are saved without a reference list: --all fetches the records of all" in printed.err
    assert run(pages, dry_run=True, fetch_all=True, exclude=("*102*",)) == ExitStatus.OK
    printed = capsys.readouterr()
    assert [line.split("\t")[0] for line in printed.out.splitlines()] == ["pmid", "100", "101", "103", "104"]
    assert "without a reference list" not in printed.err


def test_a_record_without_a_list_is_not_asked_for_again(efetch: Efetch, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "list.txt").write_text("PMID: 103\n", encoding="utf-8")
    efetch.records["103"] = record("103", 0)

    def hints() -> tuple[bool, bool]:
        command = [sys.executable, "-m", "cgt_cite", "extract", str(folder)]
        messages = subprocess.run(command, capture_output=True, text=True, check=False).stderr
        return "1 article is saved without a reference list" in messages, "--all` fetches" in messages

    assert hints() == (True, True)
    assert run(folder, fetch_all=True) == ExitStatus.OK
    assert hints() == (True, False)


@pytest.fixture
def light_folder(tmp_path: Path) -> Iterator[Path]:
    """In memory, where the system has such folders: thousands of files take their time on a disk."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


def test_two_thousand_articles_of_a_list(efetch: Efetch, run: Run, light_folder: Path) -> None:
    numbers = [str(number) for number in range(10_000, 12_000)]
    efetch.records = {number: record(number, 2) for number in numbers}
    (light_folder / "pmids.txt").write_text("\n".join(numbers), encoding="utf-8")
    began = time.monotonic()
    assert run(light_folder / "pmids.txt", fetch_all=True) == ExitStatus.OK
    assert time.monotonic() - began < 60
    assert len(names(light_folder, ".xml")) == 2000
    assert Counter(map(len, efetch.asked)) == {200: 10}
    assert sorted(number for pmids in efetch.asked for number in pmids) == numbers


@pytest.mark.parametrize(("key", "a_second"), [("", 3), ("K3Y", 10)])
def test_requests_respect_the_interval(
    key: str, a_second: int, efetch: Efetch, run: Run, tmp_path: Path
) -> None:
    fill(tmp_path / "pages", efetch.records, range(100, 102 + a_second), references=6)
    efetch.faults = ["500", "redirect", "partial"]  # what is repeated counts as well
    policy = replace(Policy(), batch_size=1, initial_backoff=0.01)
    assert run(key=key, policy=policy) == ExitStatus.OK
    assert len(efetch.times) == a_second + 4
    for first, later in zip(efetch.times, efetch.times[a_second:], strict=False):
        assert later - first > 1.0


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ({"email": "nobody"}, "--email 'nobody' is not a valid e-mail address"),
        ({"email": "a@b c"}, "is not a valid e-mail address"),
        ({"key": "a\nb"}, "NCBI_API_KEY in the environment is not a valid key"),
        ({"base_url": "ftp://127.0.0.1/"}, "--base-url 'ftp://127.0.0.1/' is not a valid URL"),
        ({"base_url": "http://"}, "is not a valid URL"),
        ({"base_url": "http://example.org/"}, "--send-credentials needs a server that encrypts"),
        ({"base_url": "http://[::1/"}, "is not a valid URL"),
        ({"into": __file__}, "cannot be created as a folder: file exists"),
        ({"paths": ("-",)}, "needs --into DIR"),
    ],
)
def test_invalid_options(
    changes: dict[str, str], messages: str, efetch: Efetch, run: Run, tmp_path: Path
) -> None:
    fill(tmp_path / "pages", efetch.records, [100])
    with pytest.raises(UsageError) as raised:
        run(**changes)
    assert messages in str(raised.value)
    assert efetch.asked == []


def test_nothing_readable(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path / "absent") == ExitStatus.FAILED
