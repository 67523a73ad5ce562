"""NCBI's ecitmatch, which finds the PMIDs of citations: journal, year, volume, first page and author.

It is documented in https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.ECitMatch: citations are separated
by carriage returns, and each comes back with the PMID after its key, or `NOT_FOUND` or `AMBIGUOUS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.complete.policy import TOOL
from cgt_cite.complete.responses import read_text, unexpected
from cgt_cite.records.queries import SEPARATOR
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ENDPOINT = "ecitmatch.cgi"
MAX_CITATIONS = 100  # per request
_AMBIGUOUS = "AMBIGUOUS"
_ANSWER = lazy_compile(r"(?P<pmid>\d{1,8})|NOT_FOUND\b.*|AMBIGUOUS\b(?P<remark>.*)")
_LISTED = lazy_compile(r"(?<![\d(])\d{1,8}\b(?! citations)")


def request_parameters(citations: Sequence[str], email: str, key: str) -> dict[str, str]:
    """The parameters that request the PMIDs of citations, whose keys are their positions."""
    lines = (SEPARATOR.join((citation, str(number), "")) for number, citation in enumerate(citations))
    parameters = {"db": "pubmed", "retmode": "xml", "bdata": "\r".join(lines), "tool": TOOL}
    return parameters | ({"email": email} if email else {}) | ({"api_key": key} if key else {})


def read_pmids(chunks: Iterable[bytes], count: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The position and the PMIDs of each of `count` citations in a response, of which some may be missing.

    Of an ambiguous one there are several PMIDs, or that word alone.  Raises `TransientError` if all are
    missing.
    """
    text = read_text(chunks)
    keys = {str(number): number for number in range(count)}
    for line in _whole_lines(text, count):
        _, _, rest = line.rpartition(SEPARATOR)
        key = line[: -len(rest) - 1].rpartition(SEPARATOR)[2] if rest else ""
        answer = _ANSWER.fullmatch(rest.strip())
        if answer and key in keys:
            yield keys.pop(key), _pmids(answer["pmid"], answer["remark"])
    if len(keys) == count:
        raise unexpected(text.encode(), "a list of citations")


def _whole_lines(text: str, count: int) -> list[str]:
    """The lines of a response, without one whose end is missing: its PMID may have more digits."""
    lines = text.splitlines()
    is_cut = len(lines) < count and not text.endswith(("\n", "\r"))
    return lines[:-1] if is_cut else lines


def _pmids(pmid: str | None, remark: str | None) -> tuple[str, ...]:
    if remark is None:
        return (pmid.lstrip("0"),) if pmid else ()
    listed = tuple(_LISTED.findall(remark))
    return listed if len(listed) > 1 else (_AMBIGUOUS,)
