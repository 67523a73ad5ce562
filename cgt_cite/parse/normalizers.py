"""Move to its field what the tagger has put beside it.

Each normaliser is here for many references that it was not written for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.names import parse_names
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.model import NameList
from cgt_cite.regex import lazy_compile

from .labels import ET_AL, OTHER
from .lexicon import lexicon
from .prepare import lower_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from cgt_cite.model import Work

    from .labelled import Labelled

_EDITED = lazy_compile(r"\b(?:ed(?:s|ited|itors?|itores)?|hrsg|hg|orgs?|coords?|editado|éd)\b", re.IGNORECASE)
_EDITORS = lazy_compile(r"\.?(?:, | \(|, \()(?:[Ee]ds?|[Ee]ditors?|H(?:rs)?g)\b")
_PAGES = lazy_compile(r"(?P<container>.{6,}?),? (?:\((?:pp?|S)\.? |(?:pp?|S)\. )(?P<pages>\d+[-–]\d+)\)?")
_EDITORS_BEFORE = lazy_compile(
    r"(?P<names>[^()]{5,200}?)[.,]? \((?:[Ee]ds?|[Hh]rsg|[Hh]g|[Ee]ditors?)\.?\)[.,:]? "
    r"(?P<container>[A-Z].{5,})"
)


def normalize(work: Work, labelled: Labelled) -> Work:
    """The work after each normaliser, in order."""
    for normalizer in NORMALIZERS:
        work = normalizer(work, labelled)
    return work


def editors_as_authors(work: Work, labelled: Labelled) -> Work:
    """The people named with an article in a journal are its authors, wherever they are named."""
    article = work.editor and work.container_title and work.volume and work.page and not work.publisher
    alone = all(name.literal for name in work.author.names)
    if not article or not alone or _EDITED.search(labelled.prepared.text):
        return work
    names = (*work.author.names, *work.editor.names)
    return work._replace(author=NameList(names, work.editor.truncated), editor=NameList())


def authors_as_editors(work: Work, labelled: Labelled) -> Work:
    """The people before `eds.` are editors: `Higgins JP, Green S, eds. Title`."""
    end = 0
    for label, span in labelled.runs:
        if label[0] == "A" or (end and label == ET_AL):
            end = labelled.prepared.ends[span[1] - 1]
        elif label != OTHER:
            break
    if not end or work.editor or not _EDITORS.match(labelled.prepared.text, end):
        return work
    return work._replace(author=NameList(), editor=work.author)


def split_container(work: Work, _: Labelled) -> Work:
    """A container without pages and editors, which fill their fields where these are empty."""
    container = work.container_title
    if found := _PAGES.fullmatch(container):
        container = found["container"]
        work = work._replace(container_title=container, page=work.page or parse_pages(found["pages"]))
    if found := _EDITORS_BEFORE.fullmatch(container):
        editors = work.editor or parse_names(found["names"])
        work = work._replace(container_title=found["container"], editor=editors)
    return work


def publisher_as_journal(work: Work, _: Labelled) -> Work:
    """What has a volume and pages and no other container, or is a known journal, is the container."""
    if work.container_title or not work.publisher or not work.title:
        return work
    known = lexicon().is_journal(lower_words(work.publisher)) and not work.publisher_place
    if known or (work.volume and work.page):
        return work._replace(container_title=work.publisher, publisher="")
    return work


def container_as_title(work: Work, _: Labelled) -> Work:
    """What was taken for a container is the title of a page or a book of which no part is named."""
    if not work.container_title or work.title or work.volume or work.issue or work.editor:
        return work
    if work.publisher or (work.URL and not work.page):
        return work._replace(title=work.container_title, container_title="")
    return work


def split_publisher(work: Work, _: Labelled) -> Work:
    """A publisher without the places around it: `New York, NY: Academic Press`, `Academic Press, London`."""
    if not work.publisher:
        return work
    is_place = lexicon().is_place
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


NORMALIZERS: tuple[Callable[[Work, Labelled], Work], ...] = (
    editors_as_authors,
    authors_as_editors,
    split_container,
    publisher_as_journal,
    container_as_title,
    split_publisher,
)
