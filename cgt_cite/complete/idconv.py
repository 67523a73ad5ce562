"""The PMC ID converter, which knows the PMIDs of articles in PMC by DOI and PMCID.

Its documentation is at https://pmc.ncbi.nlm.nih.gov/tools/id-converter-api/: up to 200 identifiers of one
type in a GET request, separated by commas; `tool` and `email` as for the E-utilities, but no key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from cgt_cite.complete.failures import TransientError
from cgt_cite.complete.policy import TOOL
from cgt_cite.complete.responses import read_json
from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.records.lookup import Method
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ENDPOINT = "idconv/"  # below a base URL that is not NCBI's
MAX_IDS = 200  # per request
_MAX_LENGTH = 6000  # characters of the identifiers in a URL: servers refuse lines of more than 8 KB
_TYPES = {Method.DOI: "doi", Method.PMCID: "pmcid"}
_VALID = lazy_compile(r"10\.\d{4,9}/[-._;()/:a-z0-9]+|PMC\d+")  # one invalid DOI makes it refuse a request


def accepts(identifier: str) -> bool:
    """Whether an identifier can be sent without risk."""
    return bool(_VALID.fullmatch(identifier))


def split(identifiers: Sequence[str]) -> Iterator[list[str]]:
    """The identifiers in batches, each for one request."""
    batch: list[str] = []
    length = 0
    for identifier in identifiers:
        needed = len(quote_plus(identifier)) + len("%2C")
        if batch and (len(batch) == MAX_IDS or length + needed > _MAX_LENGTH):
            yield batch
            batch, length = [], 0
        batch.append(identifier)
        length += needed
    if batch:
        yield batch


def request_parameters(method: Method, identifiers: Sequence[str], email: str) -> dict[str, str]:
    """The parameters that request the PMIDs of DOIs or PMCIDs."""
    parameters = {"ids": ",".join(identifiers), "idtype": _TYPES[method], "format": "json", "versions": "no"}
    return parameters | {"tool": TOOL} | ({"email": email} if email else {})


def read_pmids(chunks: Iterable[bytes]) -> dict[str, str]:
    """The PMIDs in a response by the requested identifier, in lower case; articles outside PMC have none.

    Raises `TransientError` if it is not such a response.
    """
    response = read_json(chunks)
    records = response.get("records")
    if not isinstance(records, list):
        raise TransientError("the server's response has no records")
    found = {
        str(record.get("requested-id", "")).casefold(): parse_pmid(str(record.get("pmid", "")))
        for record in records
        if isinstance(record, dict)
    }
    return {identifier: pmid for identifier, pmid in found.items() if identifier and pmid}
