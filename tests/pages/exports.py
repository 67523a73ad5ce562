"""Records in the forms in which PubMed and PMC export them as text, for tests that read them back."""

from __future__ import annotations

from textwrap import wrap
from typing import NamedTuple

_WIDTH = 80


class Record(NamedTuple):
    """An article, or a chapter or a book where it has a `publisher`."""

    title: str
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""
    authors: tuple[str, ...] = ()  # as indexed: "van Muster J"
    group: str = ""
    place: str = "Test J Med. 2023 May 4;12(3):101-9."  # journal, date, volume, pages
    notes: str = ""  # "Epub 2023 Apr 1."
    abstract: tuple[str, ...] = ()  # paragraphs
    linked: str = ""
    conflict: str = ""
    book: str = ""  # of a chapter
    publisher: str = ""
    mark: str = "(1)"  # after an author

    @property
    def is_book(self) -> bool:
        return bool(self.publisher)

    @property
    def type(self) -> str:
        return "chapter" if self.book else "book" if self.is_book else "article-journal"

    @property
    def facts(self) -> tuple[str, ...]:
        """What every format contains: identifiers, title and the names of the authors."""
        named = *(author.rpartition(" ")[0] for author in self.authors), *filter(None, (self.group,))
        return self.pmid, self.pmcid, self.doi, self.title, *named


def abstract_text(record: Record, number: int = 1, sign: str = ".") -> str:
    """`Save > Abstract`."""
    doi = f" doi: {record.doi}." if record.doi else ""
    above = f"{number}{sign} {record.title}." if record.is_book else ""
    above = above or f"{number}{sign} {record.place}{doi} {record.notes}".rstrip()
    names = [f"{author}{record.mark}" for author in record.authors]
    line = "; ".join(filter(None, (", ".join(names), record.group)))
    imprint = f"{record.publisher}\n2006 Apr 18 [updated 2025 Aug 14]."
    paragraphs = [
        above,
        "" if record.is_book else f"{record.title}.",
        f"{line}." if line else "",
        f"In: {record.book}. {imprint}" if record.book else record.publisher,
        "Author information:\n(1)Harbour Clinic, Testville.\n(#)Contributed equally" if names else "",
        f"Comment in\n    {record.linked}" if record.linked else "",
        *record.abstract,
        "Copyright © 2023, Probe Verlag." if record.abstract else "",
        "\n".join(
            f"{label}: {value}"
            for label, value in (("DOI", record.doi), ("PMCID", record.pmcid), ("PMID", record.pmid))
            if value
        ),
        f"Conflict of interest statement: {record.conflict}" if record.conflict else "",
    ]
    return "\n\n".join(map(_wrapped, filter(None, paragraphs))) + "\n"


def summary_text(record: Record, number: int = 1) -> str:
    """`Save > Summary`."""
    names = "; ".join(filter(None, (", ".join(record.authors), record.group)))
    doi = f"doi: {record.doi}." if record.doi else ""
    own = "; ".join(
        f"{label}: {value}" for label, value in (("PMID", record.pmid), ("PMCID", record.pmcid)) if value
    )
    where = [f"In: {record.book}.", record.publisher] if record.book else [record.publisher or record.place]
    linked = f"Erratum in: {record.linked}" if record.linked else ""
    parts = [f"{names}." if names else "", f"{record.title}.", *where, doi, record.notes, linked]
    return _wrapped(" ".join(filter(None, (f"{number}:", *parts, f"{own}." if own else "")))) + "\n"


def medline(record: Record, *, of_pmc: bool = False) -> str:
    """`Save > PubMed`; with `of_pmc` PMC's `MEDLINE`, in which the PMCID comes first."""
    family = [author.rpartition(" ") for author in record.authors]
    own = [("PMID", record.pmid), *([] if of_pmc else [("OWN", "NLM"), ("STAT", "MEDLINE")])]
    pairs = [
        *([("PMC", record.pmcid)] if of_pmc else []),
        *own,
        ("DP", "2023 May 4"),
        ("TI", "" if record.is_book and not record.book else f"{record.title}."),
        ("BTI", record.book or (record.title if record.is_book else "")),
        ("LID", f"{record.doi} [doi]" if record.doi else ""),
        ("AB", " ".join(record.abstract)),
        *((tag, value) for name, _, initials in family for tag, value in _names(name, initials)),
        ("CN", record.group),
        ("LA", "eng"),
        ("PT", "Book Chapter" if record.is_book else "Journal Article"),
        ("PB", record.publisher.partition(": ")[2].partition(";")[0]),
        ("TA", "" if record.is_book else "Test J Med"),
        *([] if of_pmc else [("PMC", record.pmcid)]),
        (
            "AID",
            "NBK999999 [bookaccession]" if record.is_book else f"{record.doi} [doi]" if record.doi else "",
        ),
        ("SO", "" if record.is_book else record.place),
    ]
    return "".join(_tagged(tag, value) for tag, value in pairs if value)


def _names(family: str, initials: str) -> tuple[tuple[str, str], ...]:
    return ("FAU", f"{family}, {initials[0]}"), ("AU", f"{family} {initials}")


def _tagged(tag: str, value: str) -> str:
    return (
        f"{tag:<4}- "
        + "\n      ".join(wrap(value, 88, break_long_words=False, break_on_hyphens=False))
        + "\n"
    )


def _wrapped(paragraph: str) -> str:
    """Lines of eighty columns, some of which end in a blank, as PubMed breaks them."""
    lines = (
        wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False) for line in paragraph.split("\n")
    )
    return "\n".join(" \n".join(line) if len(line) > 1 else "".join(line) for line in lines).replace(
        "\n    ", "\n    "
    )
