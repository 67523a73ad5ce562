"""Strictly regular references, read by rules: `Smith JA, Jones B. Title. J Name. 2004;20(3):103-9. doi: ...`.

Most of what PubMed shows has one of few forms.  Where every part of a string keeps to one, nothing is left to
weigh, and rules are as right as the tagger and many times as fast; whatever keeps to it less is the tagger's.
A form takes the string without its label and without the marks behind it.
"""

from __future__ import annotations

from collections.abc import Callable

from cgt_cite.model import Fields, PageRange, Pages
from cgt_cite.parse.extras import of_marks
from cgt_cite.parse.lexicon import Lexicon
from cgt_cite.parse.marks import Mark
from cgt_cite.regex import lazy_compile

from .articles import read_article
from .books import read_book
from .chinese import read_chinese
from .law import read_law
from .mla import read_mla
from .proceedings import read_proceedings

# Old lists of PubMed mark reviews; PMC prints the number of an article behind its DOI.
_REST = lazy_compile(r"(?:\.(?P<number>e?\d{5,9})\b)?[\s.,;:\[\]]*(?:Review\.\s*)?")
_ENDS = " .,;:["
_GAP = 3  # code points at most between marks that stand together
_ARTICLES_LETTER = "J"  # [J], of GB/T 7714


def read_regular(text: str, marks: list[Mark], lexicon: Callable[[], Lexicon]) -> Fields | None:
    """The fields of a reference that keeps to one of the forms, none of them empty, or None."""
    within = [mark for mark in marks if _is_within(mark, text, marks)]
    body = _body(text, [mark for mark in marks if mark not in within])
    for mark in within:
        body = body.replace(text[mark.start : mark.end], "").replace(" .", ".")
    identified = any(mark.kind == "doi" for mark in marks)
    fields = body and (
        read_article(body, lexicon, identified=identified)
        or read_proceedings(body)
        or read_book(body, lexicon)
        or read_mla(body)
        or read_law(body)
        or read_chinese(body)
    )
    if not fields:
        return None
    if not fields.get("page"):
        fields["page"] = _number_behind(text, marks)
    return {name: value for name, value in {**fields, **of_marks(marks)}.items() if value}


def _is_within(mark: Mark, text: str, marks: list[Mark]) -> bool:
    """Whether a mark stands behind the title, where the text goes on: `Title [J]. Journal, 2004`."""
    if mark.kind != "language":
        return mark.value == _ARTICLES_LETTER
    ends = [*(other.start for other in marks), len(text)]
    return not any(0 <= end - mark.end < _GAP for end in ends)


def _number_behind(text: str, marks: list[Mark]) -> Pages | None:
    """The number of an article that stands behind its DOI."""
    ends = [mark.end for mark in marks if mark.kind == "doi"]
    found = _REST.match(text, ends[0]) if ends else None
    return Pages((PageRange(found["number"]),)) if found and found["number"] else None


def _body(text: str, marks: list[Mark]) -> str:
    """The text without its label and the marks that end it; nothing if marks stand elsewhere."""
    begin = marks[0].end if marks and marks[0].kind == "label" else 0
    end = len(text)
    for mark in reversed(marks[1:] if begin else marks):
        if not _REST.fullmatch(text, mark.end, end):
            return ""
        end = mark.start
    return text[begin:end].rstrip(_ENDS).removesuffix(". Review").rstrip(_ENDS)
