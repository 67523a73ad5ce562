"""What the layouts of XML records share: the stream, the text of elements, dates in parts."""
