"""A server of files on this machine, whose connections can break."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _typeshed import SupportsRead, SupportsWrite


class _Server(SimpleHTTPRequestHandler):
    """Serves the files of a folder; of those called `lost`, only the beginning arrives.

    Those called `lost-once` arrive when they are requested again.
    """

    requested: ClassVar[list[str]] = []

    def copyfile(self, source: SupportsRead[bytes], outputfile: SupportsWrite[bytes]) -> None:
        data = source.read()
        is_lost = "lost" in self.path and not ("once" in self.path and self.path in self.requested)
        self.requested.append(self.path)
        outputfile.write(data[: len(data) // 2] if is_lost else data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
