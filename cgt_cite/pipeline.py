"""The whole chain: files to pages to a bibliography.  The only place that knows all its links.

Everything up to the packed records is a pure function of one file's bytes, so it can run in any process.
"""

from __future__ import annotations

from array import array
from enum import StrEnum
from functools import partial
from itertools import islice, starmap
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cgt_cite.document import Document
from cgt_cite.merge import entry, merge
from cgt_cite.merge.citekeys import DEFAULT_FORMAT, key_of, suffix, with_keys
from cgt_cite.merge.identity import hashed, joined
from cgt_cite.merge.lookalikes import watched
from cgt_cite.merge.records import Packed, of_article, of_mention, of_reference, pack, proofs_of, unpack
from cgt_cite.model import Page
from cgt_cite.pages import read_mentions, read_pages
from cgt_cite.parallel import each, in_order
from cgt_cite.parse.remembered import Remembered
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.faults import fault
from cgt_cite.sources.open import documents, open_file
from cgt_cite.sources.walk import STANDARD_INPUT, File, walk
from cgt_cite.tally import PageFacts, facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cgt_cite.merge.records import Record
    from cgt_cite.model import Entry, Reference
    from cgt_cite.tally import Tally

Item = TypeVar("Item")
Numbered = tuple[int, Page | Problem]  # with the number of its file

_PAGES_AHEAD = 64  # that are read before their references are parsed
_remembered = Remembered()


class What(StrEnum):
    """Whose citations are written."""

    REFERENCES = "references"
    ARTICLES = "articles"
    ALL = "all"


class Choices(NamedTuple):
    """What the user wants of a run."""

    what: What = What.REFERENCES
    merge: bool = True
    jobs: int = 0  # processes; 0: as many as pay off
    output: str = ""  # the file that will be written, which is not read
    key_format: str = DEFAULT_FORMAT
    lookalikes: bool = False  # tell of works that may be one


class Digest(NamedTuple):
    """What is kept of one file."""

    problems: list[Problem]
    pages: list[PageFacts]
    records: list[Packed]
    outlined: list[int]  # hashed proofs of its articles of which only an outline was read
    mentioned: list[int]  # hashed identifiers of the works that its lists describe


def extract(
    paths: Sequence[str], choices: Choices, tally: Tally, advance: Callable[[int, int], None]
) -> Iterator[Entry]:
    """The entries of all pages below `paths`; `advance` hears how many of how many files are read."""
    files = list(_files(paths, tally, choices.output))
    digests = _digests(files, choices, tally, advance)
    if choices.merge:
        return _merged(files, digests, choices, tally)
    return _as_they_come((record for found in digests for record in found.records), choices.key_format)


def pages(paths: Sequence[str], tally: Tally) -> Iterator[Page]:
    """Every page below `paths` as it was understood, in the order of the walk."""
    for file in _files(paths, tally):
        for _, item in _ahead((0, item) for item in shown(file)):
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


def digests(files: Sequence[File], what: What) -> list[Digest]:
    """What each file holds; whatever is wrong with it is a problem, never an exception.

    Files are read some pages ahead and the references of these parsed together, which is faster.
    """
    found = [Digest([], [], [], [], []) for _ in files]
    outline = what is What.REFERENCES
    items = ((number, item) for number, file in enumerate(files) for item in shown(file, outline=outline))
    for number, item in _ahead(items):
        _add(found[number], item, what)
    return found


def _ahead(items: Iterator[Numbered]) -> Iterator[Numbered]:
    """The items, their references parsed, so many pages at a time."""
    while some := list(islice(items, _PAGES_AHEAD)):
        try:
            parsed = iter(_parsed([item for _, item in some if isinstance(item, Page)]))
        except Exception:  # noqa: BLE001 - a fault of ours in one page, which is sought in each
            yield from ((number, found) for number, item in some for found in _alone(item))
        else:
            yield from ((number, next(parsed) if isinstance(item, Page) else item) for number, item in some)


def _alone(item: Page | Problem) -> Iterator[Page | Problem]:
    """An item by itself; a page whose references cannot be parsed stays as it is, and a problem says so."""
    if isinstance(item, Problem):
        yield item
        return
    try:
        yield from _parsed([item])
    except Exception as error:  # noqa: BLE001 - as where pages are read
        yield item
        yield fault(error, item.source)


def _add(found: Digest, item: Page | Problem, what: What) -> None:
    if isinstance(item, Page):
        found.pages.append(facts(item))
        found.records.extend(map(pack, records(item, what)))
        found.outlined.extend(proofs_of(of_article(item, wanted=False)) if item.outlined else ())
        found.mentioned.extend(starmap(hashed, item.mentioned))
    elif not _told(item, found.problems[-1:]):
        found.problems.append(item)


def _told(problem: Problem, before: list[Problem]) -> bool:
    """Whether this was said: that a file ends early, both its wrapping and the page inside can tell."""
    return (problem.kind, problem.where) in ((other.kind, other.where) for other in before)


def crashed(file: File) -> Digest:
    """What is kept of a file on which a process died."""
    problem = Problem(Kind.DAMAGED, file.source, "the process that read it was killed")
    return Digest([problem], [], [], [], [])


def shown(file: File, *, outline: bool = False) -> Iterator[Page | Problem]:
    """The pages in one file as they stand there; where one is damaged, a problem in its place.

    With `outline`, a page's own article may be told in outline, where the file can be read once more.
    """
    outline = outline and file.path != STANDARD_INPUT
    for found in _guarded(_opened(file), file.source):
        if isinstance(found, Document):
            yield from _guarded(read_pages(found, outline=outline), found.source)
        else:
            yield found


def _guarded(items: Iterator[Item], source: str) -> Iterator[Item | Problem]:
    """The items; where an exception ends them, the problem that it stands for.

    Whatever a file does to its reader costs what is left of that file, never the run.
    """
    try:
        yield from items
    except Exception as error:  # noqa: BLE001 - a fault of ours included, which is said to be one
        yield fault(error, source)


def _opened(file: File) -> Iterator[Document | Problem]:
    with open_file(file) as stream:
        yield from documents(stream, file.source)


def _parsed(pages: list[Page]) -> list[Page]:
    """The pages with their references parsed, each string once."""
    references = (reference for page in pages for reference in page.references)
    parsed = _remembered.parse(reference.text for reference in references)
    return [
        page._replace(references=tuple(_with(reference, parsed) for reference in page.references))
        for page in pages
    ]


def _with(reference: Reference, parsed: Mapping[str, Reference]) -> Reference:
    found = parsed.get(reference.text)
    return reference._replace(parsed=found.work, confidence=found.confidence) if found else reference


def records(page: Page, what: What) -> Iterator[Record]:
    """What a page tells: its article, and each reference."""
    if not page.outlined:
        yield of_article(page, wanted=what != What.REFERENCES)
    if what != What.ARTICLES:
        yield from (of_reference(reference, page) for reference in page.references)


def _merged(files: list[File], digests: Iterable[Digest], choices: Choices, tally: Tally) -> Iterator[Entry]:
    packed = _gathered(files, digests, choices.jobs)
    entries = with_keys(merge(packed, tally.names, tally.add), choices.key_format)
    yield from watched(entries, tally.add) if choices.lookalikes else entries


def _gathered(files: list[File], digests: Iterable[Digest], jobs: int) -> list[Packed]:
    """The records of all files, with what a second look at some tells of the works that are wanted."""
    packed: list[Packed] = []
    outlined: list[array[int]] = []
    mentioned: list[array[int]] = []
    for found in digests:
        packed += found.records
        outlined.append(array("Q", found.outlined))
        mentioned.append(array("Q", found.mentioned))
    wanted = frozenset(value for record in packed if record.wanted for value in record.identifiers if value)
    packed += _again(articles, files, outlined, joined(outlined, (record.proofs for record in packed)), jobs)
    packed += _again(mentions, files, mentioned, wanted, jobs)
    return packed


def _again(
    look: Callable[..., list[Packed]],
    files: list[File],
    told: list[array[int]],
    wanted: frozenset[int],
    jobs: int,
) -> Iterator[Packed]:
    """The records that a second look finds in the files that have `told` of something wanted."""
    again = [
        file
        for file, hashes in zip(files, told, strict=True)
        if file.path != STANDARD_INPUT and not wanted.isdisjoint(hashes)
    ]
    for found in in_order(partial(each, partial(look, wanted=wanted)), again, jobs, lambda _: []):
        yield from found


def articles(file: File, wanted: frozenset[int]) -> list[Packed]:
    """The articles of a file, one of whose hashed proofs is wanted."""
    return [
        record
        for page in shown(file)
        if isinstance(page, Page)  # the first look has told of problems
        if not wanted.isdisjoint((record := pack(of_article(page, wanted=False))).proofs)
    ]


def mentions(file: File, wanted: frozenset[int]) -> list[Packed]:
    """What a file's lists tell of the works whose hashed identifiers are wanted."""

    def is_wanted(kind: str, value: str) -> bool:
        return hashed(kind, value) in wanted

    return [
        record
        for found in _guarded(_opened(file), file.source)
        if isinstance(found, Document)
        for work in _guarded(read_mentions(found, is_wanted), found.source)
        if not isinstance(work, Problem)
        if not wanted.isdisjoint((record := pack(of_mention(work, found.source))).identifiers)
    ]


def _as_they_come(packed: Iterable[Packed], key_format: str) -> Iterator[Entry]:
    """An entry for each sighting, in the order of the pages; their keys are told apart by number."""
    used: dict[str, int] = {}
    for record in packed:
        if record.wanted:
            found = entry([unpack(record)], {})
            key = key_of(found, key_format)
            number = used[key] = used.get(key, -1) + 1
            yield found._replace(key=key + suffix(number))
