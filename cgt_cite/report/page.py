"""Put the document, the style and the scripts into one HTML file that needs no network.

The page's security policy allows only the style and the script whose digests it names, and no request at all;
the document is data, which the script shows as text.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.report.document import Document

_SCRIPTS = (  # in this order, since each uses those before it
    *("dom", "data", "search", "decisions", "corrections", "pager", "table", "reference"),
    *("overview", "references", "check", "pages", "graph", "graph_export", "app"),
)
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def render(document: Document) -> Iterator[str]:
    """The text of the page, piece by piece."""
    environment = Environment(
        loader=PackageLoader("cgt_cite.report", "assets"), autoescape=True, undefined=StrictUndefined
    )
    style, script = _asset("report.css"), _script()
    yield from environment.get_template("page.html.jinja").generate(
        version=document["version"],
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own files
        style_digest=_digest(style),
        script_digest=_digest(script),
        data=Markup(_embedded(document)),  # noqa: S704 - escaped for its element
    )


def _script() -> str:
    """The scripts in one function, so that they share their names with nothing else."""
    return '(() => {\n"use strict";\n' + "".join(_asset(f"{name}.js") for name in _SCRIPTS) + "})();\n"


def _asset(name: str) -> str:
    return (files("cgt_cite.report") / "assets" / name).read_text("utf-8")


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _embedded(document: Document) -> str:
    """JSON that contains no character with a meaning in HTML."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
