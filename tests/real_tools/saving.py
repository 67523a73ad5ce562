"""Pages saved by real programs: served on loopback, saved as a user would, given back as bytes.

Each way of saving is a function from a page's HTML to what the program writes.  SingleFile is taken from
the environment variable SINGLE_FILE where it is not on the path.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tests.real_tools import firefox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS = 60
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom")
# what `Save page as > Web page, complete` does to the document, and what copying all of it gives
ABSOLUTE = "<script>for (const a of document.links) a.setAttribute('href', a.href)</script>"
COPY = (
    "<script>addEventListener('load', () => { const s = getSelection(); s.selectAllChildren(document.body);"
    "const p = document.createElement('pre'); p.textContent = s.toString();"
    "document.body.replaceChildren(p) })</script>"
)


def program(name: str) -> str:
    """The program's path, or nothing."""
    return os.environ.get(name.upper().replace("-", "_"), "") or shutil.which(name) or ""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server for `folder` on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def run(*command: str) -> bytes:
    """What a command writes."""
    return subprocess.run(command, check=True, capture_output=True, timeout=SECONDS).stdout


def plain_dump(html: bytes, folder: Path, *command: str) -> bytes:
    """What a text browser makes of the page."""
    (folder / "page.html").write_bytes(html)
    return run(*command, str(folder / "page.html"))


def rendered(html: bytes, folder: Path, script: str = "") -> bytes:
    """Chromium's document once the page, with a script of ours, has loaded."""
    (folder / "page.html").write_bytes(html.replace(b"</body>", script.encode() + b"</body>"))
    with served(folder) as address:
        return run(*CHROMIUM, f"{address}/page.html")


def complete(html: bytes, folder: Path) -> bytes:
    """`Web page, complete`: absolute links, and the comment that browsers put in front."""
    saved = rendered(html, folder, ABSOLUTE).replace(ABSOLUTE.encode(), b"")
    return saved.replace(
        b"<html", b"<!-- saved from url=(0042)https://pubmed.ncbi.nlm.nih.gov/10000001/ -->\n<html", 1
    )


def copied(html: bytes, folder: Path) -> bytes:
    """All text of the page, as the clipboard has it."""
    found = re.search(rb"<pre>(.*)</pre>", rendered(html, folder, COPY), re.DOTALL)
    assert found
    return unescape(found[1].decode()).encode()


def single_file(html: bytes, folder: Path) -> bytes:
    """SingleFile's page."""
    (folder / "page.html").write_bytes(html)
    with served(folder) as address:
        run(
            program("single-file"),
            f"{address}/page.html",
            str(folder / "saved.html"),
            "--filename-conflict-action=overwrite",
            f"--browser-executable-path={program('chromium')}",
            '--browser-args=["--no-sandbox"]',
        )
    return (folder / "saved.html").read_bytes()


DUMPS: dict[str, Callable[[bytes, Path], bytes]] = {
    "lynx": lambda html, folder: plain_dump(
        html, folder, "lynx", "-dump", "-display_charset=utf-8", "-assume_charset=utf-8"
    ),
    "w3m": lambda html, folder: plain_dump(html, folder, "w3m", "-dump", "-I", "utf-8", "-O", "utf-8"),
    "links": lambda html, folder: plain_dump(
        html, folder, "links", "-dump", "-codepage", "utf-8", "-html-assume-codepage", "utf-8"
    ),
    "copied": copied,
    "firefox-text": firefox.text,
}
PAGES: dict[str, Callable[[bytes, Path], bytes]] = {
    "rendered": rendered,
    "complete": complete,
    "single-file": single_file,
    "firefox": firefox.complete,
    "firefox-wrapped": firefox.wrapped,
}
NEEDS = {"copied": "chromium", "rendered": "chromium", "complete": "chromium"} | dict.fromkeys(
    ("firefox", "firefox-wrapped", "firefox-text"), "firefox-esr"
)
