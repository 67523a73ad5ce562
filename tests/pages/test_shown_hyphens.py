"""Fields with plain hyphens from every layout, next to reference texts as they are displayed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cgt_cite.model import Page
from cgt_cite.parse import parse_reference
from tests.pages.reading import FIXTURES, pages_in, read_all
from tests.pages.sampled import item, only_reference, written_with

if TYPE_CHECKING:
    from pathlib import Path

TYPOGRAPHIC = "‐‑\u00ad"
NAMING = sorted(path for path in FIXTURES.iterdir() if b"Berg" in path.read_bytes())


def texts(value: object) -> list[str]:
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def fields(page: Page) -> list[str]:
    return texts((page.article, *((reference.work, reference.heading) for reference in page.references)))


@pytest.mark.parametrize("path", NAMING, ids=lambda path: path.name)
def test_name_that_is_set_with_typographic_hyphens(path: Path) -> None:
    written = path.read_text("utf-8").replace("Berg", "Berg‐Mo\u00adra‑Ruiz")
    found = [text for page in pages_in(written) for text in fields(page)]
    assert "Berg-Mora-Ruiz" in " ".join(found)
    assert not [text for text in found if any(hyphen in text for hyphen in TYPOGRAPHIC)]


def test_genuine_pages(shared: Path) -> None:
    shown = 0
    for path in sorted((shared / "pages" / "article").iterdir()):
        for page in read_all(path.read_bytes()):
            if isinstance(page, Page):
                shown += sum("‐" in reference.text for reference in page.references)
                assert not [text for text in fields(page) if any(hyphen in text for hyphen in TYPOGRAPHIC)]
    assert shown > 10  # the pages have them


ADDRESSED = (
    "US Food and Drug Administration, Approved Cellular Products, accessed September 9, 2025, "
    "https://www.fda.gov/vaccines‐blood‐biologics/cellular‑gene‐products."
)
ADDRESS = "https://www.fda.gov/vaccines-blood-biologics/cellular-gene-products"


def test_address_leads_somewhere() -> None:
    found = parse_reference(ADDRESSED)
    assert found.work.URL == ADDRESS
    assert found.text == ADDRESSED


def test_address_displayed_on_a_page() -> None:
    assert only_reference(ADDRESSED).text == ADDRESSED


@pytest.mark.parametrize("format_name", ["bibtex", "biblatex", "ris", "csv", "csl-json"])
def test_address_in_every_format(format_name: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(written_with(item(ADDRESSED)), encoding="utf-8")
    command = [sys.executable, "-m", "cgt_cite", "extract", "--quiet", "--to", format_name, str(page)]
    written = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert ADDRESS in written
    if format_name == "csl-json":
        [found] = json.loads(written)
        assert found["custom"]["text"] == [ADDRESSED]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Nguyen‑Jatkoe L, Smith J‑P. AAV‑based therapy of haemo\u00adphilia. Mol Ther. 2023;3:376‑88.",
            ("Nguyen-Jatkoe", "J-P", "AAV-based therapy of haemophilia", "376-388", ""),
        ),
        (
            "Smith JA, Jo B. T‐cell things in mice. J Test. 2004;20:e103‐e109. doi: 10.1002/abc‐2004‐1.",
            ("Smith", "B", "T-cell things in mice", "e103-e109", "10.1002/abc-2004-1"),
        ),
    ],
)
def test_parsed_fields(text: str, fields: tuple[str, ...]) -> None:
    work = parse_reference(text).work
    assert (
        work.author.names[0].family,
        work.author.names[1].given,
        work.title,
        str(work.page),
        work.DOI,
    ) == fields
