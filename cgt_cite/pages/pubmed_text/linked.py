"""Read comments, errata and retractions in a text dump: a title, and a line with each citation twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.fields.names import NameForm, parse_names
from cgt_cite.model import LinkedArticle, Work
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.pages.pubmed_text.text_browsers import item_text

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_linked(relation: str, lines: list[str]) -> Iterator[LinkedArticle]:
    """Yield the articles listed under one relation's title; each entry begins with a bullet."""
    entries: list[list[str]] = []
    for line in filter(str.strip, lines):
        if vocabulary.BULLET.match(line) or not entries:
            entries.append([])
        entries[-1].append(item_text(line))
    for entry in entries:
        yield LinkedArticle(relation, " ".join(entry), _work(entry))


def _work(entry: list[str]) -> Work:
    if len(entry) == 1:
        return parse_citation(entry[0])._replace(PMID=parse_pmid(entry[0]))
    title, line = entry[0], " ".join(entry[1:])
    authors, _, rest = line.partition(". ")
    return parse_citation(_citation(authors, rest))._replace(
        title=title.removesuffix("."),
        author=parse_names(authors, NameForm.INDEX),
        PMID=parse_pmid(line),
    )


def _citation(authors: str, rest: str) -> str:
    """The full citation, without the short list of authors before and the short citation after it."""
    _, short, after = rest.partition("et al. ")
    rest = (after if short else rest.removeprefix(f"{authors}. ")).strip()
    full = vocabulary.LINKED_ENTRY.match(rest)
    return full["citation"] if full else rest
