"""PubMed's article pages as plain text: copied from a browser, printed by a text browser, or converted."""

from cgt_cite.pages.pubmed_text.reader import fits, read

__all__ = ["fits", "read"]
