"""BibTeX, in the dialect that most readers understand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.formats.bib import braced, identifiers, pages, people, prose, record, text_fields, title
from cgt_cite.formats.common import MONTHS
from cgt_cite.formats.latex import escape, verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.bib import Fields
    from cgt_cite.formats.options import Options
    from cgt_cite.model import Entry, Work
    from cgt_cite.problems import Problem

_KINDS = {
    "article": "article",  # a preprint: readers keep the server's name, DOI and PMID of no other kind
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "post": "electronic",
    "post-weblog": "electronic",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "electronic",
}
_CONTAINER = {
    "article": "journal",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "electronic": "organization",
}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}
_MASTERS = re.compile(r"(?i)\b(master|m\.? ?sc|m\.? ?a\b|diplom|licen)")


def write(entries: Iterable[Entry], options: Options, warn: Callable[[Problem], None]) -> Iterator[str]:
    """Each entry as one BibTeX record."""
    del warn  # every entry fits
    for number, entry in enumerate(entries, 1):
        kind = _kind(entry.work)
        yield record(kind, entry, number, _fields(kind, entry, options))


def _kind(work: Work) -> str:
    if work.type == "thesis" and _MASTERS.search(work.genre):
        return "mastersthesis"
    return _KINDS.get(work.type, "misc")


def _fields(kind: str, entry: Entry, options: Options) -> Fields:
    work = entry.work
    yield "author", people(work.author, options, cut=work.author_cut)
    yield "editor", people(work.editor, options, cut=work.editor_cut)
    yield "translator", people(work.translator, options, cut=False)
    yield "title", title(work.title, work, options)
    yield _container(kind, work, options)
    yield from text_fields(work, (("shortjournal", "container_title_short"), ("series", "collection_title")), options)
    yield from text_fields(work, ((_PUBLISHER.get(kind, "publisher"), "publisher"),), options)
    yield from text_fields(work, (("address", "publisher_place"), ("edition", "edition"), ("type", "genre")), options)
    yield from _date(work)
    yield "volume", braced(escape(work.volume, options))
    yield "number", braced(escape(work.issue or work.number or work.collection_number, options))
    yield "pages", braced(escape(pages(work), options))
    yield from identifiers(work)
    if work.arxiv:
        yield from (("eprint", braced(verbatim(work.arxiv))), ("archiveprefix", "{arXiv}"))
    yield from text_fields(work, (("issn", "ISSN"), ("isbn", "ISBN")), options)
    yield from (("url", braced(verbatim(work.URL))), ("urldate", braced(str(work.accessed or ""))))
    yield from text_fields(work, (("language", "language"),), options)
    yield from prose(entry, options)


def _container(kind: str, work: Work, options: Options) -> tuple[str, str]:
    name = _CONTAINER.get(kind, "howpublished")
    text = work.container_title
    return name, title(text, work, options) if name == "booktitle" else braced(escape(text, options))


def _date(work: Work) -> Fields:
    """`year = {2023}, month = nov, day = {8}`: the form whose parts most readers keep."""
    date = work.issued
    if not date:
        return
    yield "year", f"{{{date.year:04d}}}"
    if date.month:
        yield "month", MONTHS[date.month].lower()
    if date.day:
        yield "day", f"{{{date.day}}}"
