"""A server with NCBI's endpoints for tests, on loopback: it serves records, and fails on request."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from tests.complete.endpoints import ENDPOINTS, answer_efetch, endpoint_of
from tests.complete.made_records import TAIL

BUSY = b'{"error":"API rate limit exceeded","api-key":"127.0.0.1","count":"4","limit":"3"}'
HTML = b"<!DOCTYPE html><html><head><title>500 Error - NCBI</title></head><p>\x1b[2JSorry<br></html>"
XHTML = b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>Error</p></body></html>"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE PubmedArticleSet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<PubmedArticleSet><PubmedArticle>&b;</PubmedArticle></PubmedArticleSet>"
)


@dataclass
class Efetch:
    """What the server holds, how it fails (a fault a request, then none), and what it was asked."""

    records: dict[str, str] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)  # PMIDs that stand for others now
    faults: list[str] = field(default_factory=list)
    always: str = ""  # a fault of all requests
    delay: float = 0.0
    asked: list[list[str]] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    url: str = ""
    stop: threading.Event = field(default_factory=threading.Event)
    elsewhere: str = ""  # where it redirects to
    faulty: str = ""  # the endpoint that fails, if it is only one
    in_pmc: set[str] = field(default_factory=set)  # PMIDs of the articles that the ID converter knows

    def answer(self, path: str, form: dict[str, str]) -> bytes:
        return ENDPOINTS.get(endpoint_of(path), answer_efetch)(self, form)

    def fault(self, path: str) -> str:
        if self.faulty and endpoint_of(path) != self.faulty:
            return ""
        return self.always or (self.faults.pop(0) if self.faults else "")

    def requests(self, endpoint: str) -> list[dict[str, str]]:
        """The parameters of the requests to one endpoint."""
        return [
            form for path, form in zip(self.paths, self.forms, strict=True) if endpoint_of(path) == endpoint
        ]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body are written apart, and would wait for each other
    efetch: Efetch

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        self.handle_form(self.rfile.read(int(self.headers["Content-Length"])).decode("ascii"))

    def do_GET(self) -> None:
        self.handle_form(urlsplit(self.path).query)

    def handle_form(self, encoded: str) -> None:
        form = dict(parse_qsl(encoded, keep_blank_values=True))
        self.note(form)
        time.sleep(self.efetch.delay)
        with suppress(ConnectionError):  # a client may have gone
            FAULTS[self.efetch.fault(self.path)](self, self.efetch.answer(self.path, form))

    def note(self, form: dict[str, str]) -> None:
        self.efetch.times.append(time.monotonic())
        if "id" in form:
            self.efetch.asked.append(form["id"].split(","))
        self.efetch.forms.append(form)
        self.efetch.paths.append(urlsplit(self.path)._replace(query="").geturl())
        self.efetch.agents.append(self.headers["User-Agent"])

    def send(self, status: int, body: bytes, size: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if size is None else size))
        self.end_headers()
        self.wfile.write(body)

    def drop(self) -> None:
        self.close_connection = True

    def chunked(self, body: bytes) -> None:
        """A body that breaks off within its chunks."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(f"{len(body):x}\r\n".encode() + body[: len(body) // 2])
        self.drop()

    def cut(self, body: bytes) -> None:
        self.send(200, body[: len(body) // 2], size=len(body))
        self.drop()

    def stall(self, body: bytes) -> None:
        self.send(200, body[: len(body) // 2], size=len(body))
        self.wfile.flush()
        self.efetch.stop.wait(20)
        self.drop()

    def endless(self, body: bytes) -> None:
        """A record that never ends."""
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body[: last_tag(body)])
        while not self.efetch.stop.is_set():
            self.wfile.write(b" " * (1 << 16))


def unending(body: bytes) -> bytes:
    return body[: last_tag(body)] + b" " * (9 << 20)


def last_tag(body: bytes) -> int:
    """Where the last record or, in other formats, the last line ends."""
    return body.rindex(b"</PubmedArticle>") if b"</PubmedArticle>" in body else len(body) - 1


FAULTS: dict[str, Callable[[Handler, bytes], None]] = {
    "": lambda on, body: on.send(200, body),
    "429": lambda on, _: on.send(429, BUSY),
    "429 for 1 s": lambda on, _: on.send(429, BUSY, Retry_After="1"),
    "429 until": lambda on, _: on.send(429, BUSY, Retry_After=formatdate(time.time() + 2, usegmt=True)),
    "429 for an hour": lambda on, _: on.send(429, BUSY, Retry_After="3600"),
    "gzip": lambda on, body: on.send(200, gzip.compress(body), Content_Encoding="gzip"),
    "bomb": lambda on, body: on.send(200, gzip.compress(unending(body)), Content_Encoding="gzip"),
    "400 key": lambda on, _: on.send(400, b'{"error":"API key invalid","api-key":"S3CRET"}'),
    "500": lambda on, _: on.send(500, HTML),
    "503 for nonsense": lambda on, _: on.send(503, b"", Retry_After="soon"),
    "html": lambda on, _: on.send(200, HTML, Content_Type="text/html"),
    "xhtml": lambda on, _: on.send(200, XHTML),
    "empty": lambda on, _: on.send(200, b""),
    "laughs": lambda on, _: on.send(200, LAUGHS),
    "cut": Handler.cut,
    "cut in a chunk": Handler.chunked,
    "ends early": lambda on, body: on.send(200, body[: len(body) * 2 // 3]),
    "partial": lambda on, body: on.send(200, body[: body.index(b"</PubmedArticle>") + 16] + TAIL.encode()),
    "stall": Handler.stall,
    "silence": lambda on, _: (on.efetch.stop.wait(20), on.drop())[1],
    "no answer": lambda on, _: on.drop(),
    "endless": Handler.endless,
    "redirect": lambda on, _: on.send(307, b"", Location=on.path.replace("/eutils/", "/moved/")),
    "redirect to no address": lambda on, _: on.send(302, b"", Location="http://[Author]/"),
    "redirect elsewhere": lambda on, _: on.send(302, b"", Location=on.efetch.elsewhere),
}


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Clients that go away, or do not trust the server, are what some tests are about."""


@contextmanager
def serving(efetch: Efetch, tls: ssl.SSLContext | None = None) -> Iterator[Efetch]:
    """The server, running; `efetch.url` is its address."""
    handler = type("BoundHandler", (Handler,), {"efetch": efetch})
    with Server(("127.0.0.1", 0), handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        efetch.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}/eutils/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield efetch
        finally:
            efetch.stop.set()
            server.shutdown()
            thread.join()
