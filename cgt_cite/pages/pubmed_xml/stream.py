"""Records out of an XML stream, one at a time: a yearly baseline file is never whole in memory.

expat is driven by hand because the standard library's readers expand the entities that a document
declares; here a declaration ends the reading, and nothing outside the document is ever fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.errors import DamagedInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DEEPEST = 64  # elements inside one another in a record; genuine ones have a dozen
_LONGEST_TOKEN = 1 << 20  # bytes of one tag or comment: expat starts over on it with every chunk
_ANOTHER_DOCUMENT = (
    expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT],
    expat.errors.codes[expat.errors.XML_ERROR_MISPLACED_XML_PI],
)


class EndsEarly(DamagedInput):
    """The stream ends before the document does."""


def records(chunks: Iterable[bytes], names: frozenset[str]) -> Iterator[Element]:
    """Every element with one of `names`, whole, in order, of all documents that stand in the stream.

    Raises `DamagedInput` where the stream is no XML, and for what is made to harm.
    """
    parser = _Parser(names)
    for chunk in chunks:
        rest = chunk
        while rest:
            rest = parser.feed(rest)
            yield from parser.found
            parser.found.clear()
            if rest:
                parser = _Parser(names)
    parser.end()


class _Parser:
    """One document: expat with a tree builder that lives from a record's start to its end."""

    def __init__(self, names: frozenset[str]) -> None:
        self.found: list[Element] = []
        self._names = names
        self._builder: TreeBuilder | None = None
        self._depth = 0  # within a record
        self._record_size = 0
        self._token_size = 0
        self._fed = 0
        self._last = b""
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._text
        self._expat.EntityDeclHandler = _refuse

    def feed(self, chunk: bytes) -> bytes:
        """Read on; what belongs to a next document comes back."""
        self._record_size += len(chunk)
        self._token_size += len(chunk)
        try:
            self._expat.Parse(chunk)
        except expat.ExpatError as error:
            return self._next_document(error, chunk)
        except LookupError as error:
            raise DamagedInput(f"it declares an {error}") from error  # an unknown encoding
        if self._token_size > len(chunk) + _LONGEST_TOKEN:
            raise DamagedInput(f"a tag of more than {_LONGEST_TOKEN >> 20} MB")
        if self._builder and self._record_size > SIZE_LIMIT:
            raise DamagedInput(f"a record of more than {SIZE_LIMIT >> 20} MB")
        self._fed += len(chunk)
        self._last = chunk
        return b""

    def end(self) -> None:
        """Raise `EndsEarly` where the document is not closed."""
        try:
            self._expat.Parse(b"", True)  # noqa: FBT003 - expat takes no keywords
        except expat.ExpatError as error:
            raise EndsEarly(_where(error)) from error

    def _next_document(self, error: expat.ExpatError, chunk: bytes) -> bytes:
        """Files are often appended to one another: reading begins again where the next one does."""
        start = self._expat.ErrorByteIndex - self._fed + len(self._last)
        if error.code not in _ANOTHER_DOCUMENT or start < 0:
            raise DamagedInput(_where(error)) from error
        return (self._last + chunk)[start:]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._token_size = 0
        if not self._builder:
            if name not in self._names:
                return
            self._builder = TreeBuilder()
            self._record_size = 0
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DamagedInput(f"more than {_DEEPEST} elements inside one another")
        self._builder.start(name, attributes)

    def _text(self, text: str) -> None:
        self._token_size = 0
        if self._builder:
            self._builder.data(text)

    def _end(self, name: str) -> None:
        self._token_size = 0
        if not self._builder:
            return
        self._builder.end(name)
        self._depth -= 1
        if not self._depth:
            self.found.append(self._builder.close())
            self._builder = None


def _refuse(*_declaration: object) -> None:
    raise DamagedInput("it declares entities, which no PubMed record does")


def _where(error: expat.ExpatError) -> str:
    return f"line {error.lineno}: {expat.ErrorString(error.code)}"
