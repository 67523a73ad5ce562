"""PubMed's article pages as plain text (text dumps)."""

from cgt_cite.pages.pubmed_text.reader import fits, read

__all__ = ["fits", "read"]
