"""Read PubMed's summaries as text (`Save > Summary`): a numbered entry for each article.

`1: Doe J, Roe R. Title. J Ex. 2020;1(2):3-4. doi: 10.1000/1. PMID: 5; PMCID: PMC6.`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.book_citation import parse_book, split_date, split_medium
from cgt_cite.fields.citation import is_citation, parse_citation
from cgt_cite.fields.dates import YEAR
from cgt_cite.fields.identifiers import parse_pmcid, parse_pmid
from cgt_cite.fields.languages import LANGUAGES, language_codes
from cgt_cite.fields.text import clean
from cgt_cite.model import Indexing, LinkedArticle, NameList, Page, Work, WorkType
from cgt_cite.pages.listed_names import People, assign_roles, read_names
from cgt_cite.pages.pubmed_text.vocabulary import RELATION_IN_LINE
from cgt_cite.pages.text_lines import text_lines
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_NUMBER = lazy_compile(r"\s*\d{1,6}: (?P<rest>\S.*)")
_PMCID = r"(?:PubMed (?:Central )?)?PMCID:\s?PMC\d{1,9}"
_OWN_IDS = lazy_compile(
    rf"(?:(?:PubMed )?PMID:\s?\d{{1,8}}(?:;\s{_PMCID})?|{_PMCID})(?:\s\[[^\]]{{1,60}}\])?\.?"
)
_JOINED = lazy_compile(r"(?:PMID:\s?\d{1,8}|PMCID:\s?PMC\d{1,9})\.(?=\d{1,6}: \S)")
_TITLE_ENDS = lazy_compile(rf"[.?!\]][\"”’']? (?=[^\s.?!][^?!]{{1,200}}?\. {YEAR}\b)")
_IN = " In: "
_NAMES = lazy_compile(r"(?P<names>(?:[^.]|\.(?! )){1,20000})\. (?P<title>.*)")
_LANGUAGE = f"(?:{'|'.join(LANGUAGES)})"
_LANGUAGES = lazy_compile(rf"(?<=\. ){_LANGUAGE}(?:, {_LANGUAGE})*(?=\.)")


def fits(data: bytes) -> bool:
    """Whether at least half of the entries in a text end in a citation."""
    are_cited = [_is_cited(_split_entry(entry)[0]) for entry in _entries(data)]
    return any(are_cited) and 2 * sum(are_cited) >= len(are_cited)


def read(data: bytes) -> Iterator[Page]:
    """An article for each numbered entry."""
    for entry in _entries(data):
        yield Page(_article(entry))


def _entries(data: bytes) -> Iterator[str]:
    """Each entry as one line; it begins with a number, after a blank line or after another entry's PMID."""
    entry: list[str] = []
    gap = True
    lines = _JOINED.sub("\\g<0>\n", "\n".join(text_lines(data))).strip("\n").split("\n")
    for number, line in enumerate(lines):
        start = _NUMBER.match(line)
        if start and (
            gap or _is_complete(entry) or (number == 1 and not entry)  # below an introductory line
        ):
            if entry:
                yield clean(" ".join(entry))
            entry, gap = [start["rest"]], False
        else:
            if line and entry and not (gap and _is_complete(entry)):
                entry.append(line)
            gap = not line or (gap and _is_complete(entry))
    if entry:
        yield clean(" ".join(entry))


def _is_complete(entry: list[str]) -> bool:
    """Whether the lines of an entry end in its PMID."""
    end = clean(" ".join(entry[-2:]))
    return bool(entry) and any(own_ids.end() == len(end) for own_ids in _OWN_IDS.finditer(end))


def _article(entry: str) -> Work:
    """Read an entry; if it cannot be split into names, title and citation, all of it becomes the title."""
    text, linked, own_ids = _split_entry(entry)
    work = (
        _read_article_text(text) or _read_book_text(text) or Work(type=WorkType.ARTICLE_JOURNAL, title=entry)
    )
    return work._replace(
        PMID=parse_pmid(own_ids[0]) if own_ids else "",
        PMCID=parse_pmcid(own_ids[0]) if own_ids else "",
        indexing=Indexing(
            linked=tuple(_linked(*pair) for pair in zip(linked[::2], linked[1::2], strict=True))
        ),
    )


def _split_entry(entry: str) -> tuple[str, list[str], re.Match[str] | None]:
    """The article's text, its linked articles (relation, citation, relation, ...), its own identifiers."""
    own_ids = next(reversed(list(_OWN_IDS.finditer(entry))), None)
    text, *linked = RELATION_IN_LINE.split(entry[: own_ids.start()].rstrip() if own_ids else entry)
    return text, linked, own_ids


def _is_cited(text: str) -> bool:
    ends = (end.end() for end in _TITLE_ENDS.finditer(text))
    return any(is_citation(text[end:]) for end in ends) or bool(parse_book(text))


def _read_article_text(text: str) -> Work | None:
    """Read an article: names, title, and a citation that ends the entry."""
    ends = [end.end() for end in _TITLE_ENDS.finditer(text)]
    end = next((end for end in ends if is_citation(text[end:])), 0)
    if not end and (not ends or parse_book(text)):
        return None
    citation, (names, title) = text[end or ends[0] :], _split_names(text[: end or ends[0]].rstrip())
    return parse_citation(citation)._replace(
        title=title.removesuffix("."),
        author=names.author,
        language=_language(citation),
    )


def _read_book_text(text: str) -> Work | None:
    """Read a book, or a chapter followed by `In: ` and its book."""
    head, is_in, tail = text.partition(_IN)
    book = parse_book(f"{_IN}{tail}" if is_in else text)
    if not book:
        return None
    names, title = _split_names(head if is_in else book.title)
    if not is_in and book.editor:
        names, book = assign_roles(book.editor), book._replace(editor=NameList())
    title, date = split_date(title)
    title, medium = split_medium(title)
    return book._replace(
        title=title,
        author=names.author,
        editor=book.editor or names.editor,
        issued=date or book.issued,
        medium=book.medium or medium,
    )


def _split_names(head: str) -> tuple[People, str]:
    """The names before the title, and the title; without names, all of `head` is the title."""
    match = _NAMES.fullmatch(head)
    names = read_names(match["names"]) if match else People()
    return (names, match["title"]) if match and names else (People(), head)


def _linked(relation: str, text: str) -> LinkedArticle:
    return LinkedArticle(relation, text.strip(), parse_citation(text)._replace(PMID=parse_pmid(text)))


def _language(citation: str) -> str:
    """The language codes of a sentence such as `German.` or `English, French.` after the pages."""
    found = _LANGUAGES.search(citation)
    return language_codes(found[0]) if found else ""
