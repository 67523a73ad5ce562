"""Single fields, one concept per file: parsers of text into values of the model, and shared vocabularies."""
