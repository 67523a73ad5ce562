"""A list of identifiers (`Save > PMID`, addresses from a browser): nothing else is known of the articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import doi, pmcid, pmid, pmid_of_link
from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, Page, Work
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "identifier_list"
_PARTS = lazily(r"(?:[\s,;|\"'<>\[\]•]|[*-]\s)+")
_LABEL = lazily(r"\A(?:PMIDs?|PMCIDs?|DOIs?|PubMed|uids?|ids?|URLs?|links?)(?:[:=#]+|\Z)", re.IGNORECASE)
_PUNCTUATION = "().,;:-=#"
_DECIMAL = lazily(r"(\d{1,8})\.0")  # what becomes of numbers in a column with gaps


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
    if number := pmid(decimal[1] if decimal else bare) or pmid_of_link(bare):
        return "PMID", number
    if "PMC" in bare.upper() and (number := pmcid(bare)):
        return "PMCID", number
    return ("DOI", found) if (found := doi(text)) else None
