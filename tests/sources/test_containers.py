"""A page reads the same in every container."""

from __future__ import annotations

import gzip
import plistlib
import subprocess
from pathlib import Path

import pytest

from cgt_cite.model import Page
from cgt_cite.pages import read_pages
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.open import documents
from tests.sources.containers import (
    CRLF,
    gzipped,
    html_response,
    mhtml,
    part,
    tarred,
    warc,
    webarchive,
    zipped,
)
from tests.sources.reading import PAGE, Read, pages, problems

WRAPPED = {
    "gzip": gzipped(PAGE),
    "gzip in gzip": gzipped(gzipped(PAGE)),
    "gzip, members filled up with zeros": gzip.compress(PAGE[:999]) + gzip.compress(PAGE[999:]) + bytes(512),
    "zip": zipped({"page.html": PAGE}),
    "zip in zip": zipped({"inner.zip": zipped({"page.html": PAGE})}),
    "MHTML in zip": zipped({"page.mhtml": mhtml(PAGE)}),
    "tar": tarred({"page.html": PAGE}),
    "tar in gzip": gzipped(tarred({"folder/page.html": PAGE})),
    "tar in gzip in zip": zipped({"pages.tgz": gzipped(tarred({"page.html": PAGE}))}),
    "MHTML, quoted-printable": mhtml(PAGE),
    "MHTML, base64": mhtml(PAGE, "base64"),
    "MHTML, 8bit": mhtml(PAGE, "8bit"),
    "MHTML, binary": mhtml(PAGE, "binary"),
    "MHTML, line feeds only": mhtml(PAGE).replace(CRLF, b"\n"),
    "MHTML behind a blank line": CRLF + mhtml(PAGE),
    "MHTML of one part": part(PAGE, mime_version="1.0", content_type="text/html; charset=utf-8"),
    "web archive, binary": webarchive(PAGE),
    "web archive, XML": webarchive(PAGE, plistlib.FMT_XML),
    "WARC": warc([html_response(PAGE)]),
    "WARC, gzipped by record": warc([html_response(PAGE)], packed=True),
    "WARC, gzipped as a whole": gzipped(warc([html_response(PAGE)])),
    "WARC in gzip in zip": zipped({"crawl.warc.gz": warc([html_response(PAGE)], packed=True)}),
}


@pytest.mark.parametrize("way", WRAPPED)
def test_a_page_reads_the_same_in_every_container(read: Read, way: str) -> None:
    found = read(WRAPPED[way])
    assert problems(found) == []
    assert pages(found) == pages(read(PAGE))


@pytest.mark.parametrize("way", WRAPPED)
def test_a_container_truncated_anywhere_gives_a_page_or_a_problem(read: Read, way: str) -> None:
    data = WRAPPED[way]
    for end in range(1, len(data), len(data) // 11):
        found = read(data[:end])
        assert found, end
        assert all(isinstance(item, Page | Problem) for item in found)


@pytest.mark.parametrize("way", WRAPPED)
def test_a_container_is_unpacked_from_a_pipe(read: Read, tmp_path: Path, way: str) -> None:
    path = tmp_path / "input"
    path.write_bytes(WRAPPED[way])
    with subprocess.Popen(["cat", path], stdout=subprocess.PIPE) as pipe:  # noqa: S607 - found by the path
        assert pipe.stdout
        found = [item for document in documents(pipe.stdout, "-") for item in read_pages(document)]
    assert pages(found) == pages(read(PAGE))


def test_nested_too_deeply(read: Read) -> None:
    data = PAGE
    for _ in range(4):
        data = gzipped(data)
    assert problems(read(data)) == [(ProblemKind.NOT_A_PAGE, "input")]
