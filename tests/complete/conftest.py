"""A server for each test, and the command run against it in this process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cgt_cite.complete.command import complete
from cgt_cite.complete.options import CompleteOptions
from cgt_cite.complete.policy import Policy
from cgt_cite.messages import Reporter
from tests.complete.efetch_server import Efetch, serving
from tests.complete.running import QUICK, Run

_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*_PROXIES, *map(str.upper, _PROXIES), "NCBI_API_KEY", "REQUESTS_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def efetch() -> Iterator[Efetch]:
    with serving(Efetch()) as running:
        yield running


@pytest.fixture
def run(efetch: Efetch, tmp_path: Path) -> Run:
    """The command on the folder `pages`, with the waits made short; its exit status comes back."""

    def run(*paths: Path, policy: Policy = QUICK, **changes: object) -> int:
        asked = tuple(map(str, paths or (tmp_path / "pages",)))
        options = CompleteOptions(
            paths=asked, base_url=efetch.url, email="ada@example.org", send_credentials=True
        )
        return complete(replace(options, **changes), Reporter(), policy)  # type: ignore[arg-type] - any field

    return run
