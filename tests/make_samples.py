"""Writes samples/ from make_samples.toml: `python -m tests.make_samples`.

The pages have PubMed's markup as far as a citation tool meets it, blank lines and detours included;
scripts, styles and menus are left out.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.sample_html import render
from tests.sample_text import render_text

FACTS = Path(__file__).with_suffix(".toml")
SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def write(folder: Path) -> None:
    """Write every page into the folder."""
    for page in tomllib.loads(FACTS.read_text(encoding="utf-8"))["page"]:
        name = f"{page.get('file', page['title'])} - PubMed"
        html = re.sub(r"\n\s*\n", "\n\n", render(page)) * page.get("copies", 1)
        (folder / f"{name}.html").write_text(html, encoding="utf-8", newline="\n")
        if page.get("as_text"):
            (folder / f"{name}.txt").write_text(render_text(page), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(SAMPLES)
