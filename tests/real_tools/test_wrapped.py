"""Genuine pages wrapped by real programs are read as the plain ones; what is not installed is skipped."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.pages.reading import files_below
from tests.real_tools.saving import program, served
from tests.real_tools.wrapping import WAYS, read

pytestmark = pytest.mark.real_tools
COUNT = 20


@pytest.mark.parametrize("way", WAYS)
def test_wrapped_page_is_the_plain_page(way: str, shared: Path, tmp_path: Path) -> None:
    needed, wrap = WAYS[way]
    if not program(needed):
        pytest.skip(f"{needed} is not installed")
    pages, work = tmp_path / "pages", tmp_path / "work"
    pages.mkdir()
    work.mkdir()
    for path in files_below(shared / "pages" / "article", "*.html")[:COUNT]:
        shutil.copy(path, pages)
    with served(pages) as address:
        wrapped = read(wrap(pages, address, work))
    plain = read(sorted(pages.iterdir()))
    assert {page.article.PMID: page for page in wrapped} == {page.article.PMID: page for page in plain}
