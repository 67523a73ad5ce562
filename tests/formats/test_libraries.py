"""Why the formats are written by hand: what the writers of other libraries do to the same text."""

from __future__ import annotations

import pytest

from cgt_cite.model import Entry, Name, NameList
from tests.formats import readers
from tests.formats.records import article

BREAKS_RIS = "A trial\nER  - \nTY  - JOUR\nTI  - Gotcha"
BREAKS_BIBTEX = "Cost } of 50% & more\n@article{evil,\n title = {Gotcha}}"


def ours(title: str, format_name: str) -> str:
    return readers.write([Entry(work=article(title=title), key="k")], format_name)


def test_rispy_lets_a_title_open_a_record() -> None:
    import rispy

    theirs = rispy.dumps([{"type_of_reference": "JOUR", "title": BREAKS_RIS}])
    assert len(rispy.loads(theirs)) == 2
    assert [record["title"] for record in rispy.loads(ours(BREAKS_RIS, "ris"))] == [
        " ".join(BREAKS_RIS.split())
    ]


def test_bibtexparser_lets_a_title_open_a_record() -> None:
    import bibtexparser
    from bibtexparser import Library, model

    entry = model.Entry("article", "k", [model.Field("title", BREAKS_BIBTEX)])
    theirs = bibtexparser.parse_string(bibtexparser.write_string(Library([entry])))
    assert [found.key for found in theirs.entries] != ["k"] or theirs.failed_blocks
    library = bibtexparser.parse_string(ours(BREAKS_BIBTEX, "bibtex"))
    assert [found.key for found in library.entries] == ["k"]
    assert not library.failed_blocks


def test_pybtex_writes_what_it_cannot_read() -> None:
    from pybtex.database import BibliographyData, parse_string
    from pybtex.database import Entry as PybtexEntry
    from pybtex.scanner import PybtexSyntaxError

    theirs = BibliographyData({"k": PybtexEntry("article", {"title": BREAKS_BIBTEX})}).to_string("bibtex")
    with pytest.raises(PybtexSyntaxError):
        parse_string(theirs, "bibtex")
    assert [record["doi"] for record in readers.pybtex(ours(BREAKS_BIBTEX, "bibtex"))] == [
        "10.5555/jir.2019.0447"
    ]


def test_bibtexparser_splits_an_organisation_that_we_keep() -> None:
    import bibtexparser
    from bibtexparser import Library, middlewares, model

    name = "Ministry of Health and Welfare"
    entry = model.Entry("article", "k", [model.Field("author", name)])
    theirs = bibtexparser.parse_string(
        bibtexparser.write_string(Library([entry])), append_middleware=[middlewares.SeparateCoAuthors()]
    )
    assert theirs.entries[0]["author"] == ["Ministry of Health", "Welfare"]
    text = readers.write([Entry(work=article(author=NameList((Name(literal=name),))), key="k")], "bibtex")
    library = bibtexparser.parse_string(text, append_middleware=[middlewares.SeparateCoAuthors()])
    assert library.entries[0]["author"] == [f"{{{name}}}"]
