"""Full texts however they are written: encodings, namespaces, old DTDs, entities, and dropped content."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from cgt_cite.errors import DamagedInputError
from cgt_cite.model import Page
from cgt_cite.pipeline.reading import read_file
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.walk import File
from tests.pages.full_texts import BODY, PLAIN, TEXT
from tests.pages.reading import page_in, pages_in, problem_in, read_all

if TYPE_CHECKING:
    from pathlib import Path


DECLARED = '<!ENTITY eacute "&#233;"><!ENTITY fig1 SYSTEM "fig1.gif" NDATA gif><!NOTATION gif SYSTEM "gif">'
WRITTEN = {
    "without a declaration": BODY,
    "after a BOM": f"\ufeff{BODY}",
    "in the set that efetch gives": f"<?xml version='1.0' ?>\n<pmc-articleset>{BODY}</pmc-articleset>",
    "harvested": f"<OAI-PMH><GetRecord><record><metadata>{BODY}</metadata></record></GetRecord></OAI-PMH>",
    "of a namespace": BODY.replace(
        "<article ", '<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/" ', 1
    ),
    "of a prefixed namespace": re.sub(
        r"<(/?)(?=[a-z-]+[\s>/])(?!mml)", r"<\1jats:", BODY.replace("<?properties open_access?>", "")
    ),
    "under another prefix for links": TEXT.replace("xlink:href", "ns2:href").replace(
        "xmlns:xlink", "xmlns:ns2"
    ),
    "of NLM's old DTD": re.sub(
        "<!DOCTYPE.*?>",
        '<!DOCTYPE article PUBLIC "-//NLM//DTD Journal Publishing DTD v2.3 20070202//EN" "journalpub.dtd">',
        TEXT,
    )
    .replace("element-citation", "citation")
    .replace('publication-type="', 'citation-type="'),
    "with an internal subset": re.sub("(<!DOCTYPE[^>]*)>", rf"\1 [{DECLARED}]>", TEXT),
    "with comments and instructions": re.sub(
        "(</?(?:ref|name|article-meta)>)", r"<!-- <ref> --><?x y?>\1", TEXT
    ),
    "in one line": TEXT.replace("\n", " "),
    "with other line ends": TEXT.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("way", WRITTEN)
def test_an_article_reads_the_same_however_it_is_written(way: str) -> None:
    assert pages_in(WRITTEN[way]) == pages_in(TEXT)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "latin-1", "cp1251"])
def test_encodings(encoding: str) -> None:
    name = {"latin-1": "ISO-8859-1", "cp1251": "windows-1251"}.get(encoding, encoding.removesuffix("-sig"))
    text = TEXT.replace('encoding="UTF-8"', f'encoding="{name}"').replace("李", "L").replace("明", "M")
    data = text.encode(encoding, "xmlcharrefreplace")
    assert pages_in(data) == pages_in(text.replace(f'encoding="{name}"', 'encoding="UTF-8"'))


@pytest.mark.parametrize(
    "doctype", ["", '<!DOCTYPE article SYSTEM "a.dtd">', f"<!DOCTYPE article [{DECLARED}]>"]
)
def test_characters_by_name(doctype: str) -> None:
    text = PLAIN.replace("<surname>Beispiel", "<surname>B&eacute;&nbsp;&hellip;spiel")
    assert page_in(doctype + text).article.author.names[0].family == "Bé …spiel"


@pytest.mark.parametrize(
    ("declarations", "used", "reason"),
    [
        ('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">', "&b;", "more than a few characters"),
        (f'<!ENTITY a "{"x" * 999}">', "&a;", "more than a few characters"),
        ('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;", "the entity &a; is not defined"),
        ('<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;', "&b;", "the entity &b; is not defined"),
        ('<!ENTITY a "<b>x</b>">', "&a;", "the entity &a; is not defined"),
        ("", "&nosuchname;", "the entity &nosuchname; is not defined"),
    ],
)
def test_no_entity_is_expanded(declarations: str, used: str, reason: str) -> None:
    text = f"<!DOCTYPE article [{declarations}]>" + PLAIN.replace("<surname>Beispiel", f"<surname>{used}")
    with pytest.raises(DamagedInputError, match=re.escape(reason)):
        read_all(text)


def test_a_front_alone_is_reported() -> None:
    page, problem = read_all(re.sub("<body>.*</article>", "</article>", PLAIN, flags=re.DOTALL))
    assert isinstance(page, Page)
    assert page.article == pages_in(TEXT)[0].article
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.INCOMPLETE


@pytest.mark.parametrize(
    "text",
    [
        '<pmc-articleset><Reply Id="9" error="The following PMCID is not available: 9"/></pmc-articleset>',
        "<pmc-articleset><article><front><article-meta></article-meta></front><back/></article></pmc-articleset>",
    ],
)
def test_nothing_is_made_of_nothing(text: str) -> None:
    problem = problem_in(text)
    assert (problem.kind, problem.detail) == (ProblemKind.NOT_A_PAGE, "this is JATS XML without any article")


def test_a_complete_list_is_not_reported() -> None:
    page = pages_in(TEXT)[0]
    assert page.reference_count is None


def test_gzipped(tmp_path: Path) -> None:
    path = tmp_path / "article.nxml.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    found = [
        item._replace(source="page") for item in read_file(File(str(path), "page")) if isinstance(item, Page)
    ]
    assert found == pages_in(TEXT)
