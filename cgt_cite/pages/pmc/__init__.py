"""Article pages of PMC, old (2008 to 2023) and new."""

from cgt_cite.pages.pmc.reader import read

__all__ = ["read"]
