"""What printed strings have beside their fields: remarks, other signs, lost stops."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cgt_cite.parse.training.draws import chance

if TYPE_CHECKING:
    from random import Random

    from cgt_cite.parse.training.example import Example
    from cgt_cite.parse.training.templates import Writer

_AFTER_TITLE = (
    "[in Chinese]", "(in Chinese)", "[Article in German]", "(in Japanese)", "[Abstract]", "(abstract)",
    "[Letter]", "[Review]", "[in Russian]", "(In Korean)", "[Article in French]", "(Review)",
)  # fmt: skip
_AFTER_ALL = (
    " Epub {y}/02/17.", " Epub {y} Mar 5.", " [Epub ahead of print].", " (in Chinese).", " PMID: {n}.",
    " PMID: {n}", " (in Japanese with English abstract).", " PubMed PMID: {n}.", " Accessed May 5, {y}.",
    " Review.", " [in Chinese]", " Erratum in: {y};12:34.", " [PubMed: {n}]", " Published online May {y}.",
    " discussion 45–6.", " Available from: https://pubmed.ncbi.nlm.nih.gov/{n}/",
)  # fmt: skip
# How often which signs stand for which others.
_SIGNS = (
    (0.05, "-–", "‐–"),
    (0.03, "-–", "‐‐"),
    (0.18, "“”‘’", "\"\"''"),
    (0.02, "“”", "«»"),
    (0.02, "“”", "„“"),
)
_FOR_A_STOP = (" ", " ", ".", " . ", ", ")


def lost_stop(share: float, rng: Random) -> tuple[int, str] | None:
    """In that share of the cases: which ". " of the string is written as something else, and as what."""
    return (int(rng.random() * 3), rng.choice(_FOR_A_STOP)) if chance(rng, share) else None


def remark_on_title(writer: Writer, rng: Random) -> None:
    """Now and then a language or a kind behind the title."""
    if chance(rng, 0.012):
        writer.literal(" " + rng.choice(_AFTER_TITLE))


def remark_at_end(writer: Writer, rng: Random) -> None:
    """Now and then a date, an identifier or a language behind everything."""
    if chance(rng, 0.06):
        remark = rng.choice(_AFTER_ALL)
        writer.literal(remark.format(y=2000 + int(rng.random() * 25), n=int(rng.random() * 10**8)))


def in_other_signs(example: Example, rng: Random) -> Example:
    """Now and then with other dashes and quotes, one sign for one, as publishers' systems have them."""
    drawn = rng.random()
    for share, old, new in _SIGNS:
        drawn -= share
        if drawn < 0:
            return replace(example, text=example.text.translate(str.maketrans(old, new)))
    return example
