"""Forms: patterns that recognise texts without marks of their own, for the table of layouts."""

from __future__ import annotations

import re

from cgt_cite.regex import lazy_compile

# The first line of a table with PubMed's columns, in any order: since 2020, and before.
CSV = lazy_compile(
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
# Nothing but identifiers and addresses, each with or without a label.
IDENTIFIERS = lazy_compile(
    rb"\A(?>%b)*+(?>%b(?!\w)(?>%b)*+)?(?>(?>%b\s*+[:=#]?(?>%b)*+)?%b(?!\w)(?>%b)*+)++\Z"
    % (_GAP, _LABEL, _GAP, _LABEL, _GAP, _ITEM, _GAP),
    re.IGNORECASE,
)

_TO_NCBI = rb"<?(?:https?://[^\s)]{0,100}\b(?:pubmed|ncbi)\b|/\d{1,8}/|/\?term=)"
# Links in Markdown, inline or with their addresses below, that lead to PubMed.
MARKDOWN = lazy_compile(
    rb"\]\( ?%b|^ {0,8}\[[^\]\n]{1,200}\]: *%b|<a\s+href=\"%b" % (_TO_NCBI, _TO_NCBI, _TO_NCBI), re.MULTILINE
)

_LINE = rb"[> \t]*+[^\s>][^\n]*\n"
# Numbered entries of which each is a few lines with the PMID below, or a list that counts its items.
RESULTS = lazy_compile(
    rb"^[> \t]*+\d{1,6}\. +\S[^\n]*\n(?:%b){1,30}?[> \t]*+(?:PMCID: \S+ +)?PMID: *\d"
    rb"|^[> \t]*+Items? +\d{1,7} ?(?:-|to|\xe2\x80\x93) ?\d{1,7} +of +\d" % _LINE,
    re.MULTILINE,
)
