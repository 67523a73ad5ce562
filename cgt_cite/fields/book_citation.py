"""The line that PubMed prints where a book's chapter has no journal.

`In: Adam MP, editor. GeneReviews [Internet]. Seattle (WA): University of Washington; 1993–2025. 1998 Sep 4.`
"""

from __future__ import annotations

from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.index_names import index_names
from cgt_cite.fields.text import squeeze
from cgt_cite.lazily import lazily
from cgt_cite.model import PartialDate, Work

_DATE = r"(?:1[89]|20)\d\d\b[^.;:\[\]–-]{0,20}"
_BOOK = (
    r"(?:(?P<editors>[^:;\[\]]{2,2000}?),? editors?\. )?"
    r"(?P<book>[^;]{2,500}?)\. "
    r"(?P<place>[^.:;]{2,60}): (?P<publisher>[^;]{2,200}); "
    rf"(?P<printed>{_DATE})(?:[–-][^.;\[]{{0,30}})?"
    rf"(?:\. ?(?P<after>{_DATE}))?"
)
_CHAPTER = lazily(rf"(?:(?P<before>{_DATE})\. ?)?\bIn: {_BOOK}", needles=("In: ",))
_BARE = lazily(rf"(?P<before>)\A{_BOOK}", needles=("; ",))
_EDITION = lazily(r"\. (?P<edition>[^.]{1,30}?) ed(?:ition|\.)?$")


def parse_book_citation(text: str) -> Work | None:
    """The book and the date of the chapter; None for any other text.

    The date is the chapter's own, which is printed before or after the book's, else the book's.
    """
    line = squeeze(text)
    match = _CHAPTER.search(line) or _BARE.match(line)
    if not match:
        return None
    editors, cut = index_names(match["editors"] or "")
    edition = _EDITION.search(match["book"])
    return Work(
        type="chapter",
        editor=editors,
        editor_cut=cut,
        container_title=match["book"][: edition.start()] if edition else match["book"],
        edition=edition["edition"] if edition else "",
        issued=_first_date(match["after"], match["before"], match["printed"]),
        publisher=match["publisher"],
        publisher_place=match["place"],
    )


def _first_date(*texts: str | None) -> PartialDate | None:
    return next((date for text in texts if text and (date := parse_date(text))), None)
