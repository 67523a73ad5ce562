"""The one file that speaks HTTP: a form to a server, the bytes of its answer back."""

from __future__ import annotations

import json
import ssl
import time
from contextlib import contextmanager
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests
from requests import exceptions

from cgt_cite import __version__
from cgt_cite.complete.failures import PermanentError, TransientError
from cgt_cite.complete.policy import TOOL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cgt_cite.complete.policy import Policy

_CHUNK = 1 << 14  # what is lost at most where a connection breaks
_PASSING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS)
_PASSING_FAULTS = (
    exceptions.ConnectionError,
    exceptions.Timeout,
    exceptions.ChunkedEncodingError,
    exceptions.ContentDecodingError,
)


class Server:
    """A server that is asked no more often than every `interval` seconds."""

    def __init__(self, address: str, policy: Policy, interval: float) -> None:
        self._address = address
        self._policy = policy
        self._interval = interval
        self._next = 0.0  # on the monotonic clock
        self._session = requests.Session()  # heeds the environment's proxies and certificates
        self._session.headers["User-Agent"] = f"{TOOL}/{__version__}"

    def post(self, form: Mapping[str, str]) -> Iterator[bytes]:
        """The answer to a form, as it comes; raises `Passing` and `Refused`."""
        address = self._address
        with _faults():
            for _ in range(self._policy.redirects + 1):
                with self._send(address, form) as response:
                    if not response.is_redirect:
                        _check(response, self._policy)
                        yield from self._body(response)
                        return
                    address = _redirect_target(address, response)
        raise PermanentError(f"the server redirects more than {self._policy.redirects} times")

    def _send(self, address: str, form: Mapping[str, str]) -> requests.Response:
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._interval
        return self._session.post(
            address, data=form, stream=True, allow_redirects=False, timeout=self._policy.silence
        )

    def _body(self, response: requests.Response) -> Iterator[bytes]:
        size = 0
        for chunk in response.iter_content(_CHUNK):
            size += len(chunk)
            if size > self._policy.largest_answer:
                raise PermanentError(
                    f"the server's answer has more than {self._policy.largest_answer >> 20} MB"
                )
            yield chunk


@contextmanager
def _faults() -> Iterator[None]:
    """Exceptions of the library as faults of the server."""
    try:
        yield
    except _PASSING_FAULTS as error:
        innermost = _innermost(error)
        if isinstance(innermost, ssl.SSLCertVerificationError):
            raise PermanentError(
                f"the server's certificate is not to be trusted: {innermost.verify_message}"
            ) from error
        raise TransientError(_describe(error, innermost)) from error
    except (exceptions.RequestException, ValueError) as error:  # the latter for impossible addresses
        raise PermanentError(f"the server cannot be asked: {error}") from error


def _innermost(error: BaseException) -> BaseException:
    """What the library's exceptions are wrapped around."""
    while error.__context__:
        error = error.__context__
    return error


def _describe(error: Exception, innermost: BaseException) -> str:
    other = "proxy" if isinstance(error, exceptions.ProxyError) else "server"
    if isinstance(error, exceptions.Timeout) or isinstance(innermost, TimeoutError):
        return f"the {other} does not answer in time"
    if isinstance(innermost, OSError) and innermost.strerror:
        return f"the connection to the {other} fails: {innermost.strerror.lower()}"
    return f"the connection to the {other} breaks: {innermost}"


def _check(response: requests.Response, policy: Policy) -> None:
    """Raise what a status other than 200 means."""
    if response.status_code == HTTPStatus.OK:
        return
    reason = f"the server answers {response.status_code} {_phrase(response)}".rstrip() + _explained(response)
    if response.status_code not in _PASSING and response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        raise PermanentError(reason)
    wait = retry_after(response.headers.get("Retry-After", ""), time.time())
    if wait > policy.patience:
        raise PermanentError(f"{reason} and wants to be left alone for {wait / 60:.0f} minutes")
    raise TransientError(reason, wait)


def _phrase(response: requests.Response) -> str:
    try:
        return HTTPStatus(response.status_code).phrase
    except ValueError:
        return ""


def _explained(response: requests.Response) -> str:
    """What NCBI says in JSON, such as "API key invalid"; its other words may hold the key itself."""
    try:
        said = next(response.iter_content(_CHUNK), b"")
        error = json.loads(said)["error"]
    except (ValueError, TypeError, KeyError, exceptions.RequestException):
        return ""
    return f" ({error[:100]})" if isinstance(error, str) else ""


def retry_after(value: str, now: float) -> float:
    """Seconds that a `Retry-After` header asks for: a number of them, or a date (always GMT); else 0."""
    if value.isascii() and value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).replace(tzinfo=UTC).timestamp() - now)
    except (ValueError, OverflowError):
        return 0.0


def _redirect_target(address: str, response: requests.Response) -> str:
    """Where a redirect leads; raises `Refused` where that is another server, or leaves encryption."""
    target = urljoin(address, response.headers["Location"])
    here, there = urlsplit(address), urlsplit(target)
    if there.netloc != here.netloc or there.scheme not in (here.scheme, "https"):
        raise PermanentError(f"the server redirects to another server, {there.scheme}://{there.netloc}")
    return target
