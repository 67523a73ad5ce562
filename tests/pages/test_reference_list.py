"""Reference lists of pages since 2020: each habit of the markup that loses or invents references."""

from __future__ import annotations

import pytest

from tests.pages.sampled import edited, html, item, link, only_reference, sample, with_items

SICI = "10.1002/(SICI)1522-2594(199906)41:6<1269::AID-MRM26>3.0.CO;2-2"


@pytest.mark.parametrize(
    ("start", "shown", "stated"),
    [
        ("Association of daily health", 5, 44),
        ("Analysis of Agriculture", 5, 35),
        ("In silico", 5, 30),
        ("Privacy-preserving", 5, 39),
        ("Reply to", 5, None),
        ("Clinical symptoms", 3, None),
        ("Concentrations", 1, None),
        ("The 2001 Bethesda", 0, None),
        ("[A cohort study", 0, None),
    ],
)
def test_button_states_how_many_there_are(start: str, shown: int, stated: int | None) -> None:
    page = sample(start)
    assert (len(page.references), page.reference_count) == (shown, stated)
    assert [reference.position for reference in page.references] == list(range(1, shown + 1))


def test_button_of_more_than_a_thousand() -> None:
    page = edited(html("Association"), ("Show all 44", "Show all 1,044"))
    assert page.reference_count == 1044


def test_page_stored_twice_counts_once() -> None:
    text = html("Concentrations")
    assert text.count("<!DOCTYPE html>") == 2
    page = sample("Concentrations")
    assert len(page.references) == 1
    assert len(page.article.author.names) == 1


def test_item_in_two_renderings_is_one_reference() -> None:
    references = sample("In silico").references
    assert len(references) == 5
    for reference in references:
        (again,) = reference.work.note
        assert again[:30] in reference.text
        assert tuple(map(str, reference.work.other_ids)) == ()


def test_note_inside_an_item_is_kept_with_it() -> None:
    second = sample("Privacy-preserving").references[1]
    assert second.text.startswith("Vaudenay S. Centralized")
    assert (second.work.URL, second.work.note) == ("https://eprint.iacr.org/2020/531", ())


def test_item_that_is_only_a_note_is_a_reference() -> None:
    (reference,) = with_items(
        '<li><ol class="references-and-notes-list"><li class="skip-numbering">'
        "<p>WHO. World health statistics. 2022.</p></li></ol></li>"
    ).references
    assert reference.text == "WHO. World health statistics. 2022."


def test_item_without_a_list_in_it() -> None:
    (reference,) = with_items("<li>Smith J. A title. 2020.</li>").references
    assert reference.text == "Smith J. A title. 2020."


def test_number_before_an_item_is_not_its_position() -> None:
    page = with_items(item("First. 2001."), item("Second. 2002."), item("Third. 2003."))
    assert [(reference.position, reference.text) for reference in page.references] == [
        (1, "First. 2001."),
        (2, "Second. 2002."),
        (3, "Third. 2003."),
    ]


def test_identifiers_come_from_the_list_alone() -> None:
    page = sample("Analysis of Agriculture")
    listed = {reference.work.DOI for reference in page.references}
    assert page.article.DOI not in listed
    assert "10.1155/2023/9834646" not in listed  # the retraction notice, also cited by
    assert "10.3390/s22218174" not in listed  # a similar article
    assert ("PMID", "36365871") in page.related_ids


def test_publishers_case_outranks_the_address() -> None:
    (first, *_) = sample("Diffusion").references
    assert 'href="https://doi.org/10.1097/brs.0b013e318169505e"' in html("Diffusion")
    assert first.work.DOI == "10.1097/BRS.0b013e318169505e"


def test_address_alone_gives_the_identifiers() -> None:
    reference = only_reference(
        'A title. <a href="https://doi.org/10.1000/abc">DOI</a> - <a href="/123/">PubMed</a>'
        ' - <a href="http://www.ncbi.nlm.nih.gov/pmc/articles/pmc45678/">PMC</a>'
    )
    assert (reference.work.DOI, reference.work.PMID, reference.work.PMCID) == (
        "10.1000/abc",
        "123",
        "PMC45678",
    )


def test_sici_is_read_completely() -> None:
    (*_, last) = sample("Diffusion").references
    assert last.work.DOI == SICI
    assert "&lt;1269::aid-mrm26&gt;" in html("Diffusion")
    assert last.text.endswith(f"doi: {SICI}.")


def test_of_two_doi_links_the_text_decides() -> None:
    reference = only_reference(
        "Nugent T. A title. F1000Res. 2016;5:2541. doi: 10.12688/f1000research.9756.1. "
        '<a href="https://f1000research.com/articles/9756/doi">https://f1000research.com/articles/9756/doi</a>'
        + link(
            "DOI",
            "https://doi.org/10.12688/f1000research.9756.1/doi",
            "10.12688/f1000research.9756.1/doi",
        )
        + link("DOI", "https://doi.org/10.12688/f1000research.9756.1", "10.12688/f1000research.9756.1")
    )
    assert reference.work.DOI == "10.12688/f1000research.9756.1"
    assert tuple(map(str, reference.work.other_ids)) == ("DOI:10.12688/f1000research.9756.1/doi",)


def test_links_and_their_hyphens_are_not_text() -> None:
    reference = only_reference(
        "Smith J. A two-part title - a study. J Test. 2020;1:1-2."
        + link("DOI", "https://doi.org/10.1000/x", "10.1000/X")
        + link("PMC", "http://www.ncbi.nlm.nih.gov/pmc/articles/pmc1234/", "PMC1234")
        + link("PubMed", "/77/", "77")
    )
    assert reference.text == "Smith J. A two-part title - a study. J Test. 2020;1:1-2."
    assert reference.links == ("DOI", "PMC", "PubMed")


@pytest.mark.parametrize("label", ["DOI", "PMC", "PubMed"])
def test_order_of_links_does_not_matter(label: str) -> None:
    links = {
        "DOI": link("DOI", "https://doi.org/10.1000/x", "10.1000/X"),
        "PMC": link("PMC", "http://www.ncbi.nlm.nih.gov/pmc/articles/7164637/", "7164637"),
        "PubMed": link("PubMed", "/77/", "77"),
    }
    first = links.pop(label)
    work = only_reference("A title. 2020." + first + "".join(links.values())).work
    assert (work.DOI, work.PMCID, work.PMID) == ("10.1000/X", "PMC7164637", "77")


def test_shortened_addresses_are_restored() -> None:
    texts = [reference.text for reference in sample("Reply to").references]
    whole = "https://hyperledger-fabric.readthedocs.io/en/latest/blockchain.html#what-is-hyperledger-fabric"
    assert f"Available at: {whole}. Accessed 28 Jan 2020." in texts[1]
    assert not any("..." in text for text in texts)


def test_cut_address_at_the_end_of_a_sentence() -> None:
    texts = [reference.text for reference in sample("Cell and Gene").references]
    assert texts[1].endswith("/approved‐cellular‐and‐gene‐therapy‐products.")


@pytest.mark.parametrize(
    ("href", "shown"),
    [
        ("7881515", "https://www.ncbi.nlm.nih.gov/pubmed/7881515"),
        ("arxiv:2005.12273", "arXiv:2005.12273"),
        ("https://example.org/source", "Reference Source"),
        ("http://3.0.CO", "3.0.CO"),
    ],
)
def test_whole_text_of_an_anchor_stays(href: str, shown: str) -> None:
    reference = only_reference(f'Smith J. A title. <a href="{href}">{shown}</a>. 2020.')
    assert reference.text == f"Smith J. A title. {shown}. 2020."


def test_two_headings_in_the_list_name_groups() -> None:
    headings = [reference.heading for reference in sample("Clinical symptoms").references]
    assert headings[0] == (
        "References to studies included in this review / Agarwal 2009 {published data only}"
    )
    assert headings[1].endswith("/ Chan 2001 {published data only}")


def test_title_of_the_list_is_not_a_heading() -> None:
    page = edited(
        html("Reply to"),
        ('<ol id="top', '<h4 class="refs-list-title">REFERENCES</h4><ol id="top'),
    )
    assert len(page.references) == 5
    assert {reference.heading for reference in page.references} == {""}


def test_text_is_one_line_without_invisible_characters() -> None:
    reference = only_reference("\n  Bayer\u200c P.\n\n\u00a0 A\u00adtitle &amp; <i>more</i>.\n <p>2018.</p> ")
    assert reference.text == "Bayer P. Atitle & more. 2018."


def test_expanded_list_has_its_own_ids() -> None:
    changes = (("top-references-list", "full-references-list"), ("Show all 44 references", ""))
    page = edited(html("Association"), *changes)
    assert len(page.references) == 5
    assert page.reference_count is None


def test_pages_of_a_library_proxy() -> None:
    text = html("Diffusion")
    plain = sample("Diffusion")
    page = edited(
        text,
        ("https://pubmed.ncbi.nlm.nih.gov", "https://pubmed-ncbi-nlm-nih-gov.proxy.example.edu"),
        ("https://doi.org/", "https://doi-org.proxy.example.edu/"),
        ('href="/10371462/"', 'href="https://pubmed-ncbi-nlm-nih-gov.proxy.example.edu/10371462/"'),
    )
    assert page == plain


def test_addresses_made_absolute_by_a_browser() -> None:
    plain = sample("Diffusion")
    saved = html("Diffusion").replace('href="/', 'href="https://pubmed.ncbi.nlm.nih.gov/')
    assert edited(saved) == plain
