"""What BibTeX and biblatex have in common: an entry's shape, names, titles, numbers and notes."""

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
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, Name, Work

    Field = tuple[str, str]  # a name and its value, without the braces

_NO_PREFIX_OR_SUFFIX = ("", "", "")  # of a name, behind family and given
_INITIALS = lazy_compile(r"[A-Z]\.(?:[ -]?[A-Z]\.)*")
_PARTS_NAMES = lazy_compile(r"(?i)\band\b|,")
_AND = lazy_compile(r"\band\b")
_QUOTED = lazy_compile(r'(?<![^\s(\[{/–—-])"([^"]+)"(?!\w)')
_LONGEST_NOTE = 255  # bytes: cobib asks the file system for a file of that name, which fails with longer ones
_MASTERS = lazy_compile(r"(?i)\bmaster|\bm\.? ?(?:sc|a|phil)\b|\bdiplom|\blicen")
_ORDINAL = lazy_compile(r"(?i)(\d{1,3})(?:st|nd|rd|th|e|\.)?(?: ed(?:ition|n)?\.?)?")
_LAW = {"bill", "legal_case", "legislation"}
_LISTS = (  # what no style knows, but programs keep
    ("publicationtype", "publication_type"),
    ("substance", "substance"),
    ("grant", "grant"),
    ("figure", "figure"),
)


def record(kind: str, entry: Entry, number: int, fields: Iterable[Field]) -> str:
    """One entry with a field a line; fields without a value are left out."""
    lines = [f",\n  {name} = {_value(name, value)}" for name, value in fields if value]
    return f"@{kind}{{{label(entry, number)}{''.join(lines)}\n}}\n\n"


def _value(name: str, value: str) -> str:
    """Everything in braces, but for the month: a bare word is what readers know it by."""
    return value if name == "month" else f"{{{value}}}"


def texts(work: Work, pairs: Iterable[Field], options: OutputOptions) -> Iterator[Field]:
    """Fields that are plain text, from pairs of BibTeX's name and the model's."""
    return ((name, escape(text, options)) for name, field in pairs if (text := getattr(work, field)))


def addresses(work: Work, pairs: Iterable[Field], options: OutputOptions) -> Iterator[Field]:
    """Fields that are read letter by letter: DOI, URL, PMID."""
    for name, field in pairs:
        if text := getattr(work, field):
            yield name, url(text, options) if field == "URL" else verbatim(text, options)


def url(text: str, options: OutputOptions) -> str:
    """An address; its `$` would open a formula for Better BibTeX."""
    return verbatim(with_scheme(text).replace("$", "%24"), options)


def title(text: str, work: Work, options: OutputOptions) -> str:
    """A title with its capitals protected as the options say; `"` would print as two closing marks.

    A law's and a case's is a name as a whole.
    """
    curled = _QUOTED.sub(r"“\1”", text) if text.count('"') % 2 == 0 else text
    named = work.type in _LAW and options.protect is Protect.WORDS
    return protect_case(curled, work.language, options._replace(protect=Protect.TITLE) if named else options)


def container(work: Work) -> str:
    """What a work appeared in, where the note does not name it with its volume."""
    return "" if _place_of_law(work) else work.container_title


def _place_of_law(work: Work) -> str:
    """`Pub. L. No. 97-999, 96 Stat. 2049`: BibTeX has no entry that prints the numbers of a law or a case."""
    if work.type not in _LAW:
        return ""
    volume = " ".join(filter(None, (work.volume, work.container_title, str(work.page or ""))))
    return ", ".join(filter(None, (work.number, volume)))


def undivided(text: str, options: OutputOptions) -> str:
    """A publisher or place, which readers take for a list of them where it holds `and`."""
    shown = escape(text, options)
    return f"{{{shown}}}" if _AND.search(shown) else shown


def names(work: Work, options: OutputOptions) -> Iterator[Field]:
    """Authors, editors and translators."""
    yield "author", _people(work.author, options, cut=work.author_truncated)
    yield "editor", _people(work.editor, options, cut=work.editor_truncated)
    yield "translator", _people(work.translator, options, cut=False)


def _people(people: tuple[Name, ...], options: OutputOptions, *, cut: bool) -> str:
    """`Last, First and {Organisation} and others`."""
    shown = [text for text in (_name(name, options) for name in people) if text]
    return " and ".join([*shown, "others"] if shown and cut else shown)


def _name(name: Name, options: OutputOptions) -> str:
    """`van der Berg, Anna`, `Smith, Jr, John`; in one pair of braces what has no given name."""
    if name[2:] == _NO_PREFIX_OR_SUFFIX and _is_plain(name.family) and _is_plain(name.given):  # nearly all
        return f"{name.family}, {name.given}"
    family = " ".join(filter(None, (name.particle, name.family)))
    if name.literal or not (name.family and name.given):
        return _braced(name.literal or " ".join(filter(None, (family, name.given, name.suffix))), options)
    parts = (_name_part(text, options) for text in (family, name.suffix, name.given))
    return ", ".join(filter(None, parts))


def _braced(text: str, options: OutputOptions) -> str:
    shown = escape(text, options)
    simple = shown.isalpha() and shown.lower() not in ("and", "others")
    return shown if simple or not shown else f"{{{shown}}}"


def _is_plain(text: str) -> bool:
    """Whether a part of a name is ASCII letters that mean nothing to BibTeX, or initials."""
    if text.isalpha():
        return text.isascii() and text.lower() != "and"
    return bool(_INITIALS.fullmatch(text))


def _name_part(text: str, options: OutputOptions) -> str:
    """A part of a name, in braces where it holds what parts names from each other."""
    if _is_plain(text):
        return text
    shown = escape(text, options)
    return f"{{{shown}}}" if _PARTS_NAMES.search(shown) else shown


def language(work: Work, options: OutputOptions) -> Iterator[Field]:
    """The code, which Zotero and JabRef show, and the name that babel, biblatex and pandoc act upon."""
    yield "language", escape(work.language, options)
    yield "langid", LANGUAGES.get(work.language, "")


def edition_number(edition: str) -> str:
    """`5` for `5th ed.`, of which biblatex makes an ordinal; what is no number stays as it is written."""
    match = _ORDINAL.fullmatch(edition)
    return match[1] if match else edition


def genre(kind: str, work: Work, options: OutputOptions) -> str:
    """The genre; failing that the CSL type in words, where BibTeX has but `misc` for it."""
    if work.genre or work.type == "standard":
        return escape(as_sentence(work.genre or work.type), options)
    if kind != "misc" or work.type == "document":
        return ""
    return escape(work.type.replace("_", " "), options)  # in small letters: pandoc knows some by them


def is_masters(work: Work) -> bool:
    """Whether a thesis is one for a master's degree or below."""
    return bool(_MASTERS.search(work.genre))


def _range(work: Work) -> Iterator[str]:
    """The whole of a date of which `year` and `month` tell only where it begins."""
    if work.issued and work.issued.end:
        yield f"Issued {date_in_words(work.issued)}"


def text_fields(entry: Entry, options: OutputOptions) -> Iterator[Field]:
    """Keywords, abstract and notes: what should be printed is in `note`, the rest in `annote`."""
    work, texts = entry.work, list(missing_from_fields(entry))
    bare = is_bare(work)
    printed = filter(None, (_place_of_law(work), *essential_notes(entry), *(texts if bare else ())))
    note, left = _fitting(list(printed), options)
    if left and not note:
        note = _beginning(left[0], options)
    kept = [] if bare else [f"Cited as: {text}" for text in texts]
    unprinted = [*left, *_range(work), *extra_notes(entry), *kept, *headings(entry), *_cited_by(entry)]
    yield "keywords", escape("; ".join(keywords(work)), options)
    yield "abstract", escape(abstract(work), options)
    yield "note", note
    yield "annote", escape("; ".join(unprinted), options)
    lists = ((name, getattr(work, field)) for name, field in _LISTS)
    yield from ((name, escape("; ".join(items), options)) for name, items in lists if items)
    yield "conflictofinterest", escape(work.conflict_of_interest, options)


def _cited_by(entry: Entry) -> Iterator[str]:
    if entry.cited_by:
        yield f"Cited by: {clean(', '.join(entry.cited_by))}"


def _fitting(texts: list[str], options: OutputOptions) -> tuple[str, list[str]]:
    """One note of as many of the texts as it may hold, and the others."""
    held: list[str] = []
    left: list[str] = []
    for text in texts:
        fits = len(escape("; ".join([*held, text]), options).encode()) <= _LONGEST_NOTE
        (held if fits else left).append(text)
    return escape("; ".join(held), options), left


def _beginning(text: str, options: OutputOptions) -> str:
    """As many words of a long text as a note may hold, so that it is printed at least in part."""
    short = text[:_LONGEST_NOTE]
    while len(escape(f"{short} ...", options).encode()) > _LONGEST_NOTE:
        short = short[: -len(short) // 8]
    return escape(f"{short.rpartition(' ')[0] or short} ...", options)
