"""What BibTeX and biblatex have in common: an entry's shape, names, titles and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.formats.common import abstract, keywords, label, notices, remarks
from cgt_cite.formats.latex import escape, verbatim
from cgt_cite.formats.protect import protected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.formats.options import Options
    from cgt_cite.model import Entry, Name, Work

    Fields = Iterable[tuple[str, str]]

_SEPARATOR = re.compile(r"(?i)\band\b|,")


def record(kind: str, entry: Entry, number: int, fields: Fields) -> str:
    """One entry with a field a line; fields without a value are left out."""
    lines = [f"  {name} = {value}" for name, value in fields if value and value != "{}"]
    return f"@{kind}{{{label(entry, number)},\n" + ",\n".join(lines) + "\n}\n\n"


def braced(text: str) -> str:
    """A field's value."""
    return f"{{{text}}}"


def text_fields(work: Work, names: Iterable[tuple[str, str]], options: Options) -> Fields:
    """Fields that are plain text, from pairs of BibTeX's name and the model's."""
    return ((name, braced(escape(str(getattr(work, field) or ""), options))) for name, field in names)


def title(text: str, work: Work, options: Options) -> str:
    """A title with its capitals protected as the options say."""
    return braced(protected(text, work.language, options))


def people(names: tuple[Name, ...], options: Options, *, cut: bool) -> str:
    """`Last, First and {Organisation} and others`."""
    shown = [name for name in (_name(name, options) for name in names) if name]
    return braced(" and ".join([*shown, "others"] if shown and cut else shown))


def _name(name: Name, options: Options) -> str:
    if name.literal or not name.family:
        return _whole(name.literal or name.given, options)
    family = _part(f"{name.particle} {name.family}".strip(), options)
    if not name.given:
        return _whole(" ".join(filter(None, (name.particle, name.family, name.suffix))), options)
    parts = (family, _part(name.suffix, options), _part(name.given, options))
    return ", ".join(filter(None, parts))


def _whole(text: str, options: Options) -> str:
    """A name in one piece, which no reader may split."""
    shown = escape(text, options)
    plain = shown.isalpha() and shown.lower() not in ("and", "others")
    return shown if plain or not shown else f"{{{shown}}}"


def _part(text: str, options: Options) -> str:
    """A part of a name, in braces where it holds what parts names."""
    shown = escape(text, options)
    return f"{{{shown}}}" if _SEPARATOR.search(shown) else shown


def pages(work: Work) -> str:
    """`447--462`, the dash of typesetters."""
    return work.page.joined("--") if work.page else ""


def identifiers(work: Work) -> Fields:
    """DOI, PMID and PMCID, letter by letter."""
    return (("doi", braced(verbatim(work.DOI))), ("pmid", braced(verbatim(work.PMID))), ("pmcid", braced(verbatim(work.PMCID))))


def prose(entry: Entry, options: Options) -> Fields:
    """Keywords, abstract and notes: what a style prints stands in `note`, the rest in `annote`."""
    yield "keywords", braced(escape("; ".join(keywords(entry.work)), options))
    yield "abstract", braced(escape(abstract(entry.work), options))
    yield "note", braced(escape("; ".join(notices(entry)), options))
    yield "annote", braced(escape("; ".join(remarks(entry)), options))
