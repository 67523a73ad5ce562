"""Divide pasted text into reference strings, whatever wrapped, numbered or hyphenated its lines.

`dividing` decides from the shape of the whole text what separates its references; the other modules know
what lines look like (`lines`), what is printed between them (`furniture`), what numbers items (`markers`),
and how broken lines are joined (`joining`).
"""

from __future__ import annotations

from .dividing import Division, Separator, divide

__all__ = ["Division", "Separator", "divide"]
