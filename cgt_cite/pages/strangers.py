"""What gets saved instead of a page, and what to do about each: data and one look-up."""

from __future__ import annotations

from cgt_cite.pages.marks import has_mark

_AGAIN = "open the article in a browser and save it again"

# marks that must all be there (in the first bytes where one begins with ^), what it is, what to do
_STRANGERS: tuple[tuple[tuple[bytes, ...], str, str], ...] = (
    ((b"^%PDF-",), "this is a PDF", "save the article's PubMed page, not its full text"),
    ((b"^\x89PNG",), "this is an image", _AGAIN),
    ((b"^\xff\xd8\xff",), "this is an image", _AGAIN),
    ((b"^GIF8",), "this is an image", _AGAIN),
    (
        (b"cookie-required",),
        "this is NCBI's 'cookies must be enabled' page, saved instead of the article",
        _AGAIN,
    ),
    ((b"/_pow/solve",), "this is NCBI's check for robots, saved instead of the article", _AGAIN),
    ((b"500 Error - NCBI",), "this is NCBI's 'server error' page, saved instead of the article", _AGAIN),
    ((b"access to PubMed Central has been blocked",), "this is PMC's page for blocked programs", _AGAIN),
    ((b"Page not available", b"ncbi"), "this is NCBI's 'page not available' page", _AGAIN),
    ((b"search-results", b"ncbi"), "this is a page of search results without any result", _AGAIN),
)


def why_not_a_page(data: bytes) -> tuple[str, str]:
    """What the document is instead, and what to do; both empty where nobody knows."""
    if not data.strip():
        return "the file is empty", _AGAIN
    for marks, reason, remedy in _STRANGERS:
        if all(has_mark(data, mark) for mark in marks):
            return reason, remedy
    return "", ""
