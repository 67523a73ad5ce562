"""Compare a reference with a record, field by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from cgt_cite.fields.identifiers import find_dois, parse_pmid
from cgt_cite.fields.page_ranges import DASH
from cgt_cite.fields.text import fold
from cgt_cite.regex import lazy_compile

from .cues import CUES_OF_KINDS, KINDS_OF_TYPES, NOTICES
from .journals import compare_journal
from .outcome import Outcome, agreement_if
from .people import compare_author
from .titles import compare_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cgt_cite.model import Pages, Work

    from .lookup import Cited

_YEARS = lazy_compile(r"(?<![\d.])(?:1[89]|20)\d\d(?!\d)")
_SUPPLEMENT_WORD = lazy_compile(r"\bsuppl?(?:ement)?\b", re.IGNORECASE)
_SUPPLEMENT = lazy_compile(r"\bsuppl|\bS\d+\b|\b\d+s\b", re.IGNORECASE)
_DASHES = lazy_compile(DASH)
_COCHRANE = lazy_compile(r"cd\d{6}", re.IGNORECASE)
_BRACKETED = lazy_compile(r"[\[(]([^\[\]()]{1,60})[\])]")
_MAX_YEARS = 1  # between the issue and its first appearance online
_LONG_NUMBER = 5  # digits of a number that no other article of a volume has as its page
_LEADING_NUMBER = lazy_compile(r"\d+")


def doi(cited: Cited, record: Work) -> Outcome:
    """Whether a DOI of the reference is one of the record's; one that is cut proves nothing."""
    ours = _dois((record.DOI, *(found.value for found in record.other_ids if found.type == "DOI")))
    theirs = _dois((cited.work.DOI, *(value for _, _, value in find_dois(unquote(cited.text)))))
    if not ours or not theirs:
        return Outcome.UNKNOWN
    if ours & theirs:
        return Outcome.AGREES
    are_cut = any(one.startswith(two) or two.startswith(one) for one in ours for two in theirs)
    return Outcome.UNKNOWN if are_cut else Outcome.DIFFERS


def _dois(values: Iterable[str]) -> set[str]:
    return {unquote(value).casefold() for value in values if value}


def pmid(cited: Cited, record: Work) -> Outcome:
    """Whether the reference gives the record's PMID."""
    return _compare_values(cited.work.PMID or parse_pmid(cited.text), record.PMID)


def pmcid(cited: Cited, record: Work) -> Outcome:
    """Whether the reference gives the record's PMCID."""
    return _compare_values(cited.work.PMCID, record.PMCID)


def _compare_values(one: str, two: str) -> Outcome:
    return agreement_if(one == two) if one and two else Outcome.UNKNOWN


def year(cited: Cited, record: Work) -> Outcome:
    """Whether the years, in print or online, are at most one apart."""
    ours = {date.year for date in (record.issued, record.epub) if date}
    issued = cited.work.issued
    theirs = {issued.year} if issued else set(map(int, _YEARS.findall(cited.text)))
    if not ours or not theirs:
        return Outcome.UNKNOWN
    return agreement_if(any(abs(one - two) <= _MAX_YEARS for one in ours for two in theirs))


def author(cited: Cited, record: Work) -> Outcome:
    """Whether the first author is the same."""
    return compare_author(record, cited.work, cited.text)


def title(cited: Cited, record: Work) -> Outcome:
    """Whether the reference has the record's title, which cannot be said of a translated one."""
    found = compare_title(record.title, cited.text, cited.work)
    is_translated = found is Outcome.DIFFERS and bool(record.language) and "en" not in record.language
    return Outcome.UNKNOWN if is_translated else found


def journal(cited: Cited, record: Work) -> Outcome:
    """Whether the journal is the same."""
    return compare_journal(record, cited.work.container_title_short or cited.work.container_title)


def volume(cited: Cited, record: Work) -> Outcome:
    """Whether the volume is the same."""
    one, two = fold(cited.work.volume), fold(record.volume)
    if not one or not two or one == two:
        return Outcome.AGREES if one and two else Outcome.UNKNOWN
    numbers = [_LEADING_NUMBER.search(value) for value in (one, two)]
    same = numbers[0] and numbers[1] and numbers[0][0] == numbers[1][0]
    return Outcome.UNKNOWN if same else Outcome.DIFFERS


def page(cited: Cited, record: Work) -> Outcome:
    """Whether the first page, or the article number, is the same."""
    if not cited.work.page or not record.page:
        return Outcome.UNKNOWN
    one, two = _page(cited.work.page.first), _page(record.page.first)
    if one == two:
        return Outcome.AGREES
    if _counts_own_pages(cited.work.page, record.page):
        return Outcome.UNKNOWN
    if one.lstrip("e") == two.lstrip("e"):
        return Outcome.AGREES if len(one.lstrip("e")) >= _LONG_NUMBER else Outcome.UNKNOWN
    return Outcome.DIFFERS


def _counts_own_pages(one: Pages, two: Pages) -> bool:
    """Whether an article with a number, `61`, is cited by pages counted from its first, `1-11`."""
    numbers = one.last, two.first
    return (
        one.first == "1" and not two.last and all(map(str.isdecimal, numbers)) and int(one.last) < int(two.first)
    )


def _page(first: str) -> str:
    """A page in a form to compare; the year in `e00137-15` is part of some article numbers only."""
    return fold(_DASHES.split(first, maxsplit=1)[0]).lstrip("0")


def supplement(cited: Cited, record: Work) -> Outcome:
    """Whether both are in a supplement, or both in a regular issue."""
    ours = _is_supplement(record)
    theirs = _is_supplement(cited.work) or bool(_SUPPLEMENT_WORD.search(_locator_part(cited)))
    if not (cited.work.volume or cited.work.issue) or page(cited, record) is Outcome.AGREES:
        return Outcome.UNKNOWN
    return agreement_if(ours == theirs) if ours or theirs else Outcome.UNKNOWN


def _is_supplement(work: Work) -> bool:
    locator = " ".join((work.volume, work.issue, work.supplement, work.page.first if work.page else ""))
    return bool(_SUPPLEMENT.search(locator))


def version(cited: Cited, record: Work) -> Outcome:
    """Whether the year and issue are the same, where the versions of a work have one number."""
    if not record.page or not _COCHRANE.match(record.page.first):
        return Outcome.UNKNOWN
    issued = cited.work.issued
    same_year = bool(issued and record.issued and issued.year == record.issued.year)
    issue = cited.work.issue
    return agreement_if(same_year and (not issue or not record.issue or fold(issue) == fold(record.issue)))


def kind(cited: Cited, record: Work) -> Outcome:
    """Whether a notice is cited as one, and whether what the reference calls `[letter]` is one."""
    kinds = kinds_of(record)
    if kinds & NOTICES:
        return agreement_if(names_kind(cited.text, kinds & NOTICES))
    bracketed = {kind for found in _BRACKETED.finditer(_title_part(cited)) for kind in _kinds_named(found[1])}
    return Outcome.UNKNOWN if bracketed <= kinds | {"reply"} else Outcome.DIFFERS


def kinds_of(record: Work) -> set[str]:
    """The kinds of work, other than a paper, that a record is: `comment`, `erratum`."""
    return {KINDS_OF_TYPES[name] for name in record.indexing.publication_type if name in KINDS_OF_TYPES}


def names_kind(text: str, kinds: set[str] | frozenset[str]) -> bool:
    """Whether a text has a word for one of these kinds."""
    return not kinds.isdisjoint(_kinds_named(text))


def _kinds_named(text: str) -> set[str]:
    words = {fold(word) for word in text.split()}
    return {kind for kind, cues in CUES_OF_KINDS.items() if not words.isdisjoint(cues.split())}


def _locator_part(cited: Cited) -> str:
    """The string from its journal on."""
    journal = cited.work.container_title
    return cited.text.rpartition(journal)[2] if journal else ""


def _title_part(cited: Cited) -> str:
    """The string up to its journal: what follows may be `[Abstract]`, a link to one."""
    journal = cited.work.container_title
    return cited.text.partition(journal)[0] if journal else cited.text


class Comparison(NamedTuple):
    """The comparison of one field, and what the user reads if it differs."""

    compare: Callable[[Cited, Work], Outcome]
    reason: str


COMPARISONS = {
    "DOI": Comparison(doi, "another DOI"),
    "PMID": Comparison(pmid, "another PMID"),
    "PMCID": Comparison(pmcid, "another PMCID"),
    "year": Comparison(year, "another year"),
    "author": Comparison(author, "another first author"),
    "title": Comparison(title, "another title"),
    "journal": Comparison(journal, "another journal"),
    "volume": Comparison(volume, "another volume"),
    "page": Comparison(page, "another first page"),
    "supplement": Comparison(supplement, "another issue: one of them is a supplement"),
    "version": Comparison(version, "another version"),
    "kind": Comparison(kind, "another kind of work, such as a comment or an erratum"),
}


def compare(cited: Cited, record: Work) -> dict[str, Outcome]:
    """The outcome of each comparison, by its name."""
    return {name: one.compare(cited, record) for name, one in COMPARISONS.items()}
