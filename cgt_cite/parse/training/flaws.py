"""What printed strings have beside their fields: remarks, other signs, lost stops."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.world import world

if TYPE_CHECKING:
    from random import Random

    from cgt_cite.parse.training.example import Example
    from cgt_cite.parse.training.templates import Writer

# The notes that follow the string of a work of some type.
_NOTES = {
    "journal": "journal",
    **dict.fromkeys(("web", "blog", "software", "manual"), "address"),
    **dict.fromkeys(("book", "report", "thesis", "media", "chapter", "conference"), "book"),
}
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
    """Now and then a language or a kind after the title."""
    if chance(rng, 0.02):
        writer.literal(" " + str(rng.choice(world()["remarks"]["title"])))


def remark_at_end(writer: Writer, kind: str, rng: Random) -> None:
    """Now and then a date, an identifier, a note or a language at the end."""
    if kind in _NOTES and chance(rng, 0.06):
        remark: str = rng.choice(world()["remarks"][_NOTES[kind]])
        writer.literal(
            remark.format(
                y=2000 + int(rng.random() * 25),
                n=int(rng.random() * 10**8),
                p=60 + int(rng.random() * 800),
                d=10 + int(rng.random() * 18),
            )
        )


def in_other_signs(example: Example, rng: Random) -> Example:
    """Now and then with other dashes and quotes, one sign for one, as publishers' systems have them."""
    drawn = rng.random()
    for share, old, new in _SIGNS:
        drawn -= share
        if drawn < 0:
            return replace(example, text=example.text.translate(str.maketrans(old, new)))
    return example


def in_capitals(example: Example, rng: Random) -> Example:
    """Now and then all in capitals, as old data bases have it; spans stay where no letter becomes two."""
    text = example.text.upper()
    return replace(example, text=text) if chance(rng, 0.012) and len(text) == len(example.text) else example
