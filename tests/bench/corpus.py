"""Saved pages by the thousand, made up: PubMed's markup, five references a page, each page its own."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FAMILIES = (
    "Abe",
    "Berg",
    "Chen",
    "Dietz",
    "Evans",
    "Fox",
    "Garcia",
    "Haas",
    "Ito",
    "Jansen",
    "Khan",
    "Lopez",
)
_WORDS = (
    *(
        "early",
        "late",
        "acute",
        "chronic",
        "renal",
        "hepatic",
        "gene",
        "therapy",
        "outcome",
        "cohort",
        "trial",
    ),
    *(
        "marker",
        "protein",
        "receptor",
        "signal",
        "growth",
        "tumour",
        "cell",
        "immune",
        "response",
        "risk",
        "factor",
    ),
    *(
        "model",
        "analysis",
        "review",
        "children",
        "adults",
        "elderly",
        "long",
        "term",
        "follow",
        "up",
        "survival",
    ),
)
_JOURNALS = ("Lancet", "N Engl J Med", "Nat Rev Genet", "Blood", "J Clin Invest", "Cell", "PLoS One")
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8"><title>{title} - PubMed</title>
<meta name="ncbi_db" content="pubmed" />
<meta name="citation_title" content="{title}"><meta name="citation_authors" content="{author};">
<meta name="citation_date" content="{year} Mar"><meta name="citation_publisher" content="{journal}">
<meta name="citation_journal_title" content="{journal}"><meta name="citation_pmid" content="{pmid}">
<meta name="citation_volume" content="{volume}"><meta name="citation_doi" content="10.1234/made.{pmid}">
</head><body>{menu}<main class="article-details" id="article-details">
<header class="heading" id="heading"><div class="full-view" id="full-view-heading">
<span class="cit">{year} Mar;{volume}:1-9.</span>
<h1 class="heading-title">{title}</h1></div></header>
<div class="references" id="references"><h2 class="title">References</h2>
<ol id="top-references-list-1" class="references-list">{references}</ol>
<button class="show-all">Show all 40 references</button></div></main>{menu}</body></html>
"""
_MENU = "".join(f'<div class="menu"><a class="item" href="/{n}/">Entry {n}</a></div>\n' for n in range(400))
_REFERENCE = """<li><ol class="references-and-notes-list"><li class="skip-numbering" value="1">{text} - <a
class="reference-link" href="/{pmid}/" data-ga-action="{pmid}">PubMed</a></li></ol></li>"""


def write_corpus(folder: Path, pages: int, seed: int = 1, shared: int = 0) -> None:
    """Write `pages` different pages into `folder`; the same for the same seed.

    The first reference of each page is one of `shared` works, some of which are cited far more than others.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    pool = [_reference(chance) for _ in range(shared)]
    for number in range(pages):
        (folder / f"{number:06d}.html").write_text(_page(number, chance, pool), encoding="utf-8")


def _page(number: int, chance: random.Random, pool: Sequence[str]) -> str:
    references = [_reference(chance) for _ in range(5)]
    if pool:
        references[0] = pool[int(len(pool) * chance.random() ** 3)]
    return _PAGE.format(
        title=_title(chance),
        author=_author(chance),
        journal=chance.choice(_JOURNALS),
        year=chance.randrange(1990, 2024),
        volume=chance.randrange(1, 300),
        pmid=30_000_000 + number,
        references="".join(references),
        menu=_MENU,
    )


def _reference(chance: random.Random) -> str:
    return _REFERENCE.format(text=_text(chance), pmid=chance.randrange(10**6, 3 * 10**7))


def _text(chance: random.Random) -> str:
    first = chance.randrange(1, 2000)
    authors = ", ".join(_author(chance) for _ in range(chance.randrange(1, 6)))
    return (
        f"{authors}. {_title(chance)}. {chance.choice(_JOURNALS)}. {chance.randrange(1970, 2024)};"
        f"{chance.randrange(1, 400)}({chance.randrange(1, 12)}):{first}-{first + chance.randrange(1, 20)}."
    )


def _author(chance: random.Random) -> str:
    return f"{chance.choice(_FAMILIES)} {chance.choice('ABCDEFGHIJKLM')}{chance.choice('NOPQRSTUVW')}"


def _title(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randrange(6, 16))).capitalize()
