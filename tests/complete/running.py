"""The command as tests run it."""

from __future__ import annotations

from collections.abc import Callable

from cgt_cite.complete.policy import Policy

QUICK = Policy(
    interval=0.0, initial_backoff=0.01, max_backoff=0.02, read_timeout=0.5, max_response_size=8 << 20
)

Run = Callable[..., int]
