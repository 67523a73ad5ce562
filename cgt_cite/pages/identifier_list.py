"""A list of identifiers (`Save > PMID`, addresses from a browser): nothing else is known of the articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import find_doi, parse_pmcid, parse_pmid, pmid_of_link
from cgt_cite.model import Fields, Page, Work
from cgt_cite.problems import Kind, Problem
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "identifier_list"
_PARTS = lazy_compile(r"(?:[\s,;|\"'<>\[\]•]|[*-]\s)+")
_LABEL = lazy_compile(
    r"\A(?:PMIDs?|PMCIDs?|DOIs?|PubMed|uids?|ids?|URLs?|links?)(?:[:=#]+|\Z)", re.IGNORECASE
)
_PUNCTUATION = "().,;:-=#"
_DECIMAL = lazy_compile(r"(\d{1,8})\.0")  # what becomes of numbers in a column with gaps


def read(source: str, data: bytes) -> Iterator[Page | Problem]:
    """An article for each identifier; a problem that counts the entries that are something else.

    A PMID, a PMCID and a DOI that share a line are one article's.
    """
    strange = 0
    for line in data.decode("utf-8", "replace").splitlines():
        texts = [_LABEL.sub("", part) for part in _PARTS.split(line)]
        found = [_identifier(text) for text in texts if text.strip(_PUNCTUATION)]
        strange += found.count(None)
        known = [identifier for identifier in found if identifier]
        for identifiers in [known] if len(dict(known)) == len(known) else [[one] for one in known]:
            if identifiers:
                fields: Fields = dict(identifiers)
                article = Work(type="article-journal", **fields)
                yield Page(layout=LAYOUT, source=source, article=article)
    if strange:
        detail = f"{strange} of its entries are addresses or numbers of something else"
        yield Problem(Kind.NOT_A_PAGE, source, detail, "list PMIDs or the addresses of PubMed's pages")


def _identifier(text: str) -> tuple[str, str] | None:
    """Kind and value of the identifier that a text is, or that an address leads to."""
    bare = text.strip(_PUNCTUATION)
    decimal = _DECIMAL.fullmatch(bare)
    if number := parse_pmid(decimal[1] if decimal else bare) or pmid_of_link(bare):
        return "PMID", number
    if "PMC" in bare.upper() and (number := parse_pmcid(bare)):
        return "PMCID", number
    return ("DOI", found) if (found := find_doi(text)) else None
