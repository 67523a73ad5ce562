"""The styles in which PubMed prints most references, as templates that both read and write.

A reference that keeps to one of them in every detail is read without the tagger, as exactly and many times as
fast; the tagger is trained on what the same templates write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from cgt_cite.fields.dates import MONTH, RECENT_YEAR, year_and
from cgt_cite.fields.journals import PERIODICAL_TYPES
from cgt_cite.fields.page_ranges import page_range
from cgt_cite.model import Work, WorkType
from cgt_cite.regex import lazy_compile

from .borders import CONTAINER, LONGEST_CONTAINER, split_titles
from .entities import Entity
from .entity_fields import add_entities
from .leading_names import read_names
from .lexicon import Lexicon
from .prepare import lower_words
from .templates import fields_in, parse_template, to_regex
from .types import is_preprint_server


class Style(NamedTuple):
    """How a citation style prints one type of work."""

    name: str
    weight: float  # relative frequency on PubMed's pages
    kind: str  # "journal", "book", "chapter", "conference"
    names: str  # how it writes names: keys of the table in the training's `styles.toml`
    template: str


# Parts of templates.  `{without_period}` and `{ranged}` print nothing: they state before what a space is
# a border.
_START = "{authors}⟨. |. |: | {without_period}⟩⟦{title}. ⟧{container}"
_COMMAS = "{authors}⟨. |, |, ⟩⟦{title}. ⟧{container}"  # only after family names
_VOLUME = "{volume}⟦⟨(|(|(| (⟩{issue})⟧"
_AFTER_YEAR = "{title}. {container}⟨ |, |. ⟩" + _VOLUME + "⟨:|: |, | {ranged}⟩{pages}"
_YEAR_IN_BRACKETS_LAST = "⟨ |, |. ⟩" + _VOLUME + "⟨:|, |: ⟩{pages} ({year})"
_YEAR_LAST = "⟨ |, |. ⟩" + _VOLUME + "⟨:|, |: ⟩{pages}, {year}"
_YEAR_BEFORE_VOLUME = "⟨ |, |. ⟩{year}, " + _VOLUME + "⟦⟨, |:|: ⟩{pages}⟧"
_NLM = "{year}⟨|| {month:nlm}⟨| {day}⟩⟩⟦⟨;|;|; ⟩{volume}⟧⟦⟨(|(|(| (⟩{issue})⟧⟦⟨:|:|:|: |:pii: ⟩{pages}⟧"
_BOOK = "⟦{edition}. ⟧{place}: {publisher}; {year}⟦. {p:p. /pp. }{pages}⟧"
_PMC = "{publisher}; {place}: {year}"
_IEEE = "⟦⟨, {p:p. /pp. }|, {p:p. /pp. }|, Article ID |, Art. no. ⟩{pages}⟧, ⟨|{month} ⟩{year}"
_TABLE = (
    ("alone", 9, "journal", "vancouver", "{container}. " + _NLM),
    ("periods", 45, "journal", "vancouver vancouver glued dotted", _START + "⟨. |. | |, ⟩" + _NLM),
    ("Cochrane", 1, "journal", "vancouver", _START + " {year}; Vol. {volume}⟦, issue {issue}⟧:{pages}"),
    ("Cochrane issue", 1, "journal", "vancouver",
     _START + " {year}, Issue {issue}⟨. Art. No.: |. Art. No: |:⟩{pages}"),
    ("(year) first", 10, "journal", "vancouver glued apa",
     "{authors}⟨ (|. (⟩{year}⟨|||, {month}⟩)⟨ |. |: ⟩" + _AFTER_YEAR),
    ("year first", 7, "journal", "vancouver elsevier", "{authors}⟨. |, | ⟩{year}⟨. |: | ⟩" + _AFTER_YEAR),
    ("(year) last", 6, "journal", "nature glued", _START + _YEAR_IN_BRACKETS_LAST),
    ("(year) last, commas", 2, "journal", "inverted", _COMMAS + _YEAR_IN_BRACKETS_LAST),
    ("year last", 1, "journal", "vancouver", _START + _YEAR_LAST),
    ("year last, commas", 1, "journal", "inverted", _COMMAS + _YEAR_LAST),
    ("year, volume", 1, "journal", "acs", _START + _YEAR_BEFORE_VOLUME),
    ("year, volume, commas", 1, "journal", "inverted", _COMMAS + _YEAR_BEFORE_VOLUME),
    ("(year) volume", 1, "journal", "vancouver",
     _START + "⟨. | ⟩({year}) " + _VOLUME + "⟦⟨:|, |: ⟩{pages}⟧"),
    ("volume (year)", 1, "journal", "inverted", "{authors}, {container} " + _VOLUME + " ({year}) {pages}"),
    ("IEEE", 1, "journal", "ieee",
     "{authors}, ⟦“{title},” ⟧{container}, vol. {volume}⟦, no. {issue}⟧" + _IEEE),
    ("astronomers", 1, "journal", "astro", "{authors}⟨, | ⟩{year}, {container}, {volume}, {pages}"),
    ("book", 20, "book", "vancouver glued", "{authors}. {title}. " + _BOOK),
    ("PMC book", 5, "book", "vancouver glued", "{authors}. {title}. " + _PMC),
    ("chapter", 20, "chapter", "vancouver glued",
     "{authors}. {title}. In: ⟦{editors}, {eds:editor/editors}. ⟧{container}. " + _BOOK),
    ("PMC chapter", 5, "chapter", "vancouver glued",
     "{authors}. {container}. " + _PMC + ". {title}; {p:p. /pp. }{pages}"),
    ("PMC conference", 5, "conference", "vancouver glued",
     "{authors}. {title}; {container}; {place}. {days} {month} {year}⟦; {p:p. /pp. }{pages}⟧"),
)  # fmt: skip
STYLES = tuple(Style(*row) for row in _TABLE)

_FIELDS = {
    "year": rf"(?P<year>{RECENT_YEAR})[a-d]?",
    "month": rf"(?P<month>{MONTH}(?:-{MONTH})?)",
    "day": r"(?P<day>[0-3]?\d)",
    "days": r"(?P<day>\d{1,2}(?:[-–]\d{1,2})?)",
    "volume": r"(?P<volume>\d{1,4}(?: Suppl(?: \d{1,2})?)?)",
    "issue": r"(?P<issue>[A-Z]?\d[-–‐/\d]{0,8}s?(?: (?:Pt|Suppl)(?: \d{1,2})?)?|"
    r"(?:[Ss]uppl\.?|Pt)(?: \d{1,2})?)",
    "pages": r"(?P<first>e\d{5}[-–]\d\d(?!\d)|[A-Za-z]{0,4}\d{1,7}[A-Za-z]?|null)"
    r"(?:[-‐-–](?P<last>[A-Za-z]{0,2}\d{1,6}[A-Za-z]?))?",
    "edition": r"(?P<edition>\d{1,2}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth)"
    r" [Ee]d(?:n|ition)?",
    "place": r"(?P<place>(?:St\. )?[A-Z][^\W\d_][^\d.:;?!()\[\]&]{1,50}(?:, D\.C\.?| \([A-Z]{2}\))?)",
    "publisher": r"(?P<publisher>[A-Z][^\d.:;?!()\[\]]{2,80}(?:, Inc\.?|, Ltd\.?)?)",
    "without_period": r"(?:(?<= al )|"
    r"(?=(?:An?|The|How|Why|What|When|Is|Are) |[A-Z][a-z]+(?:-[a-z]+)* [a-z]))",
    "ranged": r"(?=\w+[-–])",
    "title": "(?P<title>.+?)",
    "container": "(?P<container>.+?)",
    "editors": "(?P<editors>.+?)",
}
_OPEN = frozenset(("title", "container", "editors"))  # fields that may contain anything
_TYPES = {"book": WorkType.BOOK, "chapter": WorkType.CHAPTER, "conference": WorkType.PAPER_CONFERENCE}
_MAX_TAIL = {"journal": 80}  # characters after the titles
_MAX_OTHER_TAIL = 200
_NOT_A_TITLE = lazy_compile(  # or not one alone
    r"\[|\. |\A.{0,3}\Z|\b(?:thesis|dissertation|proceedings|conference|symposium|congress|report|"
    r"working paper|in:|editors?|eds?\.|eds?\)|\d(?:st|nd|rd|th)? ed|vol\.|volume|patent|available)",
    re.IGNORECASE,
)
_IN_LIST = lazy_compile(r"[^\W\d_a-z], [^\W\d_]|\., [^\W\d_]")  # of names whose initials come last
_AMONG_ENTITIES = lazy_compile(r"[\s.,;:\[\]]*(?:Review\.\s*)?")
_ENDS = " .,;:["
Fields = dict[str, str]


class _Template(NamedTuple):
    """A template as regular expressions: those around and of the fields that may hold anything."""

    kind: str
    has_authors: bool
    lead: re.Pattern[str]
    titles: re.Pattern[str]
    tail: re.Pattern[str]


def _template(style: Style) -> _Template:
    parts = parse_template(style.template).parts
    has_authors = style.template.startswith("{authors}")
    opens = [at for at, part in enumerate(parts) if not _OPEN.isdisjoint(fields_in((part,)))]
    start, end = opens[0], opens[-1] + 1
    borders = (parts[has_authors:start], ""), (parts[start:end], ""), (parts[end:], r"\Z")
    return _Template(
        style.kind, has_authors, *(_compile(to_regex(part, _FIELDS) + last) for part, last in borders)
    )


_compile = cache(lazy_compile)  # equal patterns are one, and are tried once
_TEMPLATES = tuple(map(_template, STYLES))


def read(text: str, entities: list[Entity], lexicon: Callable[[], Lexicon]) -> Work | None:
    """The work of a reference that keeps to one of the styles, or None."""
    body = _without_entities(text, entities)
    names, start = read_names(body)
    in_list = _IN_LIST.match(body, start - 1) and not names.truncated
    for template, titles, fields in _matches(body, start):
        work = (_article if template.kind == "journal" else _book)(template, titles, fields, lexicon)
        if work and template.has_authors:
            work = work._replace(author=names)
        if work and work.title and in_list:  # there may be more names
            continue
        if work and (_is_placed(work) or any(entity.type == "doi" for entity in entities)):
            return add_entities(work, entities)
    return None


def _is_placed(work: Work) -> bool:
    """Whether it is clear without an identifier where a work begins and ends."""
    if work.type not in PERIODICAL_TYPES:
        return True
    has_border = bool(work.title) or not any(name.literal for name in work.author.names[-1:])
    return has_border and bool(work.volume or (work.page and not work.title[:4].isdecimal()))


def _matches(body: str, start: int) -> Iterator[tuple[_Template, str, Fields]]:
    """The templates whose beginning and end fit, with the text and the other fields between and in them."""
    leads: dict[re.Pattern[str], re.Match[str] | None] = {}
    tails: dict[tuple[re.Pattern[str], int], re.Match[str] | None] = {}
    for template in _TEMPLATES:
        kind, has_authors, lead, _, tail = template
        if lead not in leads:
            leads[lead] = lead.match(body, start if has_authors else 0) if start or not has_authors else None
        before = leads[lead]
        if not before:
            continue
        begin = before.end()
        key = tail, begin
        if key not in tails:
            length = _MAX_TAIL.get(kind, _MAX_OTHER_TAIL)
            tails[key] = tail.search(body, max(begin, len(body) - length))
        after = tails[key]
        if after and begin < after.start():
            end = after.start() + (body[after.start()] == ".")
            fields = before.groupdict() | after.groupdict()
            yield template, body[begin:end], {name: value for name, value in fields.items() if value}


def _article(template: _Template, text: str, fields: Fields, lexicon: Callable[[], Lexicon]) -> Work | None:
    titles = split_titles(text, lexicon) if template.has_authors else _journal_alone(text, lexicon)
    if not titles:
        return None
    title, container = titles
    kind = WorkType.ARTICLE if is_preprint_server(container) else WorkType.ARTICLE_JOURNAL
    return _work(kind, {**fields, "title": title, "container": container})


def _journal_alone(text: str, lexicon: Callable[[], Lexicon]) -> tuple[str, str] | None:
    """No title and the name of a journal, which must be known if it might be that of a person: `Am J`."""
    name = text.removesuffix(".")
    if len(name) > LONGEST_CONTAINER:
        return None
    end = read_names(name)[1]
    if name != text and end < len(name) and CONTAINER.fullmatch(name):
        return "", name
    titles = None if end and not lexicon().is_journal(lower_words(name)) else split_titles(text, lexicon)
    return titles if titles and not titles[0] else None


def _book(template: _Template, text: str, fields: Fields, _: object) -> Work | None:
    """A book, or a part of one."""
    found = template.titles.fullmatch(text.rstrip("."))
    titles = found.groupdict("") if found else {}
    checked = ("title", "container") if template.kind == "chapter" else ("title",)
    if not titles or any(_NOT_A_TITLE.search(titles[name]) for name in checked):
        return None
    editors, end = read_names(titles.get("editors", ""))
    if end < len(titles.get("editors", "")):
        return None
    return _work(_TYPES[template.kind], {**fields, **titles})._replace(editor=editors)


def _work(kind: WorkType, fields: Fields) -> Work:
    get = fields.get
    return Work(
        type=kind,
        title=get("title", ""),
        container_title=get("container", ""),
        issued=year_and(fields["year"], f"{get('month', '')} {get('day', '')}"),
        volume=get("volume", ""),
        issue=get("issue", ""),
        page=page_range(get("first"), get("last")),
        edition=get("edition", ""),
        publisher=get("publisher", ""),
        publisher_place=get("place", ""),
    )


def _without_entities(text: str, entities: list[Entity]) -> str:
    """The text without its label and the entities that end it; nothing if there are others."""
    begin = entities[0].end if entities and entities[0].type == "label" else 0
    end = len(text)
    for entity in reversed(entities[1:] if begin else entities):
        if _AMONG_ENTITIES.fullmatch(text, entity.end, end):
            end = entity.start
        elif entity.value != "J":  # GB/T 7714 prints [J] after the titles of articles
            return ""
    return text[begin:end].rstrip(_ENDS).removesuffix(". Review").rstrip(_ENDS)
