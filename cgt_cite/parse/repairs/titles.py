"""Titles that ended too early or too late."""

from __future__ import annotations

import re

from cgt_cite.fields.dates import MONTH, RECENT_YEAR, month_number
from cgt_cite.model import Fields, PageRange, Pages, PartialDate
from cgt_cite.parse.tokens import words_of
from cgt_cite.regex import lazy_compile

from .known import FEWEST_WORDS, is_journal, is_prose

_LAST_SENTENCE = lazy_compile(r"(?<=[^.]{12}[.?!]) [^.?!]{3,60}\.?\Z")
_LONGEST_CONTAINER = 64
_SHORTEST_TITLE = 50
_IN_LATIN = lazy_compile(r"(?:vivo|vitro|situ|silico|utero|planta|ovo|memoriam|praxi|toto)\b", re.IGNORECASE)
_DATE_BEFORE = lazy_compile(rf"(?P<month>{MONTH})(?: \d{{1,2}})?\)\.? ")
_RELEASED = lazy_compile(rf"Released (?P<year>{RECENT_YEAR})\. ?(?=.)")
_SEASONS = frozenset(("Spring", "Summer", "Autumn", "Fall", "Winter"))
_YEAR_BEHIND = lazy_compile(rf" \((?P<year>{RECENT_YEAR})\)\Z")
_ASSIGNEES = lazy_compile(r"[^.]{3,200}, assignees?\. (?=[A-Z])")
_PAGES_BEHIND = lazy_compile(r"\. (?P<first>\d{1,3})[-–](?P<last>\d{1,3})\Z")
_FACT_SHEET = lazy_compile(
    r"[.,:]? \(?(?P<number>Fact ?sheet (?:No\.?|N[°º]|#) ?\d{1,4})\)?\Z", re.IGNORECASE
)
_EDITION_BEHIND = lazy_compile(
    r"(?:\.|,|(?<=[?!])) (?P<edition>\d{1,2})(?:\.|st|nd|rd|th|ª|a)?,? (?:[^\W\d_]+\.?,? (?:u\.|und)? ?){0,4}"
    r"(?:Auflage|Aufl\.?|edition|ed\.?|edn\.?)\Z|[.,] (?P<ordinal>\d{0,2}(?:1st|2nd|3rd|\dth))\Z",
    re.IGNORECASE,
)
_TITLE_BEHIND = lazy_compile(
    rf"; (?:[^.;:]{{2,60}}: )?{RECENT_YEAR}\. (?P<title>[^.;]{{3,250}}[^.; ]); pp?\. ?\d"
)
_VERB = lazy_compile(r"\b(?:is|are|was|were|has|have|had|been)\b")
_ENDS_OF_QUESTIONS = ("?", "!", "?”", "!”", '?"', '!"', "?’", "!’")


def title_in_container(fields: Fields) -> None:
    """A long sentence before the container's name is the title that is missing."""
    container = fields.get("container_title", "") if "title" not in fields else ""
    found = _LAST_SENTENCE.search(container, max(0, len(container) - _LONGEST_CONTAINER))
    if found and found.start() > _SHORTEST_TITLE:
        fields["title"] = container[: found.start()].rstrip(".")
        fields["container_title"] = found[0].lstrip()


def title_continued(fields: Fields) -> None:
    """A sentence in plain words between the title and a known journal belongs to the title."""
    first, _, rest = fields.get("container_title", "").partition(". ")
    named = is_journal(rest) or rest.isupper()
    if named and "title" in fields and "volume" in fields and is_prose(first):
        stop = " " if fields["title"][-1] in "?!" else ". "
        fields["title"] += f"{stop}{first}"
        fields["container_title"] = rest


def sentence_continued(fields: Fields) -> None:
    """`the Film “Shall We Swim?” Which was Subsidized`: no container has a verb behind a question mark."""
    container = fields.get("container_title", "")
    asked = container and fields.get("title", "").endswith(_ENDS_OF_QUESTIONS)
    if asked and {"volume", "page"}.isdisjoint(fields) and _VERB.search(container) and is_prose(container):
        fields["title"] += f" {fields.pop('container_title')}"


def in_latin(fields: Fields) -> None:
    """`In Vivo Formation. Blood`: that `In` leads to no container; the journal stands behind the title."""
    container = fields.get("container_title", "")
    if not _IN_LATIN.match(container):
        return
    capital = container[0].isupper() or "title" not in fields
    first, _, rest = f"{'In' if capital else 'in'} {container}".partition(". ")
    if rest and is_journal(rest):
        fields["title"] = f"{fields['title']} {first}" if "title" in fields else first
        fields["container_title"] = rest
    elif "title" in fields or len(words_of(first)) < FEWEST_WORDS + 1:
        fields["container_title"] = f"In {container}"
    else:
        fields["title"] = f"In {fields.pop('container_title')}"


def date_before(fields: Fields) -> None:
    """`(2018, May). Title`, where the bracket was taken for the title's."""
    found = _DATE_BEFORE.match(fields.get("title", ""))
    if found and (month_number(found["month"]) or found["month"] in _SEASONS):
        fields["title"] = fields["title"][found.end() :]


def released_before(fields: Fields) -> None:
    """`IBM Corp. Released 2017. IBM SPSS Statistics for Windows`, as that asks to be cited."""
    found = _RELEASED.match(fields.get("title", ""))
    if found:
        fields.setdefault("issued", PartialDate(int(found["year"])))
        fields["title"] = fields["title"][found.end() :]


def year_before(fields: Fields) -> None:
    """`(1997–2014) ImageJ`, where the second year was taken for the title's."""
    end = fields["issued"].end if fields.get("issued") else None
    if end and fields.get("title", "").startswith(f"{end.year}) "):
        fields["title"] = fields["title"].partition(") ")[2]


def year_behind(fields: Fields) -> None:
    """`Executive Report (2011)`, where no other year is told."""
    found = _YEAR_BEHIND.search(fields.get("title", "")) if "issued" not in fields else None
    if found:
        fields["title"] = fields["title"][: found.start()]
        fields["issued"] = PartialDate(int(found["year"]))


def assignees_before(fields: Fields) -> None:
    """Those who own a patent and are named before its title."""
    if found := _ASSIGNEES.match(fields.get("title", "")):
        fields["title"] = fields["title"][found.end() :]


def pages_behind(fields: Fields) -> None:
    """A range behind the title's last sentence is of pages, where nothing else is."""
    found = _PAGES_BEHIND.search(fields.get("title", "")) if "page" not in fields else None
    if found and int(found["first"]) < int(found["last"]):
        fields["title"] = fields["title"][: found.start()]
        fields["page"] = Pages((PageRange(found["first"], found["last"]),))


def site_behind(fields: Fields, text: str) -> None:
    """`Cardiovascular Disease. 2020 StatPearls [Internet]`: what is on the Internet is the site."""
    title, container = fields.get("title", ""), fields.get("container_title", "")
    if title and container and 0 <= text.rfind(container) < text.find(f"{title} [Internet]"):
        fields.update(title=container, container_title=title)


def title_behind(fields: Fields, text: str) -> None:
    """The chapter behind its book: `In: Fields Virology. Wolters; 2007. Orbiviruses; pp. 2541-2568`."""
    found = _TITLE_BEHIND.search(text) if "title" not in fields and "container_title" in fields else None
    if found:
        fields["title"] = found["title"]


def edition_behind(fields: Fields) -> None:
    """`Psychologische Therapie. 2., korrigierte Auflage`."""
    found = _EDITION_BEHIND.search(fields.get("title", "")) if "edition" not in fields else None
    if found:
        fields["title"] = fields["title"][: found.start()]
        fields["edition"] = found["edition"] or found["ordinal"]


def number_behind(fields: Fields) -> None:
    """`Dengue Fact sheet No 117` has a number, as reports have."""
    if found := _FACT_SHEET.search(fields.get("title", "")):
        fields["title"] = fields["title"][: found.start()]
        fields.setdefault("number", found["number"])
