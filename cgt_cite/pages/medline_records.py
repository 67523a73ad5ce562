"""Where the records of MEDLINE's tagged text begin and end.

A tag fills four columns, `- ` two more; what does not fit on a line goes on behind six blanks.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.pages.text_lines import single_spaced, text_lines
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

Tagged = list[tuple[str, str]]  # tags and whole values, in order
_Entry = tuple[str, list[str]]  # a tag and the lines of its value

_LINE = lazy_compile(r"(?=.{4,5}-)(?P<tag>[A-Z][A-Z0-9]{1,3}) *-(?: (?P<value>.*))?")
_NUMBERS = lazy_compile(r"PMID *- *\d|PMC *- *(?:PMC)?\d")
_KNOWN = frozenset(("FAU", "TA", "JT", "DP", "AID", "LID", "PST", "PT", "OWN", "STAT", "BTI", "PB"))
_OF_OTHERS = frozenset(("TY", "ER", "VN", "UI"))  # RIS, Ovid
_ENOUGH = 3  # tags by which a record is known that has no number
_FIRST = frozenset(("PMID", "PMC"))  # PubMed's records begin with one, PMC's with the other
_TITLES = frozenset(("TI", "BTI"))
_ONCE = frozenset(("PMID", "PMC", "TI", "BTI", "TA", "JT", "JID", "SO", "DP", "VI", "IP", "OWN", "STAT"))
_LAST = "SO"


def is_medline(data: bytes) -> bool:
    """Whether a text holds records, told by their numbers or by tags that no other format has."""
    tags: set[str] = set()
    numbered = False
    for line in text_lines(data):
        match = _LINE.fullmatch(line)
        if match:
            tags.add(match["tag"])
            numbered = numbered or bool(_NUMBERS.match(line))
            if numbered and len(tags) > 1:
                return True
            if tags & _OF_OTHERS:
                return False
    return len(tags & _KNOWN) >= _ENOUGH


def split_records(data: bytes) -> Iterator[Tagged]:
    """The tags and whole values of each record.

    A blank line parts records, and so does a block of tags that begins again; a blank line within a
    record is none of its own.
    """
    record: list[_Entry] = []
    known: set[str] = set()  # tags of the record
    blocks = list(_blocks(single_spaced(text_lines(data))))
    of_pmc = bool(blocks) and blocks[0][0][0] == "PMC"  # whose records all begin so
    for block in blocks:
        for part in _begun_again(block, of_pmc=of_pmc):
            tags = {tag for tag, _ in part}
            if record and not _goes_on(known, tags):
                yield _whole(record)
                record, known = [], set()
            record += part
            known |= tags
    if record:
        yield _whole(record)


def _blocks(lines: list[str]) -> Iterator[list[_Entry]]:
    """The entries between blank lines; a value may go on behind one."""
    block: list[_Entry] = []
    after_gap = False
    for line in lines:
        match = _LINE.fullmatch(line)
        if match:
            if after_gap and block:
                yield block
                block = []
            block.append((match["tag"], [match["value"] or ""]))
        elif block and line and (line[0].isspace() or not after_gap):
            block[-1][1].append(line)
        else:
            after_gap = after_gap or not line
            continue
        after_gap = False
    if block:
        yield block


def _begun_again(block: list[_Entry], *, of_pmc: bool) -> Iterator[list[_Entry]]:
    """The records in a block: a tag comes again that a record has once, or the number of the next one."""
    part: list[_Entry] = []
    once: set[str] = set()
    for number, entry in enumerate(block):
        tag = entry[0]
        if part and (
            tag in once or (tag in _FIRST and _is_first(block[number:], part[-1][0], once, of_pmc=of_pmc))
        ):
            yield part
            part, once = [], set()
        part.append(entry)
        once |= _ONCE & {tag}
    yield part


def _is_first(entries: list[_Entry], before: str, once: set[str], *, of_pmc: bool) -> bool:
    """Whether a number begins a record: another has ended, or what follows it comes a second time."""
    tags = [tag for tag, _ in entries]
    if before == _LAST:
        return True
    if tags[:2] == ["PMC", "PMID"]:
        return of_pmc
    return not once.isdisjoint(takewhile(lambda tag: tag not in _FIRST and tag != _LAST, tags[1:]))


def _goes_on(record: set[str], part: set[str]) -> bool:
    """Whether what stands behind a blank line belongs to the record above it."""
    if _LAST in record or "PMID" in part or record & part & _ONCE:
        return False
    return not part & _TITLES or not (record & _TITLES or "PMC" in part)


def _whole(record: list[_Entry]) -> Tagged:
    return [(tag, clean(" ".join(lines))) for tag, lines in record]
