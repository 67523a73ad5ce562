"""What `complete` is asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from cgt_cite.complete.policy import BASE_URL, KEY_VARIABLE
from cgt_cite.errors import UsageError
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.walk import STANDARD_INPUT

_EMAIL = lazy_compile(r"[^\s@,;<>]+@[^\s@,;<>]+")
_KEY = lazy_compile(r"[!-~]*")  # any printable ASCII: NCBI does not promise a form


@dataclass(frozen=True, slots=True)
class CompleteOptions:
    """The command's arguments."""

    paths: tuple[str, ...]
    into: str = ""
    every: bool = False
    refresh: bool = False
    dry_run: bool = False
    email: str = ""
    base_url: str = ""  # NCBI's own
    key: str = ""


def validate(wish: CompleteOptions) -> CompleteOptions:
    """The wish, if it can be granted; raises `UsageError`."""
    if STANDARD_INPUT in wish.paths and not wish.into:
        raise UsageError("standard input lies in no folder: name the one for its record with --into")
    if wish.email and not _EMAIL.fullmatch(wish.email):
        raise UsageError(f"--email {wish.email!r} is no address: give one such as you@example.org")
    if not _KEY.fullmatch(wish.key):
        raise UsageError(f"the environment's {KEY_VARIABLE} is no key: copy it from NCBI's account settings")
    if wish.base_url and not _is_address(wish.base_url):
        raise UsageError(f"--base-url {wish.base_url!r} is no address: it begins like {BASE_URL}")
    return wish


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def key_of_environment() -> str:
    """The user's key for NCBI, if there is one."""
    return os.environ.get(KEY_VARIABLE, "").strip()
