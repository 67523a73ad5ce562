"""How the tagger behind `parse_reference` is trained: data, labels, word lists, model."""
