"""The tags and attribute values of JATS and of the NLM DTDs before it: data only (https://jats.nlm.nih.gov)."""

from __future__ import annotations

from cgt_cite.model import WorkType

ARTICLE = "article"
NESTED_ARTICLES = ("sub-article", "response")  # nested articles, with their own reference lists
BODIES = ("body", "floats-group", "floats-wrap")
REFERENCE_LIST, REFERENCE = "ref-list", "ref"

CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation")
MIXED_CITATION = "mixed-citation"
WITH_TEXT = ("mixed-citation", "citation")  # may have text between their fields
ALTERNATIVES = "citation-alternatives"  # wraps several forms of one citation

NAME_FORMS = ("name-alternatives", "collab-alternatives")  # wrap several forms of one name
PEOPLE = ("name", "string-name", "collab", *NAME_FORMS)
PERSON_GROUP, ET_AL = "person-group", "etal"
# The fields of a citation; every other element in one is formatting.
FIELDS = frozenset(
    (
        *("article-title", "chapter-title", "part-title", "data-title", "issue-title", "source"),
        *("trans-title", "trans-source", "year", "month", "day", "season", "date", "string-date", "era"),
        *("date-in-citation", "volume", "volume-id", "volume-series", "issue", "issue-id", "issue-part"),
        *("supplement", "fpage", "lpage", "page-range", "elocation-id", "size", "publisher-name"),
        *("publisher-loc", "edition", "series", "conf-name", "conf-date", "conf-loc", "conf-sponsor"),
        *("isbn", "issn", "issn-l", "pub-id", "object-id", "patent", "gov", "std", "version", "institution"),
        *("anonymous", "role", "annotation", "label", PERSON_GROUP, ET_AL, *PEOPLE),
    )
)
LINKS = ("ext-link", "uri")
# Elements that are separated from adjacent ones when printed: also the parts of names, comments and links.
STRUCTURE = FIELDS | {"surname", "given-names", "prefix", "suffix", "comment", *LINKS}

ROLES = {
    "": "",  # inferred from the words around the names
    "author": "author",
    "authors": "author",
    "allauthors": "author",
    "inventor": "author",
    "editor": "editor",
    "editors": "editor",
    "ed": "editor",
    "guest-editor": "editor",
    "compiler": "editor",
    "translator": "translator",
    "transed": "translator",
}
# contributors who are not authors of the article
OTHER_CONTRIBUTORS = (
    "editor",
    "reviewer",
    "referee",
    "translator",
    "illustrator",
    "non-byline",
    "collaborator",
)

TYPES = {
    **dict.fromkeys(
        ("journal", "article", "journal-article", "review", "letter", "abstract"), WorkType.ARTICLE_JOURNAL
    ),
    **dict.fromkeys(("book", "ebook", "e-book", "monograph", "edited-book", "manual"), WorkType.BOOK),
    **dict.fromkeys(
        ("book-chapter", "bookchapter", "chapter", "book-part", "encyclopedia"), WorkType.CHAPTER
    ),
    **dict.fromkeys(
        ("confproc", "conf-proc", "conference", "conf-paper", "conference-proceedings", "conference-paper"),
        WorkType.PAPER_CONFERENCE,
    ),
    **dict.fromkeys(
        ("proceedings", "proceeding", "conf-proceeding", "inproceedings"), WorkType.PAPER_CONFERENCE
    ),
    **dict.fromkeys(("thesis", "dissertation", "phd-thesis", "phdthesis"), WorkType.THESIS),
    **dict.fromkeys(
        ("report", "techreport", "technical-report", "gov", "government", "working-paper"), WorkType.REPORT
    ),
    **dict.fromkeys(("patent",), WorkType.PATENT),
    **dict.fromkeys(
        ("web", "webpage", "web-page", "website", "web-site", "weblink", "uri", "url"), WorkType.WEBPAGE
    ),
    **dict.fromkeys(("preprint", "eprint", "e-print"), WorkType.ARTICLE),
    **dict.fromkeys(("data", "dataset", "data-set", "database"), WorkType.DATASET),
    **dict.fromkeys(("software", "computer-program", "code", "program"), WorkType.SOFTWARE),
    **dict.fromkeys(("newspaper", "newspaper-article", "news"), WorkType.ARTICLE_NEWSPAPER),
    **dict.fromkeys(("magazine", "periodical"), WorkType.ARTICLE_MAGAZINE),
    **dict.fromkeys(("standard", "std", "standards"), WorkType.STANDARD),
    **dict.fromkeys(
        ("legal", "law", "legal-doc", "legaldoc", "legislation", "statute", "regulation"),
        WorkType.LEGISLATION,
    ),
}
SERIAL = (WorkType.ARTICLE_JOURNAL, WorkType.ARTICLE_NEWSPAPER, WorkType.ARTICLE_MAGAZINE)

# types of identifiers in the model, by those in JATS
IDENTIFIERS = {"doi": "DOI", "pmid": "PMID", "pubmed": "PMID", "pmc": "PMCID", "pmcid": "PMCID"}
# further types that identify the work; all others are publishers' internal numbers
OTHER_IDENTIFIERS = {
    "accession": "accession",
    "ark": "ARK",
    "bibcode": "bibcode",
    "handle": "handle",
    "mr": "MR",
    "zbl": "Zbl",
    "std-designation": "standard",
}

PUBLICATION_TYPES = {  # PubMed's names for the types of articles
    "research-article": "Journal Article",
    "review-article": "Review",
    "systematic-review": "Systematic Review",
    "meta-analysis": "Meta-Analysis",
    "case-report": "Case Reports",
    "editorial": "Editorial",
    "letter": "Letter",
    "reply": "Letter",
    "article-commentary": "Comment",
    "news": "News",
    "obituary": "Obituary",
    "preprint": "Preprint",
    "correction": "Published Erratum",
    "addendum": "Published Erratum",
    "retraction": "Retraction of Publication",
    "partial-retraction": "Retraction of Publication",
    "retracted-article": "Retracted Publication",
    "expression-of-concern": "Expression of Concern",
}
RELATIONS = {  # PubMed's names for the links between articles
    "corrected-article": "Erratum for",
    "addended-article": "Erratum for",
    "correction-forward": "Erratum in",
    "addendum": "Erratum in",
    "retracted-article": "Retraction of",
    "retraction-forward": "Retraction in",
    "partial-retraction": "Partial retraction in",
    "object-of-concern": "Expression of concern for",
    "expression-of-concern": "Expression of concern in",
    "concern-forward": "Expression of concern in",
    "commentary-article": "Comment on",
    "commentary": "Comment in",
    "preprint": "Update of",
    "updated-article": "Update of",
    "update-forward": "Update in",
    "republished-article": "Republished from",
}
# types of `abstract` that are not the article's abstract, and of `kwd-group` that are not keywords
OTHER_ABSTRACTS = (
    "graphical",
    "teaser",
    "toc",
    "short",
    "summary",
    "key-points",
    "highlights",
    "plain-language",
)
OTHER_KEYWORDS = ("abbreviation", "abbrev", "abr")
