"""Records in PubMed XML, the format of `efetch` and of NLM's baseline files (a `PubmedArticleSet`)."""

from cgt_cite.pages.pubmed_xml.links import read_slice
from cgt_cite.pages.pubmed_xml.reader import RECORDS, read, read_work, read_works

__all__ = ["RECORDS", "read", "read_slice", "read_work", "read_works"]
