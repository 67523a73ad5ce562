"""Entities: the parts of a reference that have a grammar of their own, found before the rest is tagged.

Identifiers, URLs, dates of access and of publication online, and notes in brackets are entities.
Each is one line of a table, and one word of what the tagger reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.identifiers import find_dois
from cgt_cite.fields.languages import is_language
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES = (
    *("doi", "accessed", "label", "epub", "url", "pmcid", "pmid", "arxiv", "isbn", "issn", "urn", "trial"),
    *("medium", "language", "linked"),
)


class Entity(NamedTuple):
    """A stretch of a reference with its type and its value, which is empty for a URL that is cut short."""

    start: int
    end: int
    type: str  # one of `TYPES`
    value: str


class Rule(NamedTuple):
    """How entities of a type are printed; the last group is the value."""

    type: str
    literals: tuple[str, ...]  # in lower case; a text without any of them cannot match
    pattern: re.Pattern[str]
    longest: int = 0  # characters, of what it matches at the end of a text; 0 if it matches anywhere
    begins: bool = False  # whether it matches at the beginning only


_ORDINAL = r"(?:st|nd|rd|th)?"
_MONTH = r"[^\W\d_]{3,12}\.?"
_DATE = (
    r"(?:\d{4}(?:[-/.]\d{1,2}){2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}年\s?\d{1,2}月\s?\d{1,2}日|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.|º|er)?[\s-]+(?:de\s+|of\s+)?{_MONTH},?[\s-]+(?:del?\s+)?\d{{4}}|"
    rf"{_MONTH}\s+\d{{1,2}}{_ORDINAL}\s*,?\s+\d{{4}}|"
    rf"\d{{4}}[,\s]+{_MONTH}(?:[\s-]+\d{{1,2}}{_ORDINAL})?(?!\w)|{_MONTH},?\s+(?:de\s+)?\d{{4}})"
)
_CLOSED = r"(?:\s*[\])]){0,2}"
_SET_OFF = r"(?:(?<=[\[(.;,] )|(?<=[\[(]))"  # not within a sentence
_ACCESS = (
    r"(?:(?:last|date|data\s+d[eo]|fecha\s+de|letzter|zuletzt|page|site)\s+)?(?<!\w)"
    rf"(?:updated\s+{_DATE}\s*[;,]\s*)?"
    rf"(?:accessed|access(?:\s+date)?|cited|citad[oa]|viewed|{_SET_OFF}(?:visited|assessed)|retrieved|"
    r"consulted|"
    r"updated\s+and\s+cited|acesso|acessado|accesso|acceso|accedido|consultado|consulta|consultée?|"
    r"abgerufen|aufgerufen|zugriff|zugegriffen|eingesehen|besucht|acceduto|consultato|"
    r"дата\s+обращения|просмотрено|访问日期|引用日期|检索日期)(?![^\W\d_])"
    r"(?:\s*\b(?:on the|on|in|at|le|el|il|em|am|den|a|il giorno)\b)?"
)
_ACCESS_LITERALS = (
    *("access", "acceso", "acced", "cited", "citad", "viewed", "visited", "retrieved", "consult", "assessed"),
    *("acess", "gerufen", "zugriff", "zugegriffen", "eingesehen", "besucht", "обращ", "просмотр", "日期"),
)
_ONLINE = (
    r"(?:e-?pub|e-?collection|(?:published\s+|first\s+published\s+|available\s+)online|"
    rf"{_SET_OFF}online)"
)
_LANGUAGE = r"(?-i:[^\W\d_a-z])[^\W\d_]{1,20}(?:(?:, | |-)[^\W\d_]{1,20})??"  # checked against the table
_TEXT_WORDS = ("article", "text", "paper", "published", "written", "original", "abstract")
_MEDIA = (
    r"(?:Internet|online|on-line|en l[ií]nea|en ligne|online resource|electronic resource|CD-ROM|DVD|"
    r"videocassette|video(?: ?recording)?|videodisc|film|map|slide|audio ?cassette|podcast|microfiche|"
    r"(?:computer |mobile )?(?:software|program|app)|data ?set|preprint)"
)
_GBT_CODES = r"(?:J|M|D|C|N|P|R|S|Z|G|A|EB|DB|CP)(?:/OL)?"  # of GB/T 7714
_ARXIV_ARCHIVES = (
    r"(?:hep-(?:th|ph|ex|lat)|astro-ph|cond-mat|gr-qc|math(?:-ph)?|nucl-(?:th|ex)|quant-ph|physics|q-bio|"
    r"nlin|chao-dyn|cs)(?:\.[A-Z]{2})?"
)
_ARXIV_LITERALS = (
    *(
        "hep-",
        "-ph/",
        "-ph.",
        "cond-mat",
        "gr-qc",
        "math/",
        "math.",
        "nucl-",
        "physics/",
        "physics.",
        "q-bio",
    ),
    *("nlin", "chao-dyn", "cs/", "cs."),
)


_CASED = re.NOFLAG


def _rule(type_: str, literals: tuple[str, ...], pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> Rule:
    return Rule(type_, literals, lazy_compile(pattern, flags))


# In the order in which they are looked for: what an earlier rule has matched, a later one leaves.
RULES = (
    _rule("accessed", _ACCESS_LITERALS, rf"(?:[\[(]\s*){{0,2}}{_ACCESS}\s*[:：,]?\s*\[?({_DATE}){_CLOSED}"),
    _rule("accessed", ("[",), r"\[(\d{4}-\d{1,2}-\d{1,2})\]"),
    _rule("label", ("",), r"\A\s*(\[\d{1,3}\]|\(?\d{1,3}[.)])\s+(?=[^\W\d])")._replace(begins=True),
    _rule(
        "linked",
        (" in:", " of:", " from:"),
        r"\b((?:Erratum|Retraction|Correction|Comment|Update|Expression of concern) in: .*|"
        r"(?<=\d\. )(?:Retraction of|(?:Corrected and r|R)epublished (?:from|in)): .*)\Z",
        _CASED,
    ),
    _rule(
        "linked",
        ("[erratum", "[published", "[correct", "[retract"),
        r"\[((?:published )?(?:erratum|correction|corrected|retract(?:ed|ion))\b[^\[\]]{0,120})\]",
    ),
    _rule("linked", ("[review of",), r"(?<=[\w?!] )\[(Review of [^\[\]]{3,200})\]", _CASED),
    _rule(
        "epub",
        ("online", "epub", "e-pub", "collection"),
        rf"(?:[\[(]\s*)?(?<!\w){_ONLINE}"
        rf"(?=\s+ahead|\s+first|[\s:,]{{0,3}}{_DATE}|(?<=ollection)\s\d{{4}})"
        rf"(?:\s+(?:ahead\s+of\s+print|first))?[\s:,]{{0,3}}({_DATE}|(?<=ollection\s)\d{{4}})?{_CLOSED}",
    ),
    _rule("epub", ("published ",), r"Published (\d{4} [A-Z][a-z]{2}(?: \d{1,2})?)(?=\.)", _CASED),
    _rule(
        "url",
        ("//", "www."),
        r"(?:URL\s*:?\s*)?<?("
        r"(?:(?:https?|ftp)\s?:\s?//\s?(?!(?:dx\.|www\.)?doi\.org|doi:)|www\.(?=\w)(?!doi\.org))"
        r"[^\s<>\"“”]+)>?",
    ),
    _rule(
        "pmcid",
        ("pmc",),
        r"(?:\[?(?:PMCID|PubMed Central|PMC free article)\s?:?\s?){0,2}\b(PMC\s?\d{4,9})\b\]?",
        _CASED,
    ),
    _rule(
        "pmid",
        ("pmid", "pubmed", "medline"),
        r"[\[(]?(?:PubMed\s*)?(?:PMID|PubMed(?:\s+(?:ID|PMID))?|Medline)\s*:?\s*"
        r"0*([1-9]\d{0,7})\b(?:\s*[\])])?",
    ),
    _rule(
        "arxiv",
        ("arxiv",),
        r"(?<![\w.])arXiv\s*:?\s*((?:\d{4}\.\d{4,5}|[a-z][\w.-]{1,20}/\d{7})(?:v\d+)?)"
        r"(?:\s*\[[\w.-]+\])?",
    ),
    _rule("arxiv", _ARXIV_LITERALS, rf"\[?(?<![\w/.])({_ARXIV_ARCHIVES}/\d{{7}}(?:v\d+)?)\b\]?", _CASED),
    _rule(
        "isbn",
        ("isbn",),
        r"\be?-?ISBN(?:-1[03])?\s*:?\s*(97[89][-‐–\s]?(?:\d[-‐–\s]?){9}\d|(?:\d[-‐–\s]?){9}[\dXx])\b",
    ),
    _rule("issn", ("issn",), r"\be?-?ISSN\s*:?\s*(\d{4}[-‐–]?\d{3}[\dXx])\b"),
    _rule("urn", ("urn:",), r"\b(urn:[a-z0-9-]{2,31}:[^\s<>\"]*[\w/])"),
    _rule(
        "trial",
        ("nct", "isrctn", "ctr", "crd", "drks", "umin"),
        r"(?:(?:ClinicalTrials\.gov )?(?:[Ii]dentifier|[Rr]egist(?:ration|ry)(?: [Nn]umber| [Nn]o\.?)?)"
        r"[: ] ?)?"
        r"\b((?:ISRCTN|NCT|ChiCTR[-A-Z]{0,6}|CRD|ACTRN|CTRI/\d{4}/\d\d/|DRKS|UMIN)\s?\d{5,14}|"
        r"EUCTR[\d-]{10,14}(?:-[A-Z]{2})?)\b",
        _CASED,
    ),
    _rule("medium", ("[",), rf"\[\s*({_MEDIA})\s*\]"),
    _rule("medium", ("[",), rf"\[({_GBT_CODES})\](?=[.,]|\s*\Z)", _CASED),
    _rule(
        "language",
        ("[", "(in ", "; (", ". (", *(f"({word} in" for word in _TEXT_WORDS)),
        # In round brackets within a title, a name alone may be a people's: `amyloidosis (Dutch)`.
        r"[\[(](?:(?<=\[)|(?<=[.;] \()|(?=[^()]{0,12}\bin\s))"
        rf"\s*(?:(?:{'|'.join(_TEXT_WORDS)})\s+)?(?:in\s+)?({_LANGUAGE})"
        r"(?:\s*[;,]?\s*(?:with|abstract|summary|and)[^\])]{0,40})?\s*[\])]",
    ),
    _rule("language", ("",), r"(?<=\d\. )([A-Z][a-z]{3,12})\.?\Z", _CASED)._replace(longest=14),
)
# What introduces a DOI: its label, a resolver's address, an opening bracket.
_DOI_LEAD = lazy_compile(
    r"[\[(<]?(?:(?:available\s{1,3}(?:from|at|online)\s{0,3}:?\s{0,3})?(?:https?://|www\.)?(?:dx\.)?doi\.org/|"
    r"https?://(?=doi:)|\bdoi\s{0,3}(?:no\.?|number)?\s{0,3}[:/.]?\s{0,3}){0,4}\Z",
    re.IGNORECASE,
)
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_OPENERS = ("[", "(", "<")
_LONGEST_LEAD = 60
_COMMON_LEAD = " doi: "


def find_entities(text: str) -> list[Entity]:
    """All entities of `text`, in order; none overlaps another."""
    lower = text.lower()
    found: list[Entity] = []
    for rule in RULES:
        for literal in rule.literals:
            if literal in lower:
                _add(found, _matches(rule, text))
                break
    if "10." in lower:
        _add(found, _dois(text))
    found.sort(key=lambda entity: entity.start)
    return found


def _add(found: list[Entity], entities: Iterator[Entity]) -> None:
    for entity in entities:
        if all(entity.end <= other.start or entity.start >= other.end for other in found):
            found.append(entity)


def _find(rule: Rule, text: str) -> Iterator[re.Match[str]]:
    if rule.begins:
        return filter(None, (rule.pattern.match(text),))
    return rule.pattern.finditer(text, max(0, len(text) - rule.longest) if rule.longest else 0)


def _matches(rule: Rule, text: str) -> Iterator[Entity]:
    for match in _find(rule, text):
        start, end = match.span()
        value = match[match.lastindex] if match.lastindex else ""
        if rule.type == "language" and not is_language(value):
            continue
        if rule.type == "url":
            value = _trim_url(value)
            end = _after_brackets(text, start, match.start(1) + len(value))
            if text.startswith("...", end):  # PubMed shows the beginning of a long URL
                value = ""
        yield Entity(start, end, rule.type, value)


def _dois(text: str) -> Iterator[Entity]:
    for found, end, value in find_dois(text):
        start = _start_of_lead(text, found)
        yield Entity(start, _after_brackets(text, start, end), "doi", value)


def _trim_url(value: str) -> str:
    """A URL without the punctuation after it; its own brackets are kept."""
    while value:
        last = value[-1]
        if last in ".,;:'’”\"»*" or (last in _CLOSERS and value.count(last) > value.count(_CLOSERS[last])):
            value = value[:-1]
        else:
            break
    return value


def _start_of_lead(text: str, start: int) -> int:
    """Where the label or resolver's address begins that introduces a DOI."""
    common = start - len(_COMMON_LEAD)
    if common > 0 and text.startswith(_COMMON_LEAD, common) and text[common - 1] != ":":  # nearly all
        return common + 1
    floor = max(0, start - _LONGEST_LEAD)
    before = text[floor:start]
    if "doi" not in before.lower():
        return start - before.endswith(_OPENERS)
    lead = _DOI_LEAD.search(before)
    return floor + lead.start() if lead else start


def _after_brackets(text: str, start: int, end: int) -> int:
    """The end of an entity with the brackets that it opened."""
    while text[end : end + 1] in (">", "]", ")") and text[start] in "<[(":
        end += 1
    return end
