"""Recognise files that are not PubMed pages: what each is, and what the user can do."""

from __future__ import annotations

from cgt_cite.pages.non_page_texts import describe_unknown_text, identify_text
from cgt_cite.pages.signatures import CODE_STARTS, has_signature
from cgt_cite.regex import lazy_compile

NonPage = tuple[tuple[bytes, ...], str, str]  # signatures (all required), what it is, what to do

_SAVE_AGAIN = "open the article in a browser and save it again"
_RETRY_LATER = "wait a while, open the article in a browser and save it again"
_SAVE_PUBMED_PAGE = "save the article's PubMed page instead"
_SIGN_IN = "sign in, open the article and save it again"
_UNPACK = "unpack it and run again on the folder"
_SOLVE_CAPTCHA = "pass the check in a browser, then save the article"

# recognised by their first bytes, before decoding
_BINARY: tuple[NonPage, ...] = (
    ((b"^%PDF-",), "this is a PDF", _SAVE_PUBMED_PAGE),
    ((b"^%!PS",), "this is a PostScript file", _SAVE_PUBMED_PAGE),
    ((b"^{\\rtf",), "this is an RTF document", _SAVE_PUBMED_PAGE),
    ((b"^\xd0\xcf\x11\xe0",), "this is an Office document", _SAVE_PUBMED_PAGE),
    ((b"^PK\x03\x04", b"word/"), "this is an Office document", _SAVE_PUBMED_PAGE),
    ((b"^PK\x03\x04", b"xl/"), "this is an Office document", _SAVE_PUBMED_PAGE),
    ((b"^PK\x03\x04", b"application/epub"), "this is an e-book", _SAVE_PUBMED_PAGE),
    ((b"^PK\x03\x04",), "this is a zip archive", _UNPACK),
    ((b"^Rar!",), "this is a RAR archive", _UNPACK),
    ((b"^7z\xbc\xaf",), "this is a 7-Zip archive", _UNPACK),
    ((b"^BZh",), "this is a bzip2 file", _UNPACK),
    ((b"^\xfd7zXZ",), "this is an xz file", _UNPACK),
    ((b"^\x28\xb5\x2f\xfd",), "this is a zstd file", _UNPACK),
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
    ((b"^PAR1",), "this is a Parquet file", _SAVE_PUBMED_PAGE),
    ((b"^\x7fELF",), "this is a program", _SAVE_PUBMED_PAGE),
    ((b"^MZ\x90",), "this is a program", _SAVE_PUBMED_PAGE),
)
# Checked first: every binary file has one of these or `_TAR`, and most pages have neither.
_BINARY_PREFIXES = tuple(
    signature[1:] for required, *_ in _BINARY for signature in required if signature.startswith(b"^")
)
_TAR = b"ustar"
_HEAD = 4096
_NOT_PROSE = (*CODE_STARTS, b"@", b'"use strict"')
_NO_MATCH = ("", "")

_NCBI_PAGES: tuple[NonPage, ...] = (
    (
        (b"cookie-required",),
        "this is NCBI's 'cookies must be enabled' page, saved instead of the article",
        _SAVE_AGAIN,
    ),
    ((b"/_pow/solve",), "this is NCBI's robot check, saved instead of the article", _SAVE_AGAIN),
    (
        (b"500 Error - NCBI",),
        "this is NCBI's 'server error' page, saved instead of the article",
        _RETRY_LATER,
    ),
    ((b"access to PubMed Central has been blocked",), "this is PMC's 'access blocked' page", _SAVE_AGAIN),
    ((b"WWW Error", b"Diagnostic"), "this is NCBI's 'access blocked' page", _SAVE_AGAIN),
    ((b"API rate limit exceeded",), "this is NCBI's 'too many requests' response", _RETRY_LATER),
    ((b"Page not available", b"ncbi"), "this is NCBI's 'page not available' page", _SAVE_AGAIN),
    (
        (b"Page not found", b"ncbi"),
        "this is NCBI's 'page not found' page",
        "check the PMID, then save it again",
    ),
    (
        (b"search-results", b"ncbi"),
        "this is a search results page without results",
        "change the search and save the new results",
    ),
    (
        (b"toc-entry", b"PEntrez"),
        "this is a PMC search results page",
        "open the articles in a browser and save their pages",
    ),
    ((b"<eSummaryResult",), "this is a summary from the E-utilities", "fetch the record with efetch as XML"),
    (
        (b"^{", b'"uids"', b'"uid"'),
        "this is a summary from the E-utilities",
        "fetch the record with efetch as XML",
    ),
    (
        (b"^{", b'"esearchresult"'),
        "this is a list of record IDs from the E-utilities",
        "fetch the records with efetch",
    ),
    (
        (b"<eSearchResult",),
        "this is a list of record IDs from the E-utilities",
        "fetch the records with efetch",
    ),
    ((b"<eFetchResult",), "this is an error message from the E-utilities", "fetch the records again"),
    ((b"myncbi", b"<html"), "this is a My NCBI page", "save the articles' own pages instead"),
    ((b'name="ncbi_db"',), "this is a page of another NCBI database", _SAVE_PUBMED_PAGE),
    ((b"name=ncbi_db ",), "this is a page of another NCBI database", _SAVE_PUBMED_PAGE),
)

_OTHER_SITES: tuple[NonPage, ...] = (
    ((b"challenge-platform",), "this is a robot check, saved instead of the article", _SOLVE_CAPTCHA),
    ((b"verify you are human",), "this is a robot check, saved instead of the article", _SOLVE_CAPTCHA),
    ((b"g-recaptcha",), "this is a robot check, saved instead of the article", _SOLVE_CAPTCHA),
    ((b"citation_title",), "this is an article's page on another site", _SAVE_PUBMED_PAGE),
    ((b"citation_doi",), "this is an article's page on another site", _SAVE_PUBMED_PAGE),
    ((b'type="password"',), "this is a sign-in page, saved instead of the article", _SIGN_IN),
    ((b"type='password'",), "this is a sign-in page, saved instead of the article", _SIGN_IN),
    ((b"type=password",), "this is a sign-in page, saved instead of the article", _SIGN_IN),
    ((b"SAMLRequest",), "this is a sign-in page, saved instead of the article", _SIGN_IN),
    ((b"<title>401",), "this is a server's 'sign in' response", _SIGN_IN),
    ((b"<title>403",), "this is a server's 'forbidden' response", _SAVE_AGAIN),
    ((b"<title>404",), "this is a server's 'not found' response", _SAVE_AGAIN),
    ((b"<title>429",), "this is a server's 'too many requests' response", _RETRY_LATER),
    ((b"<title>50",), "this is a server's error page", _RETRY_LATER),
    ((b"^<svg",), "this is an image", _SAVE_AGAIN),
    (
        (b"<feed", b"http://www.w3.org/2005/Atom"),
        "this is an Atom feed, not one of PubMed's",
        _SAVE_PUBMED_PAGE,
    ),
    ((b"^<?xml", b"<svg"), "this is an image", _SAVE_AGAIN),
    ((b"^<", b"<html"), "this is a web page, but not from PubMed", _SAVE_PUBMED_PAGE),
    ((b"^<?xml",), "this is XML, but not a PubMed record", "save the record as PubMed XML"),
    ((b"^{",), "this is JSON", _SAVE_PUBMED_PAGE),
    ((b"^[",), "this is JSON", _SAVE_PUBMED_PAGE),
    ((b"^(function",), "this is a script", _SAVE_AGAIN),
    ((b"^!function",), "this is a script", _SAVE_AGAIN),
    ((b'^"use strict"',), "this is a script", _SAVE_AGAIN),
    ((b"function(", b"return", b"var "), "this is a script", _SAVE_AGAIN),
    ((b"^#!",), "this is a script", _SAVE_PUBMED_PAGE),
    ((b"^@charset",), "this is a style sheet", _SAVE_AGAIN),
    ((b"{", b"}", b"px;"), "this is a style sheet", _SAVE_AGAIN),
    ((b"\0",), "this is not a text file", _SAVE_PUBMED_PAGE),
)


_BIBLIOGRAPHIES = (
    (lazy_compile(rb"\A(?:%[^\n]*\n|\s)*+@[A-Za-z]{3,20}\s*+[{(]"), "BibTeX"),
    (lazy_compile(rb"(?:[^\n]{0,200}\n){0,12}?TY  - "), "RIS"),  # the exporter's name may come first
    (lazy_compile(rb"%0 "), "EndNote"),
    (lazy_compile(rb"key,type,title,authors,"), "CSV"),
    (lazy_compile(rb'(?:\[\s*)?\{\s*"id"'), "CSL-JSON"),
)


def detect_bibliography_format(data: bytes) -> str:
    """The format of a bibliography, which this program may have written; empty for other texts."""
    if data[:_HEAD].lstrip().startswith(b"<"):
        return ""
    data = data.lstrip()
    return next((name for pattern, name in _BIBLIOGRAPHIES if pattern.match(data)), "")


REPORT = "a report"
_OWN_FILES = (
    (
        lazy_compile(rb'(?s)<!DOCTYPE html>.{0,1000}<meta name="generator" content="cgt-cite report">'),
        REPORT,
    ),
    (lazy_compile(rb"(?:key,|pmid,|doi,|text,)+field,value\b"), "a table of corrections"),
    (lazy_compile(rb"citing_pmid,citing_doi,source,position,"), "a table of citations"),
    (lazy_compile(rb"article[,;\t]shown[,;\t]stated[,;\t]missing[,;\t]"), "a table of incomplete lists"),
    (lazy_compile(rb"pmid[,;\t]doi[,;\t]title[,;\t]files[,;\t]shown[,;\t]"), "a table of counts"),
    (lazy_compile(rb"name[,;\t]value\r?\nfiles[,;\t]\d+\r?\npages[,;\t]"), "a table of counts"),
    (lazy_compile(rb"pmid\tshown\tstated\tfile\n|method\tquery\n"), "a table of what will be fetched"),
    (lazy_compile(rb"(?s)<\?xml .{0,100}<graphml "), "a graph"),
)


def detect_own_file(data: bytes) -> str:
    """Which file that belongs to this program, but is no bibliography, the text is; empty for other texts."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((name for pattern, name in _OWN_FILES if pattern.match(head)), "")


def identify_binary(data: bytes) -> tuple[str, str]:
    """What a binary file is, and what the user can do; both empty for text."""
    head = data[:_HEAD]
    return _lookup(_BINARY, head) if head.startswith(_BINARY_PREFIXES) or _TAR in head else _NO_MATCH


def identify_non_page(data: bytes) -> tuple[str, str]:
    """What a text is instead of a page, and what the user can do; both empty if unknown."""
    data = data.strip()
    if not data:
        return "the file is empty", _SAVE_AGAIN
    is_prose = not data.startswith(_NOT_PROSE) and (not data.startswith(b"<") or data[1:2].isdigit())
    answers = (
        identify_text(data) if is_prose else _NO_MATCH,
        _lookup(_NCBI_PAGES + _OTHER_SITES, data),
        describe_unknown_text(data) if is_prose else _NO_MATCH,
    )
    return next(filter(any, answers), _NO_MATCH)


def _lookup(table: tuple[NonPage, ...], data: bytes) -> tuple[str, str]:
    return next(
        ((what, remedy) for required, what, remedy in table if has_signature(data, required)),
        _NO_MATCH,
    )
