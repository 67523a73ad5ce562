"""PubMed's one-line citations in all the shapes that its pages show."""

from __future__ import annotations

import pytest

from cgt_cite.fields.citation import is_citation, parse_citation, parse_notes
from cgt_cite.model import PartialDate, Work


def where(work: Work) -> str:
    return f"{work.issued} | {work.volume} | {work.issue} | {work.page or ''}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2022 May 3;22(4):1606.", "2022-05-03 | 22 | 4 | 1606"),
        ("1797;7:1606-1625.", "1797 | 7 |  | 1606-1625"),
        ("2022 May;22(4):1606-1625.", "2022-05 | 22 | 4 | 1606-1625"),
        ("2022 Aug 10:2022:1296993.", "2022-08-10 | 2022 |  | 1296993"),
        ("2023 Jan:83:103643.", "2023-01 | 83 |  | 103643"),
        ("2021 Apr 27;101(16):1171-7.", "2021-04-27 | 101 | 16 | 1171-1177"),
        ("2016 Mar 21;5(3):e003038.", "2016-03-21 | 5 | 3 | e003038"),
        ("2011;20(3):422-8.", "2011 | 20 | 3 | 422-428"),
        ("2023 Mar 5:1-9.", "2023-03-05 |  |  | 1-9"),
        ("2023 Mar 5.", "2023-03-05 |  |  | "),
        ("2023 Mar 5:PP.", "2023-03-05 |  |  | PP"),
        ("2023;22(Suppl 1):S1-9.", "2023 | 22 | Suppl 1 | S1-S9"),
        ("2023;30(10-11):738-746.", "2023 | 30 | 10-11 | 738-746"),
        ("1994 Aug;113 ( Pt 3):613-24.", "1994-08 | 113 | Pt 3 | 613-624"),
        ("1994 Aug;7 (9 Pt 9):61-4.", "1994-08 | 7 | 9 Pt 9 | 61-64"),
        ("2020 Jan-Feb;12(1):9-9.e9.", "2020-01/2020-02 | 12 | 1 | 9-9.e9"),
        ("2019;9(9):10.9999/iip.v9i9.", "2019 | 9 | 9 | 10.9999/iip.v9i9"),
        ("2002 Apr 24;287(16):2114-9", "2002-04-24 | 287 | 16 | 2114-2119"),
        ("2003 Dec 15;63(24):8821-6.", "2003-12-15 | 63 | 24 | 8821-8826"),
        ("2012 Oct 17;10(10):CD009175.", "2012-10-17 | 10 | 10 | CD009175"),
        ("1998 Apr 15;57(8):1825-34, 1839-40.", "1998-04-15 | 57 | 8 | 1825-1834, 1839-1840"),
    ],
)
def test_citation_of_the_page_itself(line: str, expected: str) -> None:
    assert where(parse_citation(line)) == expected


@pytest.mark.parametrize(
    ("line", "journal", "expected"),
    [
        ("Gene Ther. 2023 Nov;30(10-11):737. doi: 10.1/x.", "Gene Ther", "2023-11 | 30 | 10-11 | 737"),
        ("Sensors (Basel). 2022 Oct 25;22(21):8174.", "Sensors (Basel)", "2022-10-25 | 22 | 21 | 8174"),
        ("Front Cell Dev Biol. 2021 Mar 2;9:1.", "Front Cell Dev Biol", "2021-03-02 | 9 |  | 1"),
        ("Cluster Comput. 2023 Apr 29:1-26.", "Cluster Comput", "2023-04-29 |  |  | 1-26"),
        ("Stud Health Technol Inform. 2019.", "Stud Health Technol Inform", "2019 |  |  | "),
    ],
)
def test_citation_with_its_journal(line: str, journal: str, expected: str) -> None:
    work = parse_citation(line)
    assert (work.container_title_short, where(work)) == (journal, expected)


def test_what_stands_behind_a_citation() -> None:
    work = parse_citation(
        "Eur J Hum Genet. 2020 Jun;28(6):695. doi: 10.1038/s41431-020-0597-9. Epub 2020 Mar 2. PMID: 32123327"
    )
    assert work.DOI == "10.1038/s41431-020-0597-9"
    assert work.epub == PartialDate(2020, 3, 2)
    assert str(work.page) == "695"


@pytest.mark.parametrize(
    ("text", "epub", "status"),
    [
        ("doi: 10.1/x. Epub 2021 Dec 9.", PartialDate(2021, 12, 9), ""),
        ("Epub 2021.", PartialDate(2021), ""),
        ("eCollection 2023 Mar 1.", None, ""),
        ("Print 2018.", None, ""),
        ("Online ahead of print.", None, "ahead of print"),
    ],
)
def test_notes(text: str, epub: PartialDate | None, status: str) -> None:
    work = parse_notes(text)
    assert (work.epub, work.status) == (epub, status)


def test_what_is_no_citation_gives_nothing_but_identifiers() -> None:
    work = parse_citation("doi: 10.1002/14651858.CD009175")
    assert work == Work(type="article-journal", DOI="10.1002/14651858.CD009175")


@pytest.mark.parametrize(
    ("text", "volume", "issue", "page"),
    [
        ("Elife. 2016 Jul 1;5. pii: e12345. doi: 10.7554/eLife.12345.", "5", "", "e12345"),
        ("J Vis Exp. 2012 Feb 10;(60). pii: 3713. doi: 10.3791/3713.", "", "60", "3713"),
        ("Cell. 2019 Aug 23. pii: S0092-8674(19)30893-1. doi: 10.1016/j.cell.1.", "", "", "None"),
    ],
)
def test_article_numbers_as_they_were_printed_once(text: str, volume: str, issue: str, page: str) -> None:
    work = parse_citation(text)
    assert (work.volume, work.issue, str(work.page)) == (volume, issue, page)


@pytest.mark.parametrize(
    "text",
    [
        "bioRxiv [Preprint]. 2025 Aug 2:2025.08.01.668168. doi: 10.1101/2025.08.01.668168.",
        "Rev Neurol (Paris). 2025 Aug 6:S0035-3787(25)00576-4. doi: 10.1016/j.1. Online ahead of print.",
        "Cell. 2019 Aug 23. pii: S0092-8674(19)30893-1. doi: 10.1/j.1. [Epub ahead of print] PubMed PMID: 1.",
        "Ann Ex. 1999 Jan-Feb;130(1 Pt 2):1-9; quiz 10-2.",
        "ALTEX. 2018;35(4):520-521. German.",
        "Aust Health Rev. 2015 Mar 23. doi: 10.1071/AH14250. Epub 2015 Mar 1. eCollection 2015.",
    ],
)
def test_citations(text: str) -> None:
    assert is_citation(text)


@pytest.mark.parametrize(
    "text",
    [
        "A list in an abstract.",
        "In 2019 Jan; the study",
        "We met. 2020 was a year.",
        "Doe J. A title. Nature. 2019 Sep;573(7772):15.",
        "Nat Commun. 2023 Oct 5;14(1):6209. doi: 10.1038/1. A title that follows.",
        "Patient 2: a man of 40.",
    ],
)
def test_what_is_no_citation_from_end_to_end(text: str) -> None:
    assert not is_citation(text)
