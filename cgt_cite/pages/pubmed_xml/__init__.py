"""Records in PubMed XML, the format of `efetch` and of NLM's baseline files (a `PubmedArticleSet`)."""

from cgt_cite.pages.pubmed_xml.reader import read, read_work, read_works

__all__ = ["read", "read_work", "read_works"]
