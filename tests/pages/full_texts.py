"""Small full texts as JATS XML, and what is read in them."""

from __future__ import annotations

import re

from cgt_cite.model import Reference, Work
from tests.pages.reading import fixture, page_in

TEXT = fixture("fulltext.nxml")
BODY = TEXT[TEXT.index("<article ") :]
PLAIN = re.sub(r"<(response|sub-article).*</\1>", "", BODY, flags=re.DOTALL)
ADLER = "<name><surname>Adler</surname><given-names>B</given-names></name>"
COLE = "<name><surname>Cole</surname><given-names>D</given-names></name>"


def article(references: str, front: str = "") -> str:
    """An article with a list of such references."""
    meta = f'<front><article-meta><article-id pub-id-type="pmid">1</article-id>{front}</article-meta></front>'
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<article {link}>{meta}<back><ref-list>{references}</ref-list></back></article>"


def cited(references: str) -> tuple[Reference, ...]:
    return page_in(article(references)).references


def of_front(front: str, article_type: str = "research-article") -> Work:
    return page_in(
        article("", front).replace("<article ", f'<article article-type="{article_type}" ')
    ).article


def citation(fields: str, kind: str = "journal", tag: str = "element-citation") -> Work:
    (found,) = cited(f'<ref><{tag} publication-type="{kind}">{fields}</{tag}></ref>')
    return found.work


def mixed(fields: str, kind: str = "journal") -> Work:
    return citation(fields, kind, "mixed-citation")
