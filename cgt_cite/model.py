"""What a citation is: plain values that every other room reads and writes.

Field names are the CSL variables (https://docs.citationstyles.org) in snake case, and `Work.type`
holds a CSL type.  Every value is a named tuple, for there are many: a stage that knows more makes a new one
with `_replace`.  An empty string, an empty tuple, `None` or `False` means "not known".
"""

from typing import Any, NamedTuple

Fields = dict[str, Any]  # some fields of a `Work`, by name, for `Work._replace`


class Name(NamedTuple):
    """One author, editor or translator: a person in parts, or a `literal` that has none."""

    family: str = ""
    given: str = ""  # as printed: "Donald B", "D. B." or "DB"
    particle: str = ""  # "van der", "de la": CSL's non-dropping particle
    suffix: str = ""  # "Jr", "III"
    literal: str = ""  # an organisation, or a name nobody can split

    def __str__(self) -> str:
        """`van der Berg, Anna, Jr`, or the literal."""
        if self.literal:
            return self.literal
        family = f"{self.particle} {self.family}".strip()
        return ", ".join(part for part in (family, self.given, self.suffix) if part)


class PartialDate(NamedTuple):
    """A date as precise as its source: 2019, 2019-03, 2019-03-05, a season, or a range of these."""

    year: int
    month: int = 0  # 1 to 12
    day: int = 0  # 1 to 31
    season: int = 0  # 1 spring, 2 summer, 3 autumn, 4 winter
    end: "PartialDate | None" = None

    def __str__(self) -> str:
        """ISO 8601: `2019-03-05`, ranges as `2019-03/2019-04`; a season is not shown."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        start = "-".join(parts)
        return f"{start}/{self.end}" if self.end else start


class Pages(NamedTuple):
    """Page ranges, ends written in full: `(("447", "462"),)`; one page or an article number has no end."""

    ranges: tuple[tuple[str, str], ...]

    @property
    def first(self) -> str:
        """Where it begins, or the article number."""
        return self.ranges[0][0]

    @property
    def last(self) -> str:
        """Where it ends, or nothing."""
        return self.ranges[-1][1]

    def joined(self, dash: str) -> str:
        """The ranges as text with a writer's own dash: `447--462, 470`."""
        return ", ".join(f"{first}{dash}{last}" if last else first for first, last in self.ranges)

    def __str__(self) -> str:
        return self.joined("-")


class LinkedArticle(NamedTuple):
    """A comment, erratum, retraction or update that a page names, with the relation in PubMed's words."""

    relation: str  # "Comment in", "Retraction in", "Update of", ...
    text: str  # the entry as shown
    work: "Work"

    @property
    def retracts(self) -> bool:
        """Whether it retracts the article that names it."""
        return self.relation.startswith(("Retraction in", "Retracted and republished in"))


class Work(NamedTuple):
    """All that is known of one citable work."""

    type: str = ""  # a CSL type: "article-journal", "chapter", ..., "document"
    title: str = ""
    author: tuple[Name, ...] = ()
    author_truncated: bool = False  # the source says "et al."
    affiliation: tuple[tuple[str, ...], ...] = ()  # of each author, in their order; or of none
    editor: tuple[Name, ...] = ()
    editor_truncated: bool = False
    translator: tuple[Name, ...] = ()
    container_title: str = ""  # journal, book or site, as written; parsed ones may be abbreviated
    container_title_short: str = ""  # the journal's abbreviation, where the source calls it one
    collection_title: str = ""  # series
    collection_number: str = ""
    event_title: str = ""  # conference
    issued: PartialDate | None = None
    epub: PartialDate | None = None  # published online before the issue
    status: str = ""  # "in press", "ahead of print", ...
    volume: str = ""
    issue: str = ""
    supplement: str = ""  # "Suppl 3", where it is no part of the issue
    page: Pages | None = None  # pages, or the article number that stands for them
    number: str = ""  # of a report, patent, standard or law
    DOI: str = ""  # bare, in the publisher's case
    PMID: str = ""  # digits
    PMCID: str = ""  # "PMC" and digits
    arxiv: str = ""  # "2005.12273" or "hep-th/9901001"
    other_ids: tuple[str, ...] = ()  # "ISRCTN01234567", "NCT...", a second DOI: whatever has no field
    ISSN: str = ""
    ISBN: str = ""
    URL: str = ""
    accessed: PartialDate | None = None
    publisher: str = ""
    publisher_place: str = ""
    edition: str = ""
    genre: str = ""  # "PhD thesis", "Technical report", ...
    medium: str = ""  # "CD-ROM", "software", ...
    language: str = ""  # ISO 639-1 where it has a code, else as the source says
    abstract: str = ""  # paragraphs parted by "\n", each with its section label: "Methods: ..."
    keyword: tuple[str, ...] = ()  # the authors' own
    mesh: tuple[str, ...] = ()
    substance: tuple[str, ...] = ()
    publication_type: tuple[str, ...] = ()
    grant: tuple[str, ...] = ()
    conflict_of_interest: str = ""
    figure: tuple[str, ...] = ()  # "Figure 1: caption"
    linked: tuple[LinkedArticle, ...] = ()
    note: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it has a title, a name, an address or an identifier, by which one could find it."""
        return bool(self.title or self.author or self.editor or self.URL) or any(
            (self.DOI, self.PMID, self.PMCID, self.arxiv)
        )

    @property
    def retracted(self) -> bool:
        """Whether the source says that the work was retracted."""
        return "Retracted Publication" in self.publication_type or any(link.retracts for link in self.linked)


class Reference(NamedTuple):
    """One item of a reference list: its text as shown, and what is known of the work it names."""

    text: str
    work: Work = Work()  # what the page proves: the identifiers of its links, the fields of its tags
    parsed: Work = Work()  # what the text says
    position: int = 0  # in the whole list, from 1
    heading: str = ""  # the headings it stands under: "Included studies / Agarwal 2009"
    links: tuple[str, ...] = ()  # which links the page shows: "DOI", "PMC", "PubMed"
    confidence: float | None = None  # probability that the parsed fields are wholly right
    tagged: bool = False  # its fields come from tags, and its text is not parsed

    @property
    def is_known(self) -> bool:
        """Whether anything is known of its work; records hold items without any words."""
        return bool(self.text) or self.work.is_known or self.parsed.is_known


class Page(NamedTuple):
    """One article as one saved document shows it."""

    layout: str  # which reader understood it: "pubmed", "pubmed_text", ...
    source: str  # the file's path as found
    article: Work
    references: tuple[Reference, ...] = ()
    reference_count: int | None = None  # N of "Show all N references"; None where the list is whole
    related_ids: tuple[tuple[str, str], ...] = ()  # identifiers ("PMID", "123") of works in its other lists
    listed: bool = False  # its article comes from a list or from loose text: others of it outrank it

    @property
    def name(self) -> str:
        """What its article is called where it cites: the PMID, else the DOI, else the file's name."""
        return self.article.PMID or self.article.DOI.casefold() or self.source.rpartition("/")[2]

    @property
    def references_missing(self) -> int:
        """How many references the page says it has beyond those shown."""
        return max(0, (self.reference_count or 0) - len(self.references))


class Entry(NamedTuple):
    """One line of the bibliography: a work, and where it was found."""

    work: "Work"
    key: str = ""
    aliases: tuple[str, ...] = ()  # keys of earlier entries that have turned out to be of the same work
    text: tuple[str, ...] = ()  # the reference strings it was read from
    cited_by: tuple[str, ...] = ()  # PMIDs, or file names where a page has none
    source: tuple[str, ...] = ()  # the files it stands in, and
    position: tuple[int, ...] = ()  # its number in the list of each; 0 for a page's own article
    heading: tuple[str, ...] = ()
    confidence: float | None = None
    origins: tuple[tuple[str, str], ...] = ()  # field and where its value came from: "page", "link", ...
