"""Parse PubMed's citations of books and chapters.

`In: Doe J, Roe R, editors. Handbook [Internet]. 2nd ed. Exeter (UK): Example Press; 1993-2025. 2006 Apr 18.`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.dates import MONTH, YEAR, parse_date
from cgt_cite.fields.identifiers import find_doi
from cgt_cite.fields.names import NameForm, parse_names
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.fields.text import clean
from cgt_cite.model import NameList, Work, WorkType
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import Fields, PartialDate

_DAY = rf"{YEAR}(?: {MONTH}(?: \d{{1,2}})?)?"
_IMPRINT = lazy_compile(
    r"(?:\A|(?<=[.?!\]] )(?<!\bSt\. ))(?P<place>(?![A-Z]{4,}:)\[?[^\W\d_](?:(?!(?<!\bSt)\. )[^:;]){1,60}): "
    r"(?P<publisher>[^\s;a-z](?:(?!\. [^:;.]{1,60}: )[^;]){0,200}); "
    rf"(?P<date>{YEAR}[^.;]{{0,40}})(?:\.|\Z)",
)
_IN_BOOK = lazy_compile(r"\AIn: ?")
_EDITORS = lazy_compile(r"\A(?P<names>[^\W_].{1,3000}?),? \(?(?:editors?|eds?)\b\)?\.?(?: |\Z)")
_MEDIUM = lazy_compile(r" ?\[(?P<medium>Internet|CD-ROM|DVD|Online)\]\.?\Z")
_EDITION = lazy_compile(r"(?P<edition>.{1,40}?) (?:ed|edition)", re.IGNORECASE)
_UPDATED = lazy_compile(r" ?\[(?:updated|revised|cited) [^\]]{1,60}\]", re.IGNORECASE)
_ISSUED = lazy_compile(rf"\A(?P<date>{_DAY})(?=\.|\Z)")
_DATE_BEFORE = lazy_compile(rf"(?P<date>{_DAY})\.? *\Z")
_PAGES = lazy_compile(r"\bpp?\. ?(?P<pages>[\w-]{1,20}(?:, ?[\w-]{1,20}){0,9})")
_REPORT = lazy_compile(r"\bReport No\.: ?(?P<number>[^\s.]{1,40})")
_SERIES = lazy_compile(r"\A(?P<series>[^\W\d_][^.;:]{8,120})\.?\Z")


def parse_book(text: str, chapter_date: PartialDate | None = None) -> Work | None:
    """The book in `text` or, if that begins with `In: `, a chapter of it; None if there is no imprint.

    A chapter's date is found in `text` or given as `chapter_date`, or else it is the book's.
    """
    entry = _UPDATED.sub("", clean(text))
    line = _IN_BOOK.sub("", entry)
    imprint = _IMPRINT.search(line)
    if not imprint:
        return None
    is_chapter, after = line != entry, line[imprint.end() :].strip()
    fields = _book(line[: imprint.start()])
    return Work(
        type=WorkType.CHAPTER if is_chapter else WorkType.BOOK,
        publisher=imprint["publisher"].strip(),
        publisher_place=imprint["place"].strip(),
        issued=_date(_ISSUED, after) or chapter_date or _start_date(imprint["date"]),
        DOI=find_doi(after),
        **({"container_title": fields.pop("title")} if is_chapter else {}),
        **fields,
        **_notes(after),
    )


def parse_editors(text: str) -> tuple[NameList, str]:
    """The editors at the beginning of `text`, and the rest of the text.

    >>> parse_editors("Doe J, Roe R, editors. Handbook.")[1]
    'Handbook.'
    """
    match = _EDITORS.match(text)
    return (parse_names(match["names"], NameForm.INDEX), text[match.end() :]) if match else (NameList(), text)


def split_medium(title: str) -> tuple[str, str]:
    """Split `Handbook [Internet].` into title and medium."""
    title = title.strip().rstrip(".")
    match = _MEDIUM.search(title)
    return (title[: match.start()].rstrip(". "), match["medium"]) if match else (title, "")


def split_date(title: str) -> tuple[str, PartialDate | None]:
    """Split `One chapter. 2006 Apr 18 [updated 2025 Aug 14]` into title and date."""
    head, _, last = _UPDATED.sub("", title).rstrip(". ").rpartition(". ")
    date = _date(_ISSUED, last) if head else None
    return (head, date) if date else (title, None)


def _book(text: str) -> Fields:
    """The editors, title, edition and medium of a book."""
    editors, rest = parse_editors(text.strip())
    parts = rest.rstrip(". ").split(". ")
    editions = [part for part in parts[1:] if _EDITION.fullmatch(part)]
    title, medium = split_medium(". ".join(part for part in parts if part not in editions))
    edition = _EDITION.fullmatch(editions[0]) if editions else None
    return {
        "title": title,
        "editor": editors,
        "edition": edition["edition"] if edition else "",
        "medium": medium,
    }


def _notes(text: str) -> Fields:
    """Parse what follows an imprint: pages, a report's number, the series."""
    pages, report = _PAGES.search(text), _REPORT.search(text)
    series = _SERIES.match(text[report.end() :].lstrip(". ")) if report else None
    return {
        "page": parse_pages(pages["pages"]) if pages else None,
        "number": report["number"] if report else "",
        "collection_title": series["series"] if series else "",
    }


def _start_date(text: str) -> PartialDate | None:
    """The date of a book, or the first of a range: `1993–2025`, `2022 Jan-`."""
    return parse_date(re.split(r"\s*[-–]", text, maxsplit=1)[0])


def _date(form: re.Pattern[str], text: str) -> PartialDate | None:
    match = form.search(text)
    return parse_date(match["date"]) if match else None


def parse_chapter(text: str) -> Work | None:
    """A chapter of the book that follows `In: ` in `text`, or that is all of it; None for any other text.

    The date is the chapter's own, printed before or after the book, or else the book's.
    """
    before, found, book = clean(text).partition("In: ")
    if not found:
        return parse_book(f"In: {before}")
    return parse_book(f"In: {book}", _date(_DATE_BEFORE, before))
