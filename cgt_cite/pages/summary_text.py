"""PubMed's summaries as text (`Save > Summary`), a numbered line for each article.

`1: Doe J, Roe R. Title. J Ex. 2020;1(2):3-4. PMID: 5.`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import pmcid, pmid
from cgt_cite.fields.index_names import index_names
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.text import clean
from cgt_cite.lazily import lazily
from cgt_cite.model import Page, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "summary_text"
_NUMBER = lazily(r"^[ \t]*\d{1,6}: ", re.MULTILINE)
_TITLE_END = lazily(r"[.?!\]] (?=[^.?!]{2,150}\. (?:1[89]|20)\d\d\b)")
_WORDS = lazily(r"(?<=\. )[A-Z][a-z]+(?:, [A-Z][a-z]+)*(?=\.)")
_LETTERS_OF_A_CODE = 2
_NAMES = lazily(r"(?P<names>(?:[^.]|\.(?! ))*)\. (?P<title>.*)", re.DOTALL)


def read(source: str, data: bytes) -> Iterator[Page]:
    """An article for each numbered entry."""
    for entry in _NUMBER.split(data.decode("utf-8", "replace"))[1:]:
        yield Page(layout=LAYOUT, source=source, article=_article(clean(entry)))


def _article(entry: str) -> Work:
    """The title ends where a journal and a year follow; what cannot be cut stays in the title."""
    end = _TITLE_END.search(entry)
    if not end:
        return Work(type="article-journal", title=entry, PMID=pmid(entry), PMCID=pmcid(entry))
    citation, head = entry[end.end() :], entry[: end.start() + 1]
    match = _NAMES.fullmatch(head)
    authors, cut = index_names(match["names"]) if match else ((), False)
    if any(name.literal for name in authors[:1]):  # a title that begins with a sentence of its own
        match, authors, cut = None, (), False
    return parse_citation(citation)._replace(
        title=(match["title"] if match else head).removesuffix("."),
        author=authors,
        author_cut=cut,
        language=_language(citation),
        PMID=pmid(citation),
        PMCID=pmcid(citation),
    )


def _language(citation: str) -> str:
    """`German.` or `English, French.`, a sentence of its own behind the pages."""
    for sentence in _WORDS.findall(citation):
        codes = [language_code(word) for word in sentence.split(", ")]
        if all(len(code) == _LETTERS_OF_A_CODE for code in codes):
            return ", ".join(codes)
    return ""
