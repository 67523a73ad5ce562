"""Parsers of single fields, one concept per file: text in, a value of the model (or none) out."""
