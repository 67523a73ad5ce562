"""What every HTML layout needs: bytes to a tree, and a node's text as the model holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from selectolax.lexbor import LexborHTMLParser

from cgt_cite.fields.text import clean
from cgt_cite.pages.nesting import check_nesting
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

_HEAD = 1 << 10  # bytes within which Firefox tells the encoding
_BY_FIREFOX = b'\n<meta http-equiv="content-type" content="text/html; charset='
_BROKEN = lazy_compile(rb"(?<=[^\s>-]-)\r?\n(?=[A-Za-z])")


def undo_firefox_wrapping(data: bytes) -> bytes:
    """`data` with whole words: until 2026 Firefox broke the long lines of pages, behind hyphens too.

    Where it broke a line at a blank, the blank still stands.
    """
    return _BROKEN.sub(b"", data) if _BY_FIREFOX in data[:_HEAD] else data


def parse_html(data: bytes) -> LexborHTMLParser:
    """The tree of a UTF-8 document; raises `DamagedInput` for one that is made to harm."""
    check_nesting(data)
    return LexborHTMLParser(undo_firefox_wrapping(data))


def select(root: LexborHTMLParser | LexborNode, selector: str) -> list[LexborNode]:
    """Every match once, in the order of the document; selectolax gives one for each part that fits."""
    return list({node.mem_id: node for node in root.css(selector)}.values())


def descendant_selector(ancestors: str, descendants: str) -> str:
    """The selector of any of `descendants` within any of `ancestors`, both parted by commas.

    CSS has `:is()` for this, which selectolax 1.0 gets wrong in front of a descendant.
    """
    return ", ".join(
        f"{outer} {inner}" for outer in ancestors.split(", ") for inner in descendants.split(", ")
    )


def descend(node: LexborNode, into: Callable[[LexborNode], bool]) -> Iterator[LexborNode]:
    """The nodes below, in the order of the document, but nothing below those that `into` refuses.

    Without recursion: pages that are made to harm nest deeper than Python does.
    """
    levels = [node.iter(include_text=True)]
    while levels:
        for child in levels[-1]:
            yield child
            if not child.is_text_node and into(child):
                levels.append(child.iter(include_text=True))
                break
        else:
            levels.pop()


def by_id(tree: LexborHTMLParser) -> dict[str, LexborNode]:
    """The elements that have an id, the first of each: one walk in place of many."""
    found: dict[str, LexborNode] = {}
    for node in tree.css("[id]"):
        found.setdefault(node.id or "", node)
    return found


def nodes_at(root: LexborHTMLParser | LexborNode | None, selector: str) -> list[LexborNode]:
    """Every match; none where there is nothing to look in."""
    return root.css(selector) if root else []


def grouped(root: LexborNode | None, heads: str, parts: str) -> list[tuple[LexborNode, list[LexborNode]]]:
    """Each match of `heads` with the matches of `parts` up to the next; in place of a search in each."""
    groups: list[tuple[LexborNode, list[LexborNode]]] = []
    known = {node.mem_id for node in nodes_at(root, heads)}
    for node in select(root, f"{heads}, {parts}") if root and known else ():
        if node.mem_id in known:
            groups.append((node, []))
        elif groups:
            groups[-1][1].append(node)
    return groups


def text_at(root: LexborHTMLParser | LexborNode | None, selector: str) -> str:
    """The text of the first match, or nothing."""
    return text_of(root.css_first(selector)) if root else ""


def texts_at(root: LexborHTMLParser | LexborNode | None, selector: str) -> tuple[str, ...]:
    """The texts of all matches that have any."""
    return tuple(text for text in map(text_of, nodes_at(root, selector)) if text)


def text_of(node: LexborNode | None) -> str:
    """The text of a node and all in it, cleaned."""
    return clean(node.text()) if node else ""


def attribute(node: LexborNode | None, name: str) -> str:
    """An attribute's value, or nothing."""
    return (node.attributes.get(name) or "") if node else ""


def query_of(href: str) -> dict[str, str]:
    """The first value of each name in a link's query; unlike `urlsplit`, nothing offends it."""
    query = href.partition("?")[2].partition("#")[0]
    return {name: values[0] for name, values in parse_qs(query).items()}


def metas(tree: LexborHTMLParser, selector: str) -> dict[str, str]:
    """The `content` of each `<meta name=...>` that matches; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css(selector):
        attributes = node.attributes
        found.setdefault(attributes["name"] or "", clean(attributes.get("content")))
    return found


def all_metas(tree: LexborHTMLParser) -> dict[str, list[str]]:
    """The `content` of every `<meta name=...>`, for names that are given more than once."""
    found: dict[str, list[str]] = {}
    for node in tree.css("meta[name]"):
        attributes = node.attributes
        found.setdefault(attributes["name"] or "", []).append(clean(attributes.get("content")))
    return found
