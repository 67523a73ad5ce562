"""Format the paragraphs of abstracts."""

from __future__ import annotations


def format_section(label: str, text: str) -> str:
    """Format the paragraph labelled `METHODS` as `Methods: ...`, like PubMed's pages since 2020."""
    label = label.strip(": ")
    if not label or not text:
        return text
    return f"{label.capitalize() if label.isupper() else label}: {text}"
