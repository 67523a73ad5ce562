"""Assemble a work from labelled words: one function a field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.journals import restore_period
from cgt_cite.model import Work
from cgt_cite.regex import lazy_compile

from . import labels
from .dates import read_date
from .details import add_details
from .entity_fields import add_entities
from .labelled import Labelled, Span
from .locators import read_pages, read_volume_and_issue
from .normalizers import normalize
from .people import read_people
from .plausibility import drop_implausible
from .types import work_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .lexicon import Lexicon

_EDITION = lazy_compile(
    r"(?<![\s,])[\s,]+(?:ed|edn|edition|aufl|auflage|éd|édition|edición|edição|изд)\.?\Z", re.IGNORECASE
)
_STATUS = lazy_compile(
    r"\b(?:in press|no prelo|im druck|sous presse|en prensa|forthcoming|submitted|accepted|ahead of print)\b",
    re.IGNORECASE,
)


def assemble(labelled: Labelled, lexicon: Lexicon) -> Work:
    """The work that the labels and entities of a reference describe."""
    text = labelled.prepared.text
    volume, issue, supplement = read_volume_and_issue(labelled)
    people = read_people(labelled)
    work = Work(
        title=_title(labelled),
        author=people.author,
        editor=people.editor,
        translator=people.translator,
        container_title=_container(labelled),
        collection_title=_text(labelled, labels.COLLECTION),
        collection_number=_text(labelled, labels.COLLECTION_NUMBER),
        issued=read_date(labelled),
        status=_status(labelled),
        volume=volume,
        issue=issue,
        supplement=supplement,
        page=read_pages(labelled),
        publisher=_publisher(labelled),
        publisher_place=_text(labelled, labels.PLACE),
        edition=_EDITION.sub("", _text(labelled, labels.EDITION)).removesuffix("."),
    )
    entities = labelled.prepared.entities
    work = drop_implausible(normalize(add_entities(work, entities), lexicon))
    if not any(work):
        return work
    medium = next((entity.value for entity in entities if entity.type == "medium"), "")
    return add_details(work._replace(type=work_type(work, text, medium, lexicon)), text)


def _best(labelled: Labelled, label: str) -> Span | None:
    """Of the runs of a label one outside brackets, or else the longest."""
    spans = labelled.spans(label)
    return max(spans, key=lambda span: (not _is_bracketed(labelled, span), span[1] - span[0]), default=None)


def _is_bracketed(labelled: Labelled, span: Span) -> bool:
    gaps = labelled.prepared.gaps
    return gaps[span[0]].endswith("(") and gaps[span[1]].startswith(")")


def _text(labelled: Labelled, label: str) -> str:
    span = _best(labelled, label)
    return labelled.full_text(span) if span else ""


def _title(labelled: Labelled) -> str:
    spans = labelled.spans(labels.TITLE)
    return labelled.full_text(spans[0]) if spans else ""


def _container(labelled: Labelled) -> str:
    """The container with the period of its abbreviation; where there is none, a second title."""
    if span := _best(labelled, labels.CONTAINER):
        return restore_period(labelled.full_text(span), labelled.gap_after(span))
    titles = labelled.spans(labels.TITLE)
    return labelled.full_text(titles[1]) if len(titles) > 1 else ""


def _publisher(labelled: Labelled) -> str:
    """The publisher with the period of its abbreviation: `Elsevier Sci. Publ.`."""
    span = _best(labelled, labels.PUBLISHER)
    if not span:
        return ""
    text = labelled.full_text(span)
    dotted = ". " in text and text[-1].isalpha() and labelled.gap_after(span).startswith(".")
    return text + "." if dotted else text


def _status(labelled: Labelled) -> str:
    """`in press` and the like, where no field has those words."""
    for start, end in _unlabelled(labelled):
        if found := _STATUS.search(labelled.text((start, end))):
            return found[0]
    return ""


def _unlabelled(labelled: Labelled) -> Iterator[Span]:
    """The runs of no field; a year in words (`in press`) is one."""
    words = labelled.prepared.words
    yield from (span for span in labelled.spans(labels.YEAR) if words[span[0]].isalpha())
    yield from labelled.spans(labels.OTHER)
