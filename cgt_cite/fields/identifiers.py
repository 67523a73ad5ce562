"""Find DOIs, PMIDs, PMCIDs and arXiv numbers in text and links, and normalize them.

A DOI keeps its own brackets, `<>` and `;` (SICI) but not what surrounds it: quotes, unmatched closing
brackets, the sentence's punctuation.  Its case is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from cgt_cite.fields.text import clean
from cgt_cite.regex import lazy_compile

_DOI_START = r"10\.\d{4,9}(?:\.\d{1,9}){0,4}/"
_SICI = r"(?:\([Ss][Ii][Cc][Ii]\)|[\d-]{9}\(\d{4,8}\))\S{1,60}?<[^<>\s]{1,40}>\S*"  # may contain brackets, ;
# Some DOIs directly follow a full stop, `42-48.10.1016/j.x`; but `12.10.2014/` is a date, 3.10.1 a version.
_NOT_WITHIN = r"(?:(?<![\w.])|(?<=[^\W\d]\.)|(?:(?<=\d\d\.)|(?<=[-–]\d\.))(?!10\.(?:19|20)\d\d/))"
DOI = lazy_compile(rf"{_NOT_WITHIN}{_DOI_START}(?:{_SICI}|[^\s\"“”<>«»|]+)")
_WHOLE_DOI = lazy_compile(rf"{_DOI_START}\S+")
_PAGE_NAMES = (
    *("full", "full/[a-z]{2}", "fulltext", "full-text", "abstract", "short", "summary", "meta", "references"),
    *("pdf", r"pdf\+html", "epdf", "pdfplus", "html?", "supplementary-material", "suppl_file/.*"),
)
_PAGE_SUFFIXES = lazy_compile(  # suffixes in the URLs of publishers' pages
    rf"(?:(?<=\d)v\d{{1,2}})?(?:[/.](?:{'|'.join(_PAGE_NAMES)}))*/?\Z"
)
_OXFORD_NUMBER = lazy_compile(r"/\d{6,9}\Z")  # follows the DOI in URLs of Oxford University Press
_RESOLVER = lazy_compile(r"^(?:https?:)?//[^/?#\s]+/(?:doi/)?(?=10\.)", re.IGNORECASE)
_PMCID = lazy_compile(r"(?<![a-z])PMC\s?(\d{3,9})\b", re.IGNORECASE)
_PMID = lazy_compile(r"\b(?:PMID|PubMed(?:\s+ID)?)\s*[:#]?\s*(\d{1,8})\b", re.IGNORECASE)
_ARXIV = lazy_compile(
    r"\barxiv(?:\.org/abs/|\.org/pdf/|\s*:\s*|\.)((?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7}))",
    re.IGNORECASE,
)
_BOOKSHELF = lazy_compile(r"\bNBK\d{2,9}\b", re.IGNORECASE)
_PMC_PATH = lazy_compile(r"/articles/(?:pmc)?(\d{3,9})\b", re.IGNORECASE)
_PUBMED_PATH = lazy_compile(r"(?:^|pubmed[^/?#]*)/(?:pubmed/)?(\d{1,8})/?(?:[?#]|$)", re.IGNORECASE)
_FOLLOWING_TEXT = lazy_compile(
    r"(?:[;,.]?(?:pmid|pmcid|epub|available|accessed|\[(?!\d+:))|[;,.](?:pubmed|https?:)|;\s*pmc\d).*$",
    re.IGNORECASE,
)
# An article number printed after a DOI that ends in it, or the publisher's own number.
_APPENDED = lazy_compile(
    r"(?<=\D)(?P<own>\d{5,20})\.[eE]?(?P=own)\Z|\.S\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX]\Z"
)
_DOI_PREFIX = "10."
_TRAILING = ".,;:'’‘*"
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_DASHES = str.maketrans("‐‑‒–—−", "------")  # typographic, never part of a registered DOI


def doi_candidates(text: str) -> Iterator[re.Match[str]]:
    """What may be DOIs, with the text that adjoins them; trying each `10.` is faster than a search."""
    at = text.find(_DOI_PREFIX)
    while at >= 0:
        match = DOI.match(text, at)
        if match:
            yield match
        at = text.find(_DOI_PREFIX, match.end() if match else at + 1)


def trim_doi(text: str) -> str:
    """`text`, which starts with a DOI, without what follows the DOI in its sentence."""
    text = _strip_appended(_FOLLOWING_TEXT.sub("", text.translate(_DASHES)).rstrip("."))
    while text:
        last = text[-1]
        opener = _CLOSERS.get(last)
        if last in _TRAILING or (opener and text.count(opener) < text.count(last)):
            text = text[:-1]
        else:
            break
    return text


def _strip_appended(text: str) -> str:
    found = _APPENDED.search(text)
    return text[: found.end("own") if found["own"] else found.start()] if found else text


def find_dois(text: str) -> Iterator[tuple[int, int, str]]:
    """Every DOI in `text` with its start and end, bare, labelled or in a resolver's URL."""
    for match in doi_candidates(text):
        doi = trim_doi(match[0])
        if not clean(doi).endswith("/"):  # invisible characters are not a suffix
            yield match.start(), match.start() + len(doi), doi


def find_doi(text: str | None) -> str:
    """The first DOI in `text` (a link, a label, a bare DOI), percent-decoded, or an empty string."""
    found = next(find_dois(unquote(text or "").strip()), None)
    return found[2] if found else ""


def parse_doi(text: str | None) -> str:
    """The DOI that all of `text` is, as in a link or attribute, untrimmed; else the first DOI in it."""
    text = clean(_RESOLVER.sub("", unquote(text or "").strip().translate(_DASHES), count=1))
    return text if _WHOLE_DOI.fullmatch(text) else find_doi(text)


def doi_of_url(url: str) -> str:
    """The DOI contained in the URL of a publisher's page, or an empty string.

    >>> doi_of_url("https://www.tandfonline.com/doi/full/10.1080/17483107.2019.1650300?scroll=top")
    '10.1080/17483107.2019.1650300'
    """
    path = url.partition("?")[0].partition("#")[0].partition(";jsessionid")[0]
    found = _PAGE_SUFFIXES.sub("", find_doi(path), count=1) if "10." in path else ""
    return _OXFORD_NUMBER.sub("", found) if "academic.oup.com/" in url else found


def parse_pmid(text: str | None) -> str:
    """The PMID that is labelled as such in `text` (`PMID: 123`) or is all of it, as digits."""
    text = (text or "").strip()
    if text.isascii() and text.isdigit() and len(text) <= 8:  # noqa: PLR2004 - PMIDs have 8 digits at most
        return text.lstrip("0")
    match = _PMID.search(text)
    return match[1].lstrip("0") if match else ""


def pmid_of_link(href: str | None) -> str:
    """The PMID in a link to PubMed: `/123/`, `https://pubmed.../123`, `.../pubmed/123`."""
    match = _PUBMED_PATH.search(href or "")
    return match[1].lstrip("0") if match else ""


def parse_pmcid(text: str | None) -> str:
    """The PMCID in `text` or at the end of a PMC link, as `PMC` and digits."""
    match = _PMCID.search(text or "") or _PMC_PATH.search(text or "")
    digits = match[1] if match else (text or "").strip()
    number = digits.lstrip("0") if digits.isascii() and digits.isdigit() else ""
    return f"PMC{number}" if number else ""


def find_bookshelf_id(text: str | None) -> str:
    """The identifier of a book or chapter on NCBI Bookshelf in `text`: `NBK1247`."""
    match = _BOOKSHELF.search(text or "")
    return match[0].upper() if match else ""


def arxiv(text: str | None) -> str:
    """The arXiv number in `text`, without its version."""
    match = _ARXIV.search(text or "")
    return match[1].lower() if match else ""
