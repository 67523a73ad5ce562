"""Full texts in JATS, the Journal Article Tag Suite (https://jats.nlm.nih.gov): PMC's and publishers' XML."""

from cgt_cite.pages.jats.reader import RECORDS, read

__all__ = ["RECORDS", "read"]
