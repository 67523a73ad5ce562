"""From an example's fine labels to one tagger label a word."""

from __future__ import annotations

from cgt_cite.parse import labels
from cgt_cite.parse.prepare import Prepared

from .example import Example

LABELS = {
    "author.family": labels.AUTHOR_FAMILY,
    "author.particle": labels.AUTHOR_FAMILY,
    "author.given": labels.AUTHOR_GIVEN,
    "author.suffix": labels.AUTHOR_SUFFIX,
    "author.literal": labels.AUTHOR_LITERAL,
    "editor.family": labels.EDITOR_FAMILY,
    "editor.particle": labels.EDITOR_FAMILY,
    "editor.given": labels.EDITOR_GIVEN,
    "editor.suffix": labels.EDITOR_SUFFIX,
    "editor.literal": labels.EDITOR_LITERAL,
    "etal": labels.ET_AL,
    "title": labels.TITLE,
    "container": labels.CONTAINER,
    "collection": labels.COLLECTION,
    "collection.number": labels.COLLECTION_NUMBER,
    "volume": labels.VOLUME,
    "issue": labels.ISSUE,
    "supplement": labels.ISSUE,
    "page.first": labels.FIRST_PAGE,
    "elocation": labels.FIRST_PAGE,
    "page.last": labels.LAST_PAGE,
    "year": labels.YEAR,
    "edition": labels.EDITION,
    "publisher": labels.PUBLISHER,
    "place": labels.PLACE,
}


def word_labels(example: Example, prepared: Prepared) -> list[str]:
    """The tagger's label of each word: that of its span, in small letters where the span begins."""
    spans = iter(example.spans)
    span = next(spans, None)
    last = None
    found = []
    for start, end in zip(prepared.starts, prepared.ends, strict=True):
        while span and span[1] <= start:
            span = next(spans, None)
        label = LABELS.get(span[2], labels.OTHER) if span and span[0] < end else labels.OTHER
        if label == labels.OTHER:
            found.append(label)
            continue
        found.append(label if span is last else labels.begins(label))
        last = span
    return found
