"""Publishers and their places."""

from __future__ import annotations

from itertools import takewhile

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.model import Fields, PartialDate
from cgt_cite.parse.kinds import is_conference
from cgt_cite.regex import lazy_compile

from .known import STATE, is_place, is_publisher

_NUMBER_BEHIND = lazy_compile(r"(?:, [^,]{0,60}\bSeries)?,? \d{1,4}\Z")
_PLACE_BEFORE = lazy_compile(r"[A-Z]{2}: ?(?=[A-Z])")
_LED = lazy_compile(r"(?P<title>.{12,}[^.]{3}[.?!]) (?P<publisher>(?P<name>[^.:]{4,60}): [^.]{3,80})\Z")
_EDITIONS = frozenset(("Auflage", "Aufl", "Aufl.", "ed.", "edition", "edn"))
_PARTS = frozenset(("publisher", "volume", "issue", "page", "editor"))
_PRESS = lazy_compile(
    r" (?:Press|Verlag|F[oö]rlag|Publishers?|Publishing|Publications|Books)\Z",
)
_UNIVERSITY = "University of "
_BEHIND_EVENT = lazy_compile(
    rf"; {RECENT_YEAR} [A-Z][a-z]{{2}} [\w –-]{{1,14}}; [^.;:]{{2,60}}\. "
    rf"(?P<place>[^.;:]{{2,40}}): (?P<publisher>[^.;:]{{2,60}}); (?P<year>{RECENT_YEAR})\b",
)
_GENRE = lazy_compile(r"(?:M\. ?Sc\.? |Ph\. ?D\.? )?(?:[Tt]hesis|[Tt]esis|[Dd]issert\w*|Tese)\b")
_REPORT = lazy_compile(r"\bReport (?:of|to|on) ")
_OF = lazy_compile(r" of(?: [A-Z]\w+)+")
_DATABASES = frozenset(
    (
        *("JSTOR", "Project MUSE", "ProQuest", "EBSCOhost", "PubMed", "ScienceDirect", "SpringerLink"),
        *("Scopus", "Google Scholar", "Wiley Online Library", "Web of Science", "Academic Search Premier"),
    )
)


def no_database(fields: Fields) -> None:
    """The database where an article was read publishes nothing."""
    if "volume" in fields and "container_title" in fields and fields.get("publisher") in _DATABASES:
        del fields["publisher"]


def conference_as_publisher(fields: Fields) -> None:
    """`CVPR; 2016` is where a paper was read, if nothing else says where."""
    if is_conference(fields.get("publisher", "")) and "container_title" not in fields:
        fields["container_title"] = fields.pop("publisher")


def publisher_as_title(fields: Fields) -> None:
    """A web page that only seems to have a publisher is titled by that."""
    if "URL" in fields and "publisher" in fields and not {"title", "container_title"} & fields.keys():
        fields["title"] = fields.pop("publisher")


def no_report(fields: Fields) -> None:
    """`Report to UNICEF and the Department of Education` is what was written, not who published it."""
    if _REPORT.search(fields.get("publisher", "")):
        del fields["publisher"]


def genre_before_publisher(fields: Fields) -> None:
    """`Tesis Maestría. Facultad de Ciencias`, `Whitehead Institute Technical Report. Whitehead Institute`."""
    first, stop, last = fields.get("publisher", "").partition(".")
    last = last.strip()
    if stop and last and (_GENRE.match(first) or first.startswith(f"{last} ")):
        fields["publisher"] = last


def edition_as_publisher(fields: Fields) -> None:
    """`Referenzwerte. 2. Auflage, Bonn 2015`: the number is the edition's, and nobody is called Auflage."""
    title, stop, number = fields.get("title", "").rpartition(". ")
    if fields.get("publisher") in _EDITIONS and stop and number.isdigit():
        fields.update(title=title, edition=number)
        del fields["publisher"]


def publisher_as_container(fields: Fields) -> None:
    """What calls itself a press holds no parts: books have publishers."""
    if _PARTS.isdisjoint(fields) and _PRESS.search(fields.get("container_title", "")):
        fields["publisher"] = fields.pop("container_title")


def publisher_in_title(fields: Fields) -> None:
    """`Sample Size. University of Florida: IFAS extension`: a sentence that a publisher leads, or is."""
    if not {"publisher", "container_title"}.isdisjoint(fields):
        return
    title, stop, last = fields.get("title", "").rpartition(". ")
    if stop and title.count(" ") and is_publisher(last):
        fields.update(title=title, publisher=last)
        return
    found = _LED.fullmatch(fields.get("title", ""))
    if found and (found["name"].startswith(_UNIVERSITY) or is_publisher(found["name"])):
        fields["title"] = found["title"].removesuffix(".")
        fields["publisher"] = found["publisher"]


def university_cut(fields: Fields, text: str) -> None:
    """`University of Maryland`, of which the tagger saw the first word."""
    publisher = fields.get("publisher", "")
    _, _, behind = text.partition(publisher) if publisher.endswith("University") else ("", "", "")
    if found := _OF.match(behind):
        fields["publisher"] += found[0]


def own_publisher(fields: Fields) -> None:
    """`FAO (Food Organization), 2014 Crop production data. FAO, Rome`: who wrote it publishes it."""
    authors = fields.get("author", ())
    literal = authors[0].literal if len(authors) == 1 else ""
    title, stop, last = fields.get("title", "").rpartition(". ")
    name, _, place = last.partition(", ")
    if literal and stop and "publisher" not in fields and name in {literal, literal.partition(" (")[0]}:
        fields.update(title=title, publisher=name)
        if place:
            fields.setdefault("publisher_place", place)


def imprint_behind_event(fields: Fields, text: str) -> None:
    """`Proceedings; 2001 Sep 13-15; Leeds, UK. New York: Springer; 2002` was printed in New York in 2002."""
    if found := _BEHIND_EVENT.search(text):
        fields.update(publisher_place=found["place"], publisher=found["publisher"])
        fields["issued"] = PartialDate(int(found["year"]))


def publisher_behind_place(fields: Fields) -> None:
    """`Londres, Macmillan`: of a place and a publisher that were taken for each other."""
    publisher, place = fields.get("publisher", ""), fields.get("publisher_place", "")
    if publisher and is_publisher(place) and not is_publisher(publisher):
        fields.update(publisher=place, publisher_place=publisher)


def publisher_alone(fields: Fields) -> None:
    """A publisher without the places around it and the number behind it; a place alone is none."""
    if "publisher" not in fields:
        return
    named = fields.pop("publisher")
    alone = named.partition("[")[0].partition("]")[0]
    publisher = _PLACE_BEFORE.sub("", named if alone == named else alone.rstrip(" ,;.") or named, count=1)
    parts = (_NUMBER_BEHIND.sub("", publisher) or publisher).split(", ")
    places = _places(parts)
    if places < len(parts):
        fields["publisher"] = ", ".join(parts[places:])
        _split_place(fields)
    elif "publisher_place" not in fields:
        fields["publisher_place"] = publisher
    elif not STATE.fullmatch(publisher):  # `London: Butterworth`, which is a town as well
        fields["publisher"] = publisher


def _split_place(fields: Fields) -> None:
    """A known publisher and the place behind it, if that is told nowhere else: `Academic Press New York`."""
    words = fields["publisher"].split(" ")
    for at in range(len(words) - 1, 0, -1) if "publisher_place" not in fields else ():
        name, place = " ".join(words[:at]).rstrip(","), " ".join(words[at:])
        if is_place(place) and is_publisher(name):
            fields.update(publisher=name, publisher_place=place)
            return


def _places(parts: list[str]) -> int:
    """How many of the parts are places, as they come."""
    return len(list(takewhile(is_place, parts)))
