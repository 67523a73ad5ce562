"""Read saved documents: `read_pages` yields the articles of any document, whatever its layout."""

from cgt_cite.pages.dispatch import read_pages, read_related_works

__all__ = ["read_pages", "read_related_works"]
