"""The reference lists of full texts: each work once, its fields from the tags, or its text as printed."""

from __future__ import annotations

import re

import pytest

from cgt_cite.model import Identifier, Name, NameList, PageRange, Pages, PartialDate, Work
from tests.pages.full_texts import ADLER, COLE, TEXT, citation, cited, mixed
from tests.pages.reading import pages_in


def test_references_of_all_lists_in_order() -> None:
    references = pages_in(TEXT)[0].references
    assert [reference.position for reference in references] == list(range(1, 10))
    assert [reference.heading for reference in references] == [
        "Suggested reading",
        *[""] * 7,
        "Included studies / Lang 2018",
    ]
    assert [reference.text for reference in references] == [
        "Ito J, Kato L. Counting sheep in pilots. Open Test. 2015;1:e5.",
        "Adler B, van den Cole D, et al. Fever at sea. Test J Med. 2001;3(2):11-9. doi: 10.5555/tj.2001.11",
        "Hahn I. Of harbours. In: Dorn E, ed. The harbour book. 2nd ed. Hamburg: Probe Verlag; 1999:40–52.",
        "(a) Fuchs G., J. Test, 2001a, 3, 1",
        "(b) Gold H., J. Test, 2002, 4, e2",
        "World Sleep Office Sleep facts 2012 accessed 3 February 2013 Available: https://sleep.example.org/facts",
        "Supported by the Harbour Office.",
        "Lang M, Adler B. Tired crews at sea: a review of reviews. Test Rev. 2018;9:400-12.",
        "Lang M Crews Test Rev 2018 10 1",
    ]


def test_fields_come_from_the_tags() -> None:
    _, first, second, *_ = pages_in(TEXT)[0].references
    assert first.tagged
    assert first.work == Work(
        type="article-journal",
        title="Fever at sea",
        author=NameList((Name("Adler", "B"), Name("Cole", "D", "van den")), truncated=True),
        container_title="Test J Med",
        issued=PartialDate(2001),
        volume="3",
        issue="2",
        page=Pages((PageRange("11", "19"),)),
        DOI="10.5555/tj.2001.11",
        PMID="80000001",
    )
    assert second.work == Work(
        type="chapter",
        title="Of harbours",
        author=NameList((Name("Hahn", "I"),)),
        editor=NameList((Name("Dorn", "E"),)),
        container_title="The harbour book",
        issued=PartialDate(1999),
        page=Pages((PageRange("40", "52"),)),
        publisher="Probe Verlag",
        publisher_place="Hamburg",
        edition="2nd",
    )


def test_what_is_hardly_tagged_is_left_to_the_parser() -> None:
    references = pages_in(TEXT)[0].references
    assert [reference.position for reference in references if not reference.tagged] == [1, 7, 8]
    assert (references[7].work.DOI, references[7].work.PMID) == ("10.5555/tr.2018.9", "80000005")


def test_articles_within_an_article_have_their_own_lists() -> None:
    own, reply = pages_in(TEXT)
    assert len(own.references) == 9
    assert [reference.text for reference in reply.references] == ["Echo E. An answer. Test Rev. 2020;1:1."]
    assert (reply.article.title, reply.article.container_title) == (
        "Reply to the pilots",
        "Test journal of medicine",
    )
    assert reply.article.DOI == reply.article.PMID == ""


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("book", "<source>Book</source><publisher-name>P</publisher-name>", ("book", "Book", "")),
        ("book", "<article-title>Part</article-title><source>Book</source>", ("chapter", "Part", "Book")),
        ("other", "<chapter-title>Part</chapter-title><source>Book</source>", ("chapter", "Part", "Book")),
        ("journal", f"{ADLER}<source>J Test</source><volume>1</volume>", ("article-journal", "", "J Test")),
        ("journal", f"{ADLER}<source>Book</source><publisher-name>P</publisher-name>", ("book", "Book", "")),
        ("thesis", f"{ADLER}<source>Sleep</source><comment>PhD thesis</comment>", ("thesis", "Sleep", "")),
        (
            "confproc",
            "<article-title>T</article-title><source>Proc</source>",
            ("paper-conference", "T", "Proc"),
        ),
        ("other", f"{ADLER}<source>Sleep</source><year>2001</year>", ("", "Sleep", "")),
        ("data", "<data-title>Data</data-title><source>Dryad</source>", ("dataset", "Data", "Dryad")),
        ("preprint", "<article-title>T</article-title><source>bioRxiv</source>", ("article", "T", "bioRxiv")),
        ("patent", "<article-title>T</article-title><patent>US 1</patent>", ("patent", "T", "")),
        (
            "",
            "<article-title>T</article-title><source>J</source><volume>1</volume>",
            ("article-journal", "T", "J"),
        ),
    ],
)
def test_kinds_of_works(kind: str, fields: str, expected: tuple[str, str, str]) -> None:
    work = citation(fields, kind)
    assert (work.type, work.title, work.container_title) == expected


@pytest.mark.parametrize(
    ("fields", "page"),
    [
        ("<fpage>447</fpage><lpage>62</lpage>", "447-462"),
        ("<fpage>S112</fpage><lpage>8</lpage>", "S112-S118"),
        ("<fpage>A-12</fpage><lpage>A-15</lpage>", "A-12-A-15"),
        ("<fpage>pp. 5</fpage><lpage>9.</lpage>", "5-9"),
        ("<fpage>5</fpage><lpage>5</lpage>", "5"),
        ("<page-range>8-11, 14-19</page-range>", "8-11, 14-19"),
        ("<fpage>8</fpage><lpage>19</lpage><page-range>8-11, 14-19</page-range>", "8-11, 14-19"),
        ("<elocation-id>e70430</elocation-id>", "e70430"),
    ],
)
def test_pages(fields: str, page: str) -> None:
    assert str(citation(f"<article-title>T</article-title>{fields}").page) == page


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("<year>2008a</year>", "2008"),
        ("<year>(2008)</year>", "2008"),
        ("<year>2004–2005</year>", "2004/2005"),
        ("<year>2008</year><month>3</month><day>5</day>", "2008-03-05"),
        ("<year>2008</year><month>Mar.</month>", "2008-03"),
        ("<year>2008</year><month>someday</month>", "2008"),
        ("<date><year>2008</year><month>March</month></date>", "2008-03"),
        ("<string-date>5 March 2008</string-date>", "2008-03-05"),
        ("<year>n.d.</year>", "None"),
    ],
)
def test_years(fields: str, issued: str) -> None:
    assert str(citation(f"<article-title>T</article-title>{fields}").issued) == issued


@pytest.mark.parametrize(
    ("people", "author", "editor"),
    [
        (f"<person-group>{ADLER}{COLE}<etal/></person-group>", "Adler, B; Cole, D et al.", ""),
        (f"{ADLER}, {COLE}, et al. <article-title>T</article-title>", "Adler, B; Cole, D et al.", ""),
        (f"{ADLER}, {COLE} (eds.) <source>T</source>", "", "Adler, B; Cole, D"),
        (
            f"{ADLER} <article-title>T</article-title> In: {COLE}, editor. <source>B</source>",
            "Adler, B",
            "Cole, D",
        ),
        (f"{ADLER} <chapter-title>T</chapter-title> in {COLE} <source>B</source>", "Adler, B", "Cole, D"),
        (f"<person-group person-group-type='editor'>{COLE}</person-group><source>B</source>", "", "Cole, D"),
        (f"<person-group person-group-type='assignee'>{COLE}</person-group><source>B</source>", "", ""),
        (
            "<collab>Sleep Group</collab>; <string-name>Jane Q Public</string-name>",
            "Sleep Group; Public, Jane Q",
            "",
        ),
        (
            "<person-group>Adler B, Cole D, et al.</person-group><source>B</source>",
            "Adler, B; Cole, D et al.",
            "",
        ),
        (
            "<string-name><given-names>O.</given-names> <surname>de Wit</surname></string-name>",
            "de Wit, O.",
            "",
        ),
        (
            "<name><surname>Wit</surname><given-names>O</given-names><prefix>de</prefix></name>",
            "de Wit, O",
            "",
        ),
        ("<name><surname>Wit</surname><given-names>O</given-names><suffix>MD</suffix></name>", "Wit, O", ""),
    ],
)
def test_people(people: str, author: str, editor: str) -> None:
    work = mixed(f"{people}<year>2001</year><volume>1</volume>")
    shown = "; ".join(map(str, work.author.names)) + (" et al." if work.author.truncated else "")
    assert (shown, "; ".join(map(str, work.editor.names))) == (author, editor)


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ('<pub-id pub-id-type="doi">https://doi.org/10.1000/ABC</pub-id>', {"DOI": "10.1000/ABC"}),
        ('<pub-id pub-id-type="pmid">PMID: 123</pub-id>', {"PMID": "123"}),
        ('<pub-id pub-id-type="medline">98123456</pub-id>', {}),  # a number of MEDLINE's own
        ('<pub-id pub-id-type="pmc">123456</pub-id>', {"PMCID": "PMC123456"}),
        ('<pub-id pub-id-type="arxiv">2005.12273v2</pub-id>', {"arxiv": "2005.12273"}),
        ('<pub-id pub-id-type="accession">GSE1</pub-id>', {"other_ids": (Identifier("accession", "GSE1"),)}),
        ('<ext-link ext-link-type="doi" xlink:href="10.1000/a"/>', {"DOI": "10.1000/a"}),
        ('<ext-link ext-link-type="pmid" xlink:href="123"/>', {"PMID": "123"}),
        ('<uri xlink:href="https://dx.doi.org/10.1000%2Fa">link</uri>', {"DOI": "10.1000/a"}),
        ("<uri>https://pubmed.ncbi.nlm.nih.gov/123/</uri>", {"PMID": "123"}),
        (
            '<ext-link xlink:href="https://europepmc.org/articles/PMC123456">PMC</ext-link>',
            {"PMCID": "PMC123456"},
        ),
        ("<ext-link>https://www.tandfonline.com/doi/full/10.1080/1?x=2</ext-link>", {"DOI": "10.1080/1"}),
        ("<uri>https://arxiv.org/abs/2005.12273</uri>", {"arxiv": "2005.12273"}),
        ("<comment>doi: 10.1000/a.</comment>", {"DOI": "10.1000/a"}),
        ("<uri>https://example.org/a</uri>", {"URL": "https://example.org/a"}),
        ('<ext-link xlink:href="https://scholar.google.com/x">Google Scholar</ext-link>', {}),
        ('<ext-link ext-link-type="email" xlink:href="a@example.org">a@example.org</ext-link>', {}),
    ],
)
def test_identifiers(tags: str, found: dict[str, object]) -> None:
    work = mixed(f"{ADLER} <article-title>T</article-title> <source>J</source> <volume>1</volume> {tags}")
    names = ("DOI", "PMID", "PMCID", "arxiv", "other_ids", "URL")
    assert {name: value for name in names if (value := getattr(work, name))} == found


def test_a_citation_of_several_works_keeps_its_identifiers_only() -> None:
    one = f"{ADLER}, <source>J</source>, <year>2001</year>, <volume>1</volume>, <fpage>1</fpage>"
    (found,) = cited(f"<ref><mixed-citation>(a) {one}; (b) {one}. doi: 10.1000/a</mixed-citation></ref>")
    assert (found.work, found.tagged) == (Work(DOI="10.1000/a"), False)


@pytest.mark.parametrize(
    "forms",
    [
        "<citation-alternatives><mixed-citation>{text}</mixed-citation>{tags}</citation-alternatives>",
        "<citation-alternatives>{tags}<mixed-citation>{text}</mixed-citation></citation-alternatives>",
        "<mixed-citation>1. {text}</mixed-citation>{tags}",
        "<note><p><citation-alternatives>{tags}<mixed-citation>{text}</mixed-citation></citation-alternatives></p></note>",
    ],
)
def test_forms_of_one_citation_are_one(forms: str) -> None:
    tags = (
        f"<element-citation>{ADLER}<article-title>Fever</article-title><source>J</source></element-citation>"
    )
    ref = f"<ref><label>1</label>{forms.format(text='Adler B. Fever. J.', tags=tags)}</ref>"
    (found,) = cited(ref)
    assert (found.text, found.work.title, found.tagged) == ("Adler B. Fever. J.", "Fever", True)


def test_two_languages_of_one_citation_are_one() -> None:
    form = '<mixed-citation xml:lang="{}">{} <article-title>{}</article-title></mixed-citation>'
    forms = form.format("zh", ADLER, "发热") + form.format("en", ADLER, "Fever")
    (found,) = cited(f"<ref>{forms}</ref>")
    assert (found.text, found.work.title) == ("Adler B Fever", "Fever")


@pytest.mark.parametrize(
    "reference",
    [
        "<ref><mixed-citation>{}</mixed-citation></ref>",
        "<ref><mixed-citation><source>{}</source></mixed-citation></ref>",
        "<ref><element-citation publication-type='other'><comment>{}</comment></element-citation></ref>",
        "<ref><label>7</label><note><p>{}</p></note></ref>",
        "<ref><mixed-citation><bold>{} <ext-link>[PubMed]</ext-link></bold></mixed-citation></ref>",
    ],
)
def test_untagged_strings_are_left_to_the_parser(reference: str) -> None:
    text = "Adler B, Cole D. Fever at sea. Test J Med. 2001;3(2):11-19."
    (found,) = cited(reference.format(text))
    assert (found.text, found.work, found.tagged) == (text, Work(), False)


def test_an_indented_citation_reads_as_one_that_is_not() -> None:
    flat = (
        f"<person-group>{ADLER}, {COLE}, <etal/></person-group>. <article-title>Fever</article-title>. "
        "<source>J</source> <year>2001</year>;<volume>3</volume>(<issue>2</issue>):"
        "<fpage>1</fpage>–<lpage>9</lpage>."
    )
    (found,) = cited(f"<ref><mixed-citation>{flat}</mixed-citation></ref>")
    on_lines = re.sub("(?=<[a-z])", "\n    ", flat)
    (indented,) = cited(f"<ref><mixed-citation>{on_lines}</mixed-citation></ref>")
    assert found.text == "Adler B, Cole D, et al. Fever. J 2001;3(2):1–9."
    assert indented.work == found.work
    assert indented.text == "Adler B, Cole D, et al. Fever. J 2001; 3(2): 1–9."


def test_a_formula_is_read_once() -> None:
    tex = r"<tex-math>\documentclass{minimal}\begin{document}$$x^2$$\end{document}</tex-math>"
    math = "<mml:math xmlns:mml='m'><mml:mi>x</mml:mi></mml:math>"
    title = "<article-title>On <inline-formula>{}</inline-formula></article-title>"
    both = citation(title.format(f"<alternatives>{tex}{math}</alternatives>"))
    assert (both.title, citation(title.format(tex)).title) == ("On x", "On x^2")
