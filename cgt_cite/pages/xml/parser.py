"""One XML document, fed piece by piece: its records as trees, and where it is malformed.

expat is driven by hand because the standard library's readers expand the entities that a document
declares; here none is expanded, and nothing outside the document is ever fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.errors import DamagedInputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DEEPEST = 200  # elements inside one another in a record; formulas have some 40
_LONGEST_TOKEN = 1 << 20  # bytes of one tag or comment: expat starts over on it with every piece
_LONGEST_ENTITY = 64  # characters; publishers declare single ones
_PREDEFINED = ("lt", "gt", "amp", "apos", "quot")
_ANOTHER_DOCUMENT = (
    expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT],
    expat.errors.codes[expat.errors.XML_ERROR_MISPLACED_XML_PI],
)


class Form(NamedTuple):
    """What the records of a kind of XML are called, and how they are read."""

    names: frozenset[str]  # the records' elements
    dropped: frozenset[str] = frozenset()  # elements in them whose content is left out, except
    kept: frozenset[str] = frozenset()  # these elements within it
    declares: bool = False  # whether such documents may declare characters by name


class Fault(NamedTuple):
    """Where a document cannot be read on, and why."""

    at: int  # the byte of the parser's input
    reason: str
    line: int = 0
    another: bool = False  # a further document begins there
    harm: DamagedInputError | None = None  # a malicious document, with which the whole stream ends


class _UnreadableError(Exception):
    """A record cannot be made sense of; ends its document."""


class Parser:
    """expat with a tree builder that lives from a record's start to its end.

    `found` collects the records.  `within` names elements that are open before the input begins.
    """

    def __init__(self, form: Form, within: Sequence[str] = ()) -> None:
        self.found: list[Element] = []
        self.open: list[str] = []  # the elements around the records
        self.record_start: int | None = None  # the byte at which the record that is being read begins
        self.fed = 0  # bytes
        self._form = form
        self._builder = TreeBuilder()
        self._prefix = ""  # of the record's namespace, `jats:`
        self._depth = self._dropping = self._keeping = 0  # within a record; where each of these began
        self._entities: dict[str, str] = {}
        self._before = b"".join(f"<{name}>".encode() for name in within)
        self._expat = expat.ParserCreate("utf-8")
        self._expat.buffer_text = True
        self._expat.UseForeignDTD(True)  # noqa: FBT003 - expat takes no keywords; an entity that nothing declares is then no error
        self._expat.EntityDeclHandler = self._declare
        self._handle(self._start, self._end)
        self._parse(self._before)

    def feed(self, piece: bytes | memoryview) -> Fault | None:
        """Read on; where that ends, a fault."""
        self.fed += len(piece)
        if fault := self._parse(piece):
            return fault
        if self.fed - self.at() > _LONGEST_TOKEN:
            return self._harm(DamagedInputError(f"a tag of more than {_LONGEST_TOKEN >> 20} MB"))
        if self.record_start is not None and self.fed - self.record_start > SIZE_LIMIT:
            return self._harm(DamagedInputError(f"a record of more than {SIZE_LIMIT >> 20} MB"))
        return None

    def end(self) -> Fault | None:
        """A fault where the document is not closed."""
        return self._parse(b"", final=True)

    def _parse(self, piece: bytes | memoryview, *, final: bool = False) -> Fault | None:
        try:
            self._expat.Parse(piece, final)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            return Fault(self.at(), reason, error.lineno, error.code in _ANOTHER_DOCUMENT)
        except _UnreadableError as error:
            return Fault(self.at(), str(error), self._expat.CurrentLineNumber)
        except DamagedInputError as error:
            return self._harm(error)
        return None

    def _harm(self, error: DamagedInputError) -> Fault:
        return Fault(self.at(), str(error), self._expat.CurrentLineNumber, harm=error)

    def at(self) -> int:
        """The first byte of the tag or text at which expat is."""
        return self._expat.CurrentByteIndex - len(self._before)

    def _handle(
        self,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None],
        text: Callable[[str], object] | None = None,
        other: Callable[[str], None] | None = None,
    ) -> None:
        """Let expat call these: the ones between records, in one, and in what is left out of it differ."""
        self._expat.StartElementHandler = start
        self._expat.EndElementHandler = end
        self._expat.CharacterDataHandler = text
        self._expat.DefaultHandler = other

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        if local not in self._form.names:
            self.open.append(name)
            return
        self._prefix = prefix and f"{prefix}:"
        self._builder = TreeBuilder()
        self.record_start = self.at()
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
        if name in self._form.names:
            raise _UnreadableError("the record before is not closed")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DamagedInputError(f"more than {_DEEPEST} elements inside one another")
        self._builder.start(name, attributes)
        if name in self._form.dropped and not self._dropping:
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
            self.record_start = None
            self._handle(self._start, self._end)

    def _start_dropped(self, name: str, attributes: dict[str, str]) -> None:
        if self._prefix:
            name = name.removeprefix(self._prefix)
        if name in self._form.names:
            raise _UnreadableError("the record before is not closed")
        self._depth += 1
        if name in self._form.kept:
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
        if not self._form.declares:
            raise DamagedInputError("it declares entities, which no PubMed record does")
        if value is None or parameter or name in _PREDEFINED:
            return
        if len(value) > _LONGEST_ENTITY or "&" in value:
            raise DamagedInputError("it declares entities of more than a few characters")
        if "<" not in value:
            self._entities.setdefault(name, value)

    def _other(self, data: str) -> None:
        """References to entities, among what has no handler of its own: comments and the like."""
        if not data.startswith("&"):
            return
        from html.entities import html5  # the names of the character sets that the DTDs include

        text = self._entities.get(data[1:-1], html5.get(data[1:]))
        if text is None:
            raise _UnreadableError(f"the entity {data} is not defined")
        self._builder.data(text)
