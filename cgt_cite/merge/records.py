"""Make records.  A record is one occurrence of a work in the input, with the keys by which it is matched."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.text import fold
from cgt_cite.merge.claims import Claim, Origin, make_claim
from cgt_cite.merge.match_keys import identifier_keys, identifiers, other_keys
from cgt_cite.model import Fields, Match

if TYPE_CHECKING:
    from cgt_cite.model import Page, Reference, Work


# Fields that come from links, and notices next to a reference.
_FROM_LINKS = frozenset(("DOI", "PMID", "PMCID", "arxiv", "other_ids", "URL", "note"))


class Record(NamedTuple):
    """One occurrence of a work: the claims about it, and where it occurs."""

    claims: tuple[Claim, ...]
    source: str
    position: int = 0  # in the reference list; 0 for a page's own article
    citing_page: str = ""  # `Page.name` of the citing article; empty for a page's own article
    heading: str = ""
    text: str = ""
    included: bool = True  # in the output; otherwise it only completes other records
    identifiers: tuple[str, ...] = ("", "", "")  # PMID, PMCID, DOI
    keys: tuple[str, ...] = ()
    year: str = ""
    locator: tuple[str, str] = ("", "")  # volume and first page
    match: Match | None = None  # how the record among the claims was found
    citing_pmid: str = ""  # of the citing article
    citing_doi: str = ""

    @property
    def location(self) -> str:
        """The place in the input, for messages."""
        return f"{self.source} #{self.position}" if self.position else self.source

    @property
    def article_name(self) -> str:
        """What the records of saved copies of an article have in common: an identifier, else the file."""
        return next(filter(None, self.identifiers), self.source)


def record_of_reference(reference: Reference, page: Page) -> Record:
    """The record of one item of a page's list."""
    return _with_keys(
        Record(
            claims=(
                *_structured(reference.work),
                make_claim(Origin.TEXT, reference.parsed, reference.confidence or 0.0),
            ),
            source=page.source,
            position=reference.position,
            citing_page=page.name,
            heading=reference.heading,
            text=reference.text,
            citing_pmid=page.article.PMID,
            citing_doi=page.article.DOI,
        )
    )


def _structured(work: Work) -> tuple[Claim, ...]:
    """The claims of a page about a work that it cites: from its links, and from its markup."""
    linked = make_claim(Origin.LINK, work)
    if linked.fields.keys() <= _FROM_LINKS:  # as in all layouts but JATS
        return (linked,)
    tagged = {name: value for name, value in linked.fields.items() if name not in _FROM_LINKS}
    identifying = {name: value for name, value in linked.fields.items() if name in _FROM_LINKS}
    return Claim(Origin.LINK, identifying), Claim(Origin.TAGGED, tagged)


def record_of_article(page: Page, *, included: bool) -> Record:
    """The record of the article that a page is about; affiliations are kept only if it is included."""
    article = page.article if included else page.article._replace(affiliation=())
    origin = Origin.LISTED if page.is_list_entry else Origin.PAGE
    return _with_keys(Record((make_claim(origin, article),), page.source, included=included))


def record_of_related_work(work: Work, source: str) -> Record:
    """The record of a work that a page lists as similar, citing or linked."""
    return _with_keys(Record((make_claim(Origin.LISTED, work),), source, included=False))


def with_looked_up(record: Record, work: Work, match: Match) -> Record:
    """The record of a reference, completed with PubMed's record of the work that it cites."""
    claim = make_claim(Origin.RECORD, work._replace(affiliation=()))
    return _with_keys(record._replace(claims=(*record.claims, claim), match=match))


def _with_keys(record: Record) -> Record:
    """The record with the keys that follow from its claims together."""
    fields: Fields = {}
    for one in sorted(record.claims, key=attrgetter("origin")):  # later ones prevail
        fields.update(one.fields)
    item = f"{record.citing_page} {record.position}" if record.citing_page else ""
    issued, page = fields.get("issued"), fields.get("page")
    volume = fields.get("volume")
    values = identifiers(fields)
    return record._replace(
        identifiers=values,
        keys=(*identifier_keys(values), *other_keys(fields, record.text, item)),
        year=str(issued.year) if issued else "",
        locator=(fold(volume) if volume else "", fold(page.first) if page else ""),
    )
