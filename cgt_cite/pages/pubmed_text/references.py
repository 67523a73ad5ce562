"""Read the reference list in a text dump: numbered once or twice, with bullets, or one per line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import find_dois, parse_doi, parse_pmcid, pmid_of_link
from cgt_cite.fields.text import clean
from cgt_cite.model import Identifier, Reference
from cgt_cite.pages.headings import join_headings
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.pages.pubmed_text.text_browsers import LINK_MARK, text_column
from cgt_cite.pages.reference_ids import TYPES_OF_LABELS, work_from_ids
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OUTER = lazy_compile(r"\s*\d{1,4}\.\s*(?=\d{1,4}\.\s|$)")
_NUMBER = lazy_compile(r"\s*(\d{1,4})\.\s+")
_MIN_SHORTENED = 10  # characters of a URL before its ellipsis


@dataclass(slots=True)
class _Item:
    """A reference being assembled: its renderings, and the column where their text begins."""

    heading: str
    column: int
    renderings: list[list[str]] = field(default_factory=list)  # the lines of each

    def append_line(self, text: str) -> None:
        """Add a continuation line."""
        if self.renderings:
            self.renderings[-1].append(text)
        else:
            self.renderings.append([text])


def read_references(lines: list[str], urls: dict[int, str]) -> tuple[Reference, ...]:
    """Read references from the section's lines, which must still have their indents."""
    items = _items([line for line in lines if not vocabulary.SHOW_ALL.search(line)])
    return tuple(_reference(item, position, urls) for position, item in enumerate(items, 1))


def _items(lines: list[str]) -> list[_Item]:
    begins = _item_detector(lines)
    items: list[_Item] = []
    headings: list[str] = []
    run: list[str] = []  # consecutive headings
    gap = True
    for line in lines:
        starts, number, text = begins(line)
        if starts or number:
            headings, run = [*headings[: -len(run)], *run] if run else headings, []
        if starts:
            items.append(_Item(join_headings(headings), text_column(line)))
        if number and items:
            items[-1].renderings.append([text])
            items[-1].column = text_column(line)
        elif not starts and gap and text and _is_outdented(line, items):
            run.append(text)
        elif items and text:
            items[-1].append_line(text)
        gap = not text
    return [item for item in items if item.renderings]


def _item_detector(lines: list[str]) -> Callable[[str], tuple[bool, bool, str]]:
    """Return a function of a line: whether an item starts, whether a rendering starts, and the text.

    Each item of PubMed's list contains a list.  Some browsers number both, some only the inner list, so that
    every reference is number 1, and some number neither.
    """
    nested = any(map(_OUTER.match, lines))
    numbers = [match[1] for line in lines if (match := _NUMBER.match(line))]
    restarts = numbers.count("1") > 1
    unmarked = not numbers and not any(map(vocabulary.BULLET.match, lines))

    def begins_reference(line: str) -> tuple[bool, bool, str]:
        outer = _OUTER.match(line) or vocabulary.BULLET.match(line)
        number = _NUMBER.match(line, outer.end() if outer else 0)
        end = number.end() if number else outer.end() if outer else 0
        first = number and not nested and (number[1] == "1" or not restarts)
        return bool(outer or first or (unmarked and line.strip())), bool(number), clean(line[end:])

    return begins_reference


def _is_outdented(line: str, items: list[_Item]) -> bool:
    return not items or len(line) - len(line.lstrip()) < items[-1].column


def _reference(item: _Item, position: int, urls: dict[int, str]) -> Reference:
    split = [_without_links(text) for text in map(" ".join, item.renderings)]
    links = [link for _, found in split for link in found]
    texts = [clean(LINK_MARK.sub("", _restore_urls(text, urls))) for text, _ in split]
    work = work_from_ids(_identifiers(links, " ".join(texts), urls))
    return Reference(
        text=texts[0],
        work=work._replace(note=tuple(texts[1:])),
        position=position,
        heading=item.heading,
        links=tuple(dict.fromkeys(label for label, _ in links)),
    )


def _without_links(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text, and the label and number of each link after it."""
    match = vocabulary.LINKS.search(text)
    if not match:
        return text, []
    return text[: match.start()], [
        (link["label"], link["number"] or "") for link in vocabulary.LINK.finditer(match[0])
    ]


def _identifiers(links: list[tuple[str, str]], text: str, urls: dict[int, str]) -> Iterator[Identifier]:
    """The identifiers in the links; a DOI in the text comes first.

    The text has the publisher's case; URLs do not keep it.
    """
    named = {doi.casefold(): doi for _, _, doi in find_dois(text)}
    dois = [parse_doi(_url(number, urls)) for label, number in links if label == "DOI"]
    order = {doi: number for number, doi in enumerate(named)}
    for doi in sorted(dois, key=lambda doi: order.get(doi.casefold(), len(order))):
        yield Identifier("DOI", named.get(doi.casefold(), doi))
    for label, number in links:
        if label != "DOI":
            parse = parse_pmcid if label == "PMC" else pmid_of_link
            yield Identifier(TYPES_OF_LABELS[label], parse(_url(number, urls)))


def _url(number: str, urls: dict[int, str]) -> str:
    """The URL of a link; if the page was opened as a file, links begin with `file://`."""
    return urls.get(int(number or 0), "").removeprefix("file://")


def _restore_urls(text: str, urls: dict[int, str]) -> str:
    """Restore URLs in the text that were shortened or broken over lines."""
    result, end = [], 0
    for match in LINK_MARK.finditer(text):
        url = urls.get(int(match[1]), "")
        length = _url_length(text[match.end() :], url)
        if match.start() >= end:
            result += [text[end : match.start()], url if length else ""]
            end = match.end() + length
    return "".join(result) + text[end:]


def _url_length(text: str, url: str) -> int:
    """How much of the text's start is the URL, perhaps with spaces at line ends or with an ellipsis."""
    matched = position = 0
    while position < len(text) and matched < len(url):
        if text[position].casefold() == url[matched].casefold():
            matched += 1
        elif text[position] != " ":
            break
        position += 1
    if matched == len(url):
        return position
    ellipsis = next((dots for dots in vocabulary.ELLIPSES if text.startswith(dots, position)), "")
    return position + len(ellipsis) if ellipsis and matched >= _MIN_SHORTENED else 0
