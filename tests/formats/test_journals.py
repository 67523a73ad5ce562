"""Journals from saved pages to what reference managers read: always there, and under one name if asked."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import readers

if TYPE_CHECKING:
    from pathlib import Path


def extracted(*arguments: str) -> str:
    command = [sys.executable, "-m", "cgt_cite", "extract", "--quiet", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize("reader", readers.READERS)
def test_every_reader_finds_the_journal_that_a_text_dump_abbreviates(reader: str, shared: Path) -> None:
    format_name, read = readers.READERS[reader]
    found = read(extracted(str(shared / "seeds"), "--what", "articles", "--to", format_name))
    assert [record["container"] for record in found] == ["Gene Ther", "Clin Transl Sci"]
