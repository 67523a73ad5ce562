"""Find the identifiers and the URL of a cited work, from the citation's tags, links and text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import (
    arxiv,
    doi_of_url,
    find_doi,
    find_dois,
    parse_doi,
    parse_pmcid,
    parse_pmid,
    pmid_of_link,
)
from cgt_cite.model import Fields, Identifier
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.text import href, text_of
from cgt_cite.pages.reference_ids import work_from_ids
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

# texts of links to a database record of the cited work
_LABELS = lazy_compile(
    r"\W*(?:CrossRef|Cross Ref|PubMed|PMC|Medline|Google Scholar|PMC free article|Free PMC article|DOI"
    r"|Web of Science|ISI|Scopus|Full Text|View Article|PubMed/NCBI)\W*",
    re.IGNORECASE,
)
_NCBI = lazy_compile(r"(?:ncbi\.nlm\.nih\.gov|europepmc\.org)\b")
_TAGS = ("pub-id", "object-id")
_PARSERS = {"DOI": parse_doi, "PMID": parse_pmid, "PMCID": parse_pmcid}
_RESOLVER = "doi.org/"
_URL = lazy_compile(r"(?:https?|ftp)://[^\s<>]+|www\.[^\s<>]+")
_ARXIV_ID = lazy_compile(
    r"(?:arxiv\s*:?\s*)?(?P<number>\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Za-z]{2})?/\d{7})(?:v\d+)?",
    re.IGNORECASE,
)


def identifiers_of(citation: Element, remarks: str) -> Fields:
    """DOI, PMID, PMCID, arXiv number, other identifiers and the URL of the cited work.

    Tags take precedence over links, and links over the remarks between the fields.
    """
    elements = list(citation.iter())
    id_elements = [element for element in elements if element.tag in _TAGS]
    links = [element for element in elements if element.tag in tags.LINKS]
    urls: dict[str, Element | None] = {url: link for link in links if (url := _url(link))}
    urls |= dict.fromkeys(_urls_in(remarks))
    in_urls = (pair for url in urls for pair in _identifiers_in_url(url))
    found = (*_tagged_identifiers(id_elements), *_from_links(links), *in_urls, *_dois_in_text(remarks))
    work = work_from_ids(_deduplicate(found))
    return {
        "DOI": work.DOI,
        "PMCID": work.PMCID,
        "PMID": work.PMID,
        "other_ids": work.other_ids,
        "arxiv": next(filter(None, (*_tagged_arxiv_ids(id_elements), *map(arxiv, urls))), ""),
        "URL": next(filter(None, (_as_url(url, link) for url, link in urls.items())), ""),
    }


def _as_url(url: str, link: Element | None) -> str:
    """The URL; empty if it contains an identifier or links to a database record of the work."""
    identified = arxiv(url) or any(found.value for found in _identifiers_in_url(url))
    return "" if identified or (link is not None and is_labelled(link)) else url


def is_labelled(link: Element) -> bool:
    """Whether the text of a link is only a database's name: `CrossRef`, `[Google Scholar]`."""
    return bool(_LABELS.fullmatch(text_of(link)))


def _deduplicate(found: Iterable[Identifier]) -> Iterator[Identifier]:
    """The nonempty identifiers without repetitions, ignoring case."""
    seen = set()
    for identifier in found:
        key = identifier.type, identifier.value.casefold()
        if identifier.value and key not in seen:
            seen.add(key)
            yield identifier


def _tagged_identifiers(elements: list[Element]) -> Iterator[Identifier]:
    for element in elements:
        kind = element.get("pub-id-type", "").lower()
        value = text_of(element) or href(element)
        if kind in tags.OTHER_IDENTIFIERS:
            yield Identifier(tags.OTHER_IDENTIFIERS[kind], value)
        else:
            yield _identifier(kind, value)


def _identifier(kind: str, value: str) -> Identifier:
    """An identifier of a type that JATS calls `kind`; its value is empty if it is invalid."""
    own = tags.IDENTIFIERS.get(kind, "")
    return Identifier(own, _PARSERS[own](value) if own else "")


def _from_links(links: list[Element]) -> Iterator[Identifier]:
    """Identifiers from links with an `ext-link-type`, and DOIs from links that are not URLs."""
    for link in links:
        target = href(link) or text_of(link)
        yield _identifier(link.get("ext-link-type", "").lower(), target)
        if not _URL.match(target):
            yield Identifier("DOI", find_doi(target))


def _url(link: Element) -> str:
    """The URL of a link; empty if its target is a bare identifier."""
    found = _URL.match(href(link)) or _URL.match(text_of(link))
    return found[0].rstrip(".,;)") if found else ""


def _urls_in(text: str) -> Iterator[str]:
    """URLs in plain text."""
    return (found[0].rstrip(".,;)]") for found in _URL.finditer(text))


def _identifiers_in_url(url: str) -> Iterator[Identifier]:
    """The identifiers contained in a URL."""
    if _NCBI.search(url):
        yield Identifier("PMID", pmid_of_link(url))
        yield Identifier("PMCID", parse_pmcid(url))
    yield Identifier("DOI", parse_doi(url) if _RESOLVER in url else doi_of_url(url))


def _dois_in_text(text: str) -> Iterator[Identifier]:
    for *_, found in find_dois(text) if "10." in text else ():
        yield Identifier("DOI", found)


def _tagged_arxiv_ids(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.get("pub-id-type", "").lower() == "arxiv":
            found = _ARXIV_ID.fullmatch(text_of(element))
            yield found["number"] if found else arxiv(text_of(element))
