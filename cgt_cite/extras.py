"""The extras: which packages each needs, whether they are installed, and the command that installs them.

The command never names this program on an index, where the name could be somebody else's.  It names the
folder or file from which the program was installed, as PEP 610 records it, or, if that is gone, the packages.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from importlib import metadata
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Self
from urllib.parse import urlsplit
from urllib.request import url2pathname

from cgt_cite.paths import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAME = "cgt-cite"
_FOR_DEVELOPERS = "dev"
_REQUIREMENT = re.compile(
    r"(?P<text>(?P<name>[\w.-]+)(?:\[(?P<extras>[^]]*)\])?[^;]*?)\s*"
    r"(?:;.*\bextra == ['\"](?P<extra>[^'\"]+)['\"])?"
)
_PIP = ("-m", "pip", "install")
_UV = ("uv", "pip", "install", "--python")  # whose environments have no pip


class Requirement(NamedTuple):
    """A package that is needed: always, or for an extra."""

    text: str  # as pip takes it: `dask[dataframe]>=2026.3`
    name: str
    extras: tuple[str, ...]  # of that package
    extra: str  # of this program; empty: always

    @classmethod
    def parse(cls, line: str) -> Self:
        """A line `Requires-Dist` of the metadata; raises `ValueError`."""
        match = _REQUIREMENT.fullmatch(line)
        if not match:
            raise ValueError(f"not a requirement: {line}")
        extras = tuple(re.split(r"\s*,\s*", match["extras"])) if match["extras"] else ()
        return cls(match["text"], match["name"], extras, match["extra"] or "")

    @property
    def version(self) -> str:
        """The version that is installed; empty if none is."""
        try:
            return metadata.version(self.name)
        except metadata.PackageNotFoundError:
            return ""


class Installation(NamedTuple):
    """How the program was installed."""

    requirements: tuple[Requirement, ...] = ()
    source: str = ""  # the folder, wheel or archive that was installed, if it still exists
    is_editable: bool = False
    installer: str = ""

    @classmethod
    def of(cls, distribution: metadata.Distribution) -> Self:
        """What the metadata of an installed distribution tell."""
        direct = json.loads(distribution.read_text("direct_url.json") or "{}")
        return cls(
            requirements=tuple(map(Requirement.parse, distribution.requires or ())),
            source=_local_path(direct.get("url", "")),
            is_editable=bool(direct.get("dir_info", {}).get("editable")),
            installer=(distribution.read_text("INSTALLER") or "").strip(),
        )

    @classmethod
    def current(cls) -> Self:
        """That of the program that runs; an empty one if it runs from a folder that was not installed."""
        try:
            return cls.of(metadata.distribution(_NAME))
        except metadata.PackageNotFoundError:
            return cls()

    @property
    def extras(self) -> list[str]:
        """The extras for users, sorted."""
        return sorted({one.extra for one in self.requirements} - {"", _FOR_DEVELOPERS})

    def needed(self, extra: str = "") -> list[Requirement]:
        """The packages of an extra, with those of the extras that it includes; or those always needed."""
        found: dict[Requirement, None] = {}
        for one in self.requirements:
            if one.extra == extra:
                included = map(self.needed, one.extras) if one.name == _NAME else [[one]]
                found |= dict.fromkeys(chain.from_iterable(included))
        return list(found)

    def install_command(self, extra: str, *packages: str) -> list[str]:
        """The words of the command that installs an extra; `packages` are it if the metadata do not tell."""
        python = sys.executable or "python3"
        start = [*_UV, python] if self.installer == "uv" else [python, *_PIP]
        if self.source:
            return [*start, *["-e"] * self.is_editable, f"{self.source}[{extra}]"]
        return [*start, *([one.text for one in self.needed(extra)] or packages)]


def _local_path(url: str) -> str:
    """The path of a file or folder that a URL names; empty if it is none, or does not exist."""
    parts = urlsplit(url)
    path = url2pathname(parts.path) if parts.scheme == "file" and not parts.netloc else ""
    return path if os.path.exists(path) else ""


def _typed(words: Sequence[str]) -> str:
    """A command as it is typed in the system's shell."""
    return " ".join(map(quoted, words))


def how_to_install(extra: str, *packages: str) -> str:
    """The command that installs an extra; `packages` are in it."""
    return _typed(Installation.current().install_command(extra, *packages))


def needs_package(what: str, package: str, extra: str) -> str:
    """The message that packages are missing, this one at least, which `what` needs and the extra installs."""
    others = [one.name for one in Installation.current().needed(extra) if not one.version]
    names = [package, *(name for name in others if name.lower() != package.lower())]
    packages, them = ("packages", "them") if len(names) > 1 else ("a package", "it")
    command = how_to_install(extra, package)
    return f"{what} needs {packages} not installed here ({', '.join(names)}): install {them} with {command}"


def describe_installation() -> Iterator[str]:
    """Lines for a bug report: Python, the system, the packages, and the extras."""
    installation = Installation.current()
    yield f"{platform.python_implementation()} {platform.python_version()}, {platform.platform()}"
    if not installation.requirements:
        yield "not installed by a package manager, so extras are unknown"
        return
    yield _versions(installation.needed())
    for extra in installation.extras:
        yield f"{extra}: {_state(installation, extra)}"


def _state(installation: Installation, extra: str) -> str:
    packages = installation.needed(extra)
    if all(one.version for one in packages):
        return _versions(packages)
    present = _versions([one for one in packages if one.version])
    partly = f" (only {present})" if present else ""
    return f"not installed{partly}; install it with {_typed(installation.install_command(extra))}"


def _versions(packages: Sequence[Requirement]) -> str:
    return ", ".join(f"{one.name} {one.version or '(missing)'}" for one in packages)
