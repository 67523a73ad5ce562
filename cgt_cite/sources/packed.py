"""Which files of an archive may be pages, judged by their paths, before all paths are known."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cgt_cite.regex import lazy_compile
from cgt_cite.sources.archive_paths import is_page_asset
from cgt_cite.sources.walk import beside_a_page

if TYPE_CHECKING:
    from collections.abc import Iterator

# what lies beside an article's text: its print, its figures in print quality, its supplements
_COMPANIONS = (
    *(".pdf", ".eps", ".ps", ".tif", ".tiff", ".doc", ".docx", ".xls", ".xlsx", ".xlsm", ".ppt", ".pptx"),
    *(".odt", ".ods", ".rtf", ".tex", ".avi", ".mov", ".wmv", ".mpg", ".mpeg", ".m4v", ".mp3", ".wav"),
    *(".flv", ".swf", ".exe", ".rar", ".7z"),
)
_PACKAGE = lazy_compile(r"(?:.*/)?(?P<name>PMC\d+(?:\.\d+)?)/(?P<file>[^/]+)")
_BESIDE_A_PAGE = "it is called as what a browser saves beside a page, and was passed over"
_NO_ARTICLE = "this package holds no article as XML"


class Paths:
    """The paths of an archive as they come by."""

    def __init__(self) -> None:
        self._articles: dict[str, bool] = {}  # of each of PMC's packages, whether its article has come
        self._beside: dict[str, str] = {}  # companion folders, and the page to which each belongs
        self._pages: set[str] = set()  # without their extensions

    def may_be_page(self, path: str) -> bool:
        """Whether the file is worth reading: of a package of PMC's the article's XML is."""
        folder, _, name = path.rpartition("/")
        if path.startswith(".") or "/." in path or is_page_asset(path) or name.lower().endswith(_COMPANIONS):
            return False
        if package := _PACKAGE.fullmatch(path):
            is_article = name.endswith(".nxml") or name == f"{package['name']}.xml"
            self._articles[folder] = self._articles.get(folder, False) or is_article
            return is_article
        if self._is_beside(folder):
            return False
        self._pages.add(os.path.splitext(path)[0])
        return True

    def _is_beside(self, folder: str) -> bool:
        """Whether the folder, or one around it, is called as browsers call what belongs to a page."""
        parts = folder.split("/")
        for depth, part in enumerate(parts, 1):
            if page := beside_a_page(part):
                self._beside["/".join(parts[:depth])] = "/".join((*parts[: depth - 1], page))
                return True
        return False

    def missed(self) -> Iterator[tuple[str, str]]:
        """Folders of which nothing was read although it may have been meant to be, each with the reason."""
        yield from ((folder, _NO_ARTICLE) for folder, came in self._articles.items() if not came)
        yield from (
            (folder, _BESIDE_A_PAGE) for folder, page in self._beside.items() if page not in self._pages
        )
