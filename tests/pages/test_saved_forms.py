"""The forms in which browsers, SingleFile and library proxies leave a page since 2020."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.pages.reading import files_below, fixture, page_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def absolute(html: str) -> str:
    """`Web page, complete`: a comment in front, no link left relative."""
    html = re.sub(r'href="(/[^"]*)"', r'href="https://pubmed.ncbi.nlm.nih.gov\1"', html)
    return re.sub(
        r"(?i)<html", "<!-- saved from url=(0042)https://pubmed.ncbi.nlm.nih.gov/1/ -->\n<html", html, count=1
    )


def broken(html: str) -> str:
    """`Web Page, complete` of Firefox until 2026: long lines are broken, at hyphens too."""
    html = re.sub(
        r"(<head\b[^>]*>)", r'\1\n<meta http-equiv="content-type" content="text/html; charset=UTF-8">', html
    )
    return re.sub(r"(?<=\w-)(?=[a-z]\w+[^<>]{0,200}</(?:p|li|h1)>)", "\n", html)


def unquoted(html: str) -> str:
    """SingleFile: attributes without quotes where they may go, a comment within the first tags."""
    html = re.sub(r"""=\s*(["'])([^\s"'=<>`&]+)\1""", r"=\2", html)
    return html.replace("<head>", "<!--\n Page saved with SingleFile \n url: https://x/ \n--><head>", 1)


def dashed_proxy(html: str) -> str:
    """A proxy that writes the host's dots as dashes, on all links."""
    hosts = ("pubmed.ncbi.nlm.nih.gov", "www.ncbi.nlm.nih.gov", "doi.org")
    html = absolute(html)
    for host in hosts:
        proxied = f'href="https://{host.replace(".", "-")}.proxy.example.edu'
        html = re.sub(rf'href="https?://{re.escape(host)}', proxied, html)
    return html


def dotted_proxy(html: str) -> str:
    """A proxy that appends its own host and port."""
    return re.sub(
        r"https?://([\w.-]+(?:gov|doi\.org))", r"https://\1.ezproxy.example.edu:2048", absolute(html)
    )


def login_proxy(html: str) -> str:
    """A proxy whose address precedes each link."""
    return re.sub(r'href="(https?://)', r'href="https://login.proxy.example.edu/login?url=\1', absolute(html))


FORMS: tuple[Callable[[str], str], ...] = (
    absolute,
    broken,
    unquoted,
    dashed_proxy,
    dotted_proxy,
    login_proxy,
)


@pytest.mark.parametrize("form", FORMS)
def test_own_page(form: Callable[[str], str]) -> None:
    html = fixture("article.html")
    plain, saved = page_in(html), page_in(form(html))
    assert [reference.work for reference in saved.references] == [r.work for r in plain.references]
    assert [reference.links for reference in saved.references] == [r.links for r in plain.references]
    assert saved.reference_count == plain.reference_count
    assert saved.article == plain.article


@pytest.mark.parametrize("form", FORMS)
def test_genuine_pages(form: Callable[[str], str], shared: Path) -> None:
    for path in files_below(shared / "pages" / "article")[::12]:
        html = path.read_text("utf-8")
        plain, saved = page_in(html), page_in(form(html))
        assert saved.article == plain.article, path.name
        assert [r.work for r in saved.references] == [r.work for r in plain.references], path.name
        assert saved.reference_count == plain.reference_count, path.name
