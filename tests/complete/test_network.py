"""Between the program and the server: proxies, certificates, and packages that may not be installed."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from cgt_cite.errors import ExitStatus
from cgt_cite.extras import needs_package
from tests.complete.efetch_server import Efetch, serving
from tests.complete.made_records import fill
from tests.complete.running import Run

NOWHERE = "http://127.0.0.1:9/"


def test_the_environments_proxy_is_used(
    efetch: Efetch, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "pages", efetch.records, [100])
    monkeypatch.setenv("HTTP_PROXY" if sys.platform == "win32" else "http_proxy", efetch.url)
    assert run(base_url="http://eutils.invalid/entrez", send_credentials=False) == ExitStatus.OK
    assert efetch.paths == ["http://eutils.invalid/entrez/efetch.fcgi"]
    assert "email" not in efetch.forms[0]


def test_no_proxy_is_respected(
    efetch: Efetch, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "pages", efetch.records, [100])
    monkeypatch.setenv("http_proxy", NOWHERE)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert run() == ExitStatus.OK


def test_an_unreachable_proxy(
    run: Run,
    efetch: Efetch,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fill(tmp_path / "pages", efetch.records, [100])
    monkeypatch.setenv("http_proxy", NOWHERE)
    assert run(base_url="http://eutils.invalid/", send_credentials=False) == ExitStatus.FAILED
    assert "the connection to the proxy failed: connection refused" in capsys.readouterr().err


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that nobody has signed, with its key."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("no openssl: a certificate cannot be made")
    path = tmp_path / "certificate.pem"
    wanted = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1"
    files = ["-keyout", path, "-out", f"{path}.crt"]
    subprocess.run(
        [openssl, "req", *wanted.split(), "-addext", "subjectAltName=IP:127.0.0.1", *files],
        check=True,
        capture_output=True,
    )
    with path.open("a", encoding="ascii") as stream:
        stream.write(Path(f"{path}.crt").read_text(encoding="ascii"))
    return path


def test_certificates_are_checked(
    certificate: Path,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    efetch = Efetch()
    fill(tmp_path / "pages", efetch.records, [100])
    with serving(efetch, context):
        assert run(base_url=efetch.url) == ExitStatus.FAILED
        assert efetch.asked == []
        assert "the server's certificate is not trusted: self-signed certificate" in capsys.readouterr().err
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", f"{certificate}.crt")
        assert run(base_url=efetch.url) == ExitStatus.OK


@pytest.mark.parametrize("package", ["requests", "tenacity"])
def test_packages_that_are_not_installed(package: str, efetch: Efetch, tmp_path: Path) -> None:
    pages = fill(tmp_path / "pages", efetch.records, [100])
    program = f"import sys; sys.modules[{package!r}] = None; from cgt_cite.cli import main; main()"

    def complete(*options: str) -> subprocess.CompletedProcess[str]:
        arguments = ["complete", "--base-url", efetch.url, *options, str(pages)]
        return subprocess.run(
            [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
        )

    assert complete("--dry-run").returncode == 0
    done = complete()
    assert done.returncode == 2
    assert done.stderr == f"cgt-cite: {needs_package('complete', package, 'online')}\n"
    assert efetch.asked == []


def test_only_complete_imports_the_network() -> None:
    commands = ("extracting", "parsing", "inspecting", "status")
    modules = ", ".join((*(f"cgt_cite.run.{name}" for name in commands), "cgt_cite.complete.command"))
    program = f"import sys; import {modules}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"requests", "urllib3", "tenacity", "http.client", "ssl"} & {*done.stdout.split()}
