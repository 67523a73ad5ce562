"""Turn XML records into pages; all unreadable records of a file are one problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import DamagedInputError
from cgt_cite.pages.charset import utf8_chunks
from cgt_cite.pages.xml.cutting import cut
from cgt_cite.pages.xml.stream import BrokenRecord, UnexpectedEndError, records
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from xml.etree.ElementTree import Element

    from cgt_cite.model import Page
    from cgt_cite.pages.xml.cutting import Slice
    from cgt_cite.pages.xml.parser import RecordFormat

_PMID = lazy_compile(rb"(?:<PMID\b[^<>]*|pub-id-type\s*=\s*[\"']pmid[\"'][^<>]*)>\s*(\d{1,8})\s*<")
_MAX_NAMED = 5  # broken records listed in a message
_REMEDY = "the others were read; save these again"


class Broken(NamedTuple):
    """A record that cannot be read, or markup between records."""

    number: int  # of the record in the file, from 1; 0 between records
    line: int
    reason: str
    pmid: str = ""  # if its beginning has one

    def __str__(self) -> str:
        where = f"line {self.line}: {self.reason}"
        pmid = f", PMID {self.pmid}" if self.pmid else ""
        return f"record {self.number}{pmid}, {where}" if self.number else where


class Tally(NamedTuple):
    """What became of the records of a file, or of some slices of it."""

    read: int = 0  # records
    lost: int = 0  # records
    broken: tuple[Broken, ...] = ()  # the first ones
    end: Broken | None = None  # where the file ends prematurely
    is_empty: bool = True  # nothing was found in the records

    def __add__(self, other: object) -> Tally:
        """The tally of these slices and of the next one, `other`, whose records are numbered from 1."""
        if not isinstance(other, Tally):
            return NotImplemented
        before = self.read + self.lost
        later = (one._replace(number=one.number and one.number + before) for one in other.broken)
        broken = (*self.broken, *later)[: _MAX_NAMED + 1]
        is_empty = self.is_empty and other.is_empty
        return Tally(self.read + other.read, self.lost + other.lost, broken, other.end, is_empty)

    def problems(self, empty: str) -> Iterator[Problem]:
        """What is wrong with the file; `empty` is the detail of a problem for a file without records.

        Raises `DamagedInputError` if every record is broken.
        """
        if self.end:
            detail = f"{self.read} complete records were read; {self.end}"
            yield Problem(ProblemKind.TRUNCATED, detail=detail)
        if self.broken and not self.read:
            raise DamagedInputError(str(self.broken[0]))
        if self.broken:
            yield Problem(ProblemKind.DAMAGED, detail=self._describe(), remedy=_REMEDY)
        elif self.is_empty and not self.end:
            yield Problem(ProblemKind.NOT_A_PAGE, detail=empty)

    def _describe(self) -> str:
        more = ["..."] if len(self.broken) > _MAX_NAMED else []
        listed = "; ".join([*map(str, self.broken[:_MAX_NAMED]), *more])
        count = self.read + self.lost
        return f"{self.lost} of {count} records cannot be read: {listed}" if self.lost else listed


class RecordSet(NamedTuple):
    """A kind of file that is a set of records: how each is recognised and read."""

    format: RecordFormat
    read_record: Callable[[Element], Iterator[Page | Problem]]
    empty: str  # what a file without records is

    def read(self, chunks: Iterable[bytes]) -> Iterator[Page | Problem]:
        """What each record of a file contains, and problems; raises `DamagedInputError` if all are broken."""
        for item in self._read(utf8_chunks(chunks)):
            if isinstance(item, Tally):
                yield from item.problems(self.empty)
            else:
                yield item

    def cut(self, chunks: Iterable[bytes]) -> Iterator[Slice]:
        """The slices of a file; see `cutting`."""
        return cut(chunks, self.format)

    def read_slice(self, piece: Slice) -> Iterator[Page | Problem | Tally]:
        """What each record of a slice contains, and finally the tally of its records."""
        return self._read([piece.data], piece.line_shift, continues=not piece.is_last)

    def _read(
        self, chunks: Iterable[bytes], line_shift: int = 0, *, continues: bool = False
    ) -> Iterator[Page | Problem | Tally]:
        read, lost, is_empty, end = 0, 0, True, None
        broken: list[Broken] = []
        try:
            for record in records(chunks, self.format, continues=continues):
                if isinstance(record, BrokenRecord):
                    lost += bool(record.number)
                    broken += [_broken(record, line_shift)] if len(broken) <= _MAX_NAMED else []
                    continue
                read += 1
                for item in self.read_record(record):
                    is_empty = False
                    yield item
        except UnexpectedEndError as error:
            end = Broken(0, error.line + line_shift, error.reason)
        yield Tally(read, lost, tuple(broken), end, is_empty)


def _broken(record: BrokenRecord, line_shift: int) -> Broken:
    found = _PMID.search(record.content)
    pmid = found[1].decode() if found else ""
    return Broken(record.number, record.line + line_shift, record.reason, pmid)
