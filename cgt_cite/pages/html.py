"""Shared by the HTML layouts: parse bytes into a tree, find nodes, get their cleaned text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from selectolax.lexbor import LexborHTMLParser

from cgt_cite.fields.text import clean
from cgt_cite.pages.nesting import check_nesting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode


def parse_html(data: bytes) -> LexborHTMLParser:
    """Parse a UTF-8 document.

    Raises `DamagedInputError` or `TooLargeError` for one that is malicious or too large to parse.
    """
    check_nesting(data)
    return LexborHTMLParser(data)


def select(root: LexborHTMLParser | LexborNode, selector: str) -> list[LexborNode]:
    """Every match once, in document order; selectolax repeats a node that several alternatives match."""
    return list({node.mem_id: node for node in root.css(selector)}.values())


def descendant_selector(ancestors: str, descendants: str) -> str:
    """The selector for any of `descendants` within any of `ancestors`, both comma-separated.

    CSS has `:is()` for this, but selectolax 1.0 gets it wrong before a descendant.
    """
    return ", ".join(
        f"{outer} {inner}" for outer in ancestors.split(", ") for inner in descendants.split(", ")
    )


def descend(node: LexborNode, should_enter: Callable[[LexborNode], bool]) -> Iterator[LexborNode]:
    """The nodes below `node` in document order, skipping what is below those that `should_enter` rejects.

    Not recursive, because malicious pages nest deeper than Python's recursion limit.
    """
    stack = [node.iter(include_text=True)]
    while stack:
        for child in stack[-1]:
            yield child
            if not child.is_text_node and should_enter(child):
                stack.append(child.iter(include_text=True))
                break
        else:
            stack.pop()


def elements_by_id(tree: LexborHTMLParser) -> dict[str, LexborNode]:
    """The first element with each id, found in a single walk."""
    found: dict[str, LexborNode] = {}
    for node in tree.css("[id]"):
        found.setdefault(node.id or "", node)
    return found


def nodes_at(root: LexborHTMLParser | LexborNode | None, selector: str) -> list[LexborNode]:
    """Every match; none if `root` is None."""
    return root.css(selector) if root else []


def grouped(root: LexborNode | None, starts: str, parts: str) -> list[tuple[LexborNode, list[LexborNode]]]:
    """Each match of `starts` with the matches of `parts` up to the next start, in a single search."""
    groups: list[tuple[LexborNode, list[LexborNode]]] = []
    known = {node.mem_id for node in nodes_at(root, starts)}
    for node in select(root, f"{starts}, {parts}") if root and known else ():
        if node.mem_id in known:
            groups.append((node, []))
        elif groups:
            groups[-1][1].append(node)
    return groups


def text_at(root: LexborHTMLParser | LexborNode | None, selector: str) -> str:
    """The text of the first match, or an empty string."""
    return text_of(root.css_first(selector)) if root else ""


def texts_at(root: LexborHTMLParser | LexborNode | None, selector: str) -> tuple[str, ...]:
    """The texts of all matches, without empty ones."""
    return tuple(text for text in map(text_of, nodes_at(root, selector)) if text)


def text_of(node: LexborNode | None) -> str:
    """The cleaned text of a node and its descendants."""
    return clean(node.text()) if node else ""


def attribute(node: LexborNode | None, name: str) -> str:
    """An attribute's value, or an empty string."""
    return (node.attributes.get(name) or "") if node else ""


def query_of(href: str) -> dict[str, str]:
    """The first value of each parameter in a link's query; unlike `urlsplit`, this never raises."""
    query = href.partition("?")[2].partition("#")[0]
    return {name: values[0] for name, values in parse_qs(query).items()}


def meta_contents(tree: LexborHTMLParser, selector: str) -> dict[str, str]:
    """The `content` of each `<meta name=...>` that matches; the first one of each name."""
    found: dict[str, str] = {}
    for node in tree.css(selector):
        attributes = node.attributes
        found.setdefault(attributes["name"] or "", clean(attributes.get("content")))
    return found


def all_meta_contents(tree: LexborHTMLParser) -> dict[str, list[str]]:
    """All `content` values of each `<meta name=...>`."""
    found: dict[str, list[str]] = {}
    for node in tree.css("meta[name]"):
        attributes = node.attributes
        found.setdefault(attributes["name"] or "", []).append(clean(attributes.get("content")))
    return found
