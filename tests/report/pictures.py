"""Make the pictures of the report in `cgt_cite/docs/pictures/`: `python -m tests.report.pictures`.

They show the report of the samples; its graph is empty, so that of made-up pages is shown instead.  A palette
keeps each picture small.
"""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.bench.corpus import write_corpus
from tests.extracting import SAMPLES
from tests.report.conftest import TABS, open_tab, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZE = {"width": 1000, "height": 640}
COLOURS = 96
PICTURES = SAMPLES.parent / "cgt_cite" / "docs" / "pictures"


def save(picture: bytes, name: str) -> None:
    path = PICTURES / f"report-{name.lower()}.png"
    Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS).save(path, optimize=True)


def take(browser: Browser, report: Path, names: tuple[str, ...]) -> None:
    page = browser.new_page(viewport=SIZE, color_scheme="light")
    page.goto(report.as_uri())
    for name in names:
        open_tab(page, name)
        save(page.screenshot(), name)
    page.close()


def main() -> None:
    """Take a picture of each tab."""
    with TemporaryDirectory() as name, sync_playwright() as driver:
        samples, made = (Path(name, file) for file in ("samples.html", "made.html"))
        write_corpus(Path(name, "pages"), 60, shared=12)
        run("report", "-q", SAMPLES, "-o", samples)
        run("report", "-q", Path(name, "pages"), "-o", made)
        program = shutil.which("chromium")
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        take(browser, samples, TABS[:-1])
        take(browser, made, TABS[-1:])
        browser.close()


if __name__ == "__main__":
    main()
