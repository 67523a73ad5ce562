"""Make records, occurrences of works in the input, with the keys by which they are matched."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.text import fold
from cgt_cite.merge.claims import Claim, Origin, claim
from cgt_cite.merge.match_keys import identifiers, match_keys
from cgt_cite.model import Fields

if TYPE_CHECKING:
    from cgt_cite.model import Page, Reference, Work


# Fields that links give, and notices next to a reference.
_LINKED = frozenset(("DOI", "PMID", "PMCID", "arxiv", "other_ids", "URL", "note"))


class Record(NamedTuple):
    """One occurrence of a work: the claims about it, and where it occurs."""

    claims: tuple[Claim, ...]
    source: str
    position: int = 0  # in the reference list; 0 for a page's own article
    cited_by: str = ""
    heading: str = ""
    text: str = ""
    included: bool = True  # in the output; otherwise it only completes other records
    identifiers: tuple[str, ...] = ("", "", "")  # PMID, PMCID, DOI
    keys: tuple[str, ...] = ()
    year: str = ""
    locator: tuple[str, str] = ("", "")  # volume and first page


def of_reference(reference: Reference, page: Page) -> Record:
    """The record of one item of a page's list."""
    return _with_keys(
        Record(
            claims=(
                *_structured(reference.work),
                claim(Origin.TEXT, reference.parsed, reference.confidence or 0.0),
            ),
            source=page.source,
            position=reference.position,
            cited_by=page.name,
            heading=reference.heading,
            text=reference.text,
        )
    )


def _structured(work: Work) -> tuple[Claim, ...]:
    """The claims of a page about a work that it cites: from its links, and from its markup."""
    linked = claim(Origin.LINK, work)
    if linked.fields.keys() <= _LINKED:  # as in all layouts but JATS
        return (linked,)
    tagged = {name: value for name, value in linked.fields.items() if name not in _LINKED}
    identifying = {name: value for name, value in linked.fields.items() if name in _LINKED}
    return Claim(Origin.LINK, identifying), Claim(Origin.TAGGED, tagged)


def of_article(page: Page, *, included: bool) -> Record:
    """The record of the article that a page is about; affiliations are kept only if it is included."""
    article = page.article if included else page.article._replace(affiliation=())
    origin = Origin.LISTED if page.listed else Origin.PAGE
    return _with_keys(Record((claim(origin, article),), page.source, included=included))


def of_related(work: Work, source: str) -> Record:
    """The record of a work in another list of a page, such as a similar article."""
    return _with_keys(Record((claim(Origin.LISTED, work),), source, included=False))


def _with_keys(record: Record) -> Record:
    """The record with the keys that follow from its claims together."""
    fields: Fields = {}
    for one in sorted(record.claims, key=attrgetter("origin")):  # later ones prevail
        fields.update(one.fields)
    item = f"{record.cited_by} {record.position}" if record.cited_by else ""
    issued, page = fields.get("issued"), fields.get("page")
    return record._replace(
        identifiers=identifiers(fields),
        keys=match_keys(fields, record.text, item),
        year=str(issued.year) if issued else "",
        locator=(fold(fields.get("volume", "")), fold(page.first) if page else ""),
    )
