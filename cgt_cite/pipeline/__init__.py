"""The whole chain: files to pages to a bibliography.  The only room that knows all its links."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.journals import Spelling
from cgt_cite.merge import entry, merge
from cgt_cite.merge.citekeys import DEFAULT_FORMAT, key_of, suffix, with_keys
from cgt_cite.merge.lookalikes import watched
from cgt_cite.merge.records import unpack
from cgt_cite.model import Page
from cgt_cite.parallel import in_order
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.walk import File, walk
from cgt_cite.tally import facts

from .digest import What, ahead, crashed, digests
from .gathering import Gathering
from .naming import Naming
from .opening import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cgt_cite.merge.records import Packed
    from cgt_cite.model import Entry
    from cgt_cite.tally import Tally

    from .digest import Digest


class Choices(NamedTuple):
    """What the user wants of a run."""

    what: What = What.REFERENCES
    merge: bool = True
    jobs: int = 0  # processes; 0: as many as pay off
    output: str = ""  # the file that will be written, which is not read
    key_format: str = DEFAULT_FORMAT
    lookalikes: bool = False  # tell of works that may be one
    journals: Spelling = Spelling.AS_PRINTED


def extract(
    paths: Sequence[str], choices: Choices, tally: Tally, advance: Callable[[int, int], None]
) -> Iterator[Entry]:
    """The entries of all pages below `paths`; `advance` hears how many of how many files are read."""
    files = list(_files(paths, tally, choices.output))
    naming = Naming(choices.journals)
    digests = naming.learning(_digests(files, choices, tally, advance))
    if choices.merge:
        return _merged(files, digests, choices, tally, naming)
    records = (record for found in digests for record in found.records)
    return _as_they_come(records, choices.key_format, naming)


def pages(paths: Sequence[str], tally: Tally) -> Iterator[Page]:
    """Every page below `paths` as it was understood, in the order of the walk."""
    for file in _files(paths, tally):
        for _, item in ahead((0, item) for item in shown(file)):
            if isinstance(item, Page):
                tally.count([facts(item)], [])
                yield item
            else:
                tally.add(item)
    tally.finish()


def _files(paths: Sequence[str], tally: Tally, output: str = "") -> Iterator[File]:
    nothing = True
    for found in walk(paths, output):
        nothing = False
        if isinstance(found, File):
            yield found
        else:
            tally.add(found)
    if nothing:
        tally.add(Problem(Kind.EMPTY, ", ".join(paths)))


def _digests(
    files: list[File], choices: Choices, tally: Tally, advance: Callable[[int, int], None]
) -> Iterator[Digest]:
    work = partial(digests, what=choices.what)
    for number, found in enumerate(in_order(work, files, choices.jobs, crashed), 1):
        tally.count(found.pages, found.problems)
        yield found
        advance(number, len(files))
    tally.finish()


def _merged(
    files: list[File], digests: Iterable[Digest], choices: Choices, tally: Tally, naming: Naming
) -> Iterator[Entry]:
    gathering = Gathering(files, tally, choices.jobs)
    for found in digests:
        gathering.add(found)
    packed = gathering.complete()
    entries = with_keys(naming.renamed(merge(packed, tally.names, tally.add)), choices.key_format)
    yield from watched(entries, tally.add) if choices.lookalikes else entries


def _as_they_come(packed: Iterable[Packed], key_format: str, naming: Naming | None = None) -> Iterator[Entry]:
    """An entry for each sighting, in the order of the pages; their keys are told apart by number."""
    used: dict[str, int] = {}
    sightings = (entry([unpack(record)], {}) for record in packed if record.wanted)
    for found in naming.renamed(sightings) if naming else sightings:
        key = key_of(found, key_format)
        number = used[key] = used.get(key, -1) + 1
        yield found._replace(key=key + suffix(number))
