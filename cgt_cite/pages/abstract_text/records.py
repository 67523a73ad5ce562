"""Split a text in PubMed's export format "Abstract (text)" into records.

A record begins with a number, whatever its value, followed by a citation and a title, or by a title and an
imprint (a book's place, publisher and year).  An abstract may also contain numbered paragraphs and even
citations, so the next record usually begins only after the current one's PMID.
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
_JOINED = lazy_compile(r"(?P<end>PMID: \d{1,8}(?: {1,3}\[[^\]]{1,60}\])?) ?(?P<start>1[.:] \S.*)")
_IDENTIFIER = lazy_compile(r"(?:DOI|PMCID|PMID): ?\S")
_PMID = lazy_compile(r"PMID: ?\d")
_IMPRINT_LINES = 20  # within which an imprint follows a title
_HEADING_PARAGRAPHS = 3  # within which the authors and the imprint follow a title
_RECORD_PARAGRAPHS = 60  # at most, in one record
_BETWEEN_RECORDS = 2  # blank lines


def record_paragraphs(data: bytes) -> list[Paragraph]:
    """The paragraphs of a text; one that runs into the next record is split."""
    lines = text_lines(data)
    unspaced = single_spaced(lines)
    if unspaced is not lines and has_records(all_paragraphs := paragraphs(_with_records_separated(unspaced))):
        return all_paragraphs
    return paragraphs(_with_records_separated(lines))


def has_records(all_paragraphs: Sequence[Paragraph]) -> bool:
    """Whether there is a record: a first paragraph, with names or identifiers below it."""
    return any(
        _begins(all_paragraphs, index, is_open=False)
        and _has_names_or_identifiers(all_paragraphs[index + 1 : index + _RECORD_PARAGRAPHS])
        for index in range(len(all_paragraphs))
    )


def split_records(all_paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The paragraphs of each record."""
    record: list[Paragraph] = []
    is_open = False  # whether the record's PMID is still to come
    for index, paragraph in enumerate(all_paragraphs):
        if _begins(all_paragraphs, index, is_open=is_open) or (
            record and not is_open and _is_unknown_record(all_paragraphs, index)
        ):
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
    """Whether this is a record's last paragraph: DOI, PMCID, PMID."""
    return bool(_IDENTIFIER.match(paragraph.lines[0]))


def has_pmid(paragraph: Paragraph) -> bool:
    """Whether one of its lines is a record's own PMID."""
    return has_identifiers(paragraph) and any(map(_PMID.match, paragraph.lines))


def pmids_in(all_paragraphs: Sequence[Paragraph]) -> list[str]:
    """The PMIDs that end records, in order."""
    return [
        parse_pmid(line)
        for paragraph in all_paragraphs
        if has_pmid(paragraph)
        for line in paragraph.lines
        if _PMID.match(line)
    ]


def _begins(all_paragraphs: Sequence[Paragraph], index: int, *, is_open: bool) -> bool:
    """Whether a record begins; if another is open, names below or a gap above must confirm it."""
    if not _NUMBER.match(all_paragraphs[index].lines[0]):
        return False
    following = all_paragraphs[index + 1 : index + 1 + _HEADING_PARAGRAPHS]
    below = list(takewhile(_may_be_inside, following))
    is_separate = not is_open or all_paragraphs[index].gap >= _BETWEEN_RECORDS
    if is_citation(unnumbered(all_paragraphs[index])):  # nothing follows where a text is truncated
        named = any(read_names(found.text) for found in below[1:])
        return (is_separate or named) and bool(below or not following)
    is_book = not _OLD_NUMBER.match(all_paragraphs[index].lines[0]) and _has_imprint(below)
    return is_book and (is_separate or bool(read_names(below[0].text)))


def _has_imprint(below: Sequence[Paragraph]) -> bool:
    """Whether a book's place, publisher and year follow a title."""
    return any(
        parse_book(paragraph.text) for paragraph in takewhile(_may_be_inside, below[:_HEADING_PARAGRAPHS])
    )


def _may_be_inside(paragraph: Paragraph) -> bool:
    """Whether a paragraph may be a title, or come between a title and the end of a record."""
    return not _NUMBER.match(paragraph.lines[0]) and not has_identifiers(paragraph)


def _has_names_or_identifiers(below: Sequence[Paragraph]) -> bool:
    return any(map(has_identifiers, below)) or any(
        read_names(paragraph.text) for paragraph in below[:_HEADING_PARAGRAPHS]
    )


def _is_unknown_record(all_paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a record of unknown form begins: a number, and a PMID before the next gap."""
    number = all_paragraphs[index].lines[0]
    if all_paragraphs[index].gap < _BETWEEN_RECORDS or not _NUMBER.match(number) or _OLD_NUMBER.match(number):
        return False
    below = takewhile(
        lambda paragraph: paragraph.gap < _BETWEEN_RECORDS,
        all_paragraphs[index + 1 : index + _RECORD_PARAGRAPHS],
    )
    return any(map(has_pmid, below))


def _with_records_separated(lines: list[str]) -> list[str]:
    """Insert blank lines where a record begins directly below another."""
    result: list[str] = []
    top = ""  # first line of the paragraph; one that begins a record contains no other
    for number, line in enumerate(lines):
        top = line if not number or not lines[number - 1] else top
        joined = _JOINED.fullmatch(line) if line.startswith("PMID: ") else None
        if joined:
            result += (joined["end"], "", "", joined["start"])
            continue
        if (
            number
            and lines[number - 1]
            and line[:1].isdigit()
            and not _NUMBER.match(top)
            and _begins_unseparated(lines, number)
        ):
            result += ("", "")
        result.append(line)
    return result


def _begins_unseparated(lines: list[str], number: int) -> bool:
    """Whether a record begins on a numbered line that has no blank line above it."""
    if not _NUMBER.match(lines[number]):
        return False
    if _PMID.match(lines[number - 1]):
        return True
    head, *below = paragraphs(lines[number : number + _IMPRINT_LINES])
    return is_citation(unnumbered(head)) or _has_imprint(below)
