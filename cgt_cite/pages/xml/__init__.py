"""Shared by the XML layouts: streaming of records, text of elements, dates."""
