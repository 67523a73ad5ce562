"""The totals of a run, for the flow diagram of a systematic review.

The terms are those of PRISMA 2020 (Page MJ et al., BMJ 2021;372:n71, doi:10.1136/bmj.n71), column
"Identification of studies via other methods", box "Records identified from: Citation searching".  What is
removed has boxes only in the column for databases and registers, whose terms are used here.  PRISMA calls the
title or abstract of a report a record; here, it is what a reference list says about a work.
"""

from __future__ import annotations

from typing import NamedTuple


class Totals(NamedTuple):
    """The counts of a run; `None` where the run cannot tell.

    `records_identified` less `duplicates_removed` and `removed_for_other_reasons` is
    `records_after_deduplication`, of which `records_without_identifier` and `retracted` are parts.
    Totals named as columns of `PageCounts` are their sums, and count references before deduplication.
    """

    files: int  # that saved pages or records were read from
    pages: int  # saved pages and records, all those of one article
    articles: int  # saved articles, each once
    without_list: int  # articles of which nothing that is saved shows a reference list
    incomplete: int  # articles with an incomplete reference list
    missing: int  # references missing from these lists
    records_identified: int  # PRISMA: "Records identified from: Citation searching"
    duplicates_removed: int | None  # PRISMA: "Duplicate records removed"
    removed_for_other_reasons: int  # PRISMA's term; the corrections say "not a reference"
    records_after_deduplication: int | None  # the cited works; PRISMA: "Records screened"
    records_without_identifier: int  # cited works without DOI, PMID, PMCID and arXiv number
    retracted: int  # cited works that were retracted
    doubtful: int  # references parsed with low confidence
    without_identifier: int  # references without DOI, PMID, PMCID and arXiv number
