"""Move values that the tagger put into the wrong field.

Add a normalizer only if it corrects references other than those that prompted it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.regex import lazy_compile

from .prepare import lower_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from cgt_cite.model import Work

    from .lexicon import Lexicon

_PLACE_AND_PUBLISHER = lazy_compile(r"(?P<place>[^:;\d]{2,40}): (?P<publisher>[^:]{2,})")


def normalize(work: Work, lexicon: Lexicon) -> Work:
    """The work after each normalizer, in order."""
    for normalizer in NORMALIZERS:
        work = normalizer(work, lexicon)
    return work


def move_publisher_to_container(work: Work, lexicon: Lexicon) -> Work:
    """What has a volume and pages and no other container, or is a known journal, is the container."""
    if work.container_title or not work.publisher or not work.title:
        return work
    known = lexicon.is_journal(lower_words(work.publisher)) and not work.publisher_place
    if known or (work.volume and work.page):
        return work._replace(container_title=work.publisher, publisher="")
    return work


def move_container_to_title(work: Work, _: Lexicon) -> Work:
    """What was taken for a container is the title of a page or a book of which no part is named."""
    if not work.container_title or work.title or work.volume or work.issue or (work.editor and work.author):
        return work
    if work.publisher or (work.URL and not work.page):
        return work._replace(title=work.container_title, container_title="")
    return work


def split_publisher(work: Work, lexicon: Lexicon) -> Work:
    """A publisher without the places around it: `New York, NY: Academic Press`, `Academic Press, London`."""
    if not work.publisher:
        return work
    if not work.publisher_place and (found := _PLACE_AND_PUBLISHER.fullmatch(work.publisher)):
        return work._replace(publisher=found["publisher"], publisher_place=found["place"])
    is_place = lexicon.is_place
    parts = work.publisher.split(", ")
    places = [is_place(lower_words(part)) for part in parts]
    if not any(places):
        return work
    if all(places):
        alone = not work.publisher_place
        return work._replace(publisher_place=work.publisher, publisher="") if alone else work
    names = [part for part, place in zip(parts, places, strict=True) if not place]
    place = ", ".join(part for part, place in zip(parts, places, strict=True) if place)
    return work._replace(publisher=", ".join(names), publisher_place=work.publisher_place or place)


NORMALIZERS: tuple[Callable[[Work, Lexicon], Work], ...] = (
    move_publisher_to_container,
    move_container_to_title,
    split_publisher,
)
