"""The whole chain: files to pages to a bibliography.  The only place that knows all its links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from cgt_cite.document import Document
from cgt_cite.errors import DamagedInput
from cgt_cite.merge import entry, merge
from cgt_cite.merge.citekeys import DEFAULT_FORMAT, key_of, suffix, with_keys
from cgt_cite.merge.records import of_article, of_reference, pack
from cgt_cite.model import Page
from cgt_cite.pages import read_pages
from cgt_cite.parse import parse_reference
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.open import documents, open_file
from cgt_cite.sources.walk import File, reason, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cgt_cite.merge.records import Record
    from cgt_cite.model import Entry, Reference

SHOWN_WITHOUT_BUTTON = 5  # what PubMed shows of a longer list
_PARSED_STRINGS = 1 << 14  # the last strings whose parse is kept: one work is cited by many pages


class What(StrEnum):
    """Whose citations are written."""

    REFERENCES = "references"
    ARTICLES = "articles"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user wants of a run."""

    what: What = What.REFERENCES
    merge: bool = True
    jobs: int = 1
    key_format: str = DEFAULT_FORMAT


def read(paths: Sequence[str], advance: Callable[[int, int], None]) -> Iterator[Page | Problem]:
    """Every page below `paths`, references parsed, in the order of the walk; problems where they arise.

    `advance` hears how many of how many files are read.
    """
    found = list(walk(paths))
    for number, item in enumerate(found):
        advance(number, len(found))
        if isinstance(item, File):
            yield from read_file(item)
        else:
            yield item


def read_file(file: File) -> Iterator[Page | Problem]:
    """The pages in one file; whatever is wrong with it is a problem, never an exception."""
    try:
        with open_file(file) as stream:
            for found in documents(stream, file.source):
                for item in read_pages(found) if isinstance(found, Document) else [found]:
                    yield from _parsed(item) if isinstance(item, Page) else [item]
    except DamagedInput as error:
        yield Problem(Kind.DAMAGED, file.source, str(error))
    except OSError as error:
        yield Problem(Kind.UNREADABLE, file.source, reason(error))


def _parsed(page: Page) -> Iterator[Page | Problem]:
    page = replace(page, references=tuple(_parse(reference) for reference in page.references))
    if page.references_missing:
        shown, stated = len(page.references), page.references_stated
        detail = f"{shown} of {stated} references"
        remedy = f"open {address(page)}, press 'Show all {stated} references', and save it again"
        yield Problem(Kind.INCOMPLETE, page.source, detail, remedy)
    elif page.layout == "pubmed_text" and len(page.references) == SHOWN_WITHOUT_BUTTON:
        yield Problem(Kind.PERHAPS_INCOMPLETE, page.source, f"{SHOWN_WITHOUT_BUTTON} references")
    yield page


def _parse(reference: Reference) -> Reference:
    found = _parse_once(reference.text)
    return replace(reference, parsed=found.work, confidence=found.confidence)


_parse_once = lru_cache(_PARSED_STRINGS)(parse_reference)


def address(page: Page) -> str:
    """Where the page can be opened."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{page.article.PMID}/" if page.article.PMID else "it in a browser"


def bibliography(
    pages: Iterable[Page], choices: Choices, report: Callable[[Problem], None]
) -> Iterator[Entry]:
    """The entries to write: merged under unique keys, or one for each sighting as it comes."""
    if not choices.merge:
        yield from _as_they_come(pages, choices)
        return
    packed = [pack(record) for page in pages for record in records(page, choices.what)]
    yield from with_keys(merge(packed, report), choices.key_format)


def records(page: Page, what: What) -> Iterator[Record]:
    """What a page tells: its article, and each reference."""
    yield of_article(page, wanted=what != What.REFERENCES)
    if what != What.ARTICLES:
        yield from (of_reference(reference, page) for reference in page.references)


def _as_they_come(pages: Iterable[Page], choices: Choices) -> Iterator[Entry]:
    used: dict[str, int] = {}
    for page in pages:
        for record in records(page, choices.what):
            if record.wanted:
                found = entry([record])
                key = key_of(found, choices.key_format)
                number = used[key] = used.get(key, -1) + 1
                yield replace(found, key=key + suffix(number))
