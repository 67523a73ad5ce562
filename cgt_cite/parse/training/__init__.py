"""How the tagger of `parse_reference` is trained: data, labels, word lists, model."""
