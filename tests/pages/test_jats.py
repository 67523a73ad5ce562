"""Full texts as JATS XML: genuine ones read a second time by lxml, and the citation of the project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cgt_cite.fields.text import clean
from cgt_cite.model import Name, Page, PartialDate
from tests.pages.full_texts import ADLER, COLE, TEXT, article, of_front
from tests.pages.jats_by_lxml import FullText, full_texts
from tests.pages.reading import files_below, page_in, pages_in, read_all

if TYPE_CHECKING:
    from pathlib import Path


def as_lxml_reads(page: Page) -> tuple[object, ...]:
    work = page.article
    identifiers = work.DOI, work.PMID, work.PMCID.removeprefix("PMC"), clean(work.title)
    return *identifiers, tuple(map(str, work.author.names))


def by_lxml(text: FullText) -> tuple[object, ...]:
    return text.doi, text.pmid, text.pmcid, clean(text.title).removesuffix("."), text.authors


def test_genuine_articles_are_as_their_tags_say(shared: Path) -> None:
    files = files_below(shared / "pages" / "jats", "*xml")
    assert len(files) >= 7
    for path in files:
        pages = [item for item in read_all(path.read_bytes()) if isinstance(item, Page)]
        assert list(map(as_lxml_reads, pages)) == list(map(by_lxml, full_texts(path.read_bytes()))), path.name


def test_genuine_references_are_as_their_tags_say(shared: Path) -> None:
    count = 0
    for path in files_below(shared / "pages" / "jats", "*xml"):
        pages = [item for item in read_all(path.read_bytes()) if isinstance(item, Page)]
        for page, text in zip(pages, full_texts(path.read_bytes()), strict=True):
            assert len(page.references) == len(text.cited)
            for reference, tags in zip(page.references, text.cited, strict=True):
                work, where = reference.work, (path.name, reference.position)
                assert (tags.pmid, tags.pmcid) == (work.PMID, work.PMCID), where
                assert tags.doi == work.DOI or (not tags.doi and work.DOI in reference.text), where
                assert tuple(map(str, work.author.names)) == tags.authors, where
                assert work.author.truncated == tags.cut, where
                assert reference.text, where
                if tags.title:
                    assert work.title == clean(tags.title).removesuffix("."), where
                    assert work.container_title == clean(tags.source).removesuffix("."), where
                assert (str(work.issued) if work.issued else "") == tags.year, where
                assert (work.volume, work.issue) == (tags.volume, tags.issue), where
                assert (work.page.first if work.page else "") == tags.first_page, where
                count += 1
    assert count == 286


def test_own_citation() -> None:
    work = pages_in(TEXT)[0].article
    assert work.title == "Sleep and CO2 in harbour pilots: a cohort study"
    assert (work.container_title, work.container_title_short) == ("Test journal of medicine", "Test J Med")
    assert (str(work.issued), work.epub) == ("2023-07", PartialDate(2023, 5, 4))
    assert (work.volume, work.issue, work.supplement, str(work.page)) == ("12", "3", "Suppl 1", "S101-S109")
    assert (work.PMID, work.PMCID, work.DOI) == ("91000011", "PMC9900011", "10.5555/tj.2023.0111")
    assert (work.ISSN, work.language, work.indexing.keyword) == ("1234-5679", "en", ("sleep", "pilots"))
    assert (
        work.indexing.abstract == "Background: Pilots sleep little.\nSo they say.\nResults: They do, at x2."
    )
    assert work.indexing.publication_type == ("Review",)
    assert work.retracted
    assert [(link.relation, link.work.PMID) for link in work.indexing.linked] == [
        ("Retraction in", "91000099")
    ]


def test_own_authors_and_where_they_work() -> None:
    work = pages_in(TEXT)[0].article
    assert work.author.names == (
        Name("Beispiel", "Anna M.", suffix="Jr"),
        Name("Li", "Ming"),
        Name("Muster", "Jo", "van"),
        Name(literal="Pilot Study Group"),
        Name(literal="Harbour Consortium"),
    )
    tides = "Department of Tides, Harbour University, Port, Testland"
    assert work.affiliation == (("Institute of Sleep, Testville, Testland", tides), (tides,), (), (), ())


AND = "</pub-date><pub-date "
PRINTED, ONLINE = (f'date-type="pub" publication-format="{format_}">' for format_ in ("print", "electronic"))
NEW_YEARS_EVE = "<day>31</day><month>12</month><year>2011</year>"


@pytest.mark.parametrize(
    ("dates", "issued", "epub"),
    [
        ('pub-type="ppub"><year>2012</year>', PartialDate(2012), None),
        ('pub-type="epub"><day>3</day><month>2</month><year>2012</year>', PartialDate(2012, 2, 3), None),
        ('pub-type="epub-ppub"><month>Feb</month><year>2012</year>', PartialDate(2012, 2), None),
        ('date-type="pub" publication-format="electronic"><year>2012</year>', PartialDate(2012), None),
        (
            'date-type="collection"><season>Winter</season><year>2012</year>',
            PartialDate(2012, season=4),
            None,
        ),
        ('pub-type="ppub" iso-8601-date="2012-02-03">', PartialDate(2012, 2, 3), None),
        ('pub-type="pmc-release"><year>2012</year>', None, None),
        (
            f'pub-type="collection"><year>2012</year>{AND}pub-type="epub">{NEW_YEARS_EVE}',
            PartialDate(2011, 12, 31),
            None,
        ),
        (
            f"{PRINTED}<month>3</month><year>2012</year>{AND}{ONLINE}{NEW_YEARS_EVE}",
            PartialDate(2012, 3),
            PartialDate(2011, 12, 31),
        ),
    ],
)
def test_dates(dates: str, issued: PartialDate | None, epub: PartialDate | None) -> None:
    work = of_front(f"<pub-date {dates}</pub-date>")
    assert (work.issued, work.epub) == (issued, epub)


@pytest.mark.parametrize(
    ("identifier", "pmcid"),
    [
        ('<article-id pub-id-type="pmc">123456</article-id>', "PMC123456"),
        ('<article-id pub-id-type="pmc">PMC123456</article-id>', "PMC123456"),
        ('<article-id pub-id-type="pmcid">PMC123456</article-id>', "PMC123456"),
        ('<article-id pub-id-type="pmcaid">123456</article-id>', ""),
    ],
)
def test_pmcid(identifier: str, pmcid: str) -> None:
    assert pmcid == of_front(identifier).PMCID


@pytest.mark.parametrize(
    ("article_type", "kinds", "work_type"),
    [
        ("research-article", ("Journal Article",), "article-journal"),
        ("preprint", ("Preprint",), "article"),
        ("correction", ("Published Erratum",), "article-journal"),
        ("other", (), "article-journal"),
    ],
)
def test_kinds_of_articles(article_type: str, kinds: tuple[str, ...], work_type: str) -> None:
    work = of_front("", article_type)
    assert (work.indexing.publication_type, work.type) == (kinds, work_type)


def test_a_notice_of_retraction_is_not_retracted() -> None:
    link = (
        '<related-article related-article-type="retracted-article" ext-link-type="doi" xlink:href="10.1/x"/>'
    )
    work = of_front(link, "retraction")
    assert [link.relation for link in work.indexing.linked] == ["Retraction of"]
    assert not work.retracted


LANGUAGES = "<aff-alternatives id='a'><aff>Port</aff><aff xml:lang='de'>Hafen</aff></aff-alternatives>"


@pytest.mark.parametrize(
    "front",
    [
        "<contrib-group><contrib contrib-type='author'>{}</contrib><aff>Port</aff></contrib-group>",
        "<contrib-group><contrib contrib-type='author'>{}<aff>Port</aff></contrib></contrib-group>",
        "<contrib-group><contrib>{}</contrib></contrib-group><aff id='a'><label>1</label>Port</aff>",
        f"<contrib-group><contrib>{{}}<xref ref-type='aff' rid='a'/></contrib></contrib-group>{LANGUAGES}",
    ],
)
def test_affiliations_are_linked_in_several_ways(front: str) -> None:
    assert of_front(front.format(ADLER)).affiliation == (("Port",),)


def test_affiliations_that_nothing_links_are_left_out() -> None:
    group = f"<contrib-group><contrib>{ADLER}</contrib><contrib>{COLE}</contrib></contrib-group>"
    assert of_front(f"{group}<aff>Port</aff><aff>Harbour</aff>").affiliation == ()


@pytest.mark.parametrize(
    ("languages", "keywords"),
    [
        (("", "", ""), ("a", "b")),
        (("en", "en", "de"), ("a",)),
        (("en-GB", "EN", "de"), ("a",)),
        (("", "en", ""), ("a", "b")),
    ],
)
def test_keywords_in_the_language_of_the_article(
    languages: tuple[str, ...], keywords: tuple[str, ...]
) -> None:
    own, first, second = (f' xml:lang="{language}"' if language else "" for language in languages)
    groups = f"<kwd-group{first}><kwd>a</kwd></kwd-group><kwd-group{second}><kwd>b</kwd></kwd-group>"
    text = article("", groups).replace("<article ", f"<article{own} ", 1)
    assert page_in(text).article.indexing.keyword == keywords
