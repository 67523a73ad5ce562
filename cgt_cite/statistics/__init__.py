"""Count what a run reads and writes, for the summary, the file of statistics and the report."""

from __future__ import annotations

from .counting import Statistics
from .incomplete import Incomplete, article_address, incomplete_csv
from .pages import PageCounts, PageStats, page_stats
from .totals import Totals

__all__ = [
    "Incomplete",
    "PageCounts",
    "PageStats",
    "Statistics",
    "Totals",
    "article_address",
    "incomplete_csv",
    "page_stats",
]
