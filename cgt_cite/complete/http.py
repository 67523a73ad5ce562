"""Send a request to a server over HTTP and stream the response; no other module uses HTTP."""

from __future__ import annotations

import json
import ssl
import time
from contextlib import contextmanager
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin, urlsplit

import requests
from requests import exceptions

from cgt_cite import __version__
from cgt_cite.complete.failures import PermanentError, TransientError
from cgt_cite.complete.policy import TOOL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cgt_cite.complete.policy import Policy

_CHUNK_SIZE = 1 << 14  # bytes; no more are lost if a connection breaks
_TRANSIENT_STATUSES = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS)
_TRANSIENT_EXCEPTIONS = (
    exceptions.ConnectionError,
    exceptions.Timeout,
    exceptions.ChunkedEncodingError,
    exceptions.ContentDecodingError,
)


class Client:
    """Sends the requests of a run, one after another, to whichever servers they go."""

    def __init__(self) -> None:
        self._next = 0.0  # on the monotonic clock
        self.session = requests.Session()  # respects the proxies and certificates set in the environment
        self.session.headers["User-Agent"] = f"{TOOL}/{__version__}"

    def wait(self, interval: float) -> None:
        """Wait until a request may be sent; the next one waits at least `interval` seconds after it."""
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + interval


class Server:
    """One endpoint; a request to it is followed by a pause of `interval` seconds for all of the client's."""

    def __init__(self, url: str, policy: Policy, interval: float, client: Client) -> None:
        self._url = url
        self._policy = policy
        self._interval = interval
        self._client = client

    def post(self, form: Mapping[str, str]) -> Iterator[bytes]:
        """Stream the response to a form; raises `TransientError` and `PermanentError`."""
        return self._stream(self._url, form)

    def get(self, parameters: Mapping[str, str]) -> Iterator[bytes]:
        """Stream the response to parameters in the URL; raises as `post` does."""
        return self._stream(f"{self._url}?{urlencode(parameters)}", None)

    def _stream(self, url: str, form: Mapping[str, str] | None) -> Iterator[bytes]:
        with _translate_exceptions():
            for _ in range(self._policy.max_redirects + 1):
                with self._send(url, form) as response:
                    if not response.is_redirect:
                        _check_status(response, self._policy)
                        yield from self._body(response)
                        return
                    url = _redirect_target(url, response)
        raise PermanentError(f"the server redirects more than {self._policy.max_redirects} times")

    def _send(self, url: str, form: Mapping[str, str] | None) -> requests.Response:
        self._client.wait(self._interval)
        return self._client.session.request(
            "GET" if form is None else "POST",
            url,
            data=form,
            stream=True,
            allow_redirects=False,
            timeout=self._policy.read_timeout,
        )

    def _body(self, response: requests.Response) -> Iterator[bytes]:
        size = 0
        for chunk in response.iter_content(_CHUNK_SIZE):
            size += len(chunk)
            if size > self._policy.max_response_size:
                raise PermanentError(
                    f"the server's response has more than {self._policy.max_response_size >> 20} MB"
                )
            yield chunk


@contextmanager
def _translate_exceptions() -> Iterator[None]:
    """Turn exceptions of `requests` into `TransientError` or `PermanentError`."""
    try:
        yield
    except _TRANSIENT_EXCEPTIONS as error:
        innermost = _innermost(error)
        if isinstance(innermost, ssl.SSLCertVerificationError):
            raise PermanentError(
                f"the server's certificate is not trusted: {innermost.verify_message}"
            ) from error
        raise TransientError(_describe(error, innermost)) from error
    except (exceptions.RequestException, ValueError) as error:  # ValueError for invalid URLs
        raise PermanentError(f"the request cannot be sent: {error}") from error


def _innermost(error: BaseException) -> BaseException:
    """The exception that the library's exceptions were raised from."""
    while error.__context__:
        error = error.__context__
    return error


def _describe(error: Exception, innermost: BaseException) -> str:
    peer = "proxy" if isinstance(error, exceptions.ProxyError) else "server"
    if isinstance(error, exceptions.Timeout) or isinstance(innermost, TimeoutError):
        return f"the {peer} does not respond in time"
    if isinstance(innermost, OSError) and innermost.strerror:
        return f"the connection to the {peer} failed: {innermost.strerror.lower()}"
    return f"the connection to the {peer} broke: {innermost}"


def _check_status(response: requests.Response, policy: Policy) -> None:
    """Raise the exception for a status other than 200."""
    if response.status_code == HTTPStatus.OK:
        return
    reason = f"the server responded {response.status_code} {_phrase(response)}".rstrip() + _error_message(
        response
    )
    if (
        response.status_code not in _TRANSIENT_STATUSES
        and response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    ):
        raise PermanentError(reason)
    wait = retry_after(response.headers.get("Retry-After", ""), time.time())
    if wait > policy.max_retry_after:
        raise PermanentError(f"{reason} and asks clients to wait {wait / 60:.0f} minutes")
    raise TransientError(reason, wait)


def _phrase(response: requests.Response) -> str:
    try:
        return HTTPStatus(response.status_code).phrase
    except ValueError:
        return ""


def _error_message(response: requests.Response) -> str:
    """The error in NCBI's JSON, such as "API key invalid"; the rest may contain the key itself."""
    try:
        body = next(response.iter_content(_CHUNK_SIZE), b"")
        error = json.loads(body)["error"]
    except (ValueError, TypeError, KeyError, exceptions.RequestException):
        return ""
    return f" ({error[:100]})" if isinstance(error, str) else ""


def retry_after(value: str, now: float) -> float:
    """The delay in seconds of a `Retry-After` header, which is a number or a date in GMT; 0 if invalid."""
    if value.isascii() and value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).replace(tzinfo=UTC).timestamp() - now)
    except (ValueError, OverflowError):
        return 0.0


def _redirect_target(url: str, response: requests.Response) -> str:
    """The target of a redirect; raises `PermanentError` if it is another server or abandons https."""
    target = urljoin(url, response.headers["Location"])
    old, new = urlsplit(url), urlsplit(target)
    if new.netloc != old.netloc or new.scheme not in (old.scheme, "https"):
        raise PermanentError(f"the server redirects to another server, {new.scheme}://{new.netloc}")
    return target
