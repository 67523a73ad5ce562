"""The command as tests run it."""

from __future__ import annotations

from collections.abc import Callable

from cgt_cite.complete.policy import Policy

QUICK = Policy(interval=0.0, first_wait=0.01, longest_wait=0.02, silence=0.5, largest_answer=8 << 20)

Run = Callable[..., int]
