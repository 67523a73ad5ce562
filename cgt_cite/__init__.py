"""Citations and reference lists out of saved PubMed pages."""

__version__ = "0.1.0"
