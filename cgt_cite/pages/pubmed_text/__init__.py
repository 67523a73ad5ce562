"""PubMed's article pages as plain text."""

from cgt_cite.pages.pubmed_text.reader import fits, read

__all__ = ["fits", "read"]
