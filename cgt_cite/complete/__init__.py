"""Fetch the records of articles whose saved pages are incomplete; only this package uses the network."""
