"""Readers of BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.formats.plain import MONTHS, tidy

if TYPE_CHECKING:
    from tests.formats.plain import Record

_BIBTEX_TYPES = {
    "article": "article-journal",
    "book": "book",
    "electronic": "webpage",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "mastersthesis": "thesis",
    "misc": "document",
    "online": "webpage",
    "phdthesis": "thesis",
    "techreport": "report",
}
_BIBTEX_NAMES = {  # the first that is there
    "title": ("title",),
    "container": ("journal", "journaltitle", "booktitle", "organization", "howpublished"),
    "year": ("year",),
    "month": ("month",),
    "day": ("day",),
    "volume": ("volume",),
    "issue": ("number",),
    "page": ("pages", "eid"),
    "doi": ("doi",),
    "pmid": ("pmid",),
    "pmcid": ("pmcid",),
    "issn": ("issn",),
    "isbn": ("isbn",),
    "url": ("url",),
    "accessed": ("urldate",),
    "publisher": ("publisher", "institution", "school"),
    "place": ("address", "location"),
    "edition": ("edition",),
    "language": ("language",),
    "keywords": ("keywords",),
    "abstract": ("abstract",),
    "note": ("note",),
}


def _bibtex_record(kind: str, fields: dict[str, str]) -> Record:
    found = {
        field: next((fields[n] for n in names if n in fields), "") for field, names in _BIBTEX_NAMES.items()
    }
    found["type"] = _BIBTEX_TYPES.get(kind, kind)
    month = found["month"][:3].lower()
    found["month"] = str(MONTHS.index(month) + 1) if month in MONTHS else ""
    return found


def pybtex(text: str) -> list[Record]:
    from pybtex.backends.plaintext import Backend
    from pybtex.database import parse_string
    from pybtex.richtext import Text

    backend = Backend()

    def plain(value: str) -> str:
        return str(Text.from_latex(value).render(backend))

    records = []
    for entry in parse_string(text, "bibtex").entries.values():
        verbatim = {"doi", "url", "pmid", "pmcid"}
        fields = {name: value if name in verbatim else plain(value) for name, value in entry.fields.items()}
        people = {
            role: "; ".join(map(_pybtex_name, entry.persons.get(role, ()))) for role in ("author", "editor")
        }
        people = {role: plain(names) for role, names in people.items()}
        records.append(tidy(_bibtex_record(entry.type, {k.lower(): v for k, v in fields.items()}) | people))
    return records


def _pybtex_name(person: object) -> str:
    family = " ".join(person.prelast_names + person.last_names)
    given = " ".join(person.first_names + person.middle_names)
    return ", ".join(filter(None, (family, given, " ".join(person.lineage_names))))


def bibtexparser(text: str) -> list[Record]:
    import bibtexparser
    from bibtexparser import middlewares

    library = bibtexparser.parse_string(
        text,
        append_middleware=[
            middlewares.SeparateCoAuthors(),
            middlewares.SplitNameParts(),
            middlewares.LatexDecodingMiddleware(keep_braced_groups=False),
        ],
    )
    assert not library.failed_blocks
    raw = bibtexparser.parse_string(text)
    records = []
    for entry, verbatim in zip(library.entries, raw.entries, strict=True):
        fields = {field.key: field.value for field in entry.fields}
        people = {role: "; ".join(map(_parts_name, fields.get(role, ()))) for role in ("author", "editor")}
        asis = {name: verbatim[name] for name in ("doi", "url") if name in fields}  # the user's choice
        records.append(tidy(_bibtex_record(entry.entry_type, fields | asis) | people))
    return records


def _parts_name(name: object) -> str:
    parts = (" ".join(name.von + name.last), " ".join(name.first), " ".join(name.jr))
    return ", ".join(filter(None, parts))
