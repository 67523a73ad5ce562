"""Marks: bytes by which documents are told apart."""

from __future__ import annotations

Signature = bytes | tuple[bytes, ...]  # a tuple requires all of its marks


def has_signature(data: bytes, mark: Signature) -> bool:
    """Whether `data` holds `mark`; one with ^ must stand at its beginning."""
    if isinstance(mark, tuple):
        return all(has_signature(data, part) for part in mark)
    return data.startswith(mark[1:]) if mark.startswith(b"^") else mark in data
