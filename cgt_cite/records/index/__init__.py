"""A local index of PubMed's yearly XML files, to look up records of cited works without the network."""

from cgt_cite.records.index.reader import Index

__all__ = ["Index"]
