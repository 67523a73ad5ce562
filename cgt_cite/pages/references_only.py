"""Read `/PMID/references/`: only the full reference list, as fetched by PubMed's button and scrapers.

The article's PMID comes from the URL that the list was saved from, or from the file name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.model import Page, Work
from cgt_cite.pages.html import parse_html
from cgt_cite.pages.pubmed.reference_list import read_references
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAVED_FROM = lazy_compile(
    rb"(?:saved from url=\(\d{1,5}\)|\burl: ?|\bcanonical[\"']?\s+href=[\"']?)(\S{1,200})"
)
_PATH = lazy_compile(r"(?:^|/)(\d{1,8})/references\b")
_IN_FILE_NAME = lazy_compile(r"(?<![0-9.])(\d{5,8})(?![0-9])")  # shorter numbers may be years or copy numbers
_COPY_NUMBER = lazy_compile(r" ?\(\d{1,3}\)(?=\.\w{1,5}$)")  # browsers add it to later downloads


def read(data: bytes, *, source: str, url: str) -> Iterator[Page | Problem]:
    """Yield the list with its article, of which at most the PMID is known."""
    references, count = read_references(parse_html(data).body)
    if not references:
        yield Problem(ProblemKind.NOT_A_PAGE, detail="this is a reference list without any reference")
        return
    saved_from = _SAVED_FROM.search(data)
    stated = saved_from[1].decode("utf-8", "replace") if saved_from else ""
    number = _pmid_in_url(url) or _pmid_in_url(stated)
    yield Page(
        article=Work(PMID=number or _pmid_in_url(source) or _pmid_in_name(source)),
        references=references,
        reference_count=count,
    )


def _pmid_in_url(url: str) -> str:
    """The PMID in `https://pubmed.ncbi.nlm.nih.gov/123/references/`."""
    match = _PATH.search(url)
    return parse_pmid(match[1]) if match else ""


def _pmid_in_name(source: str) -> str:
    """The PMID in a file name; empty if several numbers in it could be one."""
    numbers = set(_IN_FILE_NAME.findall(_COPY_NUMBER.sub("", source.rpartition("/")[2])))
    return parse_pmid(numbers.pop()) if len(numbers) == 1 else ""
