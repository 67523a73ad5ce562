"""The options of an extraction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.corrections.table import Corrections
from cgt_cite.journals import Spelling
from cgt_cite.merge.citekeys import DEFAULT_FORMAT
from cgt_cite.options import Order, Scope

if TYPE_CHECKING:
    from cgt_cite.model import Entry
    from cgt_cite.records.lookup import RecordSource


MOST_IN_MEMORY = 1_000_000  # records, of 3 KB each


class ExtractOptions(NamedTuple):
    """What to read, and how to make entries of it."""

    scope: Scope = Scope.REFERENCES
    merge: bool = True
    parse: bool = True  # the strings of references; otherwise only their links are read
    jobs: int = 0  # processes; 0: as many as the number of files warrants
    most_in_memory: int = MOST_IN_MEMORY  # records; more of them are merged on disk
    output: str = ""  # the file that will be written, which is not read
    exclude: tuple[str, ...] = ()  # patterns of names of files and folders
    key_format: str = DEFAULT_FORMAT
    earlier: tuple[Entry, ...] = ()  # of an earlier output, whose keys are kept
    corrections: Corrections = Corrections()
    order: Order = Order.KEY
    journals: Spelling = Spelling.AS_PRINTED
    record_sources: tuple[RecordSource, ...] = ()  # where PubMed's records of cited works are looked up
