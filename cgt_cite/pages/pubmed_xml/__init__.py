"""PubMed XML."""

from cgt_cite.pages.pubmed_xml.reader import read

__all__ = ["read"]
