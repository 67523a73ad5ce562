"""The schema of the report's data: plain JSON, which the page's scripts read.

Entries and pages refer to each other by their index in the lists of `Document`.
"""

from __future__ import annotations

from typing import NamedTuple, TypedDict


class EditableField(NamedTuple):
    """A column of the CSV format that the page shows and lets the user correct."""

    name: str
    label: str


EDITABLE_FIELDS = (
    EditableField("title", "Title"),
    EditableField("authors", "Authors"),
    EditableField("editors", "Editors"),
    EditableField("container_title", "Journal, book or site"),
    EditableField("date", "Date"),
    EditableField("volume", "Volume"),
    EditableField("issue", "Issue"),
    EditableField("pages", "Pages"),
    EditableField("doi", "DOI"),
    EditableField("pmid", "PMID"),
    EditableField("pmcid", "PMCID"),
    EditableField("url", "URL"),
    EditableField("publisher", "Publisher"),
    EditableField("publisher_place", "Place"),
    EditableField("edition", "Edition"),
    EditableField("type", "Type"),
)


class Figure(TypedDict):
    """One number of the overview; `filter` is the filter of the references that shows what it counts."""

    label: str
    value: int
    detail: str
    filter: str


class Bar(TypedDict):
    """One bar of a chart; `entry` is the index of the work that it shows, or -1."""

    label: str
    value: int
    entry: int


class Chart(TypedDict):
    """A bar chart, which the page also shows as a table."""

    title: str
    kind: str  # "columns" for a series in time, "rows" for a ranking
    label: str  # what a bar is: "Year"
    bars: list[Bar]


class PageRow(TypedDict):
    """One saved article."""

    name: str  # its PMID, DOI or file name
    title: str
    address: str  # of its page in PubMed; empty if the PMID is not known
    files: list[str]
    shown: int
    stated: int
    doubtful: int
    incomplete: bool


class UnreadRow(TypedDict):
    """A file that could not be read, or not wholly."""

    file: str
    what: str
    remedy: str


class EntryRow(TypedDict):
    """One cited work.

    Each text is a list of runs, the part (an index in `Document.parts`) and the characters in turn.
    """

    id: str  # stays the same when pages are added
    key: str
    fields: dict[str, str]  # the values of the CSV columns that are filled
    texts: list[list[int | str]]
    omitted_texts: int
    pages: list[int]  # that cite it
    confidence: float | None
    doubts: list[str]  # why it is low
    flags: list[str]  # "retracted", "conflict", ...
    notes: list[str]  # why it should be checked
    duplicate_of: str  # the key of an entry that may be the same work
    corrected: list[str]  # fields that the user's corrections have set


class Node(TypedDict):
    """A saved article or a cited work in the graph; one of the indexes is -1, unless it is both.

    Only the nodes with the most links have a place: from 0 to 1600 across, from 0 to 1000 down.
    """

    page: int
    entry: int
    degree: int  # how many saved articles cite it
    place: list[int]


class Graph(TypedDict):
    """Which saved article cites which work: the edges are pairs of indexes of nodes."""

    nodes: list[Node]
    edges: list[list[int]]


class CorrectionRow(TypedDict):
    """One row of the table of corrections."""

    key: str
    pmid: str
    doi: str
    text: str
    field: str
    value: str


class Document(TypedDict):
    """All that the page shows."""

    version: str
    fields: list[EditableField]
    types: list[str]
    parts: list[str]
    low_confidence: float
    figures: list[Figure]
    prisma: list[Figure]
    charts: list[Chart]
    pages: list[PageRow]
    unread: list[UnreadRow]
    entries: list[EntryRow]
    graph: Graph
    corrections: list[CorrectionRow]  # that have been applied
