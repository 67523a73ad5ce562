"""The data model: the plain values that all other modules read and write.

Fields are named after the CSL variables (https://docs.citationstyles.org), with underscores, where there is
one; `Work.type` is a CSL type.  All values are named tuples, which are cheap; a stage that knows more makes a
new one with `_replace`.  An empty string, an empty tuple, `None` or `False` means "not known".
"""

from typing import Any, NamedTuple

from cgt_cite.work_types import WorkType as WorkType  # noqa: PLC0414 - part of the model

Fields = dict[str, Any]  # some fields of a `Work` and of its `Indexing`, by name


class Name(NamedTuple):
    """One author, editor or translator: a person's name in parts, or a `literal` without parts."""

    family: str = ""
    given: str = ""  # as printed: "Donald B", "D. B." or "DB"
    particle: str = ""  # "van der", "de la": CSL's non-dropping particle
    suffix: str = ""  # "Jr", "III"
    literal: str = ""  # an organisation, or a name that cannot be split

    def __str__(self) -> str:
        """The name in inverted order, `van der Berg, Anna, Jr`, or the literal."""
        if self.literal:
            return self.literal
        family = f"{self.particle} {self.family}".strip()
        return ", ".join(part for part in (family, self.given, self.suffix) if part)


class NameList(NamedTuple):
    """The authors, editors or translators of a work, in their order."""

    names: tuple[Name, ...] = ()
    truncated: bool = False  # the source leaves out the others: "et al."

    def __bool__(self) -> bool:
        """Whether anybody is named."""
        return bool(self.names)


class Identifier(NamedTuple):
    """An identifier of a work: its type (`PMID`, `DOI`, `ClinicalTrials.gov`, ...) and its value."""

    type: str
    value: str

    def __str__(self) -> str:
        return f"{self.type}:{self.value}" if self.type else self.value


class PartialDate(NamedTuple):
    """A date as precise as its source: 2019, 2019-03, 2019-03-05, a season, or a range of these."""

    year: int
    month: int = 0  # 1 to 12
    day: int = 0  # 1 to 31
    season: int = 0  # 1 spring, 2 summer, 3 autumn, 4 winter
    end: "PartialDate | None" = None

    def __str__(self) -> str:
        """ISO 8601: `2019-03-05`, ranges as `2019-03/2019-04`; a season is left out."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        start = "-".join(parts)
        return f"{start}/{self.end}" if self.end else start


class PageRange(NamedTuple):
    """Pages from the first to the last, both in full; a single page or an article number has no last."""

    first: str
    last: str = ""


class Pages(NamedTuple):
    """The pages of a work: one range, as a rule."""

    ranges: tuple[PageRange, ...]

    @property
    def first(self) -> str:
        """The first page, or the article number."""
        return self.ranges[0][0]

    @property
    def last(self) -> str:
        """The last page, or an empty string."""
        return self.ranges[-1][1]

    def format(self, dash: str) -> str:
        """The ranges as text, with this dash: `447--462, 470`."""
        return ", ".join(f"{first}{dash}{last}" if last else first for first, last in self.ranges)

    def __str__(self) -> str:
        return self.format("-")


class LinkedArticle(NamedTuple):
    """A comment, erratum, retraction or update that a page lists, with the relation in PubMed's words."""

    relation: str  # "Comment in", "Retraction in", "Update of", ...
    text: str  # the entry as printed
    work: "Work"

    @property
    def retracts(self) -> bool:
        """Whether it retracts the article on whose page it is listed."""
        return self.relation.startswith(("Retraction in", "Retracted and republished in"))


class Indexing(NamedTuple):
    """What PubMed's record of a work holds beyond its citation."""

    abstract: str = ""  # paragraphs separated by "\n", each with its section label: "Methods: ..."
    keyword: tuple[str, ...] = ()  # the authors' keywords
    mesh: tuple[str, ...] = ()
    substance: tuple[str, ...] = ()
    publication_type: tuple[str, ...] = ()
    grant: tuple[str, ...] = ()
    conflict_of_interest: str = ""
    figure: tuple[str, ...] = ()  # "Figure 1: caption"
    linked: tuple[LinkedArticle, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return any(self)


class Work(NamedTuple):
    """All that is known about one citable work."""

    type: WorkType = WorkType.UNKNOWN
    title: str = ""
    author: NameList = NameList()
    affiliation: tuple[tuple[str, ...], ...] = ()  # per author, in their order; or empty
    editor: NameList = NameList()
    translator: NameList = NameList()
    container_title: str = ""  # journal, book or site, as printed; parsed ones may be abbreviated
    container_title_short: str = ""  # the journal's abbreviation, where the source identifies it as such
    collection_title: str = ""  # series
    collection_number: str = ""
    event_title: str = ""  # conference
    issued: PartialDate | None = None
    epub: PartialDate | None = None  # published online before the issue
    status: str = ""  # "in press", "ahead of print", ...
    volume: str = ""
    issue: str = ""
    supplement: str = ""  # "Suppl 3", where it is not part of the issue
    page: Pages | None = None  # pages, or the article number used instead
    number: str = ""  # of a report, patent, standard or law
    DOI: str = ""  # bare, in the publisher's case
    PMID: str = ""  # digits
    PMCID: str = ""  # "PMC" and digits
    arxiv: str = ""  # "2005.12273" or "hep-th/9901001"
    other_ids: tuple[Identifier, ...] = ()  # without a field: trial registrations, a second DOI
    ISSN: str = ""
    ISBN: str = ""
    URL: str = ""
    accessed: PartialDate | None = None
    publisher: str = ""
    publisher_place: str = ""
    edition: str = ""
    genre: str = ""  # "PhD thesis", "Technical report", ...
    medium: str = ""  # "CD-ROM", "software", ...
    language: str = ""  # ISO 639-1 code, or as in the source where there is none
    indexing: Indexing = Indexing()
    note: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it has a title, author, editor, URL or identifier by which it could be found."""
        return bool(self.title or self.author or self.editor or self.URL or self.has_identifier)

    @property
    def retracted(self) -> bool:
        """Whether the source reports that the work was retracted."""
        indexing = self.indexing
        return "Retracted Publication" in indexing.publication_type or any(
            link.retracts for link in indexing.linked
        )

    @property
    def has_identifier(self) -> bool:
        """Whether it has an identifier by which its record can be found: DOI, PMID, PMCID or arXiv number."""
        return bool(self.DOI or self.PMID or self.PMCID or self.arxiv)


LOW_CONFIDENCE = 0.5  # below this, the fields of a parsed string probably contain an error


class Reference(NamedTuple):
    """One item of a reference list: its text as printed, and what is known about the cited work."""

    text: str
    work: Work = Work()  # certain: identifiers from its links, fields from its markup
    parsed: Work = Work()  # parsed from the text
    position: int = 0  # in the whole list, counted from 1
    heading: str = ""  # the headings above it: "Included studies / Agarwal 2009"
    links: tuple[str, ...] = ()  # the links beside it on the page: "DOI", "PMC", "PubMed"
    confidence: float | None = None  # probability that all parsed fields are right
    tagged: bool = False  # its fields come from markup, so its text is not parsed

    @property
    def is_known(self) -> bool:
        """Whether it has a text or anything is known about its work; some lists have empty items."""
        return bool(self.text) or self.work.is_known or self.parsed.is_known


class ParsedReference(NamedTuple):
    """What the parser reads in one reference string."""

    text: str
    work: Work = Work()
    confidence: float | None = None  # probability that all fields are right


class Page(NamedTuple):
    """One article, as found in one saved document.

    Its related works are those that it lists as similar, citing or linked.
    """

    article: Work
    references: tuple[Reference, ...] = ()
    reference_count: int | None = None  # N of "Show all N references"; None if the page has no such button
    related_ids: tuple[Identifier, ...] = ()  # of its related works
    layout: str = ""  # the page layout by which it was read: "pubmed", "pubmed_text", ...
    source: str = ""  # the file, named as in the output
    is_list_entry: bool = False  # an entry in a list of articles, which the article's own page outranks
    is_record: bool = False  # a record of PubMed's, as the command `complete` fetches them
    may_be_incomplete: bool = False  # the article may have more references than the page shows or counts

    @property
    def name(self) -> str:
        """What identifies the article among others: its PMID, else its DOI, else the file name."""
        return self.article.PMID or self.article.DOI.casefold() or self.source.rpartition("/")[2]


class Sighting(NamedTuple):
    """One place in the input where a work was found."""

    source: str  # the file
    position: int = 0  # in the page's reference list, counted from 1; 0 for a page's own article
    heading: str = ""  # the headings above it in the list
    citing_pmid: str = ""  # of the article that cites the work there; empty for a page's own article
    citing_doi: str = ""


class Match(NamedTuple):
    """How the PubMed record of a cited work was found, and how well it agrees with the reference."""

    found_by: str  # "PMID", "DOI", "PMCID", "citation" or "title"
    agreement: float  # share of the compared fields that agree, from 0 to 1


class Entry(NamedTuple):
    """One entry of the bibliography: a work, and where it was found."""

    work: "Work"
    key: str = ""
    aliases: tuple[str, ...] = ()  # keys of earlier entries that turned out to be the same work
    text: tuple[str, ...] = ()  # the reference strings that cite it
    cited_by: tuple[str, ...] = ()  # PMIDs, or file names where a page has none
    sightings: tuple[Sighting, ...] = ()
    confidence: float | None = None
    origins: tuple[tuple[str, str], ...] = ()  # field, and the source of its value: "page", "link", ...
    match: Match | None = None  # the work's record, if it was looked up
    in_folder: bool = False  # it is one of the saved articles
    work_id: str = ""  # the identity by which merging would join it: "pmid:30858502"; see `merge.work_ids`

    @property
    def has_low_confidence(self) -> bool:
        """Whether its fields were parsed from a string and probably contain an error."""
        return self.confidence is not None and self.confidence < LOW_CONFIDENCE

    @property
    def cited_by_count(self) -> int | None:
        """How many of the saved articles cite it; `None` for an entry that comes from no page."""
        return len(self.cited_by) if self.sightings else None

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings under which it was found, each once."""
        return tuple(dict.fromkeys(sighting.heading for sighting in self.sightings if sighting.heading))
