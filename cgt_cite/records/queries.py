"""Make the queries by which the record of a cited work is looked up in PubMed if its PMID is not known.

A query is text in a fixed form, so that an answer that was saved is found again by it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.journals.catalogue import MatchType, shipped_catalogue
from cgt_cite.model import WorkType
from cgt_cite.records.lookup import Method
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Work
    from cgt_cite.records.lookup import Cited

SEPARATOR = "|"  # of the fields of a query
_SEARCHED_TYPES = (
    WorkType.UNKNOWN,
    WorkType.ARTICLE,
    WorkType.ARTICLE_JOURNAL,
    WorkType.PAPER_CONFERENCE,
)
_MIN_FIELDS = 3  # of a citation, besides the journal
_MIN_WORDS, _MAX_WORDS = 4, 20  # of a title
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th"})
_APOSTROPHES = lazy_compile(r"['’‘`´]")
_OTHER_CHARACTERS = lazy_compile(r"[^a-z0-9 -]+")
_PLAIN_WORD = lazy_compile(r"[a-z0-9]{2,}")
_PUNCTUATION = ".,;:?!()[]{}\"'“”‘’«»"
# The words that PubMed does not search for (https://www.ncbi.nlm.nih.gov/books/NBK3827/).
_STOP_WORD_LIST = """
a about again all almost also although always among an and another any are as at be because been before
being between both but by can could did do does done due during each either enough especially etc for found
from further had has have having here how however i if in into is it its itself just kg km made mainly make
may mg might ml mm most mostly must nearly neither no nor obtained of often on our overall perhaps pmid quite
rather really regarding seem seen several should show showed shown shows significantly since so some such
than that the their theirs them then there therefore these they this those through thus to upon use used
using various very was we were what when which while with within without would
"""
_STOP_WORDS = frozenset((*_STOP_WORD_LIST.split(), "or", "not"))  # these two are operators


class Query(NamedTuple):
    """What is looked up: a DOI or PMCID; a citation or a title with the year, in fields."""

    method: Method
    text: str


def queries(cited: Cited) -> Iterator[Query]:
    """The queries for a cited work, the surest first; none if too little is known about it.

    >>> from cgt_cite.records.lookup import Cited
    >>> from cgt_cite.model import Work
    >>> [str(query.method) for query in queries(Cited("", Work(DOI="10.1/A", PMCID="PMC1")))]
    ['DOI', 'PMCID']
    """
    work = cited.work
    found = (
        (Method.DOI, doi_key(work.DOI)),
        (Method.PMCID, work.PMCID),
        (Method.CITATION, _citation(work)),
        (Method.TITLE, _title(work)),
    )
    return (Query(method, text) for method, text in found if text)


def doi_key(doi: str) -> str:
    """A DOI in the form in which it is looked up and compared; empty if it has characters that none has."""
    key = doi.casefold()
    return key if key.isascii() and key.isprintable() and not set(' "') & set(key) else ""


def _citation(work: Work) -> str:
    """Journal, year, volume, first page and the first author's family name."""
    name = work.container_title_short or work.container_title
    journal = _journal(name) if work.type in _SEARCHED_TYPES else ""
    fields = (
        str(work.issued.year) if work.issued else "",
        _plain(work.volume),
        _plain(work.page.first) if work.page else "",
        _first_author(work),
    )
    enough = journal and sum(map(bool, fields)) >= _MIN_FIELDS
    return SEPARATOR.join((journal, *fields)) if enough else ""


@lru_cache(maxsize=1 << 12)
def _journal(name: str) -> str:
    """NLM's abbreviation of a journal, if the name is that of one journal only; else the name."""
    matches = (shipped_catalogue().find(name, match_type) for match_type in MatchType if name)
    found = next(filter(None, matches), [])
    return _ascii(found[0].abbreviation) if len(found) == 1 else _plain(name)


def _first_author(work: Work) -> str:
    first = work.author.names[0] if work.author else None
    return _plain(f"{first.particle} {first.family}") if first and first.family else ""


def _title(work: Work) -> str:
    """The words of the title that PubMed indexes as printed, and the year if it is known."""
    if work.type not in _SEARCHED_TYPES:
        return ""
    words = (_ascii(word.strip(_PUNCTUATION)) for word in work.title.split())
    plain = [word for word in words if _PLAIN_WORD.fullmatch(word) and word not in _STOP_WORDS]
    if len(plain) < _MIN_WORDS:
        return ""
    year = str(work.issued.year) if work.issued else ""
    return SEPARATOR.join((" ".join(plain[:_MAX_WORDS]), year))


def _plain(text: str) -> str:
    """Lower-case letters, digits, hyphens and single spaces."""
    return " ".join(_OTHER_CHARACTERS.sub(" ", _APOSTROPHES.sub("", _ascii(text))).split())


def _ascii(text: str) -> str:
    """Text in lower case and without accents; other characters beyond ASCII remain."""
    lower = text.casefold().translate(_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
