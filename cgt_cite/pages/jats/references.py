"""Read the reference lists of a JATS article: every citation in document order, each work once.

Each citation in an item is a reference, as in `(a) ...; (b) ...`.  Several *forms* of one citation (in
`citation-alternatives`, printed and tagged, in two languages) are one reference, with the text of the
printed form and the fields of the tagged one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.model import Reference, Work
from cgt_cite.pages.headings import join_headings
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.citation import is_described, read_citation
from cgt_cite.pages.jats.citation_parts import count_content_words
from cgt_cite.pages.jats.citation_text import citation_text
from cgt_cite.pages.jats.text import text_at, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    Headed = tuple[str, Element]

_LANGUAGE = "xml:lang"
_MIN_UNTAGGED_WORDS = 3  # from this many words outside its fields on, the text is parsed as well


class _CitationForms(NamedTuple):
    """The two forms of one citation: the one that supplies the fields, and the one that is printed."""

    tagged: Element
    printed: Element


def read_references(article: Element) -> tuple[Reference, ...]:
    """Every reference of an article, excluding those of nested articles."""
    return tuple(_references(article))


def _references(article: Element) -> Iterator[Reference]:
    position, known = 0, set()
    for heading, item in _items(article, ()):
        for found in _item_references(item):
            key = item.get("id"), found.text
            if key[0] and key in known:  # a combined list repeats items of the others
                continue
            known.add(key)
            position += 1
            yield found._replace(position=position, heading=heading)


def _items(parent: Element, headings: tuple[str, ...]) -> Iterator[Headed]:
    for child in parent:
        if child.tag == tags.REFERENCE and parent.tag == tags.REFERENCE_LIST:
            yield join_headings(headings), child
        elif child.tag == tags.REFERENCE_LIST:
            yield from _items(child, (*headings, text_at(child, "title")))
        elif child.tag not in tags.NESTED_ARTICLES:
            yield from _items(child, headings)


def _item_references(item: Element) -> Iterator[Reference]:
    label = text_at(item, "label")
    cited = _citations(item)
    if not cited:
        text = citation_text(item, label)
        if text:
            yield Reference(text)
    for forms in cited:
        found = _reference(forms, label if len(cited) == 1 else "")
        if found.text or found.work != Work():
            yield found


def _reference(cited: _CitationForms, label: str) -> Reference:
    text = citation_text(cited.printed, label)
    work, remarks = read_citation(cited.tagged)
    if cited.printed is not cited.tagged:
        other, _ = read_citation(cited.printed)
        work = _add_identifiers(work, other) if is_described(work) else other
    has_untagged_text = (
        cited.tagged.tag in tags.WITH_TEXT and count_content_words(remarks) >= _MIN_UNTAGGED_WORDS
    )
    return Reference(text, work, tagged=is_described(work) and not has_untagged_text)


def _add_identifiers(work: Work, other: Work) -> Work:
    """The work with missing identifiers and URL taken from another form of the citation."""
    names = ("DOI", "PMID", "PMCID", "arxiv", "URL", "accessed")
    return work._replace(**{name: getattr(work, name) or getattr(other, name) for name in names})


def _citations(item: Element) -> list[_CitationForms]:
    found = list(_find_citations(item))
    printed_ones = [element for element in found if element.tag == tags.MIXED_CITATION]
    others = [
        element for element in found if element.tag in tags.CITATIONS and element.tag != tags.MIXED_CITATION
    ]
    if others and len(printed_ones) == len(others):
        return [_CitationForms(*pair) for pair in zip(others, printed_ones, strict=True)]
    if others and printed_ones:  # one form may contain what is divided into several in the other
        return [_CitationForms(one, one) for one in max(others, printed_ones, key=len)]
    languages = {element.get(_LANGUAGE) for element in found} - {None}
    if len(found) > 1 and len(languages) == len(found):
        return [_choose_forms(found)]
    forms = [list(_find_citations(one)) if one.tag == tags.ALTERNATIVES else [one] for one in found]
    return [_choose_forms(some) for some in forms if some]


def _find_citations(parent: Element) -> Iterator[Element]:
    """The citations in an element; a `citation-alternatives` element counts as one."""
    for child in parent:
        if child.tag in tags.CITATIONS or (
            child.tag == tags.ALTERNATIVES and parent.tag != tags.ALTERNATIVES
        ):
            yield child
        else:
            yield from _find_citations(child)


def _choose_forms(forms: list[Element]) -> _CitationForms:
    """Choose from the forms of one citation; the most heavily tagged one supplies the fields."""
    tagged = max(
        forms, key=lambda form: (form.tag != tags.MIXED_CITATION, form.get(_LANGUAGE) == "en", len(form))
    )
    with_text = [form for form in forms if form.tag == tags.MIXED_CITATION and text_of(form)]
    english = [form for form in with_text if form.get(_LANGUAGE) == "en"]
    return _CitationForms(tagged, (english or with_text or [tagged])[0])
