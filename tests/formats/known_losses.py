"""What each reader does not give back of the nasty records, and why: whatever is not listed must be kept.

`ALL` stands for every record that has the field.  A reader that learns to keep a field fails the test too,
so that this list never claims a loss that is none.
"""

from __future__ import annotations

ALL = "every record that has it"

_NO_TYPE_FOR_PREPRINTS = (
    "preprint",
    "arxiv",
    "arxiv without its name",
)  # written as articles: readers keep most of such a record
_SENTENCE_CASE = (  # pandoc lowers or raises unprotected capitals, as BibTeX's styles do
    "title case",
    "names in title case",  # but for the names
    "opens a ris record",
    "opens an nbib record",
    "json in title",
    "comment sign",
    "software",
)
_PANDOC_TITLES = {
    ("title", _SENTENCE_CASE),
    ("title", ("sub- and superscripts",)),  # shows one raised sign as <sup>
    ("title", ("quotes",)),  # single quotation marks become double ones
    ("container", ("chapter",)),  # a capital after the colon
    ("container", ("web page",)),  # organization is the publisher
}
_BRACES_IN_DOI = {("doi", ("doi with braces",))}  # one without its pair is percent-encoded in every reader
_BIBTEX_TYPES = {("type", _NO_TYPE_FOR_PREPRINTS), ("type", ("dataset", "software", "law", "newspaper"))}

KNOWN: dict[str, set[tuple[str, str | tuple[str, ...]]]] = {
    "json": set(),
    "json lines": set(),
    "pandoc csljson": {("title", ("quotes",))},
    "citeproc-py": {("issue", ("book",))},  # no such thing: the number of a series, compared as an issue
    "pandoc bibtex": _PANDOC_TITLES
    | _BRACES_IN_DOI
    | _BIBTEX_TYPES
    | {("language", ALL), ("type", ("text only", "nothing"))},  # en-US for en; misc has no type
    "pybtex": _BRACES_IN_DOI
    | _BIBTEX_TYPES
    | {  # its LaTeX reader knows neither \{ nor \textasciicircum
        ("title", ("latex specials", "opens a bibtex record", "json in title", "comment sign")),
        ("title", ("unbalanced open brace", "unbalanced close brace")),
        ("author", ("working groups",)),
        ("note", ("text only",)),
    },
    "bibtexparser": _BRACES_IN_DOI
    | _BIBTEX_TYPES
    | {
        ("title", ("latex specials",)),  # \textasciicircum becomes U+02C6
        ("author", ("organisation", "organisation with comma", "working groups", "family name alone")),
        ("author", ("a name called others", "report", "web page", "software")),  # the braces stay
        ("author", ("cut after an organisation", "publisher with and", "web page with specials")),
    },
    "pandoc biblatex": _PANDOC_TITLES
    | _BRACES_IN_DOI
    | {
        ("language", ALL),  # en-US for en
        ("pmid", ("everything",)),  # the eprint's address gives way to the URL
        ("note", ("in press",)),  # read as the status, which it is
        ("type", (*_NO_TYPE_FOR_PREPRINTS, "dataset", "text only", "nothing")),
    },
    "pandoc ris": {
        *(
            (field, ALL) for field in ("month", "day", "pmcid", "accessed", "note", "isbn", "place")
        ),  # not read
        ("keywords", ALL),  # in another order
        ("pmid", ALL),  # reads neither AN nor N1, and an address of PubMed beside a DOI is printed by others
        ("author", ("suffixes", "organisation", "working groups", "family name alone")),  # cut into parts
        ("author", ("cut after an organisation", "publisher with and", "web page with specials")),
        ("author", ("report", "web page", "software")),
        ("editor", ("chapter",)),
        ("issue", ("book",)),
        ("volume", ("web page with specials",)),  # in a note: Zotero takes it for the year of access
        (
            "type",
            (
                "web page",
                "web page with specials",
                *_NO_TYPE_FOR_PREPRINTS,
                "software",
                "text only",
                "nothing",
            ),
        ),
    },
    "rispy": {
        ("author", ("suffixes",)),  # the dot after Jr, without which JabRef sees two persons
        ("editor", ("chapter",)),
        ("issue", ("book",)),  # the number of a series has a tag of its own
        ("volume", ("web page with specials",)),
        ("type", _NO_TYPE_FOR_PREPRINTS),
    },
    "csv": {
        ("issue", ("book", "report", "patent", "law")),  # the number is in note
        ("title", ("retracted",)),  # the mark is there too: titles of a table are compared
        ("type", ("nothing",)),
    },
}


def known(reader: str, records_with: dict[str, set[str]]) -> set[tuple[str, str]]:
    """The (field, record) pairs that `reader` is known to lose."""
    return {
        (field, record)
        for field, records in KNOWN[reader]
        for record in (records_with[field] if records == ALL else records)
    }
