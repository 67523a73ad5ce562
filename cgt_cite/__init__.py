"""Citations and reference lists out of saved PubMed pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cgt_cite.model import Name, Pages, PartialDate, Reference, Work
    from cgt_cite.parse import parse_reference

__version__ = "0.1.0"
__all__ = ["Name", "Pages", "PartialDate", "Reference", "Work", "parse_reference"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever is public
    """Load the public names when they are used: the command's start does not wait for them."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("cgt_cite.parse" if name == "parse_reference" else "cgt_cite.model"), name)
