"""People and organisations out of labelled words."""

from __future__ import annotations

from dataclasses import dataclass, field

from cgt_cite.fields.names import person
from cgt_cite.model import Name

from .spans import Chunk, Labelled

_PARTS = {"F": "family", "G": "given", "S": "suffix", "L": "literal"}


@dataclass(slots=True)
class _Open:
    """A name that is being read."""

    parts: dict[str, Chunk] = field(default_factory=dict)

    def takes(self, part: str) -> bool:
        """Whether `part` can still belong to this name."""
        if part == "suffix":
            return "literal" not in self.parts
        return part not in self.parts and "literal" not in self.parts and (part != "literal" or not self.parts)


def read_names(labelled: Labelled, role: str) -> tuple[Name, ...]:
    """The names whose labels begin with `role` ("A" or "E"), in order."""
    pieces = [(label, piece) for label, chunk in labelled.chunks for piece in _pieces(labelled, label, chunk, role)]
    names: list[_Open] = []
    for label, piece in pieces:
        part = _PARTS[label[1]]
        if not names or not names[-1].takes(part):
            names.append(_Open())
        names[-1].parts[part] = piece
    dotted = any(labelled.follows(piece, ".") and labelled.size(piece) <= 1 for label, piece in pieces[:-1] if label[1] == "G")
    return tuple(name for name in (_name(labelled, entry, dotted=dotted) for entry in names) if name)


def _pieces(labelled: Labelled, label: str, chunk: Chunk, role: str) -> list[Chunk]:
    """A run of one label parted where punctuation parts names."""
    if label[0] != role or label[1] not in _PARTS:
        return []
    breaks = ";|" if label[1] == "L" else ",;&|"
    start, pieces = chunk[0], []
    for at in range(chunk[0] + 1, chunk[1]):
        if any(char in labelled.gaps[at] for char in breaks):
            pieces.append((start, at))
            start = at
    return [*pieces, (start, chunk[1])]


def _name(labelled: Labelled, entry: _Open, *, dotted: bool) -> Name | None:
    parts = {part: labelled.slice(chunk) for part, chunk in entry.parts.items()}
    if "literal" in parts:
        return Name(literal=labelled.closed(entry.parts["literal"]))
    given = parts.get("given", "")
    if given and labelled.follows(entry.parts["given"], ".") and (dotted or "." in given) and given[-2:-1] in ("", ".", " ", "-"):
        given += "."
    if "family" not in parts:
        return Name(literal=given) if len(given) > 3 else None  # noqa: PLR2004 - initials alone name nobody
    return person(parts["family"], given, parts.get("suffix", ""))
