"""Shortcuts for tests of containers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cgt_cite.document import Document
from cgt_cite.model import Page
from cgt_cite.pipeline.reading import read_file
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.open import documents
from cgt_cite.sources.walk import File

MB = 1 << 20
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PAGE = next(SAMPLES.glob("In silico*.html")).read_bytes()
OTHER = next(SAMPLES.glob("Diffusion*.html")).read_bytes()


Read = Callable[[bytes], list[Page | Problem]]


def read_bytes(path: Path, data: bytes) -> list[Page | Problem]:
    """What is in a file of these bytes, which is called `input`."""
    path.write_bytes(data)
    return list(read_file(File(str(path), "input")))


def wrapped(folder: Path, data: bytes) -> list[Document]:
    path = folder / "input"
    path.write_bytes(data)
    with path.open("rb") as stream:
        return [found for found in documents(stream, "input") if isinstance(found, Document)]


def pages(found: list[Page | Problem]) -> list[Page]:
    return [item._replace(source="") for item in found if isinstance(item, Page)]


def problems(found: list[Page | Problem]) -> list[tuple[ProblemKind, str]]:
    """ProblemKind and place of each, once."""
    places = ((item.kind, item.where) for item in found if isinstance(item, Problem))
    return list(dict.fromkeys(places))


def sources(found: list[Page | Problem]) -> list[str]:
    return [item.source for item in found if isinstance(item, Page)]
