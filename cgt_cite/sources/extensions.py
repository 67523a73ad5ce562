"""File extensions of saved pages and records, as opposed to other files in the same folder."""

from __future__ import annotations

import os

_PAGE_EXTENSIONS = frozenset(
    (
        *("", ".htm", ".html", ".xht", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".cgi"),
        *(".mht", ".mhtml", ".eml", ".webarchive", ".warc", ".zip", ".gz", ".tgz", ".tar"),
        *(".xml", ".nxml", ".rss", ".nbib", ".medline", ".csv", ".txt", ".text", ".asc", ".md", ".markdown"),
    )
)


def may_contain_pages(path: str) -> bool:
    """Whether a file with this name is expected to contain saved pages or records.

    >>> may_contain_pages("a/page.HTML"), may_contain_pages("download"), may_contain_pages("thesis.tex")
    (True, True, False)
    """
    return os.path.splitext(path)[1].lower() in _PAGE_EXTENSIONS
