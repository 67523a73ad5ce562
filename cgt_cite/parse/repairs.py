"""Fields that the labels put in the wrong place, moved where the rest of the record shows they belong."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from cgt_cite.fields.dates import month_number
from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, Pages, PartialDate

from .containers import part_container
from .lexicon import lexicon
from .tokens import keys_of, words_of

_PARTS = frozenset(("title", "volume", "issue", "editor"))
_YEAR = lazily(r"(?:1[89]|20)\d\d")
_LAST_SENTENCE = lazily(r"(?<=[^.]{12}[.?!]) [^.?!]{3,60}\.?\Z")
_LONGEST_CONTAINER = 64
_SHORTEST_TITLE = 50
_OF_MEETING = lazily(r"[.]|\b(?:proc|conf|symp|meeting|journal|congress)", re.IGNORECASE)
_STATE = lazily(r"[A-Z]{2}|USA|U\.S\.A\.|UK|Ill\.?|Mass\.?|Calif\.?|Pa\.?|China|India|Japan|Brazil|Brasil")
_FEWEST_WORDS = 3
_NUMBER_BEHIND = lazily(r"(?:, [^,]{0,60}\bSeries)?,? \d{1,4}\Z")
_IN_LATIN = lazily(r"(?:vivo|vitro|situ|silico|utero|planta|ovo|memoriam|praxi|toto)\b", re.IGNORECASE)
_DATE_BEFORE = lazily(r"(?P<month>[A-Z][a-z]{2,8})(?: \d{1,2})?\)\.? ")
_SEASONS = frozenset(("Spring", "Summer", "Autumn", "Fall", "Winter"))
_ASSIGNEES = lazily(r"[^.]{3,200}, assignees?\. (?=[A-Z])")
_DATABASES = frozenset(
    (
        *("JSTOR", "Project MUSE", "ProQuest", "EBSCOhost", "PubMed", "ScienceDirect", "SpringerLink"),
        *("Scopus", "Google Scholar", "Wiley Online Library", "Web of Science", "Academic Search Premier"),
    )
)
_PAGES_BEHIND = lazily(r"\. (?P<first>\d{1,3})[-–](?P<last>\d{1,3})\Z")
_PLACE_BEFORE = lazily(r"[A-Z]{2}: ?(?=[A-Z])")


def repair(fields: Fields) -> None:
    """Mend `fields` in place, each repair once and in order."""
    for mend in REPAIRS:
        mend(fields)


def _no_month_as_container(fields: Fields) -> None:
    """`August 15` is no journal with its volume."""
    if month_number(fields.get("container_title", "")):
        for name in ("container_title", "volume"):
            fields.pop(name, None)


def _year_as_volume(fields: Fields) -> None:
    """`2020:e202488` has a year and no volume."""
    volume = fields.get("volume", "")
    if "issued" not in fields and "issue" not in fields and _YEAR.fullmatch(volume):
        fields["issued"] = PartialDate(int(fields.pop("volume")))


def _publisher_as_container(fields: Fields) -> None:
    """What has a volume and pages and no other container is a journal."""
    if {"volume", "page", "publisher", "title"} <= fields.keys() and "container_title" not in fields:
        fields["container_title"] = fields.pop("publisher")


def _publisher_as_title(fields: Fields) -> None:
    """A web page that only seems to have a publisher is titled by that."""
    if "URL" in fields and "publisher" in fields and not {"title", "container_title"} & fields.keys():
        fields["title"] = fields.pop("publisher")


def _container_as_title(fields: Fields) -> None:
    """What was taken for a container titles a page or a book, where no part of one is named."""
    if "container_title" not in fields or not _PARTS.isdisjoint(fields):
        return
    alone = "publisher" in fields or ("URL" in fields and "page" not in fields)
    if alone or ("author" in fields and _is_prose(fields["container_title"])):
        fields["title"] = fields.pop("container_title")


def _title_in_container(fields: Fields) -> None:
    """A long sentence before the container's name is the title that is missing."""
    container = fields.get("container_title", "") if "title" not in fields else ""
    found = _LAST_SENTENCE.search(container, max(0, len(container) - _LONGEST_CONTAINER))
    if found and found.start() > _SHORTEST_TITLE:
        fields["title"] = container[: found.start()].rstrip(".")
        fields["container_title"] = found[0].lstrip()


def _title_continued(fields: Fields) -> None:
    """A sentence in plain words between the title and a known journal belongs to the title."""
    first, _, rest = fields.get("container_title", "").partition(". ")
    named = _is_journal(rest) or rest.isupper()
    if named and "title" in fields and "volume" in fields and _is_prose(first):
        stop = " " if fields["title"][-1] in "?!" else ". "
        fields["title"] += f"{stop}{first}"
        fields["container_title"] = rest


def _in_latin(fields: Fields) -> None:
    """`In Vivo Formation. Blood`: that `In` leads to no container; the journal stands behind the title."""
    container = fields.get("container_title", "")
    if not _IN_LATIN.match(container):
        return
    capital = container[0].isupper() or "title" not in fields
    first, _, rest = f"{'In' if capital else 'in'} {container}".partition(". ")
    if rest and _is_journal(rest):
        fields["title"] = f"{fields['title']} {first}" if "title" in fields else first
        fields["container_title"] = rest
    elif "title" in fields or len(words_of(first)) < _FEWEST_WORDS + 1:
        fields["container_title"] = f"In {container}"
    else:
        fields["title"] = f"In {fields.pop('container_title')}"


def _date_in_title(fields: Fields) -> None:
    """`(2018, May). Title`, where the bracket was taken for the title's."""
    found = _DATE_BEFORE.match(fields.get("title", ""))
    if found and (month_number(found["month"]) or found["month"] in _SEASONS):
        fields["title"] = fields["title"][found.end() :]


def _assignees_in_title(fields: Fields) -> None:
    """Those who own a patent and are named before its title."""
    if found := _ASSIGNEES.match(fields.get("title", "")):
        fields["title"] = fields["title"][found.end() :]


def _database_as_publisher(fields: Fields) -> None:
    """The database where an article was read publishes nothing."""
    if "volume" in fields and "container_title" in fields and fields.get("publisher") in _DATABASES:
        del fields["publisher"]


def _pages_in_title(fields: Fields) -> None:
    """A range behind the title's last sentence is of pages, where nothing else is."""
    found = _PAGES_BEHIND.search(fields.get("title", "")) if "page" not in fields else None
    if found and int(found["first"]) < int(found["last"]):
        fields["title"] = fields["title"][: found.start()]
        fields["page"] = Pages(((found["first"], found["last"]),))


def _is_prose(text: str) -> bool:
    """Whether a text has the words of a title, and names no journal."""
    return len(words_of(text)) >= _FEWEST_WORDS and not (_OF_MEETING.search(text) or _is_journal(text))


def _is_journal(text: str) -> bool:
    return lexicon().is_journal(keys_of(text))


def _publisher_behind_place(fields: Fields) -> None:
    """`Londres, Macmillan`: of a place and a publisher that were taken for each other."""
    publisher, place = fields.get("publisher", ""), fields.get("publisher_place", "")
    if publisher and _is_publisher(place) and not _is_publisher(publisher):
        fields.update(publisher=place, publisher_place=publisher)


def _publisher_alone(fields: Fields) -> None:
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
    elif not _STATE.fullmatch(publisher):  # `London: Butterworth`, which is a town as well
        fields["publisher"] = publisher


def _split_place(fields: Fields) -> None:
    """A known publisher and the place behind it, if that is told nowhere else: `Academic Press New York`."""
    words = fields["publisher"].split(" ")
    for at in range(len(words) - 1, 0, -1) if "publisher_place" not in fields else ():
        name, place = " ".join(words[:at]).rstrip(","), " ".join(words[at:])
        if _is_place(place) and _is_publisher(name):
            fields.update(publisher=name, publisher_place=place)
            return


def _places(parts: list[str]) -> int:
    """How many of the parts are places, from the first on."""
    return len(list(takewhile(_is_place, parts)))


def _is_place(text: str) -> bool:
    return bool(_STATE.fullmatch(text)) or lexicon().is_place(keys_of(text))


def _is_publisher(text: str) -> bool:
    return lexicon().is_publisher(keys_of(text))


REPAIRS: tuple[Callable[[Fields], None], ...] = (
    _no_month_as_container,
    _date_in_title,
    _assignees_in_title,
    _database_as_publisher,
    _year_as_volume,
    _publisher_as_container,
    _publisher_as_title,
    _container_as_title,
    _title_in_container,
    _in_latin,
    _title_continued,
    _pages_in_title,
    _publisher_behind_place,
    _publisher_alone,
    part_container,
)
