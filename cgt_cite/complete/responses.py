"""Read whole responses: JSON, and lines of text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cgt_cite.complete.failures import TransientError
from cgt_cite.fields.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAX_QUOTED = 60  # characters quoted of a response that is not what it should be


def read_json(chunks: Iterable[bytes]) -> dict[str, object]:
    """The JSON object in a response; raises `TransientError` if it is truncated or not JSON."""
    body = b"".join(chunks)
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise unexpected(body, "JSON") from error
    if not isinstance(found, dict):
        raise unexpected(body, "a JSON object")
    return found


def read_text(chunks: Iterable[bytes]) -> str:
    """The text of a response."""
    return b"".join(chunks).decode("utf-8", "replace")


def unexpected(body: bytes, what: str) -> TransientError:
    """The error for a response that is not `what`: error pages may have status 200."""
    begins = clean(body[: 1 << 10].decode("utf-8", "replace"))[:_MAX_QUOTED]
    return TransientError(f"the server's response is not {what}; it begins with '{begins}'")
