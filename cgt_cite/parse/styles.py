"""The styles in which PubMed prints most references, as templates that both read and write.

A reference that keeps to one of them in every detail is read without the tagger, as exactly and many times as
fast; the tagger is trained on what the same templates write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from cgt_cite.fields.dates import MONTH, RECENT_YEAR, year_and
from cgt_cite.fields.page_ranges import page_range
from cgt_cite.model import Identifier, NameList, Work, WorkType
from cgt_cite.regex import lazy_compile

from .borders import CONTAINER, split_titles
from .extras import of_marks
from .kinds import is_server
from .leading_names import read_names
from .lexicon import Lexicon
from .marks import Mark
from .templates import Part, fields_in, parse_template, to_regex
from .tokens import keys_of


class Style(NamedTuple):
    """A citation style."""

    name: str
    weight: float  # how often it is met on PubMed's pages, in percent
    names: tuple[str, ...]  # how it writes names: keys of the table in the training's `styles.toml`
    templates: Mapping[str, str]  # by type of work: "journal", "book", "chapter", "conference"


# Parts of templates.  `{unstopped}` and `{ranged}` print nothing; they say after what a space is not doubtful.
_TITLES = "⟦{title}. ⟧{container}"
_VOLUME = "{volume}⟨⟦({issue})⟧|⟦({issue})⟧|⟦({issue})⟧|⟦ ({issue})⟧⟩"
_NLM = (
    "{year}⟨|| {month:nlm}| {month:nlm} {day}⟩⟦⟨;|;|; ⟩"
    + _VOLUME.replace("⟨", "⟧⟨", 1)
    + "⟦⟨:|:|:|: ⟩{pages}⟧"
)
_BOOK = "⟦{edition}. ⟧{place}: {publisher}; {year}⟦. {p:p. /pp. }{pages}⟧"
STYLES = (
    Style("journal-alone", 9, ("vancouver",), {"journal": "{container}. " + _NLM}),
    Style(
        "stops", 45, ("vancouver", "vancouver", "glued", "dotted"),
        {
            "journal": "{authors}⟨. |. |. |: | {unstopped}⟩" + _TITLES + "⟨. |. | |, ⟩" + _NLM,
            "book": "{authors}. {title}. " + _BOOK,
            "chapter": "{authors}. {title}. In: ⟦{editors}, {eds:editor/editors}. ⟧{container}. " + _BOOK,
        },
    ),
    Style(
        "year-first", 17, ("vancouver", "glued", "elsevier", "apa"),
        {
            "journal": "{authors}⟨⟨|.⟩ ({year}⟨|||, {month}⟩)⟨ |. |: ⟩|⟨. |, | ⟩{year}⟨. |: | ⟩⟩{title}. {container}"
            "⟨ |, |. ⟩" + _VOLUME + "⟨:|: |, | {ranged}⟩{pages}",
        },
    ),
    Style(
        "year-last", 10, ("nature", "glued", "inverted"),
        {
            "journal": "{authors}⟨. |, |: | {unstopped}⟩" + _TITLES + "⟨ |, |. ⟩" + _VOLUME
            + "⟨:|, |: ⟩{pages}⟨ ({year})|, {year}⟩",
        },
    ),
    Style(
        "year-before-volume", 2, ("acs", "inverted"),
        {
            "journal": "{authors}⟨. |, |: | {unstopped}⟩" + _TITLES + "⟨ |, |. ⟩⟨{year}, |({year}) ⟩" + _VOLUME
            + "⟦⟨, |:|: ⟩{pages}⟧",
        },
    ),
    Style("untitled", 1, ("inverted",), {"journal": "{authors}, {container} " + _VOLUME + " ({year}) {pages}"}),
    Style(
        "quotes", 1, ("ieee",),
        {
            "journal": "{authors}, ⟦“{title},” ⟧{container}, vol. {volume}⟦, no. {issue}⟧⟦, {p:p. /pp. }{pages}⟧, "
            "⟨|{month} ⟩{year}",
        },
    ),
    Style(
        "cochrane", 1, ("vancouver",),
        {"journal": "{authors}. " + _TITLES + " {year}; Vol. {volume}⟦, issue {issue}⟧:{pages}"},
    ),
    Style("commas", 1, ("astro",), {"journal": "{authors}⟨, | ⟩{year}, {container}, {volume}, {pages}"}),
    Style(
        "pmc-books", 1, ("vancouver", "glued"),
        {
            "book": "{authors}. {title}. {publisher}; {place}: {year}",
            "chapter": "{authors}. {container}. {publisher}; {place}: {year}. {title}; {p:p. /pp. }{pages}",
            "conference": "{authors}. {title}; {container}; {place}. {days} {month} {year}⟦; {p:p. /pp. }{pages}⟧",
        },
    ),
)  # fmt: skip

_FIELDS = {
    "year": rf"(?P<year>{RECENT_YEAR})[a-d]?",
    "month": rf"(?P<month>{MONTH}(?:-{MONTH})?)",
    "day": r"(?P<day>[0-3]?\d)",
    "days": r"(?P<day>\d{1,2}(?:[-–]\d{1,2})?)",
    "volume": r"(?P<volume>\d{1,4}(?: Suppl(?: \d{1,2})?)?)",
    "issue": r"(?P<issue>[A-Z]?\d[-–‐/\d]{0,8}s?(?: (?:Pt|Suppl)(?: \d{1,2})?)?|(?:[Ss]uppl\.?|Pt)(?: \d{1,2})?)",
    "pages": r"(?P<first>e\d{5}[-–]\d\d(?!\d)|[A-Za-z]{0,4}\d{1,7}[A-Za-z]?|null)"
    r"(?:[-‐-–](?P<last>[A-Za-z]{0,2}\d{1,6}[A-Za-z]?))?",
    "edition": r"(?P<edition>\d{1,2}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth) [Ee]d(?:n|ition)?",
    "place": r"(?P<place>(?:St\. )?[A-Z][^\W\d_][^\d.:;()\[\]&]{1,50}(?:, D\.C\.?| \([A-Z]{2}\))?)",
    "publisher": r"(?P<publisher>[A-Z][^\d.:;()\[\]]{2,80}(?:, Inc\.?|, Ltd\.?)?)",
    "unstopped": r"(?:(?<= al )|(?=(?:An?|The|How|Why|What|When|Is|Are) |[A-Z][a-z]+(?:-[a-z]+)* [a-z]))",
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
    r"\[|\. |\A.{0,3}\Z|\b(?:thesis|dissertation|proceedings|conference|symposium|congress|report|working paper|"
    r"in:|editors?|eds?\.|eds?\)|\d(?:st|nd|rd|th)? ed|vol\.|volume|patent|available)",
    re.IGNORECASE,
)
_AMONG_ENTITIES = lazy_compile(r"[\s.,;:\[\]]*(?:Review\.\s*)?")
_ENDS = " .,;:["
_NOTHING = lazy_compile("")
Fields = dict[str, str]


class _Template(NamedTuple):
    """A template as regular expressions: those around and of the fields that may hold anything."""

    kind: str
    has_authors: bool
    lead: re.Pattern[str]
    titles: re.Pattern[str]
    tail: re.Pattern[str]


@cache
def _templates() -> tuple[_Template, ...]:
    return tuple(_template(kind, text) for style in STYLES for kind, text in style.templates.items())


def _template(kind: str, text: str) -> _Template:
    parts = parse_template(text).parts
    has_authors = "authors" in fields_in(parts[:1])
    opens = [at for at, part in enumerate(parts) if not _OPEN.isdisjoint(fields_in((part,)))]
    start, end = opens[0], opens[-1] + 1
    return _Template(
        kind,
        has_authors,
        _compile(parts[has_authors:start]),
        _compile(parts[start:end]),
        _compile(parts[end:], r"\Z"),
    )


def _compile(parts: tuple[Part, ...], end: str = "") -> re.Pattern[str]:
    """A pattern in which a field that recurs has underscores after its name."""
    seen = Counter[str]()

    def unique(found: re.Match[str]) -> str:
        seen[found[0]] += 1
        return found[0] + "_" * (seen[found[0]] - 1)

    return _compiled(re.sub(r"(?<=\(\?P<)\w+", unique, to_regex(parts, _FIELDS)) + end)


_compiled = cache(lazy_compile)  # equal patterns are one, and are tried once


def read(text: str, marks: list[Mark], lexicon: Callable[[], Lexicon]) -> Work | None:
    """The work of a reference that keeps to one of the styles, or None."""
    body = _without_entities(text, marks)
    names, start = read_names(body)
    for template, titles, fields in _matches(body, start):
        work = (_article if template.kind == "journal" else _book)(template, titles, fields, lexicon)
        if work and (work.volume or work.page or work.publisher or any(mark.kind == "doi" for mark in marks)):
            return _add_entities(work._replace(author=names if template.has_authors else NameList()), marks)
    return None


def _matches(body: str, start: int) -> Iterator[tuple[_Template, str, Fields]]:
    """The templates whose beginning and end fit, with the text and the other fields between and in them."""
    tried: dict[re.Pattern[str], re.Match[str] | None] = {}
    for template in _templates():
        kind, has_authors, lead, _, tail = template
        if lead not in tried:
            tried[lead] = lead.match(body, start) if start else None
        before = tried[lead] if has_authors else _NOTHING.match(body)
        if before and tail not in tried:
            tried[tail] = tail.search(body, max(0, len(body) - _MAX_TAIL.get(kind, _MAX_OTHER_TAIL)))
        after = tried.get(tail)
        if before and after and before.end() < after.start():
            found = (*before.groupdict().items(), *after.groupdict().items())
            end = after.start() + (body[after.start()] == ".")
            yield (
                template,
                body[before.end() : end],
                {name.rstrip("_"): value for name, value in found if value},
            )


def _article(template: _Template, text: str, fields: Fields, lexicon: Callable[[], Lexicon]) -> Work | None:
    titles = split_titles(text, lexicon) if template.has_authors else _journal_alone(text, lexicon)
    if not titles:
        return None
    title, container = titles
    kind = WorkType.ARTICLE if is_server(container) else WorkType.ARTICLE_JOURNAL
    return _work(kind, {**fields, "title": title, "container": container})


def _journal_alone(text: str, lexicon: Callable[[], Lexicon]) -> tuple[str, str] | None:
    """No title and the name of a journal, which must be known if it might be that of a person: `Am J`."""
    name = text.removesuffix(".")
    fits = name != text and CONTAINER.fullmatch(name)
    return (
        ("", name)
        if fits and (read_names(name)[1] < len(name) or lexicon().is_journal(keys_of(name)))
        else None
    )


def _book(template: _Template, text: str, fields: Fields, _: object) -> Work | None:
    """A book, or a part of one."""
    found = template.titles.fullmatch(text.rstrip("."))
    titles = found.groupdict("") if found else {}
    checked = titles if template.kind == "chapter" else ("title",)
    if not titles or any(_NOT_A_TITLE.search(titles[name]) for name in checked if name != "editors"):
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


def _add_entities(work: Work, marks: list[Mark]) -> Work:
    fields = of_marks(marks)
    others = tuple(Identifier("", value) for value in fields.pop("other_ids", ()))
    return work._replace(**fields, other_ids=others)


def _without_entities(text: str, marks: list[Mark]) -> str:
    """The text without its label and the entities that end it; nothing if there are others."""
    begin = marks[0].end if marks and marks[0].kind == "label" else 0
    end = len(text)
    for mark in reversed(marks[1:] if begin else marks):
        if _AMONG_ENTITIES.fullmatch(text, mark.end, end):
            end = mark.start
        elif mark.value != "J":  # GB/T 7714 prints [J] after the titles of articles
            return ""
    return text[begin:end].rstrip(_ENDS).removesuffix(". Review").rstrip(_ENDS)
