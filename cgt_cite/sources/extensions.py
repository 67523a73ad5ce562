"""What the extension of a file promises: saved pages, or something else that is kept beside them."""

from __future__ import annotations

import os

_PAGES = frozenset(
    (
        *("", ".htm", ".html", ".xht", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".cgi"),
        *(".mht", ".mhtml", ".eml", ".webarchive", ".warc", ".zip", ".gz", ".tgz", ".tar"),
        *(".xml", ".nxml", ".rss", ".nbib", ".medline", ".csv", ".txt", ".text", ".asc", ".md", ".markdown"),
    )
)


def promises_page(path: str) -> bool:
    """Whether a file of this name is expected to hold saved pages or records.

    >>> promises_page("a/page.HTML"), promises_page("download"), promises_page("thesis.tex")
    (True, True, False)
    """
    return os.path.splitext(path)[1].lower() in _PAGES
