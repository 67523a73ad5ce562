"""The comparisons of a reference with a record, one for each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from cgt_cite.fields.identifiers import find_dois, parse_pmid
from cgt_cite.fields.text import clean

from .dates import compare_year
from .journals import compare_journal
from .kinds import compare_kind
from .locators import compare_page, compare_supplement, compare_version, compare_volume
from .outcome import Outcome, agreement_if
from .people import compare_author
from .titles import compare_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cgt_cite.model import Work

    from .lookup import Cited


class Comparison(NamedTuple):
    """The comparison of one field, and what the user reads if it differs."""

    compare: Callable[[Cited, Work], Outcome]
    reason: str


def compare(cited: Cited, record: Work) -> dict[str, Outcome]:
    """The outcome of each comparison, by its name."""
    return {name: one.compare(cited, record) for name, one in COMPARISONS.items()}


def compare_doi(cited: Cited, record: Work) -> Outcome:
    """Whether a DOI of the reference is one of the record's; one that begins with another proves nothing."""
    ours = _dois((record.DOI, *(other.value for other in record.other_ids if other.type == "DOI")))
    theirs = _dois((cited.work.DOI, *(doi for _, _, doi in find_dois(unquote(cited.text)))))
    if not ours or not theirs:
        return Outcome.UNKNOWN
    if ours & theirs:
        return Outcome.AGREES
    is_cut = any(one.startswith(two) or two.startswith(one) for one in ours for two in theirs)
    return Outcome.UNKNOWN if is_cut else Outcome.DIFFERS


def _dois(values: Iterable[str]) -> set[str]:
    return {clean(unquote(value)).casefold() for value in values if value}


def compare_pmid(cited: Cited, record: Work) -> Outcome:
    """Whether the reference gives the record's PMID."""
    return _compare_values(cited.work.PMID or parse_pmid(cited.text), record.PMID)


def compare_pmcid(cited: Cited, record: Work) -> Outcome:
    """Whether the reference gives the record's PMCID."""
    return _compare_values(cited.work.PMCID, record.PMCID)


def _compare_values(one: str, two: str) -> Outcome:
    return agreement_if(one == two) if one and two else Outcome.UNKNOWN


COMPARISONS = {
    "DOI": Comparison(compare_doi, "another DOI"),
    "PMID": Comparison(compare_pmid, "another PMID"),
    "PMCID": Comparison(compare_pmcid, "another PMCID"),
    "year": Comparison(compare_year, "another year"),
    "author": Comparison(compare_author, "another first author"),
    "title": Comparison(compare_title, "another title"),
    "journal": Comparison(compare_journal, "another journal"),
    "volume": Comparison(compare_volume, "another volume"),
    "page": Comparison(compare_page, "another first page"),
    "supplement": Comparison(compare_supplement, "a supplement instead of an issue, or the reverse"),
    "version": Comparison(compare_version, "another version"),
    "kind": Comparison(compare_kind, "another kind of work, such as a comment or an erratum"),
}
