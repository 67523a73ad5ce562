"""Pages saved by Firefox: driven through its Marionette port, saved by the part that its `Save Page As` uses.

A server on loopback is Firefox's proxy: it gives the page at the page's own address, and nothing else.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 60
PROGRAM = "firefox-esr"
ADDRESS = re.compile(rb'rel="canonical" href="https://([^"]+)"')
PROXY = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.failover_direct": False,
    "network.proxy.allow_bypass": False,
    "network.proxy.no_proxies_on": "",
    "network.stricttransportsecurity.preloadlist": False,  # the proxy has no certificate for the site
    "dom.security.https_first": False,
    "marionette.port": 0,  # any that is free; Firefox writes which into the profile
}
# the flags of contentAreaUtils.js
COMPLETE = ("ENCODE_FLAGS_ENCODE_BASIC_ENTITIES", "ENCODE_FLAGS_DISALLOW_LINE_BREAKING")
WRAPPED = COMPLETE[:1]  # before 2026 long lines were broken
TEXT = ("ENCODE_FLAGS_FORMATTED", "ENCODE_FLAGS_ABSOLUTE_LINKS", "ENCODE_FLAGS_NOFRAMES_CONTENT")
SAVE = """
const [path, folder, type, names, done] = arguments;
const { classes: Cc, interfaces: Ci } = Components;
const to = (name) => {
  const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
  file.initWithPath(name);
  return file;
};
const of = Ci.nsIWebBrowserPersist;
const persist = Cc["@mozilla.org/embedding/browser/nsWebBrowserPersist;1"].createInstance(of);
persist.persistFlags = of.PERSIST_FLAGS_REPLACE_EXISTING_FILES | of.PERSIST_FLAGS_FROM_CACHE
  | of.PERSIST_FLAGS_AUTODETECT_APPLY_CONVERSION;
persist.progressListener = {
  QueryInterface: ChromeUtils.generateQI(["nsIWebProgressListener"]),
  onStateChange() { if (persist.currentState == of.PERSIST_STATE_FINISHED) done(persist.result); },
  onProgressChange() {}, onLocationChange() {}, onStatusChange() {}, onSecurityChange() {},
  onContentBlockingEvent() {},
};
window.gBrowser.selectedBrowser.frameLoader.startPersistence(null, {
  onDocumentReady(document) {
    const flags = names.reduce((all, name) => all | of[name], 0);
    persist.saveDocument(document, to(path), folder && to(folder), type, flags, 80);
  },
  onError: done,
});
"""


class Marionette:
    """A session with a running Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), SECONDS)
        self._stream = self._socket.makefile("rb")
        self._answer()  # the greeting
        self.call("WebDriver:NewSession", {})

    def call(self, command: str, parameters: dict[str, object]) -> object:
        """What Firefox answers to a command; an `AssertionError` where it could not do it."""
        message = json.dumps([0, 1, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._answer()
        assert not error, error
        return result

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self._socket.close()

    def _answer(self) -> list[object]:
        length = b""
        while not length.endswith(b":"):
            byte = self._stream.read(1)
            assert byte, "Firefox hung up"
            length += byte
        answer = json.loads(self._stream.read(int(length[:-1])))
        return answer if isinstance(answer, list) else []


@contextmanager
def _proxy(html: bytes, address: str) -> Iterator[int]:
    """The port of a proxy through which one address can be had."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == address
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html if found else b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _firefox(profile: Path, proxy: int) -> Iterator[Marionette]:
    """A Firefox with a new profile, whose only way out is the proxy."""
    preferences = {**PROXY, "network.proxy.http_port": proxy, "network.proxy.ssl_port": proxy}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items())
    (profile / "user.js").write_text("\n".join(lines))
    process = subprocess.Popen(
        (PROGRAM, "--headless", "--marionette", "--remote-allow-system-access", "--profile", profile),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        session = Marionette(_port(profile))
        try:
            yield session
            session.call("Marionette:Quit", {"flags": ["eForceQuit"]})
        finally:
            session.close()
    finally:
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS / 6)
        process.kill()
        process.wait()


def _port(profile: Path) -> int:
    """Where Firefox listens, once it does."""
    file = profile / "MarionetteActivePort"
    end = monotonic() + SECONDS
    while not (file.exists() and file.read_text()):
        assert monotonic() < end, "Firefox does not start"
        sleep(0.1)
    return int(file.read_text())


def save(html: bytes, folder: Path, kind: str, flags: tuple[str, ...]) -> bytes:
    """What Firefox writes of a page as `kind`, text/html with its files or text/plain."""
    found = ADDRESS.search(html)
    assert found, "the page does not say where it stood"
    address, path = f"http://{found[1].decode()}", folder / "firefox"
    files = str(folder / "firefox_files") if kind == "text/html" else None
    with (
        _proxy(html, address) as port,
        TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as profile,
        _firefox(folder / profile, port) as session,
    ):
        session.call("WebDriver:Navigate", {"url": address})
        session.call("Marionette:SetContext", {"value": "chrome"})
        arguments = [str(path), files, kind, flags]
        status = session.call("WebDriver:ExecuteAsyncScript", {"script": SAVE, "args": arguments})
        assert status == {"value": 0}, status
    return path.read_bytes()


def complete(html: bytes, folder: Path) -> bytes:
    """`Web Page, complete`."""
    return save(html, folder, "text/html", COMPLETE)


def wrapped(html: bytes, folder: Path) -> bytes:
    """`Web Page, complete` as it was until 2026."""
    return save(html, folder, "text/html", WRAPPED)


def text(html: bytes, folder: Path) -> bytes:
    """`Text Files`."""
    return save(html, folder, "text/plain", TEXT)
