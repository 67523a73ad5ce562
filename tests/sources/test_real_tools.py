"""Pages wrapped by real programs say what the plain ones say; runs where SAVED_PAGES says how many to try."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.sources.real_tools import WAYS, compare

COUNT = int(os.environ.get("SAVED_PAGES", "0"))


@pytest.mark.parametrize("way", WAYS)
def test_wrapped_page_is_the_plain_page(way: str, shared: Path, tmp_path: Path) -> None:
    if not COUNT:
        pytest.skip("SAVED_PAGES does not say how many pages to save")
    for path in sorted((shared / "pages" / "article").glob("*.html"))[:COUNT]:
        shutil.copy(path, tmp_path)
    counts = compare(way, tmp_path)
    if not counts:
        pytest.skip(f"no program for {way} is here")
    assert set(counts) == {COUNT}
