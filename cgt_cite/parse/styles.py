"""The styles in which PubMed prints most references, as templates that both read and write.

A reference that keeps to one of them in every detail is read without the tagger, as exactly and many times as
fast; the tagger is trained on what the same templates write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import count
from typing import NamedTuple

from cgt_cite.fields.dates import MONTH, RECENT_YEAR, year_and
from cgt_cite.fields.page_ranges import page_range
from cgt_cite.model import Identifier, NameList, Pages, Work, WorkType
from cgt_cite.regex import lazy_compile

from .borders import is_journal_alone, split_titles
from .extras import of_marks
from .kinds import is_server
from .lexicon import Lexicon
from .marks import Mark
from .leading_names import read_names
from .templates import Part, fields_in, parse_template, to_regex
from .tokens import keys_of


class Style(NamedTuple):
    """A citation style."""

    name: str
    weight: float  # how often it is met on PubMed's pages: percent
    names: tuple[str, ...]  # how it prints names: keys of the table in the training's `styles.toml`
    templates: Mapping[str, str]  # by type of work: "journal", "book", "chapter", "conference"


_DATE = "{year}⟨|| {month:nlm}| {month:nlm} {day}⟩"
_ISSUE = "⟨⟦({issue})⟧|⟦({issue})⟧|⟦ ({issue})⟧⟩"
_NLM = f"{_DATE}⟦⟨;|;|; ⟩{{volume}}⟧{_ISSUE}⟦⟨:|:|:|: ⟩{{pages}}⟧"
_BOOK = "⟦{edition}. ⟧⟦{place}: ⟧{publisher}; {year}⟦. {p:p. /pp. }{pages}⟧"
_TITLES = "⟦{title}. ⟧{container}"
STYLES = (
    Style("journal-alone", 9, ("vancouver",), {"journal": f"{{container}}. {_NLM}"}),
    Style(
        "vancouver", 45, ("vancouver", "vancouver", "glued", "dotted"),
        {
            "journal": f"{{authors}}⟨. |. |. |: | ⟩{_TITLES}⟨. |. | |, ⟩{_NLM}",
            "book": f"{{authors}}. {{title}}. {_BOOK}",
            "chapter": f"{{authors}}. {{title}}. In: ⟦{{editors}}, {{eds:editor/editors}}. ⟧{{container}}. {_BOOK}",
        },
    ),
    Style(
        "springer", 17, ("vancouver", "glued", "elsevier", "apa"),
        {"journal": f"{{authors}}⟨⟨|.⟩ ({{year}}⟨|, {{month}}⟩)⟨ |. |: ⟩|⟨. |, | ⟩{{year}}⟨. |: | ⟩⟩{{title}}. {{container}}⟨ |, |. ⟩{{volume}}{_ISSUE}⟨:|: |, | ⟩{{pages}}"},
    ),
    Style(
        "nature", 7, ("nature", "glued", "inverted"),
        {"journal": f"{{authors}}⟨. |, |: ⟩{_TITLES}⟨ |, |. ⟩{{volume}}{_ISSUE}⟨:|, |: ⟩{{pages}}⟨ ({{year}})|, {{year}}⟩"},
    ),
    Style(
        "acs", 3, ("acs", "inverted"),
        {"journal": f"{{authors}}⟨ |. |, |: ⟩{_TITLES}⟨ |, |. ⟩⟨{{year}}, |({{year}}) ⟩{{volume}}{_ISSUE}⟦⟨, |:|: ⟩{{pages}}⟧"},
    ),
    Style(
        "elsevier", 1, ("inverted",),
        {"journal": f"{{authors}}, ⟦{{title}}, ⟧{{container}} {{volume}}{_ISSUE} ({{year}}) {{pages}}"},
    ),
    Style(
        "ieee", 1, ("ieee",),
        {"journal": "{authors}, ⟦“{title},” ⟧{container}, vol. {volume}⟦, no. {issue}⟧⟦, {p:p. /pp. }{pages}⟧, ⟨|{month} ⟩{year}"},
    ),
    Style("astronomy", 1, ("astro",), {"journal": "{authors}⟨, | ⟩{year}, {container}, {volume}, {pages}"}),
    Style(
        "pmc", 2, ("vancouver", "glued"),
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
    "pages": r"(?P<first>e\d{5}[-–]\d\d(?!\d)|[A-Za-z]{0,4}\d{1,7}[A-Za-z]?|null)(?:[-‐-–](?P<last>[A-Za-z]{0,2}\d{1,6}[A-Za-z]?))?",
    "edition": r"(?P<edition>\d{1,2}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth) [Ee]d(?:n|ition)?",
    "place": r"(?P<place>(?:St\. )?[A-Z][^\W\d_][^\d.:;()\[\]&]{1,50}(?:, D\.C\.?| \([A-Z]{2}\))?)",
    "publisher": r"(?P<publisher>[A-Z][^\d.:;()\[\]]{2,80}(?:, Inc\.?|, Ltd\.?)?)",
    "title": "(?P<title>.+?)",
    "container": "(?P<container>.+)",
    "editors": "(?P<editors>.+?)",
}
_OPEN = frozenset(("title", "container", "editors"))  # fields that may contain anything
_TYPES = {
    "book": WorkType.BOOK,
    "chapter": WorkType.CHAPTER,
    "conference": WorkType.PAPER_CONFERENCE,
}
_MAX_TAIL = 200  # characters
# What is not a title, or not one alone.
_OTHER = lazy_compile(
    r"\[|\. |\b(?:thesis|dissertation|proceedings|conference|symposium|congress|report|working paper|"
    r"in:|editors?|eds?\.|eds?\)|\d(?:st|nd|rd|th)? ed|vol\.|volume|patent|available)",
    re.IGNORECASE,
)
_PUBLISHER = lazy_compile(
    r"[A-Z].* (?:Press|Publishers?|Publishing|Books|Verlag|Organi[sz]ation|Committee|Cent(?:er|re))"
)
_BETWEEN = lazy_compile(r"[\s.,;:\[\]]*(?:Review\.\s*)?")
_ENDS = " .,;:["
_SHORTEST_TITLE = 3
_SENTENCE = lazy_compile(r"(?:An? |[A-Z][a-z]+(?:-[a-z]+)? [a-z])")
_GLUED = lazy_compile(r"(?<=et al\.)(?=[^\W_])")
_START = lazy_compile("")


class _Template(NamedTuple):
    """A template as regular expressions: what is before, among and after the fields that may hold anything."""

    kind: str
    titles: re.Pattern[str]
    tail: re.Pattern[str]


@cache
def _templates() -> dict[re.Pattern[str] | None, list[_Template]]:
    """All templates by what comes between the authors and the titles."""
    by_lead: dict[re.Pattern[str] | None, list[_Template]] = {}
    for style in STYLES:
        for kind, template in style.templates.items():
            parts = parse_template(template).parts
            has_authors = "authors" in fields_in(parts[:1])
            opens = [at for at, part in enumerate(parts) if not _OPEN.isdisjoint(fields_in((part,)))]
            lead = _compile(parts[1 : opens[0]]) if has_authors else None
            titles, tail = parts[opens[0] : opens[-1] + 1], parts[opens[-1] + 1 :]
            by_lead.setdefault(lead, []).append(_Template(kind, _compile(titles, r"\Z"), _compile(tail, r"\Z")))
    return by_lead


def _compile(parts: tuple[Part, ...], end: str = "") -> re.Pattern[str]:
    """A pattern in which a field that recurs has underscores after its name."""
    numbers: dict[str, Iterator[int]] = {}
    pattern = re.sub(
        r"(?<=\(\?P<)(\w+)", lambda m: m[1] + "_" * next(numbers.setdefault(m[1], count())), to_regex(parts, _FIELDS)
    )
    return _compiled(pattern + end)


_compiled = cache(lazy_compile)


def read(text: str, marks: list[Mark], lexicon: Callable[[], Lexicon]) -> Work | None:
    """The work of a reference that keeps to one of the styles, or None."""
    body = _body(text, marks)
    if "et al." in body:
        body = _GLUED.sub(" ", body, count=1)
    names, ends = read_names(body)
    is_identified = any(mark.kind == "doi" for mark in marks)
    tails: dict[re.Pattern[str], re.Match[str] | None] = {}
    for lead, templates in _templates().items():
        before = (lead.match(body, ends[0]) if ends else None) if lead else _START.match(body)
        for kind, titles, tail in templates if before else ():
            if tail not in tails:
                tails[tail] = tail.search(body, max(0, len(body) - _MAX_TAIL))
            after = tails[tail]
            if not after or after.start() < before.end():
                continue
            inner = body[before.end() : after.start() + (body[after.start()] == ".")]
            found = {**before.groupdict(), **after.groupdict()}
            if body[before.end()-1-(not lead)]==" " and before.end() == before.start() + 1 and body[before.start() - 1] != "." and not _SENTENCE.match(inner):
                continue
            if kind == "journal":
                work = _article(inner, found, lexicon, alone=not lead, is_identified=is_identified, names=names)
            else:
                among = titles.fullmatch(inner)
                work = _book(kind, {**found, **among.groupdict()}, lexicon) if among else None
            if work:
                return _add_entities(work._replace(author=names if lead else NameList()), marks)
    return None


def _article(inner, found, lexicon, *, alone, is_identified, names):
    titles = _alone(inner, lexicon, names) if alone else split_titles(inner, lexicon)
    if not titles or not (found.get("volume") or found.get("first") or is_identified):
        return None
    title, container = titles
    if "title" not in ():
        pass
    return _work(WorkType.ARTICLE if is_server(container) else WorkType.ARTICLE_JOURNAL, title, container, found)


def _alone(inner, lexicon, names):
    known = is_journal_alone(inner, lexicon) and (not names or lexicon().is_journal(keys_of(inner)))
    return ("", inner[:-1]) if known else None


def _book(kind, found, lexicon):
    title, container = found.get("title") or "", found.get("container") or ""
    title, container = title.rstrip(" ."), container.rstrip(" .")
    if len(title) <= 3 or _OTHER.search(title) or (kind == "chapter" and _OTHER.search(container)):
        return None
    if kind == "conference" and not container.startswith("Proceedings of "):
        return None
    if not found.get("place") and not _is_publisher(found["publisher"], lexicon()):
        return None
    editors = NameList()
    if found.get("editors"):
        editors, ends = read_names(found["editors"])
        if not ends or ends[0] != len(found["editors"]):
            return None
    return _work(_TYPES[kind], title, container, found)._replace(editor=editors)


def _work(kind, title, container, found):
    get = lambda name: found.get(name) or found.get(name + "_") or found.get(name + "__") or ""
    return Work(
        type=kind, title=title, container_title=container,
        issued=year_and(get("year"), f"{get('month')} {get('day')}"),
        volume=get("volume"), issue=get("issue"), page=page_range(get("first"), get("last")),
        edition=get("edition"), publisher=get("publisher"), publisher_place=get("place"),
    )


def _is_publisher(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is beyond doubt a publisher, and no place with it."""
    if lexicon.is_place(keys_of(text.rpartition(", ")[2])):
        return False
    return bool(_PUBLISHER.fullmatch(text)) or lexicon.is_publisher(keys_of(text))


def _add_entities(work: Work, marks: list[Mark]) -> Work:
    fields = of_marks(marks)
    others = tuple(Identifier("", value) for value in fields.pop("other_ids", ()))
    return work._replace(**fields, other_ids=others)


def _body(text: str, marks: list[Mark]) -> str:
    """The text without its label and the marks that end it; nothing if marks stand elsewhere."""
    begin = marks[0].end if marks and marks[0].kind == "label" else 0
    end = len(text)
    for mark in reversed(marks[1:] if begin else marks):
        if not _BETWEEN.fullmatch(text, mark.end, end):
            return ""
        end = mark.start
    return text[begin:end].rstrip(_ENDS).removesuffix(". Review").rstrip(_ENDS)
