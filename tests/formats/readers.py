"""What foreign programs understand of our files, as plain records that can be compared.

Each reader takes a file's text and gives one dict an entry, in order, with the names of `FIELDS`;
names are `Family, Given, Suffix` joined by `; `, and everything else is text.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import unicodedata
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats import FORMATS, Options
from cgt_cite.formats.common import keywords, notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cgt_cite.model import Entry, Name

    Record = dict[str, str]
    Reader = Callable[[str], list[Record]]

FIELDS = (
    "type",
    "title",
    "author",
    "editor",
    "container",
    "year",
    "month",
    "day",
    "volume",
    "issue",
    "page",
    "doi",
    "pmid",
    "pmcid",
    "issn",
    "isbn",
    "url",
    "accessed",
    "publisher",
    "place",
    "edition",
    "language",
    "keywords",
    "abstract",
    "note",
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def write(entries: Iterable[Entry], name: str, **options: object) -> str:
    """A whole file in the named format."""
    return "".join(FORMATS[name].write(entries, Options(**options), [].append))


def expected(entry: Entry) -> Record:
    """What a reader should find."""
    work = entry.work
    date = work.issued
    found = {
        "type": work.type or "document",
        "title": work.title,
        "author": _people(work.author),
        "editor": _people(work.editor),
        "container": work.container_title,
        "year": str(date.year) if date else "",
        "month": str(date.month or "") if date else "",
        "day": str(date.day or "") if date else "",
        "volume": work.volume,
        "issue": work.issue or work.number or work.collection_number,
        "page": str(work.page or ""),
        "doi": work.DOI,
        "pmid": work.PMID,
        "pmcid": work.PMCID,
        "issn": work.ISSN,
        "isbn": work.ISBN,
        "url": work.URL,
        "accessed": str(work.accessed or ""),
        "publisher": work.publisher,
        "place": work.publisher_place,
        "edition": work.edition,
        "language": work.language,
        "keywords": "; ".join(keywords(work)),
        "abstract": work.abstract,
        "note": "; ".join(notices(entry)),
    }
    return tidy(found)


def tidy(found: Record) -> Record:
    return {field: clean(value) for field, value in found.items() if clean(value)}


def _people(names: tuple[Name, ...]) -> str:
    return "; ".join(map(str, names))


def same(field: str, want: str, got: str) -> bool:
    """Equal but for typography that readers are free in: quotation marks, and dashes between pages."""
    if field == "note":
        return all(part in fold(got) for part in fold(want).split("; "))
    if field == "page":
        want, got = (re.sub("[-–]+", "-", text) for text in (want, got))
    return fold(want) == fold(got)


def fold(text: str) -> str:
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text))


# CSL-JSON, which pandoc makes of everything


def csl(text: str) -> list[Record]:
    return [_csl_record(item) for item in json.loads(text)]


def csl_lines(text: str) -> list[Record]:
    return [_csl_record(json.loads(line)) for line in text.splitlines()]


def _csl_record(item: dict[str, object]) -> Record:
    found = {field: str(item.get(name, "")) for field, name in _CSL_NAMES.items()}
    found |= {role: "; ".join(map(_csl_name, item.get(role, ()))) for role in ("author", "editor")}
    parts = (item.get("issued") or {}).get("date-parts", [[]])[0]
    found |= dict(zip(("year", "month", "day"), map(str, parts), strict=False))
    accessed = (item.get("accessed") or {}).get("date-parts", [[]])[0]
    found["accessed"] = "-".join(f"{int(part):02d}" for part in accessed)
    found["issue"] = found["issue"] or str(item.get("number", "") or item.get("collection-number", ""))
    pubmed = _PUBMED.fullmatch(found["url"])
    found |= {"pmid": found["pmid"] or pubmed[1], "url": ""} if pubmed else {}
    return tidy(found)


_PUBMED = re.compile(r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/([0-9]+)/?")
_CSL_NAMES = {
    "type": "type",
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "issn": "ISSN",
    "isbn": "ISBN",
    "url": "URL",
    "publisher": "publisher",
    "place": "publisher-place",
    "edition": "edition",
    "language": "language",
    "keywords": "keyword",
    "abstract": "abstract",
    "note": "note",
}


def _csl_name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    particle = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    glue = "" if particle.endswith(("-", "'", "’")) else " "
    family = f"{particle}{glue}{name.get('family', '')}".strip()
    return ", ".join(filter(None, (family, name.get("given", ""), name.get("suffix", ""))))


def pandoc(source: str) -> Reader:
    def read(text: str) -> list[Record]:
        import pypandoc

        command = [pypandoc.get_pandoc_path(), "-f", source, "-t", "csljson"]
        done = subprocess.run(
            command, input=text, capture_output=True, text=True, encoding="utf-8", check=True
        )
        return csl(done.stdout)

    return read


def citeproc(text: str) -> list[Record]:
    """citeproc-py, by way of the objects that its styles see."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of every key of CSL 1.0.2
        from citeproc.source.json import CiteProcJSON

        source = CiteProcJSON(json.loads(text))
    return [_citeproc_record(reference) for reference in source.values()]


def _citeproc_record(reference: dict[str, object]) -> Record:
    item = {name.replace("_", "-"): value for name, value in reference.items()}
    found = {field: str(item.get(name, "")) for field, name in _CSL_NAMES.items()}
    found |= {"type": reference.type, "pmid": str(item.get("PMID", ""))}
    found |= {role: "; ".join(map(_citeproc_name, item.get(role, ()))) for role in ("author", "editor")}
    issued = item.get("issued", {})
    start = issued.get("begin", issued)
    found |= {part: str(start.get(part, "")) for part in ("year", "month", "day")}
    accessed = item.get("accessed", {})
    found["accessed"] = "-".join(
        f"{accessed[part]:02d}" for part in ("year", "month", "day") if part in accessed
    )
    found["issue"] = found["issue"] or str(item.get("number", ""))
    return tidy(found)


def _citeproc_name(name: dict[str, str]) -> str:
    return _csl_name(dict(name))


# BibTeX

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
    found["month"] = str(_MONTHS.index(month) + 1) if month in _MONTHS else ""
    return found


def pybtex(text: str) -> list[Record]:
    from pybtex.database import parse_string
    from pybtex.richtext import Text

    def plain(value: str) -> str:
        return str(Text.from_latex(value).render_as("text"))

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


# RIS

_RIS_TYPES = {
    "JOUR": "article-journal",
    "BOOK": "book",
    "CHAP": "chapter",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "ELEC": "webpage",
    "GEN": "document",
    "PAT": "patent",
    "DATA": "dataset",
    "COMP": "software",
    "STAT": "legislation",
    "NEWS": "article-newspaper",
}


def rispy(text: str) -> list[Record]:
    import rispy

    return [_ris_record(record) for record in rispy.loads(text)]


def _ris_record(record: dict[str, object]) -> Record:
    get = lambda name: str(record.get(name, ""))  # noqa: E731
    parts = get("date").split("/")
    notes = [str(note) for note in record.get("notes", [])]
    found = {
        "type": _RIS_TYPES[get("type_of_reference")],
        "author": "; ".join(record.get("authors", [])),
        "editor": "; ".join(record.get("unknown_tag", {}).get("ED", [])),
        "container": get("secondary_title"),
        "year": get("year"),
        "month": parts[1].lstrip("0") if len(parts) > 1 else "",
        "day": parts[2].lstrip("0") if len(parts) > 2 else "",
        "page": "-".join(filter(None, (get("start_page"), get("end_page")))),
        "pmid": get("accession_number"),
        "pmcid": next((note[7:] for note in notes if note.startswith("PMCID: ")), ""),
        "isbn": get("issn"),
        "url": "; ".join(record.get("urls", [])),
        "keywords": "; ".join(record.get("keywords", [])),
        "note": "; ".join(notes),
    }
    return tidy(found | {field: get(name) for field, name in _RISPY_NAMES.items()})


_RISPY_NAMES = {
    "title": "title",
    "volume": "volume",
    "issue": "number",
    "doi": "doi",
    "issn": "issn",
    "accessed": "access_date",
    "publisher": "publisher",
    "place": "place_published",
    "edition": "edition",
    "language": "language",
    "abstract": "abstract",
}


# CSV and NBIB


def table(text: str) -> list[Record]:
    return [_row_record(row) for row in csv.DictReader(io.StringIO(text, newline=""))]


def _row_record(row: dict[str, str]) -> Record:
    found = {field: row[_COLUMNS.get(field, field)] for field in FIELDS if _COLUMNS.get(field, field) in row}
    _, found["month"], found["day"] = (
        *(part.lstrip("0") for part in row["date"].split("/")[0].split("-")),
        "",
        "",
    )[:3]
    return tidy(found)


_COLUMNS = {
    "author": "authors",
    "editor": "editors",
    "container": "container_title",
    "page": "pages",
    "place": "publisher_place",
}


def nbib(text: str) -> list[Record]:
    import nbib

    return [_nbib_record(record) for record in nbib.read(text)]


def _nbib_record(record: dict[str, object]) -> Record:
    get = lambda name: str(record.get(name, ""))  # noqa: E731
    year, month, day = (*get("publication_date").split(), "", "", "")[:3]
    corporate = [get("corporate_author")] if "corporate_author" in record else []
    return tidy(
        {
            "type": "article-journal",
            "title": get("title"),
            "author": "; ".join([*(one["author"] for one in record.get("authors", ())), *corporate]),
            "container": get("journal"),
            "year": year,
            "month": str(_MONTHS.index(month[:3].lower()) + 1) if month[:3].lower() in _MONTHS else "",
            "day": day,
            "volume": get("journal_volume"),
            "issue": get("journal_issue"),
            "page": get("pages"),
            "doi": get("doi"),
            "pmid": get("pubmed_id"),
            "pmcid": f"PMC{record['pmcid']}" if "pmcid" in record else "",
            "issn": get("linking_issn"),
            "place": get("place_of_publication"),
            "language": get("language"),
            "keywords": "; ".join(
                [*record.get("keywords", ()), *(one["descriptor"] for one in record.get("descriptors", ()))]
            ),
            "abstract": get("abstract"),
            "note": get("publication_status"),
        }
    )


READERS: dict[str, tuple[str, Reader]] = {  # name: the format it reads, and how
    "json": ("csl-json", csl),
    "json lines": ("jsonl", csl_lines),
    "pandoc csljson": ("csl-json", pandoc("csljson")),
    "citeproc-py": ("csl-json", citeproc),
    "pandoc bibtex": ("bibtex", pandoc("bibtex")),
    "pybtex": ("bibtex", pybtex),
    "bibtexparser": ("bibtex", bibtexparser),
    "pandoc biblatex": ("biblatex", pandoc("biblatex")),
    "pandoc ris": ("ris", pandoc("ris")),
    "rispy": ("ris", rispy),
    "csv": ("csv", table),
}


def losses(entry: Entry, got: Record) -> dict[str, tuple[str, str, str]]:
    """Field: (`kept`, `changed` or `lost`, what was written, what was read), for the fields the entry has."""
    return {
        field: ("kept" if same(field, want, found) else "changed" if found else "lost", want, found)
        for field, want in expected(entry).items()
        for found in [got.get(field, "")]
    }
