"""The report: one HTML page to look at, check and correct what a run found.

`command` runs the extraction, `build` makes a plain document of its results (`document` has its schema), and
`page` embeds that document, the style and the scripts in `assets/` into one file.
"""
