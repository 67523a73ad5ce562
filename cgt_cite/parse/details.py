"""Fields of some types of works only: the degree of a thesis, the number of a report, patent or standard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.model import NameList, WorkType
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import Work

_GENRE = lazy_compile(
    r"\b(?:(?:unpublished|inaugural|doctoral|doctorate|master['’]?s?|bachelor['’]?s?|diploma|undergraduate|licentiate|"
    r"ph\.?\s?d\.?|m\.?\s?sc\.?|m\.?\s?phil\.?|m\.?d\.?|mba|dphil)\s+){0,2}(?:thesis|dissertation)\b|"
    r"\b(?:tese|disserta[cç][aã]o|tesis|thèse|tesi)(?:\s+(?:de|di)\s+[^\W\d_]+)?|"
    r"\b(?:diplomarbeit|habilitationsschrift)\b|"
    r"\b(?:Ph\.?D\.?|M\.?A\.?|M\.?Sc\.?|doctoral|master['’]s) diss\b",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:US|U\.S\.|EP|WO|CN|JP|DE|GB|KR|FR|CA|United States|European|Chinese|China|Japanese|"
    r"Japan|German|Korean|French|Canadian|British|World|International|WIPO)"
)
_LAW = lazy_compile(
    r"\b(Pub(?:\.|lic) ?L(?:\.|aw) ?(?:No\. ?)?\d{1,3}[-–]\d{1,4}|"
    r"(?:H\.R\.|S\.)(?: (?:Con\. |J\. )?Res\.)? ?\d{1,5}|"
    r"\d{1,3} [CU]\.?(?:F\.?R|S\.?C)\.? ?(?:§+ ?|Sect?\. ?)?\d[\d.-]{0,12}\d)"
)
_NUMBERS = {
    WorkType.BILL: _LAW,
    WorkType.LEGISLATION: _LAW,
    WorkType.REPORT: lazy_compile(
        r"\b(?:report|paper|publication)\s+(?:no\.?|number|nr\.?|n[º°])?\s?:?\s?"
        r"((?:[A-Z]{1,6}[-/\s]?){0,2}\d[\w./-]{0,20}(?<![.]))",
        re.IGNORECASE,
    ),
    WorkType.PATENT: lazy_compile(
        rf"\b((?:{_OFFICE}\s?)?(?:patent|pat\.)(?:\s(?:application|appl\.?|no\.?|number))?\s?"
        r"(?:[A-Z]{1,2}\s?)?\d[\d,./-]{3,18}\d(?:\s?[A-Z]\d?)?)\b|"
        r"\b((?:US|EP|WO|CN|JP|DE|GB|KR|FR|CA)\s?\d[\d,./-]{4,18}(?:\s?[A-Z]\d?)?)\b",
        re.IGNORECASE,
    ),
    WorkType.STANDARD: lazy_compile(
        r"\b(IEEE Std \d[\d.]{0,8}\d(?:-\d{4})?|"
        r"(?:ISO|DIN|ASTM|IEC|BS|EN|ANSI)(?:[\s/](?:ISO|EN|IEC|TS|TR|IEEE)){0,2}\s[A-Z]?\d[\d:./-]{0,20}\d)"
    ),
}


def add_details(work: Work, text: str) -> Work:
    """The work with the degree or number that a work of its type states of itself in `text`."""
    rest = text.replace(work.title, " ", 1) if work.title else text
    if work.type is WorkType.THESIS and (found := _GENRE.search(rest)):
        return work._replace(genre=found[0])
    pattern = _NUMBERS.get(work.type)
    found = pattern.search(rest) if pattern else None
    if not found:
        return work
    number = next(group for group in found.groups() if group)
    if work.container_title in number:  # `United States patent`
        work = work._replace(container_title="")
    return _without_number_as_author(work._replace(number=number))


def _without_number_as_author(work: Work) -> Work:
    """`ISO 13485:2016. Medical devices` has no author called `ISO 13485`."""
    names = work.author.names
    first = names[0].literal if names else ""
    return work._replace(author=NameList(names[1:])) if first and first in work.number else work
