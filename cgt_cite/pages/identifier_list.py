"""Read lists of identifiers or URLs (`Save > PMID`, copied links), which have no other metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import find_doi, parse_pmcid, parse_pmid, pmid_of_link
from cgt_cite.model import Fields, Identifier, Page, Work, WorkType
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS = lazy_compile(r"(?:[\s,;|\"'<>\[\]•]|[*-]\s)+")
_LABEL = lazy_compile(
    r"\A(?:PMIDs?|PMCIDs?|DOIs?|PubMed|uids?|ids?|URLs?|links?)(?:[:=#]+|\Z)", re.IGNORECASE
)
_PUNCTUATION = "().,;:-=#"
_DECIMAL = lazy_compile(r"(\d{1,8})\.0")  # how spreadsheets write integers in a column with empty cells


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield an article for each identifier, and one problem that counts all other entries.

    A PMID, a PMCID and a DOI on one line identify one article.
    """
    unknown = 0
    for line in data.decode("utf-8", "replace").splitlines():
        texts = [_LABEL.sub("", part) for part in _SEPARATORS.split(line)]
        found = [_identifier(text) for text in texts if text.strip(_PUNCTUATION)]
        unknown += found.count(None)
        known = [identifier for identifier in found if identifier]
        for identifiers in [known] if len(dict(known)) == len(known) else [[one] for one in known]:
            if identifiers:
                fields: Fields = dict(identifiers)
                article = Work(type=WorkType.ARTICLE_JOURNAL, **fields)
                yield Page(article)
    if unknown:
        detail = f"{unknown} of its entries do not identify an article"
        yield Problem(
            ProblemKind.NOT_A_PAGE, detail=detail, remedy="list PMIDs, or addresses of PubMed pages"
        )


def _identifier(text: str) -> Identifier | None:
    """An identifier, given as such or as a URL; None if there is none."""
    bare = text.strip(_PUNCTUATION)
    decimal = _DECIMAL.fullmatch(bare)
    if number := parse_pmid(decimal[1] if decimal else bare) or pmid_of_link(bare):
        return Identifier("PMID", number)
    if "PMC" in bare.upper() and (number := parse_pmcid(bare)):
        return Identifier("PMCID", number)
    return Identifier("DOI", found) if (found := find_doi(text)) else None
