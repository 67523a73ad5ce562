"""What can go wrong between here and a server."""

from __future__ import annotations

ABSENT = "PubMed has no record under its PMID"
NOT_ASKED = "the server failed before it was asked for this one"
DAMAGED = "the file for its record is there, but cannot be read"
NAMELESS = "its page does not say its PMID"


class TransientError(Exception):
    """It may pass: the same request is worth another try, no sooner than `wait` seconds from now."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


class PermanentError(Exception):
    """It will not pass by itself: nothing more is asked in this run."""
