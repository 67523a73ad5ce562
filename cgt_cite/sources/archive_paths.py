"""Names inside wrappings: only ever shown, never opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.sources.walk import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEEPEST = 64  # folders of a name that are kept, from its end
# what stands beside pages and never is one, as in the folder that a browser saves along with a page
_ASSETS = (
    ".avif .bmp .css .cur .eot .gif .ico .jpeg .jpg .js .json .map .mjs .mp4 .otf .png .svg .ttf .webm .webp"
    " .woff .woff2"
)
_ASSET_EXTENSIONS = tuple(_ASSETS.split())


def inner_path(name: str) -> str:
    """The path that is shown for a name in an archive: with slashes, and without any way up or out."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts[-_DEEPEST:])


def is_page_asset(path: str) -> bool:
    """Whether the file belongs to a page's look."""
    return path.lower().endswith(_ASSET_EXTENSIONS)


def visible_members(paths: Iterable[str]) -> frozenset[str]:
    """Those of the paths in an archive that a walk through it as a folder would come by."""
    split = {path: tuple(path.split("/")) for path in paths}
    folders: dict[tuple[str, ...], set[str]] = {}
    for parts in split.values():
        for depth, part in enumerate(parts):
            folders.setdefault(parts[:depth], set()).add(part)
    seen = {(*folder, name) for folder, names in folders.items() for name in visible(names)}
    return frozenset(
        path
        for path, parts in split.items()
        if all(parts[: depth + 1] in seen for depth in range(len(parts)))
    )
