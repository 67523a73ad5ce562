"""Journals: which works appear in one."""

from __future__ import annotations

PERIODICAL_TYPES = frozenset(("article", "article-journal", "article-magazine", "article-newspaper"))
