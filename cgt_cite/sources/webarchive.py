"""Unpack Safari's web archives, property lists that contain a page, its images and its frames."""

from __future__ import annotations

import plistlib
from typing import TYPE_CHECKING

from cgt_cite.document import Document
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.encoding import to_marked_utf8
from cgt_cite.sources.unpacking import errors_as_damaged_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.sources.unpacking import DecompressionBudget


def unwrap(document: Document, _budget: DecompressionBudget) -> Iterator[Document | Problem]:
    """Yield the page, without its frames."""
    with errors_as_damaged_input():
        found = plistlib.loads(document.data())
    resource = found.get("WebMainResource") if isinstance(found, dict) else None
    if not isinstance(resource, dict) or not isinstance(data := resource.get("WebResourceData"), bytes):
        yield Problem(
            ProblemKind.NOT_A_PAGE, document.source, "this is a property list, but not a web archive"
        )
        return
    charset, url = (str(resource.get(f"WebResource{key}", "")) for key in ("TextEncodingName", "URL"))
    yield Document.of_bytes(document.source, to_marked_utf8(data, charset), url)
