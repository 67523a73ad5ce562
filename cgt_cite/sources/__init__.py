"""Paths to documents: which files are read, in which order, and what they are wrapped in."""
