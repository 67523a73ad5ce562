"""PubMed's summaries as text (`Save > Summary`), a numbered entry for each article.

`1: Doe J, Roe R. Title. J Ex. 2020;1(2):3-4. doi: 10.1000/1. PMID: 5; PMCID: PMC6.`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.book_citation import date_behind, parse_book, without_medium
from cgt_cite.fields.citation import is_citation, parse_citation
from cgt_cite.fields.identifiers import parse_pmcid, parse_pmid
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.text import clean
from cgt_cite.model import LinkedArticle, Page, Work
from cgt_cite.pages.listed_names import Names, by_role, read_names
from cgt_cite.pages.pubmed_text.vocabulary import LINKED_IN_LINE
from cgt_cite.pages.text_lines import text_lines
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

LAYOUT = "summary_text"
_NUMBER = lazy_compile(r"\s*\d{1,6}: (?P<rest>\S.*)")
_PMCID = r"(?:PubMed (?:Central )?)?PMCID:\s?PMC\d{1,9}"
_OWN = lazy_compile(rf"(?:(?:PubMed )?PMID:\s?\d{{1,8}}(?:;\s{_PMCID})?|{_PMCID})(?:\s\[[^\]]{{1,60}}\])?\.?")
_GLUED = lazy_compile(r"(?:PMID:\s?\d{1,8}|PMCID:\s?PMC\d{1,9})\.(?=\d{1,6}: \S)", needles=("ID:",))
_TITLE_ENDS = lazy_compile(r"[.?!\]][\"”’']? (?=[^\s.?!][^?!]{1,200}?\. (?:1[89]|20)\d\d\b)")
_IN = " In: "
_NAMES = lazy_compile(r"(?P<names>(?:[^.]|\.(?! )){1,20000})\. (?P<title>.*)")
_WORDS = lazy_compile(r"(?<=\. )[A-Z][a-z]+(?:, [A-Z][a-z]+)*(?=\.)")
_LETTERS_OF_A_CODE = 2


def fits(data: bytes) -> bool:
    """Whether a text holds entries, most of which end in a citation."""
    cited = [_is_cited(_divided(entry)[0]) for entry in _entries(data)]
    return any(cited) and 2 * sum(cited) >= len(cited)


def read(source: str, data: bytes) -> Iterator[Page]:
    """An article for each numbered entry."""
    for entry in _entries(data):
        yield Page(layout=LAYOUT, source=source, article=_article(entry))


def _entries(data: bytes) -> Iterator[str]:
    """Each entry in one line; it begins at a number behind a blank line, or behind the PMID of another."""
    entry: list[str] = []
    gap = True
    lines = _GLUED.sub("\\g<0>\n", "\n".join(text_lines(data))).strip("\n").split("\n")
    for number, line in enumerate(lines):
        start = _NUMBER.match(line)
        if start and (gap or _is_whole(entry) or (number == 1 and not entry)):  # below a remark
            if entry:
                yield clean(" ".join(entry))
            entry, gap = [start["rest"]], False
        else:
            if line and entry and not (gap and _is_whole(entry)):
                entry.append(line)
            gap = not line or (gap and _is_whole(entry))
    if entry:
        yield clean(" ".join(entry))


def _is_whole(entry: list[str]) -> bool:
    """Whether the lines of an entry end in its PMID."""
    end = clean(" ".join(entry[-2:]))
    return bool(entry) and any(own.end() == len(end) for own in _OWN.finditer(end))


def _article(entry: str) -> Work:
    """The title ends where a citation follows; what cannot be cut stays in the title."""
    text, linked, own = _divided(entry)
    work = _cited(text) or _book(text) or Work(type="article-journal", title=entry)
    return work._replace(
        PMID=parse_pmid(own[0]) if own else "",
        PMCID=parse_pmcid(own[0]) if own else "",
        linked=tuple(_linked(*pair) for pair in zip(linked[::2], linked[1::2], strict=True)),
    )


def _divided(entry: str) -> tuple[str, list[str], re.Match[str] | None]:
    """The article, the articles linked to it, relation and citation by turns, and its own numbers."""
    own = next(reversed(list(_OWN.finditer(entry))), None)
    text, *linked = LINKED_IN_LINE.split(entry[: own.start()].rstrip() if own else entry)
    return text, linked, own


def _is_cited(text: str) -> bool:
    ends = (end.end() for end in _TITLE_ENDS.finditer(text))
    return any(is_citation(text[end:]) for end in ends) or bool(parse_book(text))


def _cited(text: str) -> Work | None:
    """An article: names, its title, and a citation to the end of the entry."""
    ends = [end.end() for end in _TITLE_ENDS.finditer(text)]
    end = next((end for end in ends if is_citation(text[end:])), 0)
    if not end and (not ends or parse_book(text)):
        return None
    citation, (named, title) = text[end or ends[0] :], _named(text[: end or ends[0]].rstrip())
    return parse_citation(citation)._replace(
        title=title.removesuffix("."),
        author=named.author,
        author_truncated=named.cut,
        language=_language(citation),
    )


def _book(text: str) -> Work | None:
    """A chapter that stands `In: ` a book, or a book."""
    head, is_in, tail = text.partition(_IN)
    book = parse_book(f"{_IN}{tail}" if is_in else text)
    if not book:
        return None
    named, title = _named(head if is_in else book.title)
    if not is_in and book.editor:
        named, book = by_role(book.editor, cut=book.editor_truncated), book._replace(editor=())
    title, date = date_behind(title)
    title, medium = without_medium(title)
    return book._replace(
        title=title,
        author=named.author,
        author_truncated=named.cut,
        editor=book.editor or named.editor,
        issued=date or book.issued,
        medium=book.medium or medium,
    )


def _named(head: str) -> tuple[Names, str]:
    """The names before the title, and the title; one may begin with a sentence of its own."""
    match = _NAMES.fullmatch(head)
    named = read_names(match["names"]) if match else Names()
    return (named, match["title"]) if match and named.names else (Names(), head)


def _linked(relation: str, text: str) -> LinkedArticle:
    return LinkedArticle(relation, text.strip(), parse_citation(text)._replace(PMID=parse_pmid(text)))


def _language(citation: str) -> str:
    """`German.` or `English, French.`, a sentence of its own behind the pages."""
    for sentence in _WORDS.findall(citation):
        codes = [language_code(word) for word in sentence.split(", ")]
        if all(len(code) == _LETTERS_OF_A_CODE for code in codes):
            return ", ".join(codes)
    return ""
