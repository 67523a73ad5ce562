"""The data model: the plain values that all other modules read and write.

Fields are named after the CSL variables (https://docs.citationstyles.org), with underscores, where there is
one; `Work.type` is a CSL type.  All values are named tuples, which are cheap; a stage that knows more makes a
new one with `_replace`.  An empty string, an empty tuple, `None` or `False` means "not known".

`to_dict` and `to_csl` turn a value into what other programs understand.  The values in it are named tuples as
well, with `_asdict`.
"""

from typing import Any, NamedTuple

from cgt_cite.plain import PlainDict, as_dict
from cgt_cite.work_parts import Identifier, Name, NameList, PageRange, Pages, PartialDate
from cgt_cite.work_types import WorkType

__all__ = [
    "LOW_CONFIDENCE",
    "Entry",
    "Fields",
    "Identifier",
    "Indexing",
    "LinkedArticle",
    "Match",
    "Name",
    "NameList",
    "Page",
    "PageRange",
    "Pages",
    "ParsedReference",
    "PartialDate",
    "Reference",
    "Sighting",
    "Work",
    "WorkType",
]

Fields = dict[str, Any]  # some fields of a `Work` and of its `Indexing`, by name


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

    def to_dict(self) -> PlainDict:
        """All fields as plain Python values, which `json.dumps` takes: nested dictionaries and lists.

        A field that is not known is there, too, with its empty value.
        """
        return as_dict(self)

    def to_csl(self) -> PlainDict:
        """The CSL-JSON item of an entry for this work; its `id` is `ref1`."""
        return Entry(self).to_csl()


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

    @property
    def cited_work(self) -> Work:
        """All that is known about the cited work: the fields that are certain, and other parsed ones."""
        certain: Fields = {name: value for name, value in zip(Work._fields, self.work, strict=True) if value}
        return self.parsed._replace(**certain)

    def to_entry(self, key: str = "") -> "Entry":
        """An entry for the cited work, with this citation key."""
        text = (self.text,) if self.text else ()
        return Entry(self.cited_work, key, text=text, confidence=self.confidence)

    def to_dict(self) -> PlainDict:
        """All fields as plain Python values, as `Work.to_dict` gives them."""
        return as_dict(self)

    def to_csl(self) -> PlainDict:
        """The CSL-JSON item of the entry; its `id` is `ref` and the position."""
        return self.to_entry(f"ref{self.position or 1}").to_csl()


class ParsedReference(NamedTuple):
    """What the parser reads in one reference string."""

    text: str
    work: Work = Work()
    confidence: float | None = None  # probability that all fields are right

    def to_entry(self, key: str = "") -> "Entry":
        """An entry with this citation key; if nothing was recognised, a document with the text alone."""
        work = self.work if self.work != Work() else Work(type=WorkType.DOCUMENT)
        return Entry(work, key, text=(self.text,), confidence=self.confidence)

    def to_dict(self) -> PlainDict:
        """All fields as plain Python values, as `Work.to_dict` gives them."""
        return as_dict(self)

    def to_csl(self) -> PlainDict:
        """The CSL-JSON item of the entry; its `id` is `ref1`."""
        return self.to_entry().to_csl()


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

    def to_dict(self) -> PlainDict:
        """All fields as plain Python values, as `Work.to_dict` gives them."""
        return as_dict(self)


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

    def to_dict(self) -> PlainDict:
        """All fields as plain Python values, as `Work.to_dict` gives them.

        `sources` maps the name of each field of the work to the source of its value (the `origins`).
        """
        fields = as_dict(self)
        return fields | {"sources": dict(fields.pop("origins"))}

    def to_csl(self) -> PlainDict:
        """The CSL-JSON item that is written with `-t csl-json`; its `id` is the key, or `ref1`."""
        from cgt_cite.formats.csl import entry_as_csl

        return entry_as_csl(self)
