"""Where a record of an abstract text begins: at a number and what only a record has, whatever the number.

An abstract may hold numbered paragraphs, and even citations; a record of its own has a title under its
citation, or an imprint under its title, and begins where the one before has come to its PMID.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from cgt_cite.fields.book_citation import parse_book
from cgt_cite.fields.citation import is_citation
from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.pages.listed_names import read_names
from cgt_cite.pages.text_lines import Paragraph, paragraphs, single_spaced, text_lines
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBER = lazy_compile(r"\d{1,6}[.:]\s+(?P<rest>\S.*)")
_OLD_NUMBER = lazy_compile(r"\d{1,6}:")  # until 2008, when PubMed had no books
_GLUED = lazy_compile(r"(?P<end>PMID: \d{1,8}(?: {1,3}\[[^\]]{1,60}\])?) ?(?P<start>1[.:] \S.*)")
_IDENTIFIER = lazy_compile(r"(?:DOI|PMCID|PMID): ?\S")
_PMID = lazy_compile(r"PMID: ?\d")
_LINES = 20  # to an imprint
_NEAR = 3  # paragraphs: the authors and the imprint stand so near to the title
_FAR = 60  # paragraphs of one record
_BETWEEN_RECORDS = 2  # blank lines


def record_paragraphs(data: bytes) -> list[Paragraph]:
    """The paragraphs of a text, those parted that belong to two records."""
    lines = text_lines(data)
    narrow = single_spaced(lines)
    if narrow is not lines and holds_records(shown := paragraphs(_parted(narrow))):
        return shown
    return paragraphs(_parted(lines))


def holds_records(shown: Sequence[Paragraph]) -> bool:
    """Whether there is a record: a beginning, and names or identifiers below it."""
    return any(
        _begins(shown, at, is_open=False) and _has_more(shown[at + 1 : at + _FAR]) for at in range(len(shown))
    )


def split_records(shown: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The paragraphs of each record."""
    record: list[Paragraph] = []
    is_open = False  # its PMID is still to come
    for at, paragraph in enumerate(shown):
        if _begins(shown, at, is_open=is_open) or (record and not is_open and _has_end(shown, at)):
            if record:
                yield record
            record, is_open = [paragraph], True
        elif record:
            record.append(paragraph)
            is_open = is_open and not has_pmid(paragraph)
    if record:
        yield record


def unnumbered(paragraph: Paragraph) -> str:
    """The text of a record's first paragraph, without the number."""
    match = _NUMBER.match(paragraph.text)
    return match["rest"] if match else paragraph.text


def has_identifiers(paragraph: Paragraph) -> bool:
    """Whether it is the paragraph with which a record ends: DOI, PMCID, PMID."""
    return bool(_IDENTIFIER.match(paragraph.lines[0]))


def has_pmid(paragraph: Paragraph) -> bool:
    """Whether a line of it is a record's own PMID."""
    return has_identifiers(paragraph) and any(map(_PMID.match, paragraph.lines))


def pmids_in(shown: Sequence[Paragraph]) -> list[str]:
    """The PMIDs that end records, in order."""
    return [
        parse_pmid(line) for found in shown if has_pmid(found) for line in found.lines if _PMID.match(line)
    ]


def _begins(shown: Sequence[Paragraph], at: int, *, is_open: bool) -> bool:
    """Whether a record begins; while another is open, names or the space above must say so as well."""
    if not _NUMBER.match(shown[at].lines[0]):
        return False
    following = shown[at + 1 : at + 1 + _NEAR]
    below = list(takewhile(_is_inside, following))
    apart = not is_open or shown[at].gap >= _BETWEEN_RECORDS
    if is_citation(unnumbered(shown[at])):  # where a text is cut, nothing follows
        named = any(read_names(found.text).names for found in below[1:])
        return (apart or named) and bool(below or not following)
    is_book = not _OLD_NUMBER.match(shown[at].lines[0]) and _has_imprint(below)
    return is_book and (apart or bool(read_names(below[0].text).names))


def _has_imprint(below: Sequence[Paragraph]) -> bool:
    """Whether a book's place, publisher and year stand below a title."""
    return any(parse_book(found.text) for found in takewhile(_is_inside, below[:_NEAR]))


def _is_inside(found: Paragraph) -> bool:
    """Whether a paragraph may be a title, or stand between a title and the end of a record."""
    return not _NUMBER.match(found.lines[0]) and not has_identifiers(found)


def _has_more(below: Sequence[Paragraph]) -> bool:
    return any(map(has_identifiers, below)) or any(read_names(found.text).names for found in below[:_NEAR])


def _has_end(shown: Sequence[Paragraph], at: int) -> bool:
    """Whether a record of another form stands here: a number, and a PMID before the next empty space."""
    number = shown[at].lines[0]
    if shown[at].gap < _BETWEEN_RECORDS or not _NUMBER.match(number) or _OLD_NUMBER.match(number):
        return False
    below = takewhile(lambda found: found.gap < _BETWEEN_RECORDS, shown[at + 1 : at + _FAR])
    return any(map(has_pmid, below))


def _parted(lines: list[str]) -> list[str]:
    """Blank lines put where a record begins right below another."""
    result: list[str] = []
    top = ""  # of the paragraph; one that begins a record holds no other
    for number, line in enumerate(lines):
        top = line if not number or not lines[number - 1] else top
        glued = _GLUED.fullmatch(line) if line.startswith("PMID: ") else None
        if glued:
            result += (glued["end"], "", "", glued["start"])
            continue
        if (
            number
            and lines[number - 1]
            and line[:1].isdigit()
            and not _NUMBER.match(top)
            and _starts_anew(lines, number)
        ):
            result += ("", "")
        result.append(line)
    return result


def _starts_anew(lines: list[str], number: int) -> bool:
    """Whether a record begins on a numbered line that has no blank line above it."""
    if not _NUMBER.match(lines[number]):
        return False
    if _PMID.match(lines[number - 1]):
        return True
    head, *below = paragraphs(lines[number : number + _LINES])
    return is_citation(unnumbered(head)) or _has_imprint(below)
