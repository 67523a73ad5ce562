"""PubMed's abstracts as text."""

from cgt_cite.pages.abstract_text.reader import fits, read

__all__ = ["fits", "read"]
