"""Turn XML records into pages; all unreadable records of a file are one problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.errors import DamagedInputError
from cgt_cite.pages.xml.stream import BrokenRecord, UnexpectedEndError, records
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from xml.etree.ElementTree import Element

    from cgt_cite.model import Page
    from cgt_cite.pages.xml.parser import RecordFormat

_PMID = lazy_compile(rb"(?:<PMID\b[^<>]*|pub-id-type\s*=\s*[\"']pmid[\"'][^<>]*)>\s*(\d{1,8})\s*<")
_MAX_NAMED = 5  # broken records listed in a message
_REMEDY = "the others were read; save these again"


def read_records(
    chunks: Iterable[bytes],
    record_format: RecordFormat,
    read: Callable[[Element], Iterator[Page | Problem]],
    empty: str,
) -> Iterator[Page | Problem]:
    """Yield what `read` yields for each record; a problem with the text `empty` if there are none.

    Raises `DamagedInputError` if every record is broken.
    """
    count, lost, found = 0, 0, False
    places: list[str] = []
    try:
        for record in records(chunks, record_format):
            if isinstance(record, BrokenRecord):
                lost += bool(record.number)
                places += [_describe(record)] if len(places) <= _MAX_NAMED else []
            else:
                count += 1
                for item in read(record):
                    found = True
                    yield item
    except UnexpectedEndError as error:
        yield Problem(ProblemKind.TRUNCATED, detail=f"{count} complete records were read; {error}")
        empty = ""
    if places and not count:
        raise DamagedInputError(places[0])
    if places:
        detail = _describe_broken(places, lost, count + lost)
        yield Problem(ProblemKind.DAMAGED, detail=detail, remedy=_REMEDY)
    elif empty and not found:
        yield Problem(ProblemKind.NOT_A_PAGE, detail=empty)


def _describe_broken(places: list[str], lost: int, count: int) -> str:
    listed = "; ".join(places[:_MAX_NAMED]) + ("; ..." if len(places) > _MAX_NAMED else "")
    return f"{lost} of {count} records cannot be read: {listed}" if lost else listed


def _describe(record: BrokenRecord) -> str:
    found = _PMID.search(record.content)
    pmid = f", PMID {found[1].decode()}" if found else ""
    return f"record {record.number}{pmid}, {record.reason}" if record.number else record.reason
