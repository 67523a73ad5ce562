"""Identifiers out of text and links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.fields.identifiers import (
    arxiv,
    doi_of_url,
    find_doi,
    find_dois,
    parse_doi,
    parse_pmcid,
    parse_pmid,
    pmid_of_link,
)

SICI = "10.1002/(SICI)1522-2594(199906)41:6<1269::AID-MRM26>3.0.CO;2-2"
ELSEVIER_SICI = "10.1890/0012-9658(2006)87[2445:AIACNT]2.0.CO;2"
BLACKWELL = "10.1002/1097-0142(20010815)92:4<796::AID-CNCR1385>3.0.CO;2-3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1000/182", "10.1000/182"),
        ("10.1056/NEJMoa1401177", "10.1056/NEJMoa1401177"),  # the publisher's case
        ("doi: 10.1038/s41573-019-0020-9.", "10.1038/s41573-019-0020-9"),
        ("DOI:10.1038/s41573-019-0020-9;", "10.1038/s41573-019-0020-9"),
        ("https://doi.org/10.1101/gr.178319.114", "10.1101/gr.178319.114"),
        ("http://dx.doi.org/10.1101/gr.178319.114,", "10.1101/gr.178319.114"),
        ("https://doi-org.proxy.example.edu/10.1101/gr.178319.114", "10.1101/gr.178319.114"),
        ("https://www.example.org/abs/10.3347/kjp.2019?download=true", "10.3347/kjp.2019?download=true"),
        ("10.1002%2F(SICI)1097-4636(199823)43:4", "10.1002/(SICI)1097-4636(199823)43:4"),
        (f"doi: {SICI}.", SICI),
        (f"doi: {ELSEVIER_SICI}.", ELSEVIER_SICI),
        (f"doi: {BLACKWELL}. Epub 2001", BLACKWELL),
        ("(doi: 10.1016/S0140-6736(68)92673-1)", "10.1016/S0140-6736(68)92673-1"),
        ("(10.1016/j.cell.2019.01.001)", "10.1016/j.cell.2019.01.001"),
        ("[10.1016/j.cell.2019.01.001]", "10.1016/j.cell.2019.01.001"),
        ("<10.1016/j.cell.2019.01.001>", "10.1016/j.cell.2019.01.001"),
        ("“10.1016/j.cell.2019.01.001”", "10.1016/j.cell.2019.01.001"),
        ("10.1016/j.cell.2019.01.001’", "10.1016/j.cell.2019.01.001"),
        ("10.1016/j.cell.2019.01.001 - DOI - PubMed", "10.1016/j.cell.2019.01.001"),
        ("10.1016/j.cell.2019.01.001.PMID:123", "10.1016/j.cell.2019.01.001"),
        ("10.1016/j.cell.2019.01.001;PMCID:PMC1", "10.1016/j.cell.2019.01.001"),
        ("10.1016/j.cell.2019.01.001[Epub", "10.1016/j.cell.2019.01.001"),
        ("10.1000.10/123456", "10.1000.10/123456"),
        ("10.1007/978‐3‐319‐10590‐1_53", "10.1007/978-3-319-10590-1_53"),  # typographic hyphens
        ("10.14454/fxws-0523*", "10.14454/fxws-0523"),
        ("", ""),
        ("no identifier", ""),
        ("10.5 mg/kg", ""),
        ("version 10.1234", ""),
        ("10.1234/", ""),
        ("210.1234/abc", ""),
        ("3.10.1234/abc", ""),
        ("Stand 12.10.2014/2. Auflage", ""),
        ("pp. 42–48.10.1016/j.knee.2022.02.011", "10.1016/j.knee.2022.02.011"),
    ],
)
def test_doi(text: str, expected: str) -> None:
    assert find_doi(text) == expected


def test_all_dois_of_a_text_with_their_places() -> None:
    text = "One 10.1000/a. Two (10.1000/b), and 10.1000/c!"
    assert [text[start:end] for start, end, _ in find_dois(text)] == ["10.1000/a", "10.1000/b", "10.1000/c!"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1000/abc.", "10.1000/abc."),  # an attribute holds it and nothing else
        ("10.1000/abc)", "10.1000/abc)"),
        (SICI, SICI),
        ("https://doi.org/10.1002/(sici)1522-2594(199906)41:6<1269::aid-mrm26>3.0.co;2-2", SICI.lower()),
        ("https://doi.org/10.1000%2Fabc", "10.1000/abc"),
        ("see 10.1000/abc.", "10.1000/abc"),
        ("", ""),
        (None, ""),
    ],
)
def test_whole_doi(text: str | None, expected: str) -> None:
    assert parse_doi(text) == expected


@given(
    st.from_regex(r"10\.[1-9][0-9]{3}/[a-z0-9]{1,12}(\([a-z0-9]{1,5}\)[0-9]{1,3})?", fullmatch=True),
    st.sampled_from(["", "doi: ", "https://doi.org/", "DOI:", "(", "["]),
    st.sampled_from(["", ".", ",", ";", ").", "].", " - DOI", "”", " Epub 2020 Jan 1."]),
)
def test_doi_whatever_stands_around_it(bare: str, before: str, behind: str) -> None:
    assert find_doi(f"Smith J. A title. {before}{bare}{behind}") == bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31455261", "31455261"),
        (" 31455261\n", "31455261"),
        ("PMID: 31455261", "31455261"),
        ("PMID 31455261.", "31455261"),
        ("PubMed ID: 0123", "123"),
        ("PubMed: 123", "123"),
        ("123456789", ""),  # PMIDs have eight digits at most
        ("PMC1234", ""),
        ("²³", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_pmid(text: str | None, expected: str) -> None:
    assert parse_pmid(text) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/25651787/", "25651787"),
        ("https://pubmed.ncbi.nlm.nih.gov/25651787/", "25651787"),
        ("https://pubmed.ncbi.nlm.nih.gov/25651787/?utm_source=x", "25651787"),
        ("https://pubmed-ncbi-nlm-nih-gov.proxy.example.edu/25651787/", "25651787"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/25651787", "25651787"),
        ("/pubmed/25651787#abstract", "25651787"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/25651787/", ""),
        ("https://example.org/25651787/", ""),
        ("/?term=Lv+J", ""),
        (None, ""),
    ],
)
def test_pmid_of_a_link(href: str | None, expected: str) -> None:
    assert pmid_of_link(href) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PMC8721303", "PMC8721303"),
        ("PMCID: PMC 8721303.", "PMC8721303"),
        ("pmc8721303", "PMC8721303"),
        ("http://www.ncbi.nlm.nih.gov/pmc/articles/pmc8721303/", "PMC8721303"),
        ("http://www.ncbi.nlm.nih.gov/pmc/articles/7164637/", "PMC7164637"),
        ("7164637", "PMC7164637"),
        ("", ""),
        ("PMC0000", ""),
        (None, ""),
        ("31455261 is no PMCID", ""),
    ],
)
def test_pmcid(text: str | None, expected: str) -> None:
    assert parse_pmcid(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("arXiv:2005.12273", "2005.12273"),
        ("arXiv:2005.12273v2 [cs.LG]", "2005.12273"),
        ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/pdf/1412.6980.pdf", "1412.6980"),
        ("10.48550/arXiv.1412.6980", "1412.6980"),
        ("2005.12273", ""),
        (None, ""),
    ],
)
def test_arxiv(text: str | None, expected: str) -> None:
    assert arxiv(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://academic.oup.com/cid/advance-article/doi/10.1093/cid/ciaa123/5735218",
            "10.1093/cid/ciaa123",
        ),
        (
            "https://www.medrxiv.org/content/10.1101/2020.02.10.2002v1.full.pdf+html",
            "10.1101/2020.02.10.2002",
        ),
        (
            "http://onlinelibrary.wiley.com/doi/10.1002/cncr.25/abstract;jsessionid=A1.d02t01",
            "10.1002/cncr.25",
        ),
        ("http://link.springer.com/article/10.1007%2Fs00134-012-2/fulltext.html", "10.1007/s00134-012-2"),
        ("https://www.cochranelibrary.com/cdsr/doi/10.1002/1465.CD01.pub2/full/es", "10.1002/1465.CD01.pub2"),
        ("https://www.pnas.org/doi/suppl/10.1073/pnas.2000/suppl_file/a.pdf", "10.1073/pnas.2000"),
        (
            "https://www.frontiersin.org/articles/10.3389/fped.2016.00101/full?utm=1#b",
            "10.3389/fped.2016.00101",
        ),
        ("https://example.org/pmid/10.1", ""),
        ("https://example.org/", ""),
    ],
)
def test_doi_of_address(url: str, expected: str) -> None:
    assert doi_of_url(url) == expected
