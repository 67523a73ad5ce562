"""Records of cited works that were fetched or indexed: looked up for references, never pages of their own."""
