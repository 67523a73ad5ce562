"""A page as a browser gives it when all of it is copied: one line for each block of text."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset(
    (
        *("article", "aside", "button", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2", "h3", "h4"),
        *("header", "li", "main", "nav", "ol", "p", "pre", "section", "ul"),
    )
)
_APART = frozenset(("h1", "h2", "h3", "ol", "p", "ul"))  # with a blank line above
_NOT_SHOWN = ("head", "input", "noscript", "option", "script", "style", "svg", "template", "textarea")


def copied(data: bytes, part: str = "body") -> str:
    """The text of a part of a page."""
    tree = LexborHTMLParser(data)
    for node in tree.css(", ".join(_NOT_SHOWN)):
        node.decompose()
    root = tree.css_first(part)
    text = re.sub(r" *\n *", "\n", "".join(_pieces(root) if root else []))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _pieces(root: LexborNode) -> list[str]:
    found: list[str] = []
    for node in root.iter(include_text=True):
        if node.is_text_node:
            found.append(re.sub(r"\s+", " ", node.text_content or ""))
        else:
            break_ = "\n" if node.tag in _BLOCKS else ""
            found += ["\n" if node.tag in _APART else "", break_, *_pieces(node), break_]
    return found
