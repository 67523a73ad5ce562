"""Where authors work: read from every layout that links it to names, written where there is room for it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import nbib
import pytest
from lxml import etree

from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.model import Entry, Name, NameList, Page, Work
from tests.formats.plain import BIBLIOGRAPHIES
from tests.pages.full_texts import TEXT
from tests.pages.reading import files_below, fixture, page_in, pages_in, read_all

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def written(work: Work, format_name: str) -> str:
    return "".join(FORMATS[format_name].write([Entry(work=work, key="k")], OutputOptions(), sys.stderr.write))


def pages_of(path: Path) -> list[Page]:
    return [item for item in read_all(path.read_bytes()) if isinstance(item, Page)]


def test_xml() -> None:
    places = "".join(
        f"<AffiliationInfo><Affiliation>{place}</Affiliation></AffiliationInfo>"
        for place in ("Here.", "There.")
    )
    text = fixture("article.xml")
    work = page_in(
        re.sub("(<Author [^>]*>.*?)(</Author>)", rf"\1{places}\2", text, count=1, flags=re.DOTALL)
    ).article
    assert (work.author.names[0].family, work.affiliation) == ("Berg", (("Here.", "There."), ()))


def test_tagged_text() -> None:
    assert pages_in(fixture("records.nbib"))[0].article.affiliation == (("Somewhere - in Exeter",), (), ())


def test_old_tagged_text_gives_those_of_the_first_author_before_all() -> None:
    record = "PMID- 1\nTI  - T\nAD  - Port.\nFAU - Adler, B\nAU  - Adler B\nFAU - Cole, D\nAU  - Cole D\n"
    assert page_in(record).article.affiliation == (("Port.",), ())


def test_affiliations_of_editors_are_nobody_else_s() -> None:
    record = (
        "PMID- 1\nTI  - T\nBTI - B\nFAU - Adler, B\nAU  - Adler B\nFED - Cole, D\nED  - Cole D\nAD  - Port.\n"
    )
    assert page_in(record).article.affiliation == ()


def test_abstract_as_text() -> None:
    first, *_ = pages_in(fixture("abstracts.txt"))
    assert first.article.affiliation == (("Somewhere.", "Elsewhere."), ("Elsewhere.",), ())


def test_page() -> None:
    text = next(SAMPLES.glob("Privacy-preserving*.html")).read_text("utf-8")
    text = text.replace('<a class="affiliation-link"', '<a class="affiliation-link" title="Port &amp; Co."')
    pages = [item for item in read_all(text) if isinstance(item, Page)]
    assert [page.article.affiliation for page in pages] == [
        (("Port & Co.",),) * len(pages[0].article.author.names)
    ]


def test_every_genuine_affiliation_of_xml(shared: Path) -> None:
    count = 0
    for path in files_below(shared / "pages" / "xml"):
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(load_dtd=False, no_network=True))
        path_of_lists = "//MedlineCitation/Article/AuthorList | //BookDocument/AuthorList"
        expected = [
            [
                ["".join(place.itertext()) for place in author.findall("AffiliationInfo/Affiliation")]
                for author in one.findall("Author")
                if author.get("ValidYN") != "N"
            ]
            for one in root.xpath(path_of_lists)
        ]
        found = [page.article.affiliation for page in pages_of(path)]
        assert sum(len(place) for places in found for place in places) == sum(
            len(places) for authors in expected for places in authors
        ), path.name
        count += sum(map(bool, found))
    assert count > 200


def test_every_genuine_affiliation_of_tagged_text(shared: Path) -> None:
    for name in ("medline_75.nbib", "medline_10.txt"):
        path = shared / "pages" / "exports" / name
        found = [place for page in pages_of(path) for places in page.article.affiliation for place in places]
        assert len(found) == len(re.findall(r"^AD  - ", path.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("layout", ["article", "exports"])
def test_genuine_affiliations_are_as_many_as_authors(shared: Path, layout: str) -> None:
    for path in files_below(shared / "pages" / layout, "*[lb]"):
        for page in pages_of(path):
            assert len(page.article.affiliation) in (0, len(page.article.author.names)), path.name


PLACES = (("Institute of Sleep, Testville, Testland", "Port"), (), ("A department " * 12 + "of Testville",))
WORK = Work(
    type="article-journal",
    title="Sleep",
    PMID="91000011",
    author=NameList((Name("Beispiel", "Anna M."), Name("Li", "Ming"), Name("Muster", "Jo", "van"))),
    affiliation=PLACES,
)


def test_nbib_is_read_back_by_a_foreign_reader_and_by_our_own() -> None:
    text = written(WORK, "nbib")
    (record,) = nbib.read(text)
    assert [tuple(author.get("affiliations", ())) for author in record["authors"]] == list(PLACES)
    assert page_in(text).article.affiliation == PLACES


def test_nbib_has_them_after_each_author() -> None:
    lines = written(WORK, "nbib").splitlines()
    at = lines.index("AU  - Beispiel AM")
    assert lines[at + 1 : at + 4] == [f"AD  - {PLACES[0][0]}", "AD  - Port", "FAU - Li, Ming"]


def test_nbib_has_none_of_an_organisation() -> None:
    """Readers would give it to the author before."""
    group = WORK._replace(author=NameList((*WORK.author.names[:2], Name(literal="Group"))))
    (record,) = nbib.read(written(group, "nbib"))
    assert [author.get("affiliations") for author in record["authors"]] == [list(PLACES[0]), None]


def test_json_has_them_in_the_order_of_the_authors() -> None:
    (item,) = json.loads(written(WORK, "csl-json"))
    assert item["custom"]["affiliation"] == [list(places) for places in PLACES]
    assert len(item["custom"]["affiliation"]) == len(item["author"])


@pytest.mark.parametrize("name", sorted(set(BIBLIOGRAPHIES) - {"nbib", "csl-json", "jsonl"}))
def test_other_formats_have_none(name: str) -> None:
    assert "Testville" not in written(WORK, name)


def test_json_of_a_full_text_is_read_back() -> None:
    work = pages_in(TEXT)[0].article
    (item,) = json.loads(written(work, "csl-json"))
    assert tuple(map(tuple, item["custom"]["affiliation"])) == work.affiliation
