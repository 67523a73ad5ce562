"""NCBI's esearch, which finds the PMIDs of records by DOI or by the words of their titles.

It is documented in https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.ESearch, its search fields in
https://pubmed.ncbi.nlm.nih.gov/help/#search-tags: `term` in a POST request, `retmax` PMIDs at most in return.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.complete.failures import TransientError
from cgt_cite.complete.policy import TOOL
from cgt_cite.complete.responses import read_json
from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.fields.text import clean
from cgt_cite.records.queries import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ENDPOINT = "esearch.fcgi"
MAX_DOIS = 100  # per request
_MAX_FOUND = 200  # PMIDs in a response; those of DOIs are hardly ever more than the DOIs
_MAX_QUOTED = 100  # characters of an error


def term_of_dois(dois: Sequence[str]) -> str:
    """The search for any of some DOIs."""
    return " OR ".join(f'"{doi}"[doi]' for doi in dois)


def term_of_title(query: str) -> str:
    """The search for all words of a title; if the year is known, one year around it is allowed.

    >>> term_of_title("gene therapy of haemophilia|2019")
    'gene[ti] AND therapy[ti] AND of[ti] AND haemophilia[ti] AND 2018:2020[dp]'
    """
    words, _, year = query.partition(SEPARATOR)
    parts = [f"{word}[ti]" for word in words.split()]
    parts += [f"{int(year) - 1}:{int(year) + 1}[dp]"] if year else []
    return " AND ".join(parts)


def request_parameters(term: str, email: str, key: str) -> dict[str, str]:
    """The parameters that request the PMIDs of a search."""
    parameters = {"db": "pubmed", "retmode": "json", "term": term, "retmax": str(_MAX_FOUND), "tool": TOOL}
    return parameters | ({"email": email} if email else {}) | ({"api_key": key} if key else {})


def read_pmids(chunks: Iterable[bytes]) -> tuple[str, ...]:
    """The PMIDs in a response; raises `TransientError` if it is an error or not such a response."""
    result = read_json(chunks).get("esearchresult")
    if not isinstance(result, dict):
        raise TransientError("the server's response has no search result")
    if error := result.get("ERROR"):
        raise TransientError(f"the search failed ({clean(str(error))[:_MAX_QUOTED]})")
    found = result.get("idlist")
    if not isinstance(found, list):
        raise TransientError("the server's response has no list of PMIDs")
    return tuple(filter(None, map(parse_pmid, map(str, found))))
