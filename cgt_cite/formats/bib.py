"""What BibTeX and biblatex have in common: the syntax of records, names, titles, numbers and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields import note_labels
from cgt_cite.fields.text import clean
from cgt_cite.formats.common import (
    abstract_paragraph,
    add_scheme,
    all_keywords,
    capitalize_first,
    check_notes,
    citation_key,
    essential_notes,
    extra_notes,
    format_date,
    heading_notes,
)
from cgt_cite.formats.latex import escape, escape_verbatim
from cgt_cite.formats.latex_data import LANGUAGES
from cgt_cite.formats.options import Protect
from cgt_cite.formats.protect import protect_case
from cgt_cite.formats.reference_texts import has_no_title_or_container, texts_to_keep
from cgt_cite.model import WorkType
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, Name, NameList, Work

    Field = tuple[str, str]  # a field's name and its value, without the braces

_FAMILY_AND_GIVEN_ONLY = ("", "", "")  # the last three fields of a `Name`
_INITIALS = lazy_compile(r"[A-Z]\.(?:[ -]?[A-Z]\.)*")
_NAME_SEPARATOR = lazy_compile(r"(?i)\band\b|,")
_AND = lazy_compile(r"\band\b")
_QUOTED = lazy_compile(r'(?<![^\s(\[{/–—-])"([^"]+)"(?!\w)')
_MAX_NOTE_BYTES = 255  # cobib looks for a file with the note as its name, which fails if it is longer
_MASTERS = lazy_compile(r"(?i)\bmaster|\bm\.? ?(?:sc|a|phil)\b|\bdiplom|\blicen")
_ORDINAL = lazy_compile(r"(?i)(\d{1,3})(?:st|nd|rd|th|e|\.)?(?: ed(?:ition|n)?\.?)?")
_LEGAL_TYPES = {WorkType.BILL, WorkType.LEGAL_CASE, WorkType.LEGISLATION}
_LISTS = (  # fields that no style prints, but programs keep
    ("publicationtype", "publication_type"),
    ("substance", "substance"),
    ("grant", "grant"),
    ("figure", "figure"),
)


def format_record(entry_type: str, entry: Entry, number: int, fields: Iterable[Field]) -> str:
    """One record of this entry type, one field per line; fields without a value are left out."""
    lines = [f",\n  {name} = {_format_value(name, value)}" for name, value in fields if value]
    return f"@{entry_type}{{{citation_key(entry, number)}{''.join(lines)}\n}}\n\n"


def _format_value(name: str, value: str) -> str:
    """The value in braces, except for the month, which programs recognise as a word without braces."""
    return value if name == "month" else f"{{{value}}}"


def text_fields(work: Work, pairs: Iterable[Field], options: OutputOptions) -> Iterator[Field]:
    """Text fields, from pairs of the name in BibTeX and the name in the model."""
    return ((name, escape(text, options)) for name, field in pairs if (text := getattr(work, field)))


def verbatim_fields(work: Work, pairs: Iterable[Field], options: OutputOptions) -> Iterator[Field]:
    """The same for fields that programs take verbatim: DOI, URL, PMID."""
    for name, field in pairs:
        if text := getattr(work, field):
            yield name, format_url(text, options) if field == "URL" else escape_verbatim(text, options)


def format_url(text: str, options: OutputOptions) -> str:
    """A URL; `$` is percent-encoded, since Better BibTeX takes it for the start of a formula."""
    return escape_verbatim(add_scheme(text).replace("$", "%24"), options)


def format_title(text: str, work: Work, options: OutputOptions) -> str:
    """A title with its capitals protected as the options require, and straight quotes made curly.

    LaTeX would print both `"` as closing quotes.  The title of a law or a case is a proper name as a whole.
    """
    curled = _QUOTED.sub(r"“\1”", text) if text.count('"') % 2 == 0 else text
    is_name = work.type in _LEGAL_TYPES and options.protect is Protect.WORDS
    return protect_case(
        curled, work.language, options._replace(protect=Protect.TITLE) if is_name else options
    )


def container_title(work: Work) -> str:
    """The container's title; empty for a law or a case, if the note has it with the volume."""
    return "" if _legal_citation(work) else work.container_title


def _legal_citation(work: Work) -> str:
    """`Pub. L. No. 97-999, 96 Stat. 2049`: BibTeX has no entry that prints the numbers of a law or a case."""
    if work.type not in _LEGAL_TYPES:
        return ""
    volume = " ".join(filter(None, (work.volume, work.container_title, str(work.page or ""))))
    return ", ".join(filter(None, (work.number, volume)))


def protect_and(text: str, options: OutputOptions) -> str:
    """A publisher or place; in extra braces if it contains `and`, which would separate items of a list."""
    escaped = escape(text, options)
    return f"{{{escaped}}}" if _AND.search(escaped) else escaped


def name_fields(work: Work, options: OutputOptions) -> Iterator[Field]:
    """Authors, editors and translators."""
    yield "author", _format_names(work.author, options)
    yield "editor", _format_names(work.editor, options)
    yield "translator", _format_names(work.translator, options)


def _format_names(people: NameList, options: OutputOptions) -> str:
    """`Last, First and {Organisation} and others`."""
    written = [text for text in (_format_name(name, options) for name in people.names) if text]
    return " and ".join([*written, "others"] if written and people.truncated else written)


def _format_name(name: Name, options: OutputOptions) -> str:
    """`van der Berg, Anna`, `Smith, Jr, John`; several words without a given name are put into braces."""
    if (
        name[2:] == _FAMILY_AND_GIVEN_ONLY and _is_simple(name.family) and _is_simple(name.given)
    ):  # most names
        return f"{name.family}, {name.given}"
    family = " ".join(filter(None, (name.particle, name.family)))
    if name.literal or not (name.family and name.given):
        return _put_in_braces(
            name.literal or " ".join(filter(None, (family, name.given, name.suffix))), options
        )
    parts = (_format_name_part(text, options) for text in (family, name.suffix, name.given))
    return ", ".join(filter(None, parts))


def _put_in_braces(text: str, options: OutputOptions) -> str:
    escaped = escape(text, options)
    is_word = escaped.isalpha() and escaped.lower() not in ("and", "others")
    return escaped if is_word or not escaped else f"{{{escaped}}}"


def _is_simple(text: str) -> bool:
    """Whether a part of a name is initials or ASCII letters without a meaning in BibTeX."""
    if text.isalpha():
        return text.isascii() and text.lower() != "and"
    return bool(_INITIALS.fullmatch(text))


def _format_name_part(text: str, options: OutputOptions) -> str:
    """A part of a name, in braces if it contains a separator of names."""
    if _is_simple(text):
        return text
    escaped = escape(text, options)
    return f"{{{escaped}}}" if _NAME_SEPARATOR.search(escaped) else escaped


def language_fields(work: Work, options: OutputOptions) -> Iterator[Field]:
    """The language code, which Zotero and JabRef display, and the name used by babel, biblatex, pandoc."""
    yield "language", escape(work.language, options)
    yield "langid", LANGUAGES.get(work.language, "")


def edition_number(edition: str) -> str:
    """`5` for `5th ed.`, which biblatex prints as an ordinal; text is left unchanged."""
    match = _ORDINAL.fullmatch(edition)
    return match[1] if match else edition


def format_genre(entry_type: str, work: Work, options: OutputOptions) -> str:
    """The genre, or else the CSL type in words if BibTeX has only `misc` for it."""
    if work.genre or work.type == WorkType.STANDARD:
        return escape(capitalize_first(work.genre or work.type), options)
    if entry_type != "misc" or work.type == WorkType.DOCUMENT:
        return ""
    return escape(work.type.replace("_", " "), options)  # in lower case, in which pandoc recognises some


def is_masters_thesis(work: Work) -> bool:
    """Whether a thesis is for a master's degree or a lower one."""
    return bool(_MASTERS.search(work.genre))


def _date_range_notes(work: Work) -> Iterator[str]:
    """A range of dates in full: `year` and `month` hold only its beginning."""
    if work.issued and work.issued.end:
        yield f"Issued {format_date(work.issued)}"


def annotation_fields(entry: Entry, options: OutputOptions) -> Iterator[Field]:
    """Keywords, abstract, indexing and notes; what must be printed is in `note`, the rest in `annote`."""
    work, texts = entry.work, list(texts_to_keep(entry))
    unidentified = has_no_title_or_container(work)
    printed = filter(None, (_legal_citation(work), *essential_notes(entry), *(texts if unidentified else ())))
    note, left = _fit_note(list(printed), options)
    if left and not note:
        note = _truncate_note(left[0], options)
    kept = [] if unidentified else [f"{note_labels.CITED_AS}: {text}" for text in texts]
    unprinted = [
        *left,
        *_date_range_notes(work),
        *check_notes(entry),
        *extra_notes(entry),
        *kept,
        *heading_notes(entry),
        *_cited_by_notes(entry),
    ]
    yield "keywords", escape("; ".join(all_keywords(work)), options)
    yield "abstract", escape(abstract_paragraph(work), options)
    yield "note", note
    yield "annote", escape(note_labels.SEPARATOR.join(unprinted), options)
    lists = ((name, getattr(work.indexing, field)) for name, field in _LISTS)
    yield from ((name, escape("; ".join(items), options)) for name, items in lists if items)
    yield "conflictofinterest", escape(work.indexing.conflict_of_interest, options)


def _cited_by_notes(entry: Entry) -> Iterator[str]:
    if entry.cited_by:
        yield f"{note_labels.CITED_BY}: {clean(', '.join(entry.cited_by))}"


def _fit_note(texts: list[str], options: OutputOptions) -> tuple[str, list[str]]:
    """A note made of as many of the texts as fit, and the texts left over."""
    fitting: list[str] = []
    left: list[str] = []
    for text in texts:
        fits = len(escape(note_labels.SEPARATOR.join([*fitting, text]), options).encode()) <= _MAX_NOTE_BYTES
        (fitting if fits else left).append(text)
    return escape(note_labels.SEPARATOR.join(fitting), options), left


def _truncate_note(text: str, options: OutputOptions) -> str:
    """As many words of a long text as fit into a note, so that at least these are printed."""
    short = text[:_MAX_NOTE_BYTES]
    while len(escape(f"{short} ...", options).encode()) > _MAX_NOTE_BYTES:
        short = short[: -len(short) // 8]
    return escape(f"{short.rpartition(' ')[0] or short} ...", options)
