"""A list of PMIDs (`Save > PMID`, `?format=pmid`): articles of which nothing else is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import pmid
from cgt_cite.model import Page, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "pmid_list"


def read(source: str, data: bytes) -> Iterator[Page]:
    """An article for each number that can be a PMID."""
    for number in filter(None, map(pmid, data.decode("ascii").replace(",", " ").split())):
        yield Page(layout=LAYOUT, source=source, article=Work(type="article-journal", PMID=number))
