"""Repeat requests that fail for a while, and make no more of them once a server seems to be down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tenacity import (
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exception,
    wait_exponential,
    wait_random,
)

from cgt_cite.complete.failures import Failure, PermanentError, TransientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tenacity import RetryCallState

    from cgt_cite.complete.policy import Policy

    OnPause = Callable[[str, float], None]


@dataclass(slots=True)
class Retrier:
    """The requests to one server in a run.

    `on_pause` is called with the reason for a pause and its length in seconds.
    """

    policy: Policy
    on_pause: OnPause
    _failures: int = 0  # consecutive

    def run(self, attempt: Callable[[], None]) -> str:
        """Repeat `attempt` until it succeeds; return why it did not, or an empty string."""
        if self._failures >= self.policy.max_failed_batches:
            return Failure.NOT_REQUESTED
        try:
            self._retrying()(attempt)
        except TransientError as error:
            self._failures += 1
            return str(error)
        except PermanentError as error:
            self._failures = self.policy.max_failed_batches
            return str(error)
        self._failures = 0
        return ""

    def _retrying(self) -> Retrying:
        policy = self.policy
        return Retrying(
            retry=retry_if_exception_type(TransientError),
            stop=stop_after_attempt(policy.max_attempts),
            wait=wait_exponential(policy.initial_backoff, policy.max_backoff)
            + wait_random(0, policy.initial_backoff)
            + wait_exception(lambda error: error.wait if isinstance(error, TransientError) else 0.0),
            before_sleep=self._pause,
            reraise=True,
        )

    def _pause(self, state: RetryCallState) -> None:
        if state.outcome and state.next_action:
            self.on_pause(str(state.outcome.exception()), state.next_action.sleep)
