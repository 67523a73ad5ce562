"""Paragraphs of abstracts as the model holds them."""

from __future__ import annotations


def format_section(label: str, text: str) -> str:
    """`METHODS: ` and a paragraph as `Methods: ...`, the way PubMed's pages write it since 2020."""
    label = label.strip(": ")
    if not label or not text:
        return text
    return f"{label.capitalize() if label.isupper() else label}: {text}"
