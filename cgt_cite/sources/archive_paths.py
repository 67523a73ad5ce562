"""Paths of archive members, which are only displayed and never opened on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.sources.walk import visible_names

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAX_COMPONENTS = 64  # components of a path that are kept, from its end
# files that accompany pages but never are pages, as in the folder that a browser saves with a page
_ASSETS = (
    ".avif .bmp .css .cur .eot .gif .ico .jpeg .jpg .js .json .map .mjs .mp4 .otf .png .svg .ttf .webm .webp"
    " .woff .woff2"
)
_ASSET_EXTENSIONS = tuple(_ASSETS.split())


def display_path(name: str) -> str:
    """The path to display for a member: with forward slashes, relative, and without `..`."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts[-_MAX_COMPONENTS:])


def is_page_asset(path: str) -> bool:
    """Whether the file is an image, style sheet, font or script of a page."""
    return path.lower().endswith(_ASSET_EXTENSIONS)


def visible_members(paths: Iterable[str]) -> frozenset[str]:
    """The paths that a walk would visit if the archive were a folder."""
    split = {path: tuple(path.split("/")) for path in paths}
    folders: dict[tuple[str, ...], set[str]] = {}
    for parts in split.values():
        for depth, part in enumerate(parts):
            folders.setdefault(parts[:depth], set()).add(part)
    seen = {(*folder, name) for folder, names in folders.items() for name in visible_names(names)}
    return frozenset(
        path
        for path, parts in split.items()
        if all(parts[: depth + 1] in seen for depth in range(len(parts)))
    )
