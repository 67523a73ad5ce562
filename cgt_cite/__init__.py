r"""Citations and reference lists out of saved PubMed pages, as plain values.

Split reference strings into fields:

>>> import cgt_cite
>>> text = "Doe J, Roe R. A trial of rest. Lancet. 2020;395(1):12-9. doi: 10.1000/xyz"
>>> found = cgt_cite.parse_reference(text)
>>> found.work.container_title, found.work.issued.year, str(found.work.page), found.work.DOI
('Lancet', 2020, '12-19', '10.1000/xyz')

Split a pasted list, numbered and wrapped as it may be, into reference strings:

>>> pasted = "1. Doe J. A trial of\n   rest. Lancet.\n   2020;395:12.\n2. Roe R. On rest. BMJ. 2021;2:3."
>>> cgt_cite.split_references(pasted)
['Doe J. A trial of rest. Lancet. 2020;395:12.', 'Roe R. On rest. BMJ. 2021;2:3.']

Read articles with their reference lists, from a file, a folder, or the content of a file:

>>> page = next(cgt_cite.read("samples/Successes and challenges in clinical gene therapy - PubMed.html"))
>>> page.article.PMID, len(page.references), page.references[0].work.PMID
('37935854', 5, '30858502')

Extract the cited works of all pages, each once, and write them for a reference manager:

>>> problems = []
>>> entries = list(cgt_cite.extract("samples", on_problem=problems.append))
>>> entry = next(one for one in entries if one.work.PMID == "30858502")
>>> entry.key, entry.cited_by, str(entry.work.author.names[0])
('Cavazzana2019Gene', ('37935854',), 'Cavazzana, M')
>>> cgt_cite.write([entry], "bibtex").splitlines()[0]
'@article{Cavazzana2019Gene,'
>>> cgt_cite.write(entries, output="refs.bib")  # doctest: +SKIP

All values are named tuples.  `to_dict` and `to_csl` turn them into what other programs understand:

>>> entry.to_dict()["work"]["issued"]["year"], entry.to_csl()["issued"]
(2019, {'date-parts': [[2019]]})

Nothing is printed.  What is wrong with an input is passed to `on_problem`; without it, what cannot be read
raises `UnreadableError`.  All exceptions of the package are a `CiteError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cgt_cite.errors import (
        CiteError,
        DamagedInputError,
        InstallationError,
        OutputError,
        TooLargeError,
        UnreadableError,
        UsageError,
    )
    from cgt_cite.interface import extract, read, write
    from cgt_cite.model import (
        Entry,
        Identifier,
        Indexing,
        LinkedArticle,
        Match,
        Name,
        NameList,
        Page,
        PageRange,
        Pages,
        ParsedReference,
        PartialDate,
        Reference,
        Sighting,
        Work,
        WorkType,
    )
    from cgt_cite.parse import parse_reference, parse_references, split_references
    from cgt_cite.problems import Problem, ProblemKind, Severity

__version__ = "1.0.0"
__all__ = [
    "CiteError",
    "DamagedInputError",
    "Entry",
    "Identifier",
    "Indexing",
    "InstallationError",
    "LinkedArticle",
    "Match",
    "Name",
    "NameList",
    "OutputError",
    "Page",
    "PageRange",
    "Pages",
    "ParsedReference",
    "PartialDate",
    "Problem",
    "ProblemKind",
    "Reference",
    "Severity",
    "Sighting",
    "TooLargeError",
    "UnreadableError",
    "UsageError",
    "Work",
    "WorkType",
    "extract",
    "parse_reference",
    "parse_references",
    "read",
    "split_references",
    "write",
]
_MODULES = {  # of names that are not part of the model
    **dict.fromkeys(("extract", "read", "write"), "interface"),
    **dict.fromkeys(("parse_reference", "parse_references", "split_references"), "parse"),
    **dict.fromkeys(("Problem", "ProblemKind", "Severity"), "problems"),
    **dict.fromkeys((name for name in __all__ if name.endswith("Error")), "errors"),
}


if not TYPE_CHECKING:  # or a type checker would take any name for a public one

    def __getattr__(name: str) -> object:
        """Load a public name when it is used: the command's start does not wait for all of them."""
        from importlib import import_module

        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"cgt_cite.{_MODULES.get(name, 'model')}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
