"""Which kind of work a reference names, as a CSL type."""

from __future__ import annotations

import re
from typing import Any

from cgt_cite.regex import lazy_compile

from .lexicon import lexicon
from .spans import Labelled
from .tokens import keys_of

# What words speak for, the first that matches first, each only where the fields leave room for it: the
# letters that its pattern cannot do without, in lower case, and the pattern.
_SPEAKING = {
    "thesis": (
        ("thes", "thès", "diss", "tese", "tesi", "diplomarbeit", "habilitation"),
        (
            r"\b(?:thesis|dissertation|disserta[cç][aã]o|tese|tesis|thèse|tesi di|diplomarbeit|"
            r"habilitation(?:sschrift)?)\b|\b(?:Ph\.?D\.?|M\.?A\.?|M\.?Sc\.?|doctoral|master['’]s) diss\b"
        ),
    ),
    "patent": (("pat", "wo"), r"\bpatents?\b|\bPat\. (?:Appl|No)\b|\bWO\s?\d{4}/\d+"),
    "article": (
        ("rxiv", "ssrn", "research square", "preprint"),
        r"\b(?:bioRxiv|medRxiv|arXiv|ChemRxiv|PsyArXiv|EarthArXiv|SSRN|Research Square|Preprints?\b)",
    ),
    "legislation": (
        ("§", "u.s.c", "usc", "us.c", "u.sc", "l. ", "directive", "regulation", "lei", "law"),
        (
            r"§|\bU\.?S\.?C\.? |\bPub\. ?L\. |\bDirective \d+/|\bRegulation \((?:EU|EC|EEC)\)|"
            r"\bLei n|\bLaw No"
        ),
    ),
    "standard": (
        ("iso", "din ", "astm", "iec ", "bs en", "ansi", "ieee std"),
        r"\b(?:IEEE Std|ISO(?:/[A-Z]{2,4})?|DIN(?: EN)?(?: ISO)?|ASTM|IEC|BS EN|ANSI) [A-Z]?\d[\d:./-]+",
    ),
    "dataset": (
        ("data", "dryad", "zenodo", "figshare", "pangaea"),
        r"\b(?:data ?set|dryad|zenodo|figshare|pangaea)\b",
    ),
    "software": (
        ("computer", "software", "package"),
        r"\bcomputer (?:program|software)|\[software\]|\bR package version",
    ),
    "report": (
        ("report", "paper", "rep. no"),
        (
            r"\b(?:(?:technical|final|annual|research|progress) report|working paper|discussion paper|"
            r"report no|rep\. no)\b"
        ),
    ),
}
_WORDS = tuple(
    (kind, needles, lazy_compile(words, re.IGNORECASE)) for kind, (needles, words) in _SPEAKING.items()
)
_SERVER = lazy_compile(
    r"(?:(?:bio|med|chem|ar|psyar|eartharx|techr|socar|engr)xiv|SSRN(?: Electronic Journal)?|Research Square|"
    r"Preprints(?:\.org)?)(?: \(?(?:preprint|\[preprint\])\)?)?\.?",
    re.IGNORECASE,
)
_MEETING = lazy_compile(
    r"\b(?:proceedings|proc|conference|conf|symposium|symp|workshop|congress|congreso|congresso|meeting|"
    r"kongress|tagung|neural information processing systems)\b",
    re.IGNORECASE,
)
_CONFERENCES = frozenset(
    (
        *("AAAI", "ACCV", "ACL", "AISTATS", "BMVC", "CIKM", "COLING", "COLT", "CVPR", "ECCV", "ECML", "EMBC"),
        *("EMNLP", "ICASSP", "ICCV", "ICDM", "ICLR", "ICML", "ICPR", "ICRA", "IJCAI", "INTERSPEECH", "IPMI"),
        *("Interspeech", "IROS", "ISBI", "ISMB", "KDD", "MICCAI", "NAACL", "NIPS", "NeurIPS", "RECOMB"),
        *("SIGGRAPH", "SIGIR", "UAI", "WACV"),
    )
)
_NEWSPAPER = lazy_compile(
    r"\b(?:times|post|guardian|herald|tribune|gazette|daily|newspaper|zeitung|le monde|folha|el país|jornal|"
    r"notícias|bbc news|cnn|reuters)\b",
    re.IGNORECASE,
)
_LETTERS = {
    "J": "article-journal",
    "M": "book",
    "D": "thesis",
    "C": "paper-conference",
    "P": "patent",
    "R": "report",
    "S": "standard",
    "N": "article-newspaper",
    "EB": "webpage",
    "DB": "dataset",
    "CP": "software",
}  # of GB/T 7714
_OF_BOOKS = frozenset(("author", "editor", "edition"))  # a book has one of them
_NO_JOURNAL = ("editor", "publisher", "edition")


def kind_of(fields: dict[str, Any], labelled: Labelled) -> str:
    """The CSL type that the fields found and a few words of the string speak for."""
    for mark in labelled.tokens.marks:
        if mark.kind == "medium" and (kind := _LETTERS.get(mark.value.upper().partition("/")[0])):
            return kind
    numbered = "volume" in fields or "issue" in fields
    if is_server(fields.get("container_title", "")):
        return "article"
    if numbered and "container_title" in fields and not any(name in fields for name in _NO_JOURNAL):
        return "article-journal"
    worded = _spoken_for(labelled.tokens.text)
    return _worded(worded, fields, numbered=numbered) or _plain(fields, labelled, numbered=numbered)


def is_server(container: str) -> bool:
    """Whether a container is a preprint server."""
    return bool(_SERVER.fullmatch(container))


def is_conference(name: str) -> bool:
    """Whether a name is that of a conference that is known by its letters: `CVPR`, `MICCAI 2015`."""
    return name.rstrip("0123456789’' ") in _CONFERENCES


def _spoken_for(text: str) -> str:
    """The kind that a word of the string speaks for."""
    lower = text.lower()
    for kind, needles, pattern in _WORDS:
        for needle in needles:
            if needle in lower:
                if pattern.search(text):
                    return kind
                break
    return ""


def _worded(kind: str, fields: dict[str, Any], *, numbered: bool) -> str:
    """The type that a word speaks for, where the fields do not speak against it."""
    if kind == "article":
        named = "DOI" in fields or "arxiv" in fields or "container_title" in fields
        return kind if named and "editor" not in fields else ""
    if kind in {"thesis", "patent", "legislation"}:
        return "" if numbered else kind
    return "" if "container_title" in fields or "volume" in fields else kind


def _plain(fields: dict[str, Any], labelled: Labelled, *, numbered: bool) -> str:
    """The type that the fields alone speak for."""
    container = fields.get("container_title", "")
    published = "publisher_place" in fields or any(name in fields for name in _NO_JOURNAL)
    if container:
        return _contained(fields, container, labelled.tokens.text, numbered=numbered, published=published)
    if numbered and "page" in fields and not published:
        return "article-journal"
    addressed = any(mark.kind == "url" for mark in labelled.tokens.marks)
    site = "medium" in fields and _OF_BOOKS.isdisjoint(fields)  # `Cancer-Pain.org [Internet]`
    if addressed and (site or not ("publisher" in fields and "publisher_place" in fields)):
        return "webpage"
    if "title" not in fields:
        return "document"
    return "book" if published or "ISBN" in fields else "document"


def _contained(fields: dict[str, Any], container: str, text: str, *, numbered: bool, published: bool) -> str:
    if is_conference(container):
        return "paper-conference"
    journal = numbered or lexicon().is_journal(keys_of(container))
    if _MEETING.search(container) and (published or not journal):
        return "paper-conference"
    issued = fields.get("issued")
    dated = issued and (issued.day if published else issued.month)  # a book has no day
    if dated and not numbered and _NEWSPAPER.search(container):
        return "article-newspaper"
    if published or (not journal and "page" in fields and _is_led_by_in(container, text)):
        return "chapter"
    visited = "page" not in fields and {"URL", "accessed"} <= fields.keys()
    return "webpage" if visited and not journal and not _is_abbreviated(container) else "article-journal"


def _is_abbreviated(container: str) -> bool:
    """Whether a container has a word that abbreviates the names of journals."""
    return any(key == "j" or lexicon().abbreviates(key) for key in keys_of(container))


def _is_led_by_in(container: str, text: str) -> bool:
    """Whether `In` leads to a container, which journals do without."""
    return any(f"{lead}{container}" in text for lead in ("In ", "In: ", "in: "))
