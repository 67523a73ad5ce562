"""Byte signatures (marks) by which the kind of a document is recognised."""

from __future__ import annotations

Signature = bytes | tuple[bytes, ...]  # all marks of a tuple are required


def has_signature(data: bytes, mark: Signature) -> bool:
    """Whether `data` contains `mark`; a leading `^` means at its start."""
    if isinstance(mark, tuple):
        return all(has_signature(data, part) for part in mark)
    return data.startswith(mark[1:]) if mark.startswith(b"^") else mark in data
