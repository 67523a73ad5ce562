"""The tagger's labels: which field a word belongs to.

The first word of each run has its label in lower case (a B- tag), so that the tagger learns what a field
begins with, and neighbours of one kind are kept apart.  Words of no field, entities included, are `O`.
"""

from __future__ import annotations

AUTHOR_FAMILY, AUTHOR_GIVEN, AUTHOR_SUFFIX, AUTHOR_LITERAL = "AF", "AG", "AS", "AL"
EDITOR_FAMILY, EDITOR_GIVEN, EDITOR_SUFFIX, EDITOR_LITERAL = "EF", "EG", "ES", "EL"
ET_AL, TITLE, CONTAINER, YEAR = "ET", "TI", "CO", "YR"
VOLUME, ISSUE, FIRST_PAGE, LAST_PAGE = "VO", "IS", "PA", "PZ"
COLLECTION, COLLECTION_NUMBER = "SE", "SN"  # the series that a book is in
EDITION, PUBLISHER, PLACE, OTHER = "ED", "PB", "PL", "O"


def begins(label: str) -> str:
    """The label of a run's first word."""
    return label if label == OTHER else label.lower()
