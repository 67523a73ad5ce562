"""A report in Debian's Chromium; without the browser or its driver, the tests are skipped."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.report.made_pages import write_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

COMMAND = [sys.executable, "-m", "cgt_cite"]
TABS = ("Overview", "References", "Check", "Pages", "Graph")


def run(*arguments: object) -> str:
    """What the command prints on standard error; it may end with status 1."""
    command = [*COMMAND, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode < 2, done.stderr
    return done.stderr


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        pytest.skip("chromium is not here")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("report") / "pages"
    write_folder(made)
    return made


@pytest.fixture(scope="session")
def report(folder: Path) -> Path:
    output = folder.parent / "report.html"
    run("report", folder, "-o", output)
    return output


Opening = "Callable[..., AbstractContextManager[Page]]"


@pytest.fixture
def opened(browser: Browser) -> Opening:
    """Opens a report in a new profile; fails if it makes a request or an exception is not caught."""

    @contextmanager
    def opened(path: Path, script: str = "", **options: Any) -> Iterator[Page]:  # noqa: ANN401 - as Playwright's
        context = browser.new_context(accept_downloads=True, **options)
        page = context.new_page()
        requests: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        if script:
            page.add_init_script(script)
        page.goto(path.as_uri())
        yield page
        context.close()
        own = (path.as_uri(), "blob:")
        assert [url for url in requests if not url.startswith(own)] == []
        assert errors == []

    return opened


@pytest.fixture
def page(opened: Opening, report: Path) -> Iterator[Page]:
    with opened(report) as found:
        yield found


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def hits(page: Page) -> str:
    """How many works or pages the open tab shows, as it tells a screen reader."""
    return page.locator("[role=tabpanel]:not([hidden]) [role=status]").first.inner_text()
