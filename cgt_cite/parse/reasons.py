"""What speaks against the reading of a reference, in words for people."""

from __future__ import annotations

from cgt_cite.fields.journals import PERIODICAL_TYPES
from cgt_cite.model import WorkType

_IN_ISSUES = frozenset(
    (WorkType.ARTICLE_JOURNAL, WorkType.ARTICLE_MAGAZINE, WorkType.DOCUMENT, WorkType.UNKNOWN)
)
_BOOKS = {  # what a work of another type than an article is part of
    WorkType.CHAPTER: "book",
    WorkType.ENTRY_DICTIONARY: "dictionary",
    WorkType.ENTRY_ENCYCLOPEDIA: "encyclopedia",
    WorkType.PAPER_CONFERENCE: "conference",
}
_PARTS = frozenset((*PERIODICAL_TYPES, *_IN_ISSUES, *_BOOKS))
_NEEDED = {  # the types that need a field; works of all types need the others
    "no container_title": _PARTS,
    "no volume": _IN_ISSUES,
    "no issue": _IN_ISSUES,
    "no page": _PARTS - {WorkType.ARTICLE},
}
# By the names of `confidence.evidence`; evidence that says nothing to people is left out.
_WORDS = {
    "path": "unclear where fields begin",
    "no author": "no author",
    "no issued": "no year",
    "no title": "no title",
    "no container_title": "no {container}",
    "no volume": "no volume",
    "no issue": "no issue",
    "no page": "no pages",
    "organisation": "an organisation as author",
    "no given name": "an author without given name",
    "small title": "title begins with a small letter",
    "short title": "short title",
    "period in title": "full stop in the title",
    "small container": "name of the {container} begins with a small letter",
    "long container": "long name of the {container}",
    "period in container": "full stop in the name of the {container}",
    "left over": "words that belong to no field",
    "TI twice": "more than one title",
    "CO twice": "more than one {container}",
    "YR twice": "more than one year",
    "VO twice": "more than one volume",
    "type article": "read as a preprint",
}
_TYPE = "type "


def in_words(name: str, kind: WorkType) -> str:
    """The reason that evidence against a work of a type gives.

    Empty if there is none, as where a field is missing that works of the type need not have.
    """
    if kind not in _NEEDED.get(name, (kind,)):
        return ""
    if name.startswith(_TYPE) and name not in _WORDS:
        return "read as " + name.removeprefix(_TYPE).replace("-", " ")
    return _WORDS.get(name, "").format(container=_BOOKS.get(kind, "journal"))
