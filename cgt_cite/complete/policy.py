"""NCBI's rules for requests, and the limits of a run.

From its usage guidelines (https://www.ncbi.nlm.nih.gov/books/NBK25497/) and the parameters of its
E-utilities (https://www.ncbi.nlm.nih.gov/books/NBK25499/): no more than 3 requests a second, 10 with a
key; POST for more than about 200 records; `tool` and `email` in every request.
"""

from __future__ import annotations

from dataclasses import dataclass

BASE_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
TOOL = "cgt-cite"
KEY_VARIABLE = "NCBI_API_KEY"


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits of one run; times in seconds."""

    at_once: int = 200  # records per request
    interval: float = 0.36  # from one request to the next: under 3 in any second
    interval_with_key: float = 0.11
    tries: int = 6  # per request
    first_wait: float = 1.0  # before the second attempt; doubles with each attempt, plus a jitter
    longest_wait: float = 60.0
    patience: float = 300.0  # the longest delay that a server may ask for; beyond it, the run ends
    silence: float = 60.0
    redirects: int = 3
    largest_answer: int = 256 << 20  # bytes; 200 records of consortium papers are about 50 MB
    failures: int = 2  # consecutive batches that fail before the run ends
