"""The reference lists of an article: every citation in document order, each work once.

An item with several citations, `(a)` and `(b)`, lists several works, and each is a reference.  Where its
citations are forms of one (in `citation-alternatives`, printed and tagged, in two languages), they are one:
the text is that of the printed form, the fields are those of the tagged one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.model import Reference, Work
from cgt_cite.pages.headings import join_headings
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.citation import is_described, read_citation
from cgt_cite.pages.jats.parts import says_more
from cgt_cite.pages.jats.printed import printed
from cgt_cite.pages.jats.text import text_at, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    Headed = tuple[str, Element]

_LANGUAGE = "xml:lang"
_UNREAD = 3  # words without a tag from which on the text is worth reading


class _Cited(NamedTuple):
    """The forms of one citation: the one to read its fields from, and the one that is printed."""

    tagged: Element
    printed: Element


def read_references(article: Element) -> tuple[Reference, ...]:
    """Every reference of an article; those of the articles in it are their own."""
    return tuple(_references(article))


def _references(article: Element) -> Iterator[Reference]:
    position, known = 0, set()
    for heading, item in _items(article, ()):
        for found in _of_item(item):
            mark = item.get("id"), found.text
            if mark[0] and mark in known:  # a digest of the lists repeats some of their items
                continue
            known.add(mark)
            position += 1
            yield found._replace(position=position, heading=heading)


def _items(parent: Element, headings: tuple[str, ...]) -> Iterator[Headed]:
    for child in parent:
        if child.tag == tags.ITEM and parent.tag == tags.LIST:
            yield join_headings(headings), child
        elif child.tag == tags.LIST:
            yield from _items(child, (*headings, text_at(child, "title")))
        elif child.tag not in tags.PARTS:
            yield from _items(child, headings)


def _of_item(item: Element) -> Iterator[Reference]:
    label = text_at(item, "label")
    cited = _citations(item)
    if not cited:
        text = printed(item, label)
        if text:
            yield Reference(text)
    for forms in cited:
        found = _reference(forms, label if len(cited) == 1 else "")
        if found.text or found.work != Work():
            yield found


def _reference(cited: _Cited, label: str) -> Reference:
    text = printed(cited.printed, label)
    work, remarks = read_citation(cited.tagged)
    if cited.printed is not cited.tagged:
        other, _ = read_citation(cited.printed)
        work = _completed(work, other) if is_described(work) else other
    unread = cited.tagged.tag in tags.WITH_TEXT and says_more(remarks) >= _UNREAD
    return Reference(text, work, tagged=is_described(work) and not unread)


def _completed(work: Work, other: Work) -> Work:
    """The work with the identifiers and the address that another form of the citation gives."""
    names = ("DOI", "PMID", "PMCID", "arxiv", "URL", "accessed")
    return work._replace(**{name: getattr(work, name) or getattr(other, name) for name in names})


def _citations(item: Element) -> list[_Cited]:
    found = list(_found(item))
    printed_ones = [element for element in found if element.tag == tags.PRINTED]
    others = [element for element in found if element.tag in tags.CITATIONS and element.tag != tags.PRINTED]
    if others and len(printed_ones) == len(others):
        return [_Cited(tagged, shown) for tagged, shown in zip(others, printed_ones, strict=True)]
    if others and printed_ones:  # one form may hold what several do in the other
        return [_Cited(one, one) for one in max(others, printed_ones, key=len)]
    languages = {element.get(_LANGUAGE) for element in found} - {None}
    if len(found) > 1 and len(languages) == len(found):
        return [_of_forms(found)]
    forms = [list(_found(one)) if one.tag == tags.ALTERNATIVES else [one] for one in found]
    return [_of_forms(some) for some in forms if some]


def _found(parent: Element) -> Iterator[Element]:
    """The citations in an element, with those that are forms of one as one."""
    for child in parent:
        if child.tag in tags.CITATIONS or (
            child.tag == tags.ALTERNATIVES and parent.tag != tags.ALTERNATIVES
        ):
            yield child
        else:
            yield from _found(child)


def _of_forms(forms: list[Element]) -> _Cited:
    """The forms of one citation; the most heavily tagged one supplies the fields."""
    tagged = max(forms, key=lambda form: (form.tag != tags.PRINTED, form.get(_LANGUAGE) == "en", len(form)))
    shown = [form for form in forms if form.tag == tags.PRINTED and text_of(form)]
    english = [form for form in shown if form.get(_LANGUAGE) == "en"]
    return _Cited(tagged, (english or shown or [tagged])[0])
