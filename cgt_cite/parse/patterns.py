"""The forms of marks, as data: for each kind the letters that it cannot do without, and its grammar."""

from __future__ import annotations

import re

from cgt_cite.regex import lazy_compile

_ORDINAL = r"(?:st|nd|rd|th)?"
_MONTH = r"[^\W\d_]{3,12}\.?"
DATE = (
    r"(?:\d{4}(?:[-/.]\d{1,2}){2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}年\s?\d{1,2}月\s?\d{1,2}日|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.|º|er)?[\s-]+(?:de\s+|of\s+)?{_MONTH},?[\s-]+(?:del?\s+)?\d{{4}}|"
    rf"{_MONTH}\s+\d{{1,2}}{_ORDINAL}\s*,?\s+\d{{4}}|"
    rf"\d{{4}}[,\s]+{_MONTH}(?:[\s-]+\d{{1,2}}{_ORDINAL})?(?!\w)|{_MONTH},?\s+(?:de\s+)?\d{{4}})"
)
_CLOSED = r"(?:\s*[\])]){0,2}"
_ACCESS = (
    r"(?:(?:last|date|data\s+d[eo]|fecha\s+de|letzter|zuletzt|page|site)\s+)?(?<!\w)"
    r"(?:accessed|access(?:\s+date)?|cited|citad[oa]|viewed|visited|retrieved|consulted|assessed|"
    r"updated\s+and\s+cited|acesso|acessado|accesso|acceso|accedido|consultado|consulta|consultée?|"
    r"abgerufen|aufgerufen|zugriff|zugegriffen|eingesehen|besucht|acceduto|consultato|"
    r"дата\s+обращения|просмотрено|访问日期|引用日期|检索日期)(?![^\W\d_])"
    r"(?:\s*\b(?:on|in|at|le|el|il|em|am|den|a|il giorno)\b)?"
)
_ACCESS_LETTERS = (
    *("access", "acceso", "acced", "cited", "citad", "viewed", "visited", "retrieved", "consult", "assessed"),
    *("acess", "gerufen", "zugriff", "zugegriffen", "eingesehen", "besucht", "обращ", "просмотр", "日期"),
)
_ONLINE = r"(?:e-?pub|e-?collection|(?:published\s+|first\s+published\s+|available\s+)?online)"
_LANGUAGE = r"(?-i:[^\W\d_a-z])[^\W\d_]{1,20}(?:(?:, | |-)[^\W\d_]{1,20})??"  # checked against the table
_TEXT_WORDS = ("article", "text", "paper", "published", "written", "original", "abstract")
_MEDIA = (
    r"(?:Internet|online|on-line|en l[ií]nea|en ligne|online resource|electronic resource|CD-ROM|DVD|"
    r"(?-i:(?:J|M|D|C|N|P|R|S|Z|G|A|EB|DB|CP)(?:/OL)?))"
)


def _any_case(pattern: str) -> re.Pattern[str]:
    return lazy_compile(pattern, re.IGNORECASE)


# In the order in which they are looked for: what an earlier kind has taken, a later one leaves.
RULES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "accessed",
        _ACCESS_LETTERS,
        _any_case(rf"(?:[\[(]\s*){{0,2}}{_ACCESS}\s*[:：,]?\s*\[?({DATE}){_CLOSED}"),
    ),
    ("accessed", ("[",), lazy_compile(r"\[(\d{4}-\d{1,2}-\d{1,2})\]")),
    ("label", ("",), lazy_compile(r"\A\s*(\[\d{1,3}\]|\(?\d{1,3}[.)])\s+(?=[^\W\d])")),
    (
        "erratum",
        (" in:", " of:", " from:"),
        lazy_compile(
            r"\b((?:Erratum|Retraction|Correction|Comment|Update|Expression of concern) in: .*|"
            r"(?<=\d\. )(?:Retraction of|(?:Corrected and r|R)epublished (?:from|in)): .*)\Z"
        ),
    ),
    (
        "erratum",
        ("[erratum", "[published", "[correct", "[retract"),
        _any_case(r"\[((?:published )?(?:erratum|correction|corrected|retract(?:ed|ion))\b[^\[\]]{0,120})\]"),
    ),
    ("erratum", ("[review of",), lazy_compile(r"(?<=[\w?!] )\[(Review of [^\[\]]{3,200})\]")),
    (
        "epub",
        ("online", "epub", "e-pub", "collection"),
        _any_case(
            rf"(?:[\[(]\s*)?(?<!\w){_ONLINE}"
            rf"(?=\s+ahead|\s+first|[\s:,]{{0,3}}{DATE}|(?<=ollection)\s\d{{4}})"
            rf"(?:\s+(?:ahead\s+of\s+print|first))?[\s:,]{{0,3}}({DATE}|(?<=ollection\s)\d{{4}})?{_CLOSED}"
        ),
    ),
    ("epub", ("published ",), lazy_compile(r"Published (\d{4} [A-Z][a-z]{2}(?: \d{1,2})?)(?=\.)")),
    (
        "url",
        ("//", "www."),
        _any_case(
            r"(?:URL\s*:?\s*)?<?("
            r"(?:(?:https?|ftp)\s?:\s?//\s?(?!(?:dx\.|www\.)?doi\.org|doi:)|www\.(?=\w)(?!doi\.org))"
            r"[^\s<>\"“”]+)>?"
        ),
    ),
    (
        "pmcid",
        ("pmc",),
        lazy_compile(r"(?:\[?(?:PMCID|PubMed Central|PMC free article)\s?:?\s?){0,2}\b(PMC\s?\d{4,9})\b\]?"),
    ),
    (
        "pmid",
        ("pmid", "pubmed", "medline"),
        _any_case(
            r"[\[(]?(?:PubMed\s*)?(?:PMID|PubMed(?:\s+(?:ID|PMID))?|Medline)\s*:?\s*"
            r"0*([1-9]\d{0,7})\b(?:\s*[\])])?"
        ),
    ),
    (
        "arxiv",
        ("arxiv",),
        _any_case(
            r"(?<![\w.])arXiv\s*:?\s*((?:\d{4}\.\d{4,5}|[a-z][\w.-]{1,20}/\d{7})(?:v\d+)?)"
            r"(?:\s*\[[\w.-]+\])?"
        ),
    ),
    (
        "isbn",
        ("isbn",),
        _any_case(
            r"\be?-?ISBN(?:-1[03])?\s*:?\s*"
            r"(97[89][-‐–\s]?(?:\d[-‐–\s]?){9}\d|(?:\d[-‐–\s]?){9}[\dXx])\b"
        ),
    ),
    ("issn", ("issn",), _any_case(r"\be?-?ISSN\s*:?\s*(\d{4}[-‐–]?\d{3}[\dXx])\b")),
    ("urn", ("urn:",), _any_case(r"\b(urn:[a-z0-9-]{2,31}:[^\s<>\"]*[\w/])")),
    (
        "trial",
        ("nct", "isrctn", "ctr", "crd", "drks", "umin", "ctri"),
        lazy_compile(
            r"(?:(?:ClinicalTrials\.gov )?(?:[Ii]dentifier|[Rr]egist(?:ration|ry)(?: [Nn]umber| [Nn]o\.?)?)"
            r"[: ] ?)?"
            r"\b((?:ISRCTN|NCT|ChiCTR[-A-Z]{0,6}|CRD|ACTRN|CTRI/\d{4}/\d\d/|DRKS|UMIN)\s?\d{5,14}|"
            r"EUCTR[\d-]{10,14}(?:-[A-Z]{2})?)\b"
        ),
    ),
    ("medium", ("[",), _any_case(rf"\[\s*({_MEDIA})\s*\]")),
    (
        "language",
        ("[", "(in ", "; (", ". (", *(f"({word} in" for word in _TEXT_WORDS)),
        _any_case(
            # In round brackets within a title, a name alone may be a people's: `amyloidosis (Dutch)`.
            r"[\[(](?:(?<=\[)|(?<=[.;] \()|(?=[^()]{0,12}\bin\s))"
            rf"\s*(?:(?:{'|'.join(_TEXT_WORDS)})\s+)?(?:in\s+)?({_LANGUAGE})"
            r"(?:\s*[;,]?\s*(?:with|abstract|summary|and)[^\])]{0,40})?\s*[\])]"
        ),
    ),
    ("language", ("",), lazy_compile(r"(?<=\d\. )([A-Z][a-z]{3,12})\.?\Z")),
)
# What leads to a DOI: its label, a resolver's address, an opening bracket.
DOI_LEAD = _any_case(
    r"[\[(<]?(?:(?:available\s{1,3}(?:from|at|online)\s{0,3}:?\s{0,3})?(?:https?://|www\.)?(?:dx\.)?doi\.org/|"
    r"https?://(?=doi:)|\bdoi\s{0,3}(?:no\.?|number)?\s{0,3}[:/.]?\s{0,3}){0,4}\Z"
)
KINDS = (
    *("doi", "accessed", "label", "epub", "url", "pmcid", "pmid", "arxiv", "isbn", "issn", "urn", "trial"),
    *("medium", "language", "erratum"),
)
