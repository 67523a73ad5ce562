"""What BibTeX and biblatex have in common: the syntax of records, names, titles, numbers and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.common import (
    abstract,
    as_sentence,
    date_in_words,
    essential_notes,
    extra_notes,
    headings,
    keywords,
    label,
    with_scheme,
)
from cgt_cite.formats.latex import escape, verbatim
from cgt_cite.formats.latex_data import LANGUAGES
from cgt_cite.formats.options import Protect
from cgt_cite.formats.protect import protect_case
from cgt_cite.formats.unaccounted import is_bare, missing_from_fields
from cgt_cite.model import WorkType
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, Name, NameList, Work

    Field = tuple[str, str]  # a field's name and its value, without the braces

_NO_PREFIX_OR_SUFFIX = ("", "", "")  # the last three fields of a `Name`
_INITIALS = lazy_compile(r"[A-Z]\.(?:[ -]?[A-Z]\.)*")
_NAME_SEPARATOR = lazy_compile(r"(?i)\band\b|,")
_AND = lazy_compile(r"\band\b")
_QUOTED = lazy_compile(r'(?<![^\s(\[{/–—-])"([^"]+)"(?!\w)')
_MAX_NOTE_BYTES = 255  # cobib looks for a file named like the note, which fails with longer ones
_MASTERS = lazy_compile(r"(?i)\bmaster|\bm\.? ?(?:sc|a|phil)\b|\bdiplom|\blicen")
_ORDINAL = lazy_compile(r"(?i)(\d{1,3})(?:st|nd|rd|th|e|\.)?(?: ed(?:ition|n)?\.?)?")
_LEGAL_TYPES = {WorkType.BILL, WorkType.LEGAL_CASE, WorkType.LEGISLATION}
_LISTS = (  # fields that no style prints, but programs keep
    ("publicationtype", "publication_type"),
    ("substance", "substance"),
    ("grant", "grant"),
    ("figure", "figure"),
)


def record(kind: str, entry: Entry, number: int, fields: Iterable[Field]) -> str:
    """One record of entry type `kind`, one field per line; fields without a value are left out."""
    lines = [f",\n  {name} = {_value(name, value)}" for name, value in fields if value]
    return f"@{kind}{{{label(entry, number)}{''.join(lines)}\n}}\n\n"


def _value(name: str, value: str) -> str:
    """The value in braces, except for the month, which readers recognise as a bare word."""
    return value if name == "month" else f"{{{value}}}"


def texts(work: Work, pairs: Iterable[Field], options: OutputOptions) -> Iterator[Field]:
    """Plain text fields, from pairs of the name in BibTeX and the name in the model."""
    return ((name, escape(text, options)) for name, field in pairs if (text := getattr(work, field)))


def addresses(work: Work, pairs: Iterable[Field], options: OutputOptions) -> Iterator[Field]:
    """Fields that readers take verbatim: DOI, URL, PMID."""
    for name, field in pairs:
        if text := getattr(work, field):
            yield name, url(text, options) if field == "URL" else verbatim(text, options)


def url(text: str, options: OutputOptions) -> str:
    """An address; `$` is percent-encoded, since Better BibTeX takes it for the start of a formula."""
    return verbatim(with_scheme(text).replace("$", "%24"), options)


def title(text: str, work: Work, options: OutputOptions) -> str:
    """A title with its capitals protected as the options say, and straight quotes made curly.

    LaTeX would print both `"` as closing quotes.  The title of a law or a case is a proper name as a whole.
    """
    curled = _QUOTED.sub(r"“\1”", text) if text.count('"') % 2 == 0 else text
    named = work.type in _LEGAL_TYPES and options.protect is Protect.WORDS
    return protect_case(curled, work.language, options._replace(protect=Protect.TITLE) if named else options)


def container(work: Work) -> str:
    """The container's title; empty for a law or a case, if the note has it with the volume."""
    return "" if _legal_citation(work) else work.container_title


def _legal_citation(work: Work) -> str:
    """`Pub. L. No. 97-999, 96 Stat. 2049`: BibTeX has no entry that prints the numbers of a law or a case."""
    if work.type not in _LEGAL_TYPES:
        return ""
    volume = " ".join(filter(None, (work.volume, work.container_title, str(work.page or ""))))
    return ", ".join(filter(None, (work.number, volume)))


def undivided(text: str, options: OutputOptions) -> str:
    """A publisher or place; in extra braces if it contains `and`, which would separate items of a list."""
    escaped = escape(text, options)
    return f"{{{escaped}}}" if _AND.search(escaped) else escaped


def names(work: Work, options: OutputOptions) -> Iterator[Field]:
    """Authors, editors and translators."""
    yield "author", _people(work.author, options)
    yield "editor", _people(work.editor, options)
    yield "translator", _people(work.translator, options)


def _people(people: NameList, options: OutputOptions) -> str:
    """`Last, First and {Organisation} and others`."""
    written = [text for text in (_name(name, options) for name in people.names) if text]
    return " and ".join([*written, "others"] if written and people.truncated else written)


def _name(name: Name, options: OutputOptions) -> str:
    """`van der Berg, Anna`, `Smith, Jr, John`; a name without a given name is put into braces."""
    if name[2:] == _NO_PREFIX_OR_SUFFIX and _is_plain(name.family) and _is_plain(name.given):  # most names
        return f"{name.family}, {name.given}"
    family = " ".join(filter(None, (name.particle, name.family)))
    if name.literal or not (name.family and name.given):
        return _braced(name.literal or " ".join(filter(None, (family, name.given, name.suffix))), options)
    parts = (_name_part(text, options) for text in (family, name.suffix, name.given))
    return ", ".join(filter(None, parts))


def _braced(text: str, options: OutputOptions) -> str:
    escaped = escape(text, options)
    simple = escaped.isalpha() and escaped.lower() not in ("and", "others")
    return escaped if simple or not escaped else f"{{{escaped}}}"


def _is_plain(text: str) -> bool:
    """Whether a part of a name is initials or ASCII letters without a meaning in BibTeX."""
    if text.isalpha():
        return text.isascii() and text.lower() != "and"
    return bool(_INITIALS.fullmatch(text))


def _name_part(text: str, options: OutputOptions) -> str:
    """A part of a name, in braces if it contains a separator of names."""
    if _is_plain(text):
        return text
    escaped = escape(text, options)
    return f"{{{escaped}}}" if _NAME_SEPARATOR.search(escaped) else escaped


def language(work: Work, options: OutputOptions) -> Iterator[Field]:
    """The language code, which Zotero and JabRef display, and the name used by babel, biblatex, pandoc."""
    yield "language", escape(work.language, options)
    yield "langid", LANGUAGES.get(work.language, "")


def edition_number(edition: str) -> str:
    """`5` for `5th ed.`, which biblatex prints as an ordinal; text is left unchanged."""
    match = _ORDINAL.fullmatch(edition)
    return match[1] if match else edition


def genre(kind: str, work: Work, options: OutputOptions) -> str:
    """The genre, or else the CSL type in words if BibTeX has only `misc` for it."""
    if work.genre or work.type == WorkType.STANDARD:
        return escape(as_sentence(work.genre or work.type), options)
    if kind != "misc" or work.type == WorkType.DOCUMENT:
        return ""
    return escape(work.type.replace("_", " "), options)  # in lower case, in which pandoc recognises some


def is_masters(work: Work) -> bool:
    """Whether a thesis is for a master's degree or a lower one."""
    return bool(_MASTERS.search(work.genre))


def _date_range(work: Work) -> Iterator[str]:
    """A range of dates in full: `year` and `month` hold only its beginning."""
    if work.issued and work.issued.end:
        yield f"Issued {date_in_words(work.issued)}"


def text_fields(entry: Entry, options: OutputOptions) -> Iterator[Field]:
    """Keywords, abstract and notes; what should be printed goes into `note`, the rest into `annote`."""
    work, texts = entry.work, list(missing_from_fields(entry))
    bare = is_bare(work)
    printed = filter(None, (_legal_citation(work), *essential_notes(entry), *(texts if bare else ())))
    note, left = _fit_note(list(printed), options)
    if left and not note:
        note = _truncate_note(left[0], options)
    kept = [] if bare else [f"Cited as: {text}" for text in texts]
    unprinted = [*left, *_date_range(work), *extra_notes(entry), *kept, *headings(entry), *_cited_by(entry)]
    yield "keywords", escape("; ".join(keywords(work)), options)
    yield "abstract", escape(abstract(work), options)
    yield "note", note
    yield "annote", escape("; ".join(unprinted), options)
    lists = ((name, getattr(work.indexing, field)) for name, field in _LISTS)
    yield from ((name, escape("; ".join(items), options)) for name, items in lists if items)
    yield "conflictofinterest", escape(work.indexing.conflict_of_interest, options)


def _cited_by(entry: Entry) -> Iterator[str]:
    if entry.cited_by:
        yield f"Cited by: {clean(', '.join(entry.cited_by))}"


def _fit_note(texts: list[str], options: OutputOptions) -> tuple[str, list[str]]:
    """A note made of as many of the texts as fit, and the texts left over."""
    fitting: list[str] = []
    left: list[str] = []
    for text in texts:
        fits = len(escape("; ".join([*fitting, text]), options).encode()) <= _MAX_NOTE_BYTES
        (fitting if fits else left).append(text)
    return escape("; ".join(fitting), options), left


def _truncate_note(text: str, options: OutputOptions) -> str:
    """As many words of a long text as fit into a note, so that at least these are printed."""
    short = text[:_MAX_NOTE_BYTES]
    while len(escape(f"{short} ...", options).encode()) > _MAX_NOTE_BYTES:
        short = short[: -len(short) // 8]
    return escape(f"{short.rpartition(' ')[0] or short} ...", options)
