"""Parse one XML document piece by piece: build its records as trees, and report where it is malformed.

expat is used directly because the standard library's parsers expand the entities that a document
declares; here only short ones without nested entities are, and nothing outside the document is ever fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.errors import DamagedInputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MAX_DEPTH = 200  # nested elements in a record; formulas have about 40
_MAX_TOKEN = 1 << 20  # bytes of one tag or comment: expat rescans it with every piece
_MAX_ENTITY = 64  # characters in the value of a declared entity; publishers declare single characters
_PREDEFINED = ("lt", "gt", "amp", "apos", "quot")
_NEXT_DOCUMENT_ERRORS = (
    expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT],
    expat.errors.codes[expat.errors.XML_ERROR_MISPLACED_XML_PI],
)


class RecordFormat(NamedTuple):
    """Which elements are records in a kind of XML, and what to keep of their content."""

    names: frozenset[str]  # of the record elements
    dropped: frozenset[str] = frozenset()  # elements whose content is dropped, except for
    kept: frozenset[str] = frozenset()  # these elements inside them
    declares: bool = False  # whether documents may declare named characters


class Fault(NamedTuple):
    """Where parsing of a document stopped, and why."""

    offset: int  # in bytes, in the parser's input
    reason: str
    line: int = 0
    begins_document: bool = False  # whether another document begins there
    fatal: DamagedInputError | None = None  # for a malicious document: ends the whole stream


class _UnreadableError(Exception):
    """A record cannot be parsed; ends parsing of its document."""


class Parser:
    """An expat parser with a tree builder for the current record.

    `found` collects the records.  `within` names elements to treat as open before the input begins.
    """

    def __init__(self, record_format: RecordFormat, within: Sequence[str] = ()) -> None:
        self.found: list[Element] = []
        self.open: list[str] = []  # names of the open elements around the records
        self.record_start: int | None = None  # byte offset of the current record
        self.fed = 0  # bytes
        self._format = record_format
        self._builder = TreeBuilder()
        self._prefix = ""  # namespace prefix of the record: `jats:`
        self._depth = self._dropping = self._keeping = 0  # in a record: now, and where each began
        self._entities: dict[str, str] = {}
        self._before = b"".join(f"<{name}>".encode() for name in within)
        self._expat = expat.ParserCreate("utf-8")
        self._expat.buffer_text = True
        self._expat.UseForeignDTD(True)  # noqa: FBT003 - expat takes no keywords; undeclared entities are then not errors
        self._expat.EntityDeclHandler = self._declare
        self._handle(self._start, self._end)
        self._parse(self._before)

    def feed(self, piece: bytes | memoryview) -> Fault | None:
        """Parse the next piece; return a fault if parsing stopped."""
        self.fed += len(piece)
        if fault := self._parse(piece):
            return fault
        if self.fed - self.offset() > _MAX_TOKEN:
            return self._malicious(DamagedInputError(f"a tag of more than {_MAX_TOKEN >> 20} MB"))
        if self.record_start is not None and self.fed - self.record_start > SIZE_LIMIT:
            return self._malicious(DamagedInputError(f"a record of more than {SIZE_LIMIT >> 20} MB"))
        return None

    def end(self) -> Fault | None:
        """Finish the document; return a fault if it is not closed."""
        return self._parse(b"", final=True)

    def close(self) -> None:
        """Release the handlers, and with them everything: they are cycles of references to this parser."""
        self._handle(None, None)
        self._expat.EntityDeclHandler = None

    def _parse(self, piece: bytes | memoryview, *, final: bool = False) -> Fault | None:
        try:
            self._expat.Parse(piece, final)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            return Fault(self.offset(), reason, error.lineno, error.code in _NEXT_DOCUMENT_ERRORS)
        except _UnreadableError as error:
            return Fault(self.offset(), str(error), self._expat.CurrentLineNumber)
        except DamagedInputError as error:
            return self._malicious(error)
        return None

    def _malicious(self, error: DamagedInputError) -> Fault:
        return Fault(self.offset(), str(error), self._expat.CurrentLineNumber, fatal=error)

    def offset(self) -> int:
        """Byte offset of the tag or text that expat is processing."""
        return self._expat.CurrentByteIndex - len(self._before)

    def _handle(
        self,
        start: Callable[[str, dict[str, str]], None] | None,
        end: Callable[[str], None] | None,
        text: Callable[[str], object] | None = None,
        other: Callable[[str], None] | None = None,
    ) -> None:
        """Set expat's handlers; they differ between records, inside records, and inside dropped content."""
        self._expat.StartElementHandler = start
        self._expat.EndElementHandler = end
        self._expat.CharacterDataHandler = text
        self._expat.DefaultHandler = other

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        if local not in self._format.names:
            self.open.append(name)
            return
        self._prefix = prefix and f"{prefix}:"
        self._builder = TreeBuilder()
        self.record_start = self.offset()
        self._depth = 1
        self._builder.start(local, attributes)
        self._build()

    def _end(self, _name: str) -> None:
        del self.open[-1:]

    def _build(self) -> None:
        self._handle(self._start_within, self._end_within, self._builder.data, self._other)

    def _start_within(self, name: str, attributes: dict[str, str]) -> None:
        if self._prefix:
            name = name.removeprefix(self._prefix)
        if name in self._format.names:
            raise _UnreadableError("the previous record is not closed")
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise DamagedInputError(f"more than {_MAX_DEPTH} elements inside one another")
        self._builder.start(name, attributes)
        if name in self._format.dropped and not self._dropping:
            self._dropping = self._depth
            self._handle(self._start_dropped, self._end_dropped)

    def _end_within(self, name: str) -> None:
        self._builder.end(name)
        if self._depth == self._keeping:
            self._keeping = 0
            self._handle(self._start_dropped, self._end_dropped)
        self._depth -= 1
        if not self._depth:
            self.found.append(self._builder.close())
            self._builder = TreeBuilder()  # the old one would keep the record
            self.record_start = None
            self._handle(self._start, self._end)

    def _start_dropped(self, name: str, attributes: dict[str, str]) -> None:
        if self._prefix:
            name = name.removeprefix(self._prefix)
        if name in self._format.names:
            raise _UnreadableError("the previous record is not closed")
        self._depth += 1
        if name in self._format.kept:
            self._keeping = self._depth
            self._builder.start(name, attributes)
            self._build()

    def _end_dropped(self, name: str) -> None:
        if self._depth == self._dropping:
            self._dropping = 0
            self._builder.end(name)
            self._build()
        self._depth -= 1

    def _declare(self, name: str, parameter: bool, value: str | None, *_: object) -> None:  # noqa: FBT001 - expat calls it
        """Record the value of an entity; external ones are never read."""
        if not self._format.declares:
            raise DamagedInputError("it declares entities, which PubMed records never do")
        if value is None or parameter or name in _PREDEFINED:
            return
        if len(value) > _MAX_ENTITY or "&" in value:
            raise DamagedInputError("it declares entities of more than a few characters")
        if "<" not in value:
            self._entities.setdefault(name, value)

    def _other(self, data: str) -> None:
        """Resolve entity references; expat passes everything without a handler here, such as comments."""
        if not data.startswith("&"):
            return
        from html.entities import html5  # includes the names that the DTDs declare

        text = self._entities.get(data[1:-1], html5.get(data[1:]))
        if text is None:
            raise _UnreadableError(f"the entity {data} is not defined")
        self._builder.data(text)
