"""What the folder knows of a work completes the references to it: articles, and entries of other lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cgt_cite.problems import Problem, ProblemKind
from tests.extracting import extract

if TYPE_CHECKING:
    from cgt_cite.model import Entry

SICI = "10.1002/(SICI)1097-0142(6)1&lt;1::AID-A&gt;3.0.CO;2-K"
LISTED = "Some wholly different title that a list gives"


def article(pmid: str, *references: str, listed: str = "", doi: str = "", **changed: str) -> str:
    """A page of two authors; its DOI and PMCID stand in the list of identifiers alone."""
    facts = {"abstract": f"Abstract {pmid}", "pmcid": "", "title": f"A title that is long enough for {pmid}"}
    facts |= changed
    authors = "".join(
        f'<span class="authors-list-item"><a class="full-name" href="/?term={name}+A">Anna {name}</a></span>'
        for name in ("Jones", "Smith")
    )
    identifiers = "".join(
        f'<li><span class="identifier"><span class="id-label">{label}:</span>'
        f'<strong class="current-id">{value}</strong></span></li>'
        for label, value in (("PMID", pmid), ("PMCID", facts["pmcid"]), ("DOI", doi))
        if value
    )
    items = "".join(
        f'<li><ol class="references-and-notes-list"><li>{text}</li></ol></li>' for text in references
    )
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{pmid} - PubMed</title>
        <meta name="citation_title" content="{facts["title"]}"></head><body>
        <main class="article-details" id="article-details">
        <div class="full-view" id="full-view-heading"><span class="cit">2005 Jan;{pmid}(2):3-4.</span>
        <h1 class="heading-title">{facts["title"]}</h1>
        <div class="inline-authors"><div class="authors-list">{authors}</div></div>
        <ul class="identifiers" id="full-view-identifiers">{identifiers}</ul></div>
        <div class="abstract" id="abstract"><div class="abstract-content selected">
        <p>{facts["abstract"]}</p></div></div>
        <div class="similar-articles" id="similar"><ul>{listed}</ul></div>
        <div class="references" id="references"><ol class="references-list">{items}</ol></div>
        </main></body></html>"""


def link(label: str, href: str) -> str:
    return f' - <a class="reference-link" href="{href}">{label}</a>'


def docsum(pmid: str, doi: str = "", tag: str = '<li class="full-docsum">') -> str:
    shown = f" doi: {doi}." if doi else ""
    return f"""{tag}<a class="docsum-title" href="/{pmid}/">{LISTED}.</a>
        <span class="docsum-authors full-authors">Jones A.</span><span
        class="docsum-journal-citation full-journal-citation">Lancet. 2005;7(1):9-11.{shown}</span>
        PMID: <span class="docsum-pmid">{pmid}</span></li>"""


TO_77 = "Jones B. Something. Lancet 2005." + link("PubMed", "https://pubmed.ncbi.nlm.nih.gov/77/")
TO_99 = "Miller C. Other. Lancet 2003." + link("PubMed", "https://pubmed.ncbi.nlm.nih.gov/99/")


def extracted(folder: Path, **pages: str) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries by title of the pages, and of what is in the folder already."""
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text)
    problems: list[Problem] = []
    paths = sorted(str(path) for path in folder.iterdir())
    entries = extract(paths, problems=problems)
    return {entry.work.title: entry for entry in entries}, problems


@pytest.mark.parametrize(
    ("reference", "ids"),
    [
        (TO_77, {}),
        ("Jones B. Something. Lancet 2005." + link("DOI", "https://doi.org/10.1000/x"), {"doi": "10.1000/x"}),
        (
            "Jones B. Something. 2005." + link("PMC", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123456/"),
            {"pmcid": "PMC123456"},
        ),
    ],
)
def test_reference_with_an_identifier_of_a_page_gets_its_abstract(
    reference: str, ids: dict[str, str], tmp_path: Path
) -> None:
    found, problems = extracted(tmp_path, a=article("5", reference), b=article("77", **ids))
    assert not problems
    assert found["A title that is long enough for 77"].work.indexing.abstract == "Abstract 77"


def test_article_that_only_a_list_ties_to_a_reference(tmp_path: Path) -> None:
    reference = "Jones B. Listed. Lancet 2005." + link("DOI", "https://doi.org/10.1000/x")
    citing = article("5", reference, listed=docsum("77", "10.1000/x"))
    found, _ = extracted(tmp_path, a=citing, b=article("77", title=LISTED))
    assert found[LISTED].work.indexing.abstract == "Abstract 77"


def test_doi_with_entities_is_found_in_lists(tmp_path: Path) -> None:
    reference = f"Jones B. Something. Lancet 2005. doi: {SICI}"
    found, _ = extracted(tmp_path, a=article("5", reference, listed=docsum("77", SICI)))
    assert found[LISTED].work.PMID == "77"


def test_entry_of_a_list_in_another_form_is_read(tmp_path: Path) -> None:
    listed = docsum("77", tag='<li class="full-docsum" data-x="1">') + docsum("99")
    found, _ = extracted(tmp_path, a=article("5", TO_77, TO_99, listed=listed))
    assert (found[LISTED].work.PMID, found[LISTED].work.volume) == ("77", "7")


def test_short_file_is_reported_once(tmp_path: Path) -> None:
    short = article("77").replace("</main>", "")
    _, problems = extracted(tmp_path, a=article("5", TO_77), b=short)
    assert [problem.kind for problem in problems] == [ProblemKind.TRUNCATED]
