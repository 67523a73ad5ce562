"""What gets saved instead of a page, and what to do about each: data and two look-ups."""

from __future__ import annotations

from cgt_cite.pages.other_texts import any_text, which_form
from cgt_cite.pages.signatures import has_signature
from cgt_cite.regex import lazy_compile

Stranger = tuple[tuple[bytes, ...], str, str]  # marks that must all be there, what it is, what to do

_SAVE_AGAIN = "open the article in a browser and save it again"
_RETRY_LATER = "wait a while, open the article in a browser and save it again"
_SAVE_PUBMED_PAGE = "save the article's PubMed page instead"
_SIGN_IN = "sign in, open the article and save it again"
_UNPACK = "unpack it and name the folder"
_SOLVE_CAPTCHA = "answer it in a browser, then save the article"

# told by their first bytes, before anything is made of them
_BINARY: tuple[Stranger, ...] = (
    ((b"^%PDF-",), "this is a PDF", "save the article's PubMed page, not its full text"),
    ((b"^%!PS",), "this is PostScript", "save the article's PubMed page, not its full text"),
    ((b"^{\\rtf",), "this is an RTF document", _SAVE_PUBMED_PAGE),
    ((b"^\xd0\xcf\x11\xe0",), "this is an Office document", _SAVE_PUBMED_PAGE),
    ((b"^PK\x03\x04", b"word/"), "this is an Office document", _SAVE_PUBMED_PAGE),
    ((b"^PK\x03\x04", b"xl/"), "this is an Office document", _SAVE_PUBMED_PAGE),
    ((b"^PK\x03\x04", b"application/epub"), "this is an e-book", _SAVE_PUBMED_PAGE),
    ((b"^PK\x03\x04",), "this is a zip archive", _UNPACK),
    ((b"^Rar!",), "this is a RAR archive", _UNPACK),
    ((b"^7z\xbc\xaf",), "this is a 7-Zip archive", _UNPACK),
    ((b"^BZh",), "this is packed with bzip2", _UNPACK),
    ((b"^\xfd7zXZ",), "this is packed with xz", _UNPACK),
    ((b"^\x28\xb5\x2f\xfd",), "this is packed with zstd", _UNPACK),
    ((b"ustar\0",), "this is a tar archive", _UNPACK),
    ((b"ustar  \0",), "this is a tar archive", _UNPACK),
    ((b"^\x89PNG",), "this is an image", _SAVE_AGAIN),
    ((b"^\xff\xd8\xff",), "this is an image", _SAVE_AGAIN),
    ((b"^GIF8",), "this is an image", _SAVE_AGAIN),
    ((b"^RIFF", b"WEBP"), "this is an image", _SAVE_AGAIN),
    ((b"^II*\0",), "this is an image", _SAVE_AGAIN),
    ((b"^MM\0*",), "this is an image", _SAVE_AGAIN),
    ((b"^\0\0\x01\0",), "this is an icon", _SAVE_AGAIN),
    ((b"^wOF",), "this is a font", _SAVE_AGAIN),
    ((b"^SQLite format 3",), "this is a database", _SAVE_PUBMED_PAGE),
    ((b"^\x7fELF",), "this is a program", _SAVE_PUBMED_PAGE),
    ((b"^MZ\x90",), "this is a program", _SAVE_PUBMED_PAGE),
)
# One of these is in each of them, and most pages have none.
_BEGINNINGS = tuple(mark[1:] for marks, *_ in _BINARY for mark in marks if mark.startswith(b"^"))
_TAR = b"ustar"
_HEAD = 4096
_CODE = (b"{", b"[{", b'["', b"[\n", b"(function", b"!function", b"#!", b"/*", b"//", b"@", b'"use strict"')
_NO_MATCH = ("", "")

_NCBI: tuple[Stranger, ...] = (
    (
        (b"cookie-required",),
        "this is NCBI's 'cookies must be enabled' page, saved instead of the article",
        _SAVE_AGAIN,
    ),
    ((b"/_pow/solve",), "this is NCBI's check for robots, saved instead of the article", _SAVE_AGAIN),
    (
        (b"500 Error - NCBI",),
        "this is NCBI's 'server error' page, saved instead of the article",
        _RETRY_LATER,
    ),
    ((b"access to PubMed Central has been blocked",), "this is PMC's page for blocked programs", _SAVE_AGAIN),
    ((b"WWW Error", b"Diagnostic"), "this is NCBI's page for blocked programs", _SAVE_AGAIN),
    ((b"API rate limit exceeded",), "this is NCBI's 'too many requests' answer", _RETRY_LATER),
    ((b"Page not available", b"ncbi"), "this is NCBI's 'page not available' page", _SAVE_AGAIN),
    (
        (b"Page not found", b"ncbi"),
        "this is NCBI's 'page not found' page",
        "check the PMID, then save it again",
    ),
    ((b"search-results", b"ncbi"), "this is a page of search results without any result", "search again"),
    ((b"toc-entry", b"PEntrez"), "this is a page of search results of PMC", "save the results of PubMed"),
    ((b"<eSummaryResult",), "this is a summary from the E-utilities", "fetch the record with efetch as XML"),
    (
        (b"^{", b'"uids"', b'"uid"'),
        "this is a summary from the E-utilities",
        "fetch the record with efetch as XML",
    ),
    (
        (b"^{", b'"esearchresult"'),
        "this is a list of numbers from the E-utilities",
        "fetch the records with efetch",
    ),
    ((b"<eSearchResult",), "this is a list of numbers from the E-utilities", "fetch the records with efetch"),
    ((b"<eFetchResult",), "this is an error from the E-utilities", "fetch the records again"),
    ((b"myncbi", b"<html"), "this is a page of My NCBI", "save the articles' own pages"),
    ((b'name="ncbi_db"',), "this is a page of another NCBI database", _SAVE_PUBMED_PAGE),
    ((b"name=ncbi_db ",), "this is a page of another NCBI database", _SAVE_PUBMED_PAGE),
)

_ELSEWHERE: tuple[Stranger, ...] = (
    ((b"challenge-platform",), "this is a check for robots, saved instead of the article", _SOLVE_CAPTCHA),
    ((b"verify you are human",), "this is a check for robots, saved instead of the article", _SOLVE_CAPTCHA),
    ((b"g-recaptcha",), "this is a check for robots, saved instead of the article", _SOLVE_CAPTCHA),
    ((b"citation_title",), "this is an article's page on another site", _SAVE_PUBMED_PAGE),
    ((b"citation_doi",), "this is an article's page on another site", _SAVE_PUBMED_PAGE),
    ((b'type="password"',), "this is a sign-in page, saved instead of the article", _SIGN_IN),
    ((b"type='password'",), "this is a sign-in page, saved instead of the article", _SIGN_IN),
    ((b"type=password",), "this is a sign-in page, saved instead of the article", _SIGN_IN),
    ((b"SAMLRequest",), "this is a sign-in page, saved instead of the article", _SIGN_IN),
    ((b"<title>401",), "this is a server's 'sign in' answer", _SIGN_IN),
    ((b"<title>403",), "this is a server's 'forbidden' answer", _SAVE_AGAIN),
    ((b"<title>404",), "this is a server's 'not found' answer", _SAVE_AGAIN),
    ((b"<title>429",), "this is a server's 'too many requests' answer", _RETRY_LATER),
    ((b"<title>50",), "this is a server's error page", _RETRY_LATER),
    ((b"^<svg",), "this is an image", _SAVE_AGAIN),
    ((b"<feed", b"http://www.w3.org/2005/Atom"), "this is a feed, but none of PubMed's", _SAVE_PUBMED_PAGE),
    ((b"^<?xml", b"<svg"), "this is an image", _SAVE_AGAIN),
    ((b"^<", b"<html"), "this is a web page, but none of PubMed's", _SAVE_PUBMED_PAGE),
    ((b"^<?xml",), "this is XML, but no PubMed record", "save the record as PubMed XML"),
    ((b"^{",), "this is JSON", _SAVE_PUBMED_PAGE),
    ((b"^[",), "this is JSON", _SAVE_PUBMED_PAGE),
    ((b"^(function",), "this is a script", _SAVE_AGAIN),
    ((b"^!function",), "this is a script", _SAVE_AGAIN),
    ((b'^"use strict"',), "this is a script", _SAVE_AGAIN),
    ((b"function(", b"return", b"var "), "this is a script", _SAVE_AGAIN),
    ((b"^#!",), "this is a script", _SAVE_PUBMED_PAGE),
    ((b"^@charset",), "this is a style sheet", _SAVE_AGAIN),
    ((b"{", b"}", b"px;"), "this is a style sheet", _SAVE_AGAIN),
    ((b"\0",), "this is no text", _SAVE_PUBMED_PAGE),
)


_BIBLIOGRAPHIES = (
    (lazy_compile(rb"\A(?:%[^\n]*\n|\s)*+@[A-Za-z]{3,20}\s*+[{(]"), "BibTeX"),
    (lazy_compile(rb"(?:[^\n]{0,200}\n){0,12}?TY  - "), "RIS"),  # some begin with who exported it
    (lazy_compile(rb"%0 "), "EndNote"),
    (lazy_compile(rb"key,type,title,authors,"), "CSV"),
    (lazy_compile(rb'(?:\[\s*)?\{\s*"id"'), "CSL-JSON"),
)


def detect_bibliography_format(data: bytes) -> str:
    """The format of a bibliography, perhaps one of this program's own; nothing for other texts."""
    if data[:_HEAD].lstrip().startswith(b"<"):
        return ""
    data = data.lstrip()
    return next((name for pattern, name in _BIBLIOGRAPHIES if pattern.match(data)), "")


def why_no_text(data: bytes) -> tuple[str, str]:
    """What a file is that holds something other than text, and what to do; both empty for others."""
    head = data[:_HEAD]
    return _found(_BINARY, head) if head.startswith(_BEGINNINGS) or _TAR in head else _NO_MATCH


def identify_non_page(data: bytes) -> tuple[str, str]:
    """What a text is instead of a page, and what to do; both empty where nobody knows."""
    data = data.strip()
    if not data:
        return "the file is empty", _SAVE_AGAIN
    is_prose = not data.startswith(_CODE) and (not data.startswith(b"<") or data[1:2].isdigit())
    form = which_form(data) if is_prose else _NO_MATCH
    reasons = (form, _found(_NCBI + _ELSEWHERE, data), any_text(data) if is_prose else _NO_MATCH)
    return next(filter(any, reasons), _NO_MATCH)


def _found(strangers: tuple[Stranger, ...], data: bytes) -> tuple[str, str]:
    return next(
        (
            (what, remedy)
            for marks, what, remedy in strangers
            if all(has_signature(data, mark) for mark in marks)
        ),
        _NO_MATCH,
    )
