"""Pages as real programs wrap them: each way takes a folder, where it is served, and a folder to write in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cgt_cite.model import Page
from cgt_cite.pipeline.reading import read_file
from cgt_cite.sources.walk import File

SECONDS = 120
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# a program that listens on 3 and talks on 4, whatever the numbers of the pipes are
_ON_3_AND_4 = """if True:
    import fcntl, os, sys
    ends = [fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3]]
    for end, number in zip(ends, (3, 4)):
        os.dup2(end, number)
    os.execvp(sys.argv[3], sys.argv[3:])
"""
Way = Callable[[Path, str, Path], Iterator[Path]]


class Chromium:
    """A browser that is spoken to through pipes, in its debugging protocol."""

    def __init__(self, profile: Path) -> None:
        to_read, self._to_write = os.pipe()
        self._to_read, to_write = os.pipe()
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", NOWHERE)
        browser = ("chromium", *options, f"--user-data-dir={profile}")
        self._process = subprocess.Popen(
            [sys.executable, "-c", _ON_3_AND_4, str(to_read), str(to_write), *browser],
            pass_fds=(to_read, to_write),
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._answers = open(self._to_read, "rb")  # noqa: SIM115 - closed below
        self._number = 0

    def mhtml(self, address: str) -> bytes:
        """The page as `Save as > Webpage, single file` writes it."""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable", session)
        self._call("Page.navigate", session, url=address)
        while self._message().get("method") != "Page.loadEventFired":
            pass
        saved = self._call("Page.captureSnapshot", session, format="mhtml")["data"]
        self._call("Target.closeTarget", targetId=target)
        return saved.encode()

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(SECONDS)
        self._answers.close()
        os.close(self._to_write)

    def _call(self, method: str, session: str = "", **parameters: object) -> dict[str, str]:
        self._number += 1
        wish = {"id": self._number, "method": method, "params": parameters}
        os.write(
            self._to_write, json.dumps(wish | ({"sessionId": session} if session else {})).encode() + b"\0"
        )
        while (answer := self._message()).get("id") != self._number:
            pass
        return answer["result"]

    def _message(self) -> dict:
        text = bytearray()
        while (byte := self._answers.read(1)) not in (b"\0", b""):
            text += byte
        return json.loads(text)


def with_chromium(pages: Path, address: str, folder: Path) -> Iterator[Path]:
    """MHTML of each page."""
    browser = Chromium(folder / "profile")
    try:
        for path in sorted(pages.iterdir()):
            saved = folder / f"{path.stem}.mhtml"
            saved.write_bytes(browser.mhtml(f"{address}/{path.name}"))
            yield saved
    finally:
        browser.close()


def with_wget(pages: Path, address: str, folder: Path, *options: str) -> Iterator[Path]:
    """One archive of all pages."""
    addresses = [f"{address}/{path.name}" for path in sorted(pages.iterdir())]
    call = ["wget", "-q", f"--warc-file={folder / 'crawl'}", *options, "-O", os.devnull, *addresses]
    subprocess.run(call, check=True, timeout=SECONDS)
    yield next(folder.glob("crawl.warc*"))


def with_wget_unpacked(pages: Path, address: str, folder: Path) -> Iterator[Path]:
    """The same, not gzipped."""
    yield from with_wget(pages, address, folder, "--no-warc-compression")


def with_zip(pages: Path, _address: str, folder: Path) -> Iterator[Path]:
    """One archive of all pages."""
    subprocess.run(["zip", "-q", "-r", folder / "pages.zip", "."], cwd=pages, check=True, timeout=SECONDS)  # noqa: S607 - found by the path
    yield folder / "pages.zip"


def with_gzip(pages: Path, _address: str, folder: Path) -> Iterator[Path]:
    """Each page on its own."""
    for path in sorted(pages.iterdir()):
        saved = folder / f"{path.name}.gz"
        saved.write_bytes(subprocess.run(["gzip", "-c", path], check=True, capture_output=True).stdout)  # noqa: S607 - found by the path
        yield saved


WAYS: dict[str, tuple[str, Way]] = {
    "MHTML (chromium)": ("chromium", with_chromium),
    "WARC.gz (wget)": ("wget", with_wget),
    "WARC (wget)": ("wget", with_wget_unpacked),
    "zip (zip)": ("zip", with_zip),
    "gzip (gzip)": ("gzip", with_gzip),
}


def read(paths: Iterable[Path]) -> list[Page]:
    """The pages in files, without what tells where they came from."""
    found = (item for path in paths for item in read_file(File(str(path), "")))
    return [item._replace(source="") for item in found if isinstance(item, Page)]
