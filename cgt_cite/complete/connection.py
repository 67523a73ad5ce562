"""Connect to NCBI: whether the packages for it are installed, and what the user should know beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.complete.options import CompleteOptions, may_send_credentials
from cgt_cite.errors import UsageError

if TYPE_CHECKING:
    from cgt_cite.complete.online import Online
    from cgt_cite.complete.policy import Policy
    from cgt_cite.messages import Reporter

_NO_EMAIL = "NCBI asks for an e-mail address, to warn you before it blocks you: give --email next time"
_NOT_SENT = (
    "the API key and e-mail address are not sent, because the server is not NCBI's or does not use https "
    "(see --send-credentials)"
)


def connect(options: CompleteOptions, policy: Policy, report: Reporter) -> Online:
    """The endpoints that the options name; raises `UsageError` if the packages for it are not installed."""
    try:
        from cgt_cite.complete.online import Online
    except ImportError as error:
        from cgt_cite.extras import needs_package

        raise UsageError(needs_package("complete", error.name or "", "online")) from error

    def pause(reason: str, seconds: float) -> None:
        report.info(f"waiting {seconds:.0f} s: {reason}", "dim")

    return Online(options, policy, pause)


def notify(options: CompleteOptions, report: Reporter) -> None:
    """Tell the user about credentials before requests are sent."""
    if (options.email or options.key) and not may_send_credentials(options):
        report.info(_NOT_SENT, "dim")
    elif not options.email:
        report.info(_NO_EMAIL, "dim")
