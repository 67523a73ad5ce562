"""From paths to documents: find the files to read, in a fixed order, and unpack archives."""
