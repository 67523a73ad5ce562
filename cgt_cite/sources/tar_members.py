"""Select the members of a tar archive that may be pages, by their paths, while the archive is being read.

A PMC package is a folder with one article: its full text as XML, its PDF, figures and supplements.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cgt_cite.regex import lazy_compile
from cgt_cite.sources.archive_paths import is_page_asset
from cgt_cite.sources.walk import companion_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# files that accompany an article's text: its PDF, its print-quality figures, its supplements
_SUPPLEMENTS = (
    *(".pdf", ".eps", ".ps", ".tif", ".tiff", ".doc", ".docx", ".xls", ".xlsx", ".xlsm", ".ppt", ".pptx"),
    *(".odt", ".ods", ".rtf", ".tex", ".avi", ".mov", ".wmv", ".mpg", ".mpeg", ".m4v", ".mp3", ".wav"),
    *(".flv", ".swf", ".exe", ".rar", ".7z"),
)
_PACKAGE = lazy_compile(r"(?:.*/)?(?P<name>PMC\d+(?:\.\d+)?)/(?P<file>[^/]+)")
_COMPANION_FOLDER = "it is named like the folder that a browser saves with a page, and was skipped"
_NO_ARTICLE = "this package contains no article as XML"


class MemberFilter:
    """Decides member by member, from the paths seen so far."""

    def __init__(self) -> None:
        self._articles: dict[str, bool] = {}  # by folder of a PMC package: whether its article was found
        self._companions: dict[str, str] = {}  # by companion folder: the page it belongs to
        self._pages: set[str] = set()  # paths without extensions

    def may_be_page(self, path: str) -> bool:
        """Whether the file is worth reading; in a PMC package only the article's XML is."""
        folder, _, name = path.rpartition("/")
        if path.startswith(".") or "/." in path or is_page_asset(path) or name.lower().endswith(_SUPPLEMENTS):
            return False
        if package := _PACKAGE.fullmatch(path):
            is_article = name.endswith(".nxml") or name == f"{package['name']}.xml"
            self._articles[folder] = self._articles.get(folder, False) or is_article
            return is_article
        if self._is_in_companion_folder(folder):
            return False
        self._pages.add(os.path.splitext(path)[0])
        return True

    def _is_in_companion_folder(self, folder: str) -> bool:
        """Whether the folder, or a parent, is named like a browser's companion folder of a page."""
        parts = folder.split("/")
        for depth, part in enumerate(parts, 1):
            if page := companion_of(part):
                self._companions["/".join(parts[:depth])] = "/".join((*parts[: depth - 1], page))
                return True
        return False

    def skipped_folders(self) -> Iterator[tuple[str, str]]:
        """Folders of which nothing was read although they may contain articles, each with the reason."""
        yield from ((folder, _NO_ARTICLE) for folder, found in self._articles.items() if not found)
        yield from (
            (folder, _COMPANION_FOLDER)
            for folder, page in self._companions.items()
            if page not in self._pages
        )
