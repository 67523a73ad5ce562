"""Records to pages, and one problem for all that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.errors import DamagedInputError
from cgt_cite.pages.xml.stream import Broken, UnexpectedEndError, records
from cgt_cite.problems import Kind, Problem
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from xml.etree.ElementTree import Element

    from cgt_cite.model import Page
    from cgt_cite.pages.xml.parser import Form

_PMID = lazy_compile(rb"(?:<PMID\b[^<>]*|pub-id-type\s*=\s*[\"']pmid[\"'][^<>]*)>\s*(\d{1,8})\s*<")
_NAMED = 5  # broken records in a message
_FETCH = "the others were read; save these again"


def read_records(
    source: str,
    chunks: Iterable[bytes],
    form: Form,
    read: Callable[[Element], Iterator[Page | Problem]],
    empty: str,
) -> Iterator[Page | Problem]:
    """What `read` yields for each record; the problem `empty` for a set without any.

    Raises `DamagedInput` where there is no record that can be read.
    """
    count, lost, found = 0, 0, False
    places: list[str] = []
    try:
        for record in records(chunks, form):
            if isinstance(record, Broken):
                lost += bool(record.number)
                places += [_place(record)] if len(places) <= _NAMED else []
            else:
                count += 1
                for item in read(record):
                    found = True
                    yield item
    except UnexpectedEndError as error:
        yield Problem(Kind.TRUNCATED, source, f"{count} whole records in it were read; {error}")
        empty = ""
    if places and not count:
        raise DamagedInputError(places[0])
    if places:
        yield Problem(Kind.DAMAGED, source, _not_read(places, lost, count + lost), _FETCH)
    elif empty and not found:
        yield Problem(Kind.NOT_A_PAGE, source, empty)


def _not_read(places: list[str], lost: int, count: int) -> str:
    shown = "; ".join(places[:_NAMED]) + ("; ..." if len(places) > _NAMED else "")
    return f"{lost} of {count} records cannot be read: {shown}" if lost else shown


def _place(record: Broken) -> str:
    found = _PMID.search(record.content)
    pmid = f", PMID {found[1].decode()}" if found else ""
    return f"record {record.number}{pmid}, {record.reason}" if record.number else record.reason
