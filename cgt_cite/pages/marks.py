"""Marks: bytes by which documents are told apart."""

from __future__ import annotations


def has_mark(data: bytes, mark: bytes) -> bool:
    """Whether `data` holds `mark`; one with ^ must stand at its beginning."""
    return data.startswith(mark[1:]) if mark.startswith(b"^") else mark in data
