"""Find which words of a reference string became which field, for the page to colour them.

The words of each field are looked for in the string, whole fields first and the longest ones before the
shortest; a field whose source is not the string is found as far as its words are there.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.text import fold
from cgt_cite.model import PageRange
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.model import Name, NameList, Work

_WORD = lazy_compile(r"[^\W_]+")
_CONJUNCTIONS = frozenset(("and", "et", "al", "und", "y", "e", "ed", "eds", "jr"))
_fold = lru_cache(maxsize=1 << 14)(fold)  # the words of references recur
_MIN_BLOCK = 2  # words that must be found together if a field is not found as a whole


class Part(IntEnum):
    """What a word of a reference string is."""

    OTHER = 0
    AUTHOR = 1
    EDITOR = 2
    TITLE = 3
    CONTAINER = 4
    PUBLISHER = 5
    DATE = 6
    VOLUME = 7
    ISSUE = 8
    PAGES = 9
    IDENTIFIER = 10


class Run(NamedTuple):
    """Consecutive characters of one part."""

    part: Part
    text: str


def colour(text: str, work: Work) -> list[Run]:
    """The text in runs; joined, they are the text."""
    matches = list(_WORD.finditer(text))
    words = _Words([_fold(match[0]) for match in matches])
    _label(words, work)
    runs, end = [], 0
    for part, group in groupby(_bridged(words), key=lambda pair: pair[1]):
        numbers = [number for number, _ in group]
        if part is Part.OTHER:
            continue
        start, stop = matches[numbers[0]].start(), matches[numbers[-1]].end()
        runs += [Run(Part.OTHER, text[end:start]), Run(part, text[start:stop])]
        end = stop
    return [run for run in (*runs, Run(Part.OTHER, text[end:])) if run.text]


class _Words:
    """The folded words of a string, and the part that each was found to be."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.parts = [Part.OTHER] * len(words)

    def find(self, phrase: Sequence[str], start: int = 0) -> int:
        """Where the phrase is among the words that are not yet part of anything; -1 if nowhere."""
        number = start - 1
        while phrase and phrase[0] in self.words[number + 1 :]:
            number = self.words.index(phrase[0], number + 1)
            if self.matches(phrase, number):
                return number
        return -1

    def matches(self, phrase: Sequence[str], number: int) -> bool:
        """Whether the phrase is at this place, and free."""
        end = number + len(phrase)
        return number >= 0 and self.words[number:end] == list(phrase) and not any(self.parts[number:end])

    def mark(self, part: Part, number: int, size: int) -> int:
        """Label words; the result is the number of the next one."""
        self.parts[number : number + size] = [part] * size
        return number + size


def _bridged(words: _Words) -> Iterator[tuple[int, Part]]:
    """The numbers of the words and their parts; an `and` between two authors is theirs."""
    parts = words.parts
    for number, part in enumerate(parts):
        if part is Part.OTHER and words.words[number] in _CONJUNCTIONS and 0 < number < len(parts) - 1:
            before, after = parts[number - 1], parts[number + 1]
            yield number, before if before is after else part
        else:
            yield number, part


def _label(words: _Words, work: Work) -> None:
    for value in (work.URL.partition("://")[2] or work.URL, work.DOI, work.PMCID, work.arxiv, work.PMID):
        _mark_phrase(words, Part.IDENTIFIER, value)
    title_end = _mark_phrase(words, Part.TITLE, work.title)
    names = (work.container_title, work.container_title_short)
    container_end = max(_mark_phrase(words, Part.CONTAINER, name, title_end) for name in names)
    for people, part in ((work.author, Part.AUTHOR), (work.editor, Part.EDITOR)):
        _mark_people(words, part, people)
    _mark_phrase(words, Part.PUBLISHER, work.publisher)
    _mark_phrase(words, Part.PUBLISHER, work.publisher_place)
    if work.issued:
        _mark_phrase(words, Part.DATE, str(work.issued.year))
    _mark_locators(words, work, container_end or title_end)


def _folded_words(text: str) -> list[str]:
    return [_fold(word) for word in _WORD.findall(text)]


def _mark_phrase(words: _Words, part: Part, text: str, start: int = 0) -> int:
    """Label a field's words, preferably after `start`; the number of the word after them, or 0."""
    phrase = _folded_words(text)
    for place in (words.find(phrase, start), words.find(phrase) if start else -1):
        if place >= 0:
            return words.mark(part, place, len(phrase))
    return _mark_blocks(words, part, phrase)


def _mark_blocks(words: _Words, part: Part, phrase: list[str]) -> int:
    """Label the words that are there of a field, if they are most of it."""
    if len(phrase) <= _MIN_BLOCK or not set(phrase) & set(words.words):
        return 0
    blocks = SequenceMatcher(None, words.words, phrase, autojunk=False).get_matching_blocks()
    found = [
        block
        for block in blocks
        if block.size >= _MIN_BLOCK and not any(words.parts[block.a : block.a + block.size])
    ]
    if 2 * sum(block.size for block in found) < len(phrase):
        return 0
    return max(words.mark(part, block.a, block.size) for block in found)


def _mark_people(words: _Words, part: Part, people: NameList) -> None:
    """Label names in their order, each with the initials beside it."""
    after = 0
    for name in people.names:
        family = _folded_words(name.literal or f"{name.particle} {name.family}")
        place = words.find(family, after)
        if place < 0:
            place = words.find(family)
        if place >= 0:
            end = words.mark(part, place, len(family))
            after = _mark_given(words, part, name, place, end)


def _mark_given(words: _Words, part: Part, name: Name, start: int, end: int) -> int:
    """Label the given names after or before a family name; the number of the word after all of them."""
    for form in _given_forms(name.given):
        for place in (end, start - len(form)):
            if words.matches(form, place):
                return max(end, words.mark(part, place, len(form)))
    return end


def _given_forms(given: str) -> list[list[str]]:
    """How given names may be printed, the longest form first: as they are, `D B`, `DB`, `D`."""
    full = _folded_words(given)
    initials = [word[:1] for word in full]
    return [form for form in (full, initials, ["".join(initials)], ["".join(full)], initials[:1]) if form]


def _mark_locators(words: _Words, work: Work, start: int) -> None:
    """Label volume, issue and pages: together where they follow each other, else each after the container."""
    pages = work.page.ranges[0] if work.page else PageRange("")
    values = (
        (Part.VOLUME, _folded_words(work.volume)),
        (Part.ISSUE, _folded_words(work.issue or work.supplement)),
        (Part.PAGES, _folded_words(pages.first)),
    )
    several = sum(bool(phrase) for _, phrase in values) > 1
    together = words.find([word for _, phrase in values for word in phrase], start) if several else -1
    if together < 0:
        _mark_pages(words, pages, start)
    for part, phrase in values if together >= 0 else values[:-1]:
        place = words.find(phrase, max(together, start))
        if place >= 0:
            words.mark(part, place, len(phrase))
    if together >= 0:
        _mark_last_page(words, pages)


def _mark_pages(words: _Words, pages: PageRange, start: int) -> None:
    """Label the pages, preferably where the first is followed by the last or its last digits."""
    first = _folded_words(pages.first)
    place = words.find(first, start)
    found = place
    while found >= 0 and not _ends_with(words, pages, found + len(first)):
        found = words.find(first, found + 1)
    if max(place, found) >= 0:
        words.mark(Part.PAGES, found if found >= 0 else place, len(first))
        _mark_last_page(words, pages)


def _mark_last_page(words: _Words, pages: PageRange) -> None:
    number = len(words.parts) - words.parts[::-1].index(Part.PAGES) if Part.PAGES in words.parts else 0
    if number and _ends_with(words, pages, number):
        words.mark(Part.PAGES, number, 1)


def _ends_with(words: _Words, pages: PageRange, number: int) -> bool:
    """Whether this word is the last page or its last digits: `447-62`."""
    free = number < len(words.words) and not words.parts[number]
    return bool(free and pages.last and fold(pages.last).endswith(words.words[number]))
