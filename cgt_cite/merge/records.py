"""Records: one occurrence of a work in the input, with the keys by which it is matched with others."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.text import fold
from cgt_cite.merge.claims import Claim, Origin, claim
from cgt_cite.merge.match_keys import identifiers, match_keys
from cgt_cite.model import Fields

if TYPE_CHECKING:
    from cgt_cite.model import Page, Reference, Work


# what a link can lead to, and the notices that a page shows beside a reference
_LINKED = frozenset(("DOI", "PMID", "PMCID", "arxiv", "other_ids", "URL", "note"))


class Record(NamedTuple):
    """One occurrence of a work: what is claimed of it there, and where that was."""

    claims: tuple[Claim, ...]
    source: str
    position: int = 0  # in the reference list; 0 for a page's own article
    cited_by: str = ""
    heading: str = ""
    text: str = ""
    listed: bool = True  # False: it only adds to what other records say
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
    """What a page says of a work that it cites: where its links lead, and what its tags give beside that."""
    linked = claim(Origin.LINK, work)
    if linked.fields.keys() <= _LINKED:  # as in all layouts but JATS
        return (linked,)
    tagged = {name: value for name, value in linked.fields.items() if name not in _LINKED}
    identifying = {name: value for name, value in linked.fields.items() if name in _LINKED}
    return Claim(Origin.LINK, identifying), Claim(Origin.TAGGED, tagged)


def of_article(page: Page, *, listed: bool) -> Record:
    """The record of the article that a page is about; affiliations are kept only if it will be written."""
    article = page.article if listed else page.article._replace(affiliation=())
    origin = Origin.LISTED if page.listed else Origin.PAGE
    return _with_keys(Record((claim(origin, article),), page.source, listed=listed))


def of_related(work: Work, source: str) -> Record:
    """The record of a work that a page lists beside its references, such as a similar article."""
    return _with_keys(Record((claim(Origin.LISTED, work),), source, listed=False))


def _with_keys(record: Record) -> Record:
    """The record with what its claims together are matched by."""
    fields: Fields = {}
    for one in sorted(record.claims, key=attrgetter("origin")):  # the highest prevails
        fields.update(one.fields)
    item = f"{record.cited_by} {record.position}" if record.cited_by else ""
    issued, page = fields.get("issued"), fields.get("page")
    return record._replace(
        identifiers=identifiers(fields),
        keys=match_keys(fields, record.text, item),
        year=str(issued.year) if issued else "",
        locator=(fold(fields.get("volume", "")), fold(page.first) if page else ""),
    )
