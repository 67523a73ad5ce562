"""How documents are recognised: by byte signatures or, for texts without a fixed one, by patterns."""

from __future__ import annotations

import re

from cgt_cite.regex import lazy_compile

# Bytes that occur in a document, or several that all occur in it; a leading `^` means at its start.  Where
# signatures are alternatives, as in `Layout.signatures`, one is enough.
Signature = bytes | tuple[bytes, ...]

# JSON and scripts begin with one of these.
CODE_STARTS = (b"{", b"[{", b'["', b"[\n", b"(function", b"!function", b"#!", b"/*", b"//")

# The header row of PubMed's CSV, with the columns in any order: those since 2020 and the older ones.
CSV_HEADER = lazy_compile(
    rb"\A(?:sep=.\s+)?(?=[^\r\n]*\b(?:PMID|EntrezUID)\b)(?=[^\r\n]*\bTitle\b)"
    rb"(?=[^\r\n]*\b(?:Citation|ShortDetails)\b)[^\r\n]*[,;\t]",
    re.IGNORECASE,
)

_PUBMED = (
    rb"(?:https?:)?(?://)?[\w.-]{0,100}\b(?:pubmed|ncbi|nih|pmc)\b[\w.-]{0,100}/[^\s,;|\"'<>()\[\]]{1,300}"
)
_DOI = rb"(?:(?:https?:)?//)?(?:dx\.|www\.)?(?:doi\.org/)?10\.\d{4,9}/[^\s,;|\"]{1,300}"
_LABEL = rb"(?:PMIDs?|PMCIDs?|DOIs?|PubMed|PubMed[ _]?IDs?|uids?|ids?|URLs?|links?)"
_ITEM = rb"(?:%b|%b|PMC\d{1,9}|\d{1,20}(?:\.0)?)" % (_PUBMED, _DOI)
_GAP = rb"(?:[\s,;|\"'<>()\[\]]|[*-]\s|\xe2\x80\xa2)"
# A text that consists only of identifiers and URLs, with or without labels.
ONLY_IDENTIFIERS = lazy_compile(
    rb"\A(?>%b)*+(?>%b(?!\w)(?>%b)*+)?(?>(?>%b\s*+[:=#]?(?>%b)*+)?%b(?!\w)(?>%b)*+)++\Z"
    % (_GAP, _LABEL, _GAP, _LABEL, _GAP, _ITEM, _GAP),
    re.IGNORECASE,
)

_TO_NCBI = rb"<?(?:https?://[^\s)]{0,100}\b(?:pubmed|ncbi)\b|/\d{1,8}/|/\?term=)"
# Markdown links to PubMed: inline, as reference definitions, or as HTML.
MARKDOWN_LINK = lazy_compile(
    rb"\]\( ?%b|^ {0,8}\[[^\]\n]{1,200}\]: *%b|<a\s+href=\"%b" % (_TO_NCBI, _TO_NCBI, _TO_NCBI), re.MULTILINE
)

_LINE = rb"[> \t]*+[^\s>][^\n]*\n"
# Numbered entries of a few lines that end with a PMID, or the header `Items 1-20 of 345`.
NUMBERED_RESULTS = lazy_compile(
    rb"^[> \t]*+\d{1,6}\. +\S[^\n]*\n(?:%b){1,30}?[> \t]*+(?:PMCID: \S+ +)?PMID: *\d"
    rb"|^[> \t]*+Items? +\d{1,7} ?(?:-|to|\xe2\x80\x93) ?\d{1,7} +of +\d" % _LINE,
    re.MULTILINE,
)

_TRANSLATION_WITHIN = 1 << 13  # bytes that are searched for traces of a translation
_ROOT = b"<html"
_TRANSLATED_CLASSES = (b"translated-ltr", b"translated-rtl")  # set by Chrome on the root element
# left in the markup by Edge (two of them) and Google Translate
_TRANSLATED_MARKUP = (b"_msttexthash=", b"_mstmutation=", b'<font style="vertical-align: inherit')


def has_signature(data: bytes, signature: Signature) -> bool:
    """Whether `data` contains the signature; a leading `^` means at its start."""
    if isinstance(signature, tuple):
        return all(has_signature(data, member) for member in signature)
    return data.startswith(signature[1:]) if signature.startswith(b"^") else signature in data


def is_translated(data: bytes) -> bool:
    """Whether an HTML page was saved after machine translation in a browser, which leaves traces in it."""
    head = data[:_TRANSLATION_WITHIN]
    start = head.find(_ROOT)
    root = head[start : head.find(b">", start)]
    has_class = any(name in root for name in _TRANSLATED_CLASSES)
    return has_class or any(trace in head for trace in _TRANSLATED_MARKUP)
