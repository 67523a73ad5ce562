"""Split MEDLINE's tagged text into records.

A tag fills four columns and `- ` two more; continuation lines are indented by six spaces.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.pages.text_lines import single_spaced, text_lines
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

TagLines = list[tuple[str, str]]  # tags and whole values, in order
_ValueLines = tuple[str, list[str]]  # a tag and the lines of its value

_LINE = lazy_compile(r"(?=.{4,5}-)(?P<tag>[A-Z][A-Z0-9]{1,3}) *-(?: (?P<value>.*))?")
_ID_LINE = lazy_compile(r"PMID *- *\d|PMC *- *(?:PMC)?\d")
_MEDLINE_ONLY = frozenset(("FAU", "TA", "JT", "DP", "AID", "LID", "PST", "PT", "OWN", "STAT", "BTI", "PB"))
_FOREIGN = frozenset(("TY", "ER", "VN", "UI"))  # RIS, Ovid
_MIN_TAGS = 3  # tags that identify a record without a PMID or PMCID
_FIRST_TAGS = frozenset(("PMID", "PMC"))  # PubMed's records begin with one, PMC's with the other
_TITLES = frozenset(("TI", "BTI"))
_ONCE = frozenset(("PMID", "PMC", "TI", "BTI", "TA", "JT", "JID", "SO", "DP", "VI", "IP", "OWN", "STAT"))
_LAST_TAG = "SO"


def is_medline(data: bytes) -> bool:
    """Whether a text contains records, recognised by PMID or PMCID or by tags that no other format has."""
    tags: set[str] = set()
    numbered = False
    for line in text_lines(data):
        match = _LINE.fullmatch(line)
        if match:
            tags.add(match["tag"])
            numbered = numbered or bool(_ID_LINE.match(line))
            if numbered and len(tags) > 1:
                return True
            if tags & _FOREIGN:
                return False
    return len(tags & _MEDLINE_ONLY) >= _MIN_TAGS


def split_records(data: bytes) -> Iterator[TagLines]:
    """Yield the tags and whole values of each record.

    Records are separated by a blank line, or begin where tags that occur only once are repeated.  Blank
    lines within a record are ignored.
    """
    record: list[_ValueLines] = []
    seen: set[str] = set()  # tags seen in the record
    blocks = list(_blocks(single_spaced(text_lines(data))))
    of_pmc = bool(blocks) and blocks[0][0][0] == "PMC"  # all records of PMC begin with it
    for block in blocks:
        for part in _split_block(block, of_pmc=of_pmc):
            tags = {tag for tag, _ in part}
            if record and not _continues_record(seen, tags):
                yield _with_whole_values(record)
                record, seen = [], set()
            record += part
            seen |= tags
    if record:
        yield _with_whole_values(record)


def _blocks(lines: list[str]) -> Iterator[list[_ValueLines]]:
    """The tags, with the lines of their values, between blank lines; a value may continue after one."""
    block: list[_ValueLines] = []
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


def _split_block(block: list[_ValueLines], *, of_pmc: bool) -> Iterator[list[_ValueLines]]:
    """Split a block where a tag that a record has once is repeated, or at the next record's PMID or PMCID."""
    part: list[_ValueLines] = []
    once: set[str] = set()
    for number, (tag, lines) in enumerate(block):
        if part and (
            tag in once
            or (tag in _FIRST_TAGS and _begins_record(block[number:], part[-1][0], once, of_pmc=of_pmc))
        ):
            yield part
            part, once = [], set()
        part.append((tag, lines))
        once |= _ONCE & {tag}
    yield part


def _begins_record(lines: list[_ValueLines], before: str, once: set[str], *, of_pmc: bool) -> bool:
    """Whether a PMID or PMCID begins a record: the last one has ended, or repeated tags follow."""
    tags = [tag for tag, _ in lines]
    if before == _LAST_TAG:
        return True
    if tags[:2] == ["PMC", "PMID"]:
        return of_pmc
    return not once.isdisjoint(takewhile(lambda tag: tag not in _FIRST_TAGS and tag != _LAST_TAG, tags[1:]))


def _continues_record(record: set[str], part: set[str]) -> bool:
    """Whether the tags after a blank line belong to the record above it."""
    if _LAST_TAG in record or "PMID" in part or record & part & _ONCE:
        return False
    return not part & _TITLES or not (record & _TITLES or "PMC" in part)


def _with_whole_values(record: list[_ValueLines]) -> TagLines:
    return [(tag, clean(" ".join(lines))) for tag, lines in record]
