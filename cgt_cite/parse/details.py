"""What only some kinds of work have: a thesis its degree, reports, patents and standards their numbers."""

from __future__ import annotations

import re
from typing import Any

from cgt_cite.regex import lazy_compile

_GENRE = lazy_compile(
    r"\b(?:(?:unpublished|inaugural|doctoral|doctorate|master['’]?s?|bachelor['’]?s?|diploma|undergraduate|licentiate|"
    r"ph\.?\s?d\.?|m\.?\s?sc\.?|m\.?\s?phil\.?|m\.?d\.?|mba|dphil)\s+){0,2}(?:thesis|dissertation)\b|"
    r"\b(?:tese|disserta[cç][aã]o|tesis|thèse|tesi)(?:\s+(?:de|di)\s+[^\W\d_]+)?|"
    r"\b(?:diplomarbeit|habilitationsschrift)\b|"
    r"\b(?:Ph\.?D\.?|M\.?A\.?|M\.?Sc\.?|doctoral|master['’]s) diss\b",
    re.IGNORECASE,
)
_DEPARTMENT = lazy_compile(
    r"\b(?:Dept?\.|Department|Faculty|School|Institute) (?:of )?[^,;\d]{3,80}, "
    r"[^,;\d]{0,60}\b(?:Univ\b\.?|University)"
    r"(?: of(?: [A-Z]\w+)+)?",
)
_OFFICE = (
    r"(?:US|U\.S\.|EP|WO|CN|JP|DE|GB|KR|FR|CA|United States|European|Chinese|China|Japanese|"
    r"Japan|German|Korean|French|Canadian|British|World|International|WIPO)"
)
_NUMBERS = {
    "report": lazy_compile(
        r"\b(?:report|paper|publication)\s+(?:no\.?|number|nr\.?|n[º°])?\s?:?\s?"
        r"((?:[A-Z]{1,6}[-/\s]?){0,2}\d[\w./-]{0,20}(?<![.]))",
        re.IGNORECASE,
    ),
    "patent": lazy_compile(
        rf"\b((?:{_OFFICE}\s?)?(?:patent|pat\.)(?:\s(?:application|appl\.?|no\.?|number))?\s?"
        r"(?:[A-Z]{1,2}\s?)?\d[\d,./-]{3,18}\d(?:\s?[A-Z]\d?)?)\b|"
        r"\b((?:US|EP|WO|CN|JP|DE|GB|KR|FR|CA)\s?\d[\d,./-]{4,18}(?:\s?[A-Z]\d?)?)\b",
        re.IGNORECASE,
    ),
    "standard": lazy_compile(
        r"\b(IEEE Std \d[\d.]{0,8}\d(?:-\d{4})?|"
        r"(?:ISO|DIN|ASTM|IEC|BS|EN|ANSI)(?:[\s/](?:ISO|EN|IEC|TS|TR|IEEE)){0,2}\s[A-Z]?\d[\d:./-]{0,20}\d)"
    ),
}
_ACT = lazy_compile(r".{3,200}?\b(?:Act|Law|Code|Directive|Regulation)\b(?:\s+of\s+\d{4})?(?=[\s,.;(])")


def add_details(fields: dict[str, Any], kind: str, text: str) -> None:
    """Add to `fields` what a work of this kind says of itself, if `text` has it."""
    rest = text.replace(fields["title"], " ", 1) if "title" in fields else text
    if kind == "thesis":
        _add_degree(fields, rest)
    if kind in _NUMBERS and (number := _NUMBERS[kind].search(rest)):
        fields.setdefault("number", next(group for group in number.groups() if group))
    if kind == "standard":
        _no_number_as_author(fields)
    if kind == "patent" and "number" in fields and "patent" in fields.get("container_title", "").lower():
        del fields["container_title"]
    if kind == "legislation" and "title" not in fields and (act := _ACT.match(text)):
        fields["title"] = act[0]
        fields.pop("author", None)


def _add_degree(fields: dict[str, Any], rest: str) -> None:
    """A thesis says for which degree, and at which department of which university it was written."""
    if genre := _GENRE.search(rest):
        fields.setdefault("genre", genre[0])
    department = _DEPARTMENT.search(rest)
    if department and fields.get("container_title", " ") in department[0]:
        fields.pop("container_title", None)
        if department[0] not in fields.get("publisher", ""):
            fields["publisher"] = department[0]


def _no_number_as_author(fields: dict[str, Any]) -> None:
    """`ISO 13485:2016. Medical devices` is by nobody called `ISO 13485`."""
    first = fields["author"][0].literal if fields.get("author") else ""
    if first and first in fields.get("number", ""):
        fields["author"] = fields["author"][1:]
