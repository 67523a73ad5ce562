"""Article pages saved as Markdown."""

from cgt_cite.pages.markdown.reader import read

__all__ = ["read"]
