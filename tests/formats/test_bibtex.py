"""BibTeX and biblatex: names, capitals, dates, entry types and fields."""

from __future__ import annotations

import pytest

from cgt_cite.formats.options import OutputOptions
from cgt_cite.formats.protect import protect_case
from cgt_cite.model import Entry, Indexing, LinkedArticle, NameList, PartialDate, Work
from tests.formats import readers
from tests.formats.records import ENTRIES, WORKS, article, by, pages, person


def fields(work: Work, name: str = "bibtex", **options: object) -> dict[str, str]:
    lines = readers.write([Entry(work=work, key="k")], name, **options).splitlines()
    pairs = (line.strip().rstrip(",").split(" = ", 1) for line in lines if " = " in line)
    return {"": lines[0]} | dict(pairs)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("|Okafor|Chidi N", "Okafor, Chidi N."),
        ("|Cipolla|MJ", "Cipolla, M. J."),
        ("|Petrov|Iu V", "Petrov, Iu. V."),
        ("van der|Berg|Anna", "van der Berg, Anna"),
        ("|Smith|John Q|Jr", "Smith, Jr, John Q."),
        ("de|Witt|Thomas|Sr", "de Witt, Sr, Thomas"),
        ("|Plato||", "Plato"),
        ("|Garcia Lopez||", "{Garcia Lopez}"),
        ("|Smith||Jr", "{Smith Jr}"),
        ("|others||", "{others}"),
        ("|Dungeons and Dragons|Bo", "{Dungeons and Dragons}, Bo"),
        ("|Anders|And", "Anders, {And}"),
        ("|Smith, PhD|John", "{Smith, PhD}, John"),
        ("WHO", "WHO"),
        ("Food & Drug Administration, Office and Staff", r"{Food \& Drug Administration, Office and Staff}"),
        ("|{|}", r"\{\vphantom{\}}, \vphantom{\{}\}"),
    ],
)
def test_names(name: str, shown: str) -> None:
    assert fields(Work(author=NameList((person(name),))))["author"] == f"{{{shown}}}"


def test_a_truncated_list_of_names_ends_with_others() -> None:
    assert (
        fields(by("|Adams|A", "|Baker|B", truncated=True))["author"] == "{Adams, A. and Baker, B. and others}"
    )
    assert "author" not in fields(Work(author=NameList((), truncated=True)))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Effects of IL-2 and mRNA in DNA repair", "Effects of {IL-2} and {mRNA} in {DNA} repair"),
        ("CAR-T cells and CD4+ T cells", "{CAR-T} cells and {CD4+} {T} cells"),
        ("A tale of McDonald and O'Brien", "A tale of {McDonald} and {O'Brien}"),
        ("Alzheimer disease in Japan: The facts", "Alzheimer disease in {Japan}: The facts"),
        ("Trends in the U.S. and the U.S.-based", "Trends in the {U.S.} and the {U.S.}-based"),
        ("Growth of E. coli in Berlin", "Growth of {E. coli} in {Berlin}"),
        ("On Guillain–Barré syndrome. A review", "On {Guillain–Barré} syndrome. {A} review"),
        ("Does sleep matter? A trial", "Does sleep matter? {A} trial"),
        ("Is It So? The Case for Change in Food Law", "Is It So? {The} Case for Change in Food Law"),
        ("Growth of O157:H7: Causes", "Growth of {O157}:{H7}: Causes"),
        ("“Healthy” workers: “Why not?”", "“{Healthy}” workers: “{Why} not?”"),
        ("Heart Failure in the Elderly: A Follow-Up", "Heart Failure in the Elderly: A Follow-Up"),
        ("Vitamin D and the Use of HbA1c in Europe", "Vitamin {D} and the Use of {HbA1c} in {Europe}"),
        (
            "A review of the Nothochrysinae (Neuroptera: Chrysopidae)",
            "A review of the {Nothochrysinae} ({Neuroptera}: {Chrysopidae})",
        ),
        ("Mobile Computing: a Survey across Europe", "Mobile Computing: a Survey across {Europe}"),
        ("Revisiting the European Horsemeat Scandal", "Revisiting the {European} Horsemeat Scandal"),
        ("Care for African Americans in New York", "Care for {African} {Americans} in {New} {York}"),
        (
            "Non-Hodgkin Lymphoma and Anti-Parkinson Drugs",
            "Non-{Hodgkin} Lymphoma and Anti-{Parkinson} Drugs",
        ),
        ("Guillain–Barré Syndrome: Down Syndrome", "{Guillain–Barré} Syndrome: {Down} Syndrome"),
        ("Going Down the Road That May Be Long", "Going Down the Road That May Be Long"),
        ("Growth of Escherichia Coli on Chicken", "Growth of {Escherichia} Coli on Chicken"),
        ("THE EFFECT OF ASPIRIN", "{THE EFFECT OF ASPIRIN}"),
        ("[Treatment of HIV in Wien]", "[{Treatment} of {HIV} in {Wien}]"),
        ("The {DNA} in it", r"The \{{DNA}\} in it"),
    ],
)
def test_capitals_are_protected_where_a_style_would_lose_them(title: str, words: str) -> None:
    assert protect_case(title, "", OutputOptions()) == words


def test_protection_is_the_users_choice() -> None:
    work = article(title="DNA & RNA in Paris", language="en")
    assert fields(work)["title"] == r"{{DNA} \& {RNA} in {Paris}}"
    assert fields(work, protect="none")["title"] == r"{DNA \& RNA in Paris}"
    assert fields(work, protect="title")["title"] == r"{{DNA \& RNA in Paris}}"
    assert (
        fields(WORKS["thesis"])["title"] == "{{Untersuchungen zur Wirkung von Nichts}}"
    )  # nouns have capitals


@pytest.mark.parametrize(
    ("date", "bibtex", "biblatex"),
    [
        (PartialDate(2019), {"year": "{2019}"}, "{2019}"),
        (PartialDate(2019, 3), {"year": "{2019}", "month": "mar"}, "{2019-03}"),
        (PartialDate(2019, 3, 5), {"year": "{2019}", "month": "mar", "day": "{5}"}, "{2019-03-05}"),
        (PartialDate(2019, season=4), {"year": "{2019}", "month": "{Winter}"}, "{2019-24}"),
        (
            PartialDate(2019, 3, end=PartialDate(2019, 4)),
            {"year": "{2019}", "month": "mar"},
            "{2019-03/2019-04}",
        ),
        (
            PartialDate(2019, 12, end=PartialDate(2020, 1)),
            {"year": "{2019}", "month": "dec"},
            "{2019-12/2020-01}",
        ),
        (PartialDate(2019, end=PartialDate(2020)), {"year": "{2019}"}, "{2019/2020}"),
    ],
)
def test_dates(date: PartialDate, bibtex: dict[str, str], biblatex: str) -> None:
    found = fields(Work(issued=date))
    assert {name: found[name] for name in ("year", "month", "day") if name in found} == bibtex
    assert fields(Work(issued=date), "biblatex")["date"] == biblatex


@pytest.mark.parametrize(
    ("name", "bibtex", "biblatex"),
    [
        ("everything", "@article", "@article"),
        ("newspaper", "@article", "@article"),
        ("preprint", "@article", "@article"),
        ("chapter", "@incollection", "@incollection"),
        ("conference paper", "@inproceedings", "@inproceedings"),
        ("thesis", "@phdthesis", "@thesis"),
        ("master's thesis", "@mastersthesis", "@thesis"),
        ("report", "@techreport", "@report"),
        ("web page", "@electronic", "@online"),
        ("patent", "@patent", "@patent"),
        ("dataset", "@misc", "@misc"),  # Zotero drops records of a kind it does not know
        ("software", "@misc", "@software"),
        ("law", "@misc", "@legislation"),
        ("nothing", "@misc", "@misc"),
    ],
)
def test_kinds(name: str, bibtex: str, biblatex: str) -> None:
    assert fields(WORKS[name])[""].startswith(f"{bibtex}{{k")
    assert fields(WORKS[name], "biblatex")[""].startswith(f"{biblatex}{{k")


def test_fields_of_one_dialect() -> None:
    bibtex, biblatex = fields(WORKS["everything"]), fields(WORKS["everything"], "biblatex")
    assert bibtex["journal"] == biblatex["journaltitle"] == "{Journal of Invented Results}"
    assert bibtex["pmid"] == biblatex["eprint"] == "{99000001}"
    assert "eprint" not in bibtex
    assert biblatex["eprinttype"] == "{pubmed}"
    assert (bibtex["language"], bibtex["langid"]) == ("{en}", "{english}")
    assert (biblatex["language"], biblatex["langid"]) == ("{english}", "{english}")
    numbered = WORKS["article number"]
    assert fields(numbered)["pages"] == fields(numbered, "biblatex")["pages"] == "{e70430}"
    assert fields(WORKS["book"])["edition"] == "{4th}"
    assert fields(WORKS["book"], "biblatex")["edition"] == "{4}"
    assert fields(WORKS["thesis"], "biblatex")["type"] == "{PhD thesis}"
    waiting = fields(WORKS["in press"], "biblatex")
    assert (waiting["pubstate"], fields(WORKS["in press"])["note"]) == ("{in press}", "{In press}")
    assert "note" not in waiting  # one of the two is printed


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ja", "{japanese}"),
        ("en, fr", "{english and french}"),
        ("zh", "{Chinese}"),
        ("und", None),
        ("tlh", "{tlh}"),
    ],
)
def test_biblatex_has_the_names_of_languages(language: str, names: str | None) -> None:
    assert fields(Work(language=language), "biblatex").get("language") == names


@pytest.mark.parametrize(
    ("edition", "number"),
    [
        ("5th", "5"),
        ("2nd ed.", "2"),
        ("3. ed", "3"),
        ("4", "4"),
        ("Rev. ed.", "Rev. ed."),
        ("2nd IBM", "2nd IBM"),
    ],
)
def test_biblatex_makes_the_ordinal_of_an_edition(edition: str, number: str) -> None:
    assert fields(Work(edition=edition), "biblatex")["edition"] == f"{{{number}}}"


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_a_publisher_with_and_in_its_name_is_one(name: str) -> None:
    found = fields(WORKS["publisher with and"], name)
    assert found["institution"] == "{{Department of Nothing and Less}}"
    assert found["address" if name == "bibtex" else "location"] == "{{Bath and Wells}}"
    assert fields(Work(type="webpage", container_title="Food and Drugs"), name)["organization"] == (
        "{{Food and Drugs}}"
    )


def test_plain_and_similar_styles_print_urls_on_request() -> None:
    page, patent = WORKS["web page"], WORKS["patent"]
    assert "howpublished" not in fields(page)
    found = fields(page, howpublished=True)
    assert found[""].startswith("@misc{k")  # they warn of other types for pages of the web, and of patents
    assert found["howpublished"] == r"{Nothing.gov, \url{https://example.org/~stat/%7Ba%7D_b#c}}"
    assert found["url"] == "{https://example.org/~stat/%7Ba%7D_b#c}"
    found = fields(patent, howpublished=True)
    assert found[""].startswith("@misc{k")
    assert found["howpublished"] == "{US 1234567 B2}"
    assert "howpublished" not in fields(WORKS["everything"], howpublished=True)
    data = fields(WORKS["dataset"], howpublished=True)
    assert data["howpublished"] == r"{Zenodo, \url{https://doi.org/10.5281/zenodo.0000000}}"


@pytest.mark.parametrize(
    ("edition", "shown"),
    [
        ("1", "1st"),
        ("4", "4th"),
        ("11", "11th"),
        ("22", "22nd"),
        ("5th", "5th"),
        ("2nd ed.", "2nd"),
        ("Rev.", "Rev."),
    ],
)
def test_editions_are_ordinals(edition: str, shown: str) -> None:
    assert fields(WORKS["book"]._replace(edition=edition))["edition"] == f"{{{shown}}}"


def test_laws_keep_their_names_and_are_found_by_the_note() -> None:
    case = Work(
        type="legal_case", title="Able v. Baker Ltd.", container_title="U.S.", volume="999", page=pages("111")
    )
    found = fields(case)
    assert (found["title"], found["note"]) == ("{{Able v. Baker Ltd.}}", "{999 U.S. 111}")
    assert found["type"] == "{legal case}"
    law = WORKS["law"]._replace(
        number="Pub. L. No. 1-2", volume="96", container_title="Stat.", page=pages("2")
    )
    assert fields(law, "biblatex")["note"] == "{Pub. L. No. 1-2, 96 Stat. 2}"


def test_a_standard_is_printed_with_its_number() -> None:
    standard = Work(type="standard", title="Devices", number="ISO 99999", publisher="ISO")
    assert fields(standard)["type"] == "{Standard}"
    assert fields(standard)["institution"] == fields(standard, "biblatex")["institution"] == "{ISO}"


def test_arxiv_is_an_eprint_for_styles_and_for_zotero() -> None:
    found = fields(WORKS["arxiv"])
    assert (found["eprint"], found["archiveprefix"], found["eprinttype"]) == (
        "{2005.12273}",
        "{arXiv}",
        "{arxiv}",
    )


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_no_field_comes_twice(name: str) -> None:
    for entry in ENTRIES:
        lines = readers.write([entry], name).splitlines()
        found = [line.split(" = ")[0] for line in lines if line.startswith("  ")]
        assert len(found) == len(set(found))


def test_a_url_without_its_scheme_is_a_link() -> None:
    assert fields(Work(URL="www.example.org/a"))["url"] == "{http://www.example.org/a}"


def test_quotation_marks_open_and_close() -> None:
    title = fields(article(title='The "rule of ("two")" at 5" and "so on'))["title"]
    assert title == '{The "rule of (“two”)" at 5" and "so on}'
    assert fields(article(title='A "b" c-"d"'))["title"] == "{A “b” c-“d”}"


def test_a_url_opens_no_formula() -> None:
    assert fields(WORKS["web page with specials"])["url"] == "{https://example.org/price?in=%24&at=5}"


RETRACTION = LinkedArticle("Retraction in", "J Invent Results. 2021;14(1):9.", Work())
LONG = LinkedArticle("Erratum in", "J Invent Results. " + "Very long. " * 25, Work())


def test_no_note_is_longer_than_a_file_name_may_be() -> None:
    found = fields(article(indexing=Indexing(linked=(RETRACTION, LONG))))
    assert found["note"] == "{Retraction in: J Invent Results. 2021;14(1):9}"
    assert found["annote"].startswith("{Erratum in: J Invent Results. Very long. ")
    found = fields(article(indexing=Indexing(linked=(LONG,))))
    assert found["note"].startswith("{Erratum in: J Invent Results. Very long. ")
    assert found["note"].endswith(" ...}")
    assert len(found["note"].encode()) <= 257
    assert found["annote"].startswith("{Erratum in: J Invent Results. Very long. ")


def test_the_date_online_is_not_printed() -> None:
    assert fields(WORKS["everything"])["note"] == "{In Memoriam issue.}"
    assert "Epub 2018 Dec 9" in fields(WORKS["everything"])["annote"]


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_uncertain_entries_are_marked_where_no_style_prints_it(name: str) -> None:
    found = readers.write([Entry(work=WORKS["report"], key="k", confidence=0.31)], name)
    assert "  annote = {check: parsed with low confidence (0.31)" in found
    assert "check" not in readers.write([Entry(work=WORKS["report"], key="k", confidence=0.5)], name)


def test_no_note_says_internet() -> None:
    assert "annote" not in fields(Work(medium="Internet"))
    assert fields(Work(medium="CD-ROM"))["annote"] == "{CD-ROM}"
