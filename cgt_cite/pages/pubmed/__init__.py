"""PubMed's article pages since 2020."""

from cgt_cite.pages.pubmed.reader import read, related_works

__all__ = ["read", "related_works"]
