"""What the XML layouts share: they read a stream of records, the text of elements, and dates."""
