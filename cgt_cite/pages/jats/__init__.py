"""Full texts as JATS XML."""

from cgt_cite.pages.jats.reader import read

__all__ = ["read"]
