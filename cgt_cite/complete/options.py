"""The options of `complete`: their validation, and whether credentials may be sent."""

from __future__ import annotations

import os
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from cgt_cite.complete.policy import BASE_URL, KEY_VARIABLE
from cgt_cite.errors import UsageError
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.walk import STANDARD_INPUT

_EMAIL = lazy_compile(r"[^\s@,;<>]+@[^\s@,;<>]+")
_NCBI = lazy_compile(r"(?:[\w-]+\.)*ncbi\.nlm\.nih\.gov\.?")
_KEY = lazy_compile(r"[!-~]*")  # any printable ASCII: NCBI does not specify a format


@dataclass(frozen=True, slots=True)
class CompleteOptions:
    """The arguments of the command."""

    paths: tuple[str, ...]
    exclude: tuple[str, ...] = ()  # patterns of the names of files and folders to skip
    cited: bool = False  # the works that the pages cite, not their articles
    store: str = ""  # the folder for the records of cited works; empty: the usual one
    into: str = ""
    fetch_all: bool = False
    refresh: bool = False
    dry_run: bool = False
    email: str = ""
    base_url: str = ""  # empty: NCBI's
    key: str = ""
    send_credentials: bool = False  # the key and the e-mail address, to the server of `base_url` as well


def validate(options: CompleteOptions) -> CompleteOptions:
    """Check the options; raises `UsageError`."""
    _check_folders(options)
    if options.email and not _EMAIL.fullmatch(options.email):
        raise UsageError(
            f"--email {options.email!r} is not a valid e-mail address: give one such as you@example.org"
        )
    if not _KEY.fullmatch(options.key):
        raise UsageError(
            f"{KEY_VARIABLE} in the environment is not a valid key: copy it from your NCBI account settings"
        )
    if options.base_url and not _is_url(options.base_url):
        raise UsageError(f"--base-url {options.base_url!r} is not a valid URL: give one such as {BASE_URL}")
    if options.send_credentials and not _is_private(urlsplit(options.base_url or BASE_URL)):
        raise UsageError("--send-credentials needs a server that encrypts: give --base-url with https://")
    return options


def _check_folders(options: CompleteOptions) -> None:
    folder, option = (options.store, "--store") if options.cited else (options.into, "--into")
    if STANDARD_INPUT in options.paths and not folder:
        raise UsageError(f"reading from standard input needs {option} DIR, the folder for the records")
    if options.cited and (options.into or options.fetch_all):
        raise UsageError("--into and --all are for the pages' own articles: leave them out with --cited")
    if options.store and not options.cited:
        raise UsageError("--store is for the records of cited works: give --cited as well")


def may_send_credentials(options: CompleteOptions) -> bool:
    """Whether the API key and the e-mail address may be sent.

    They go to encrypted servers only, and to a server other than NCBI's only on request.
    """
    server = urlsplit(options.base_url or BASE_URL)
    return _is_private(server) and (_is_ncbi(server) or options.send_credentials)


def _is_ncbi(server: SplitResult) -> bool:
    return bool(_NCBI.fullmatch(server.hostname or ""))


def _is_private(server: SplitResult) -> bool:
    """Whether requests cannot be read in transit: they are encrypted, or stay on this machine."""
    return server.scheme == "https" or _is_loopback(server.hostname or "")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:  # a name
        return False


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def key_from_environment() -> str:
    """The user's API key for NCBI, or an empty string."""
    return os.environ.get(KEY_VARIABLE, "").strip()
