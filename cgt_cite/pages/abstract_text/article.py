"""Turn the paragraphs of one abstract-text record into a work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.book_citation import parse_book, split_medium
from cgt_cite.fields.citation import is_citation, parse_citation
from cgt_cite.fields.identifiers import find_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.languages import language_codes
from cgt_cite.fields.text import clean
from cgt_cite.model import Indexing, LinkedArticle, Work, WorkType
from cgt_cite.pages.abstract_text.affiliations import linked_affiliations
from cgt_cite.pages.abstract_text.records import has_identifiers, has_pmid, unnumbered
from cgt_cite.pages.headings import SECTION_LABEL, format_paragraph
from cgt_cite.pages.listed_names import People, read_names
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Fields
    from cgt_cite.pages.text_lines import Paragraph

_CONFLICT = lazy_compile(r"Conflict of interest statement: ?", re.IGNORECASE)
_NOT_ABSTRACT = lazy_compile(
    r"©|\(c\) ?\d{4}|(?:Crown )?Copyright\b|Author information:|\[No authors listed\]|Collaborators: "
    r"|Published by .{0,60}(?:Ltd|Limited|Inc|LLC|B\.V|GmbH|Press|Elsevier|Wiley|Springer)\b"
    r"|.{0,300}\bAll rights reserved\.?$",
    re.IGNORECASE,
)
_AFFILIATION = lazy_compile(
    r"(?:From the |The )?(?:\w+ ){0,3}(?:Dep(?:artmen)?t|Division|School|Facult|Institut|Cent(?:er|re)"
    r"|Laborator|Clinic|Hospital|Universit|College|Unit|Service|Section)\w*\b[^.]{0,300}(?:\.|\. \S+@\S+)$"
)
_SENTENCE = lazy_compile(r"\b(?:was|were|is|are|has|have|we|this|that)\b", re.IGNORECASE)
_AUTHOR_INFORMATION = "Author information:"
_IMPRINT_DISTANCE = 3  # paragraphs, from the title to the imprint (place, publisher, year)


def read_record(record: list[Paragraph]) -> Work:
    """The work that a record describes, an article or a book."""
    body, identifiers, rest = _split_at_identifiers(record[1:])
    work, below = _read_citation(unnumbered(record[0]), body)
    languages = [
        match for paragraph in below[:2] if (match := vocabulary.ARTICLE_LANGUAGE.match(paragraph.text))
    ]
    names, texts = _split_names(
        [paragraph for paragraph in below if not vocabulary.ARTICLE_LANGUAGE.match(paragraph.text)]
    )
    return work._replace(
        author=names.author,
        affiliation=_affiliations(below, len(names.author.names)),
        editor=work.editor or names.editor,
        language=", ".join(language_codes(match[1]) for match in languages),
        indexing=Indexing(
            abstract="\n".join(
                part for paragraph in texts if _is_abstract(paragraph) for part in _sections(paragraph)
            ),
            conflict_of_interest=next(map(_conflict, filter(_conflict, rest)), ""),
            linked=tuple(link for paragraph in texts for link in _linked(paragraph)),
        ),
        **_identifiers(identifiers, work),
    )


def _split_at_identifiers(below: list[Paragraph]) -> tuple[list[Paragraph], str, list[Paragraph]]:
    """Split a record at its identifiers: body, text of the identifiers, conflict statements and the rest."""
    ends = [index for index, paragraph in enumerate(below) if has_identifiers(paragraph)]
    end = next((index for index in ends if has_pmid(below[index])), ends[-1] if ends else len(below))
    above, end_texts = below[:end], [below[index].text for index in ends if index <= end]
    body = [paragraph for paragraph in above if not has_identifiers(paragraph) and not _conflict(paragraph)]
    return body, " ".join(end_texts), [*filter(_conflict, above), *below[end + 1 :]]


def _read_citation(head: str, body: list[Paragraph]) -> tuple[Work, list[Paragraph]]:
    """Read the citation and title, or a book's title and imprint; also return the remaining paragraphs."""
    books = ((index, parse_book(paragraph.text)) for index, paragraph in enumerate(body[:_IMPRINT_DISTANCE]))
    index, book = next(((index, book) for index, book in books if book), (0, None))
    if book and not is_citation(head):
        title, medium = split_medium(head)
        return book._replace(title=title, medium=book.medium or medium), body[:index] + body[index + 1 :]
    cited = parse_citation(head)
    if not cited.issued:  # unknown form
        return Work(type=WorkType.ARTICLE_JOURNAL, title=head.removesuffix(".")), body
    return cited._replace(title=body[0].text.removesuffix(".") if body else ""), body[1:]


def _split_names(below: list[Paragraph]) -> tuple[People, list[Paragraph]]:
    """The names below the title, and the remaining paragraphs, without an old record's single affiliation."""
    names = read_names(below[0].text) if below else People()
    if not names:
        return names, below
    old = len(below) > 1 and _AFFILIATION.match(below[1].text) and not _SENTENCE.search(below[1].text)
    return names, below[2:] if old else below[1:]


def _affiliations(below: list[Paragraph], authors: int) -> tuple[tuple[str, ...], ...]:
    """The affiliations of each author, from the numbers after the names."""
    texts = [paragraph.text for paragraph in below]
    information = next((text for text in texts[1:] if text.startswith(_AUTHOR_INFORMATION)), "")
    names = next((text for text in texts if not vocabulary.ARTICLE_LANGUAGE.match(text)), "")
    found = linked_affiliations(names, information) if information else ()
    return found if len(found) == authors else ()


def _identifiers(text: str, cited: Work) -> Fields:
    return {"PMID": parse_pmid(text), "PMCID": parse_pmcid(text), "DOI": cited.DOI or find_doi(text)}


def _conflict(paragraph: Paragraph) -> str:
    """A conflict-of-interest statement without its label; empty for other paragraphs."""
    return _CONFLICT.sub("", paragraph.text) if _CONFLICT.match(paragraph.text) else ""


def _is_abstract(paragraph: Paragraph) -> bool:
    """Whether a paragraph belongs to the abstract."""
    return not _NOT_ABSTRACT.match(paragraph.text) and not _relation(paragraph)


def _sections(paragraph: Paragraph) -> Iterator[str]:
    """The labelled sections of one paragraph; each begins on a new line."""
    sections: list[list[str]] = []
    for line in map(clean, paragraph.lines):
        if SECTION_LABEL.match(line) or not sections:
            sections.append([])
        sections[-1].append(line)
    yield from map(format_paragraph, map(" ".join, sections))


def _relation(paragraph: Paragraph) -> str:
    relation = clean(paragraph.lines[0]).rstrip(":")
    return relation if vocabulary.RELATION.fullmatch(relation) else ""


def _linked(paragraph: Paragraph) -> Iterator[LinkedArticle]:
    """Linked articles: a line such as `Comment in`, then indented citations, each ending in a full stop."""
    relation, entries = _relation(paragraph), [""]
    indented = any(line[0].isspace() for line in paragraph.lines[1:])
    for line in paragraph.lines[1:] if relation else ():
        if entries[-1].endswith(".") and (line[0].isspace() or not indented):
            entries.append("")
        entries[-1] = clean(f"{entries[-1]} {line}")
    for entry in filter(None, entries):
        yield LinkedArticle(relation, entry, parse_citation(entry)._replace(PMID=parse_pmid(entry)))
