"""`/PMID/references/`: the whole reference list alone, which PubMed's button and scrapers fetch.

The article is identified by the address that the list was saved from, or by the name of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.model import Page, Work
from cgt_cite.pages.html import parse_html
from cgt_cite.pages.pubmed.reference_list import read_references
from cgt_cite.problems import Kind, Problem
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "references_only"
_NOTED = lazy_compile(rb"(?:saved from url=\(\d{1,5}\)|\burl: ?|\bcanonical[\"']?\s+href=[\"']?)(\S{1,200})")
_PATH = lazy_compile(r"(?:^|/)(\d{1,8})/references\b")
_OF_ITS_FILE = lazy_compile(r"(?<![0-9.])(\d{5,8})(?![0-9])")  # shorter numbers count copies or years
_COPY = lazy_compile(r" ?\(\d{1,3}\)(?=\.\w{1,5}$)")  # what browsers add to the name of a second download


def read(source: str, data: bytes, *, address: str = "") -> Iterator[Page | Problem]:
    """The list with its article, of which only the PMID may be known."""
    references, stated = read_references(parse_html(data).body)
    if not references:
        yield Problem(Kind.NOT_A_PAGE, source, "this is a reference list without any reference")
        return
    noted = _NOTED.search(data)
    number = _of_address(address) or _of_address(noted[1].decode("utf-8", "replace") if noted else "")
    yield Page(
        layout=LAYOUT,
        source=source,
        article=Work(PMID=number or _of_address(source) or _of_name(source)),
        references=references,
        reference_count=stated,
    )


def _of_address(address: str) -> str:
    """The PMID in `https://pubmed.ncbi.nlm.nih.gov/123/references/`."""
    match = _PATH.search(address)
    return parse_pmid(match[1]) if match else ""


def _of_name(source: str) -> str:
    """The PMID in a file's name; nothing where it holds more than one number that may be one."""
    numbers = set(_OF_ITS_FILE.findall(_COPY.sub("", source.rpartition("/")[2])))
    return parse_pmid(numbers.pop()) if len(numbers) == 1 else ""
