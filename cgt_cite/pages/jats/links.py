"""The identifiers and the address of the work that a citation names: of its tags, links and text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import (
    arxiv,
    doi_of_address,
    find_doi,
    find_dois,
    parse_doi,
    parse_pmcid,
    parse_pmid,
    pmid_of_link,
)
from cgt_cite.model import Fields
from cgt_cite.pages.identified import work_from_ids
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.text import href, text_of
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

# the text of links from a reference to a record of the work elsewhere
_LABELS = lazy_compile(
    r"\W*(?:CrossRef|Cross Ref|PubMed|PMC|Medline|Google Scholar|PMC free article|Free PMC article|DOI"
    r"|Web of Science|ISI|Scopus|Full Text|View Article|PubMed/NCBI)\W*",
    re.IGNORECASE,
)
_NCBI = lazy_compile(r"(?:ncbi\.nlm\.nih\.gov|europepmc\.org)\b")
_TAGS = ("pub-id", "object-id")
_READERS = {"DOI": parse_doi, "PubMed": parse_pmid, "PMC": parse_pmcid}
_RESOLVER = "doi.org/"
_ADDRESS = lazy_compile(r"(?:https?|ftp)://[^\s<>]+|www\.[^\s<>]+")
_NUMBER = lazy_compile(
    r"(?:arxiv\s*:?\s*)?(?P<number>\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Za-z]{2})?/\d{7})(?:v\d+)?",
    re.IGNORECASE,
)


def identifiers_of(citation: Element, remarks: str) -> Fields:
    """DOI, PMID, PMCID, arXiv number, other numbers that lead to the work, and its address.

    Of tags first, then of links, then of the remarks between the fields.
    """
    elements = list(citation.iter())
    numbers = [element for element in elements if element.tag in _TAGS]
    links = [element for element in elements if element.tag in tags.LINKS]
    addresses: dict[str, Element | None] = {address: link for link in links if (address := _address(link))}
    addresses |= dict.fromkeys(_addresses_in(remarks))
    led_to = (pair for address in addresses for pair in _led_to(address))
    work = work_from_ids(_once((*_tagged(numbers), *_typed(links), *led_to, *_in_text(remarks))))
    return {
        "DOI": work.DOI,
        "PMCID": work.PMCID,
        "PMID": work.PMID,
        "other_ids": work.other_ids,
        "arxiv": next(filter(None, (*_arxiv_tagged(numbers), *map(arxiv, addresses))), ""),
        "URL": next(filter(None, (_plain(address, link) for address, link in addresses.items())), ""),
    }


def _plain(address: str, link: Element | None) -> str:
    """The address, unless it encodes an identifier or leads to a record of the work elsewhere."""
    identified = arxiv(address) or any(value for _, value in _led_to(address))
    return "" if identified or (link is not None and is_labelled(link)) else address


def is_labelled(link: Element) -> bool:
    """Whether the text of a link only names its target: `CrossRef`, `[Google Scholar]`."""
    return bool(_LABELS.fullmatch(text_of(link)))


def _once(found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The identifiers, each once, whatever its case."""
    seen = set()
    for label, value in found:
        if value and (key := (label, value.casefold())) not in seen:
            seen.add(key)
            yield label, value


def _tagged(elements: list[Element]) -> Iterator[tuple[str, str]]:
    for element in elements:
        kind = element.get("pub-id-type", "").lower()
        value = text_of(element) or href(element)
        if kind in tags.OTHER_IDENTIFIERS:
            yield tags.OTHER_IDENTIFIERS[kind], value
        else:
            yield _identifier(kind, value)


def _identifier(kind: str, value: str) -> tuple[str, str]:
    """A label and the value where it is such an identifier, else nothing."""
    label = tags.IDENTIFIERS.get(kind, "")
    return label, _READERS[label](value) if label else ""


def _typed(links: list[Element]) -> Iterator[tuple[str, str]]:
    """What links lead to that are marked with its kind, or are but text."""
    for link in links:
        target = href(link) or text_of(link)
        yield _identifier(link.get("ext-link-type", "").lower(), target)
        if not _ADDRESS.match(target):
            yield "DOI", find_doi(target)


def _address(link: Element) -> str:
    """Where a link leads on the web; nothing for an identifier."""
    found = _ADDRESS.match(href(link)) or _ADDRESS.match(text_of(link))
    return found[0].rstrip(".,;)") if found else ""


def _addresses_in(text: str) -> Iterator[str]:
    """Addresses in plain text."""
    return (found[0].rstrip(".,;)]") for found in _ADDRESS.finditer(text))


def _led_to(address: str) -> Iterator[tuple[str, str]]:
    """The identifiers that an address encodes."""
    if _NCBI.search(address):
        yield "PubMed", pmid_of_link(address)
        yield "PMC", parse_pmcid(address)
    yield "DOI", parse_doi(address) if _RESOLVER in address else doi_of_address(address)


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    for *_, found in find_dois(text) if "10." in text else ():
        yield "DOI", found


def _arxiv_tagged(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.get("pub-id-type", "").lower() == "arxiv":
            found = _NUMBER.fullmatch(text_of(element))
            yield found["number"] if found else arxiv(text_of(element))
