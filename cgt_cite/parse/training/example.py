"""A labelled reference string: what the tagger learns from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A reference string and which stretches of it are which field.

    `spans` holds `(start, end, label)`, sorted and disjoint, in code points of `text`; what no span covers
    is punctuation or words of no field.  Labels are fine-grained, for example `author.family`,
    `author.given`, `author.literal`, `etal`, `editor.family`, `title`, `container`, `collection`,
    `volume`, `issue`, `supplement`, `page.first`, `page.last`, `elocation`, `year`, `month`, `day`,
    `season`, `edition`, `publisher`, `place`, `url`, `doi`, `pmid`, `pmcid`, `arxiv`, `isbn`, `accessed`,
    `conference`, `genre`, `number`, `note`, `translator.family`, `other`.
    """

    text: str
    spans: tuple[tuple[int, int, str], ...]
    type: str = ""  # the work's type in gold's words, where known: "journal", "chapter", ...
