"""NCBI's rules for requests, and the limits of a run.

The rules are from NCBI's usage guidelines (https://www.ncbi.nlm.nih.gov/books/NBK25497/) and the
documentation of the E-utilities (https://www.ncbi.nlm.nih.gov/books/NBK25499/): no more than 3 requests per
second, 10 with an API key; POST for more than about 200 records; `tool` and `email` in every request.
"""

from __future__ import annotations

from dataclasses import dataclass

BASE_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
IDCONV_URL = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/"
TOOL = "cgt-cite"
KEY_VARIABLE = "NCBI_API_KEY"


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits of one run; times are in seconds."""

    batch_size: int = 200  # records per request
    interval: float = 0.36  # from one request to the next: under 3 in any second
    interval_with_key: float = 0.11
    max_attempts: int = 6  # per request
    initial_backoff: float = 1.0  # before the second attempt; doubles with each attempt, plus jitter
    max_backoff: float = 60.0  # between two attempts
    max_retry_after: float = (
        300.0  # the longest delay that a server may ask for; if it asks for more, the run ends
    )
    read_timeout: float = 60.0  # without any data from the server
    max_redirects: int = 3
    max_response_size: int = 256 << 20  # bytes; 200 records of consortium papers are about 50 MB
    max_failed_batches: int = 2  # consecutive batches that fail before the run ends
