"""Documents to damage: the samples, the fixtures, and pages in every container."""

from __future__ import annotations

import plistlib
from pathlib import Path

from tests.sources.containers import gzipped, html_response, mhtml, tarred, warc, webarchive, zipped

TESTS = Path(__file__).resolve().parents[1]
SAMPLES = TESTS.parent / "samples"


def seeds() -> dict[str, bytes]:
    """Documents by name."""
    paths = [*SAMPLES.iterdir(), *(TESTS / "pages" / "fixtures").iterdir()]
    found = {path.name: path.read_bytes() for path in sorted(paths) if path.is_file()}
    page = next(data for name, data in found.items() if name.startswith("In silico"))
    mail = found["alert.eml"]
    return found | {
        "pages.html": page + found["pmc.html"] + found["legacy_abstract.html"] + page,
        "mails.mbox": b"\n\n".join(b"From efback@nih.gov Thu May  4 06:10:11 2023\n" + mail for _ in "12"),
        "page.html.gz": gzipped(page),
        "pages.zip": zipped({"a.html": page, "folder/b.mhtml": mhtml(page)}),
        "package.tar.gz": gzipped(tarred({"PMC1/a.pdf": b"%PDF-1.5", "PMC1/a.nxml": found["fulltext.nxml"]})),
        "pages.tar": tarred({"a.html": page, "a_files/b.html": b"<html>", "c.mhtml": mhtml(page)}),
        "page.mhtml": mhtml(page),
        "base64.mhtml": mhtml(page, "base64"),
        "page.webarchive": webarchive(page),
        "xml.webarchive": webarchive(page, plistlib.FMT_XML),
        "crawl.warc": warc([html_response(page), html_response(page)]),
        "crawl.warc.gz": warc([html_response(page)], packed=True),
    }
