"""Labels in the notes that `formats` writes, by which `importers` find keys and reference strings again."""

CHECK = "check"  # of an entry parsed with low confidence
CITED_AS = "Cited as"  # a reference string
CITED_BY = "Cited by"
LISTED_UNDER = "Listed under"  # headings
EARLIER_KEY = "Earlier key"  # with an `s` before several
SEPARATOR = "; "  # between notes
RETRACTED = "[retracted]"  # after a title; in capitals if the title is
