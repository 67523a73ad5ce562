"""The article's own citation on pages since 2020."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cgt_cite.model import Name, PartialDate
from tests.pages.reading import page_in
from tests.pages.sampled import edited, html, sample

if TYPE_CHECKING:
    from cgt_cite.model import Work

NO_METAS = re.compile(r'<meta name="citation_(?!pmid).*?>')


def article(start: str) -> Work:
    return sample(start).article


def test_every_field_of_a_citation() -> None:
    work = article("Successes")
    assert work.type == "article-journal"
    assert work.title == "Successes and challenges in clinical gene therapy"
    assert work.author.names == (
        Name("Kohn", "Donald B"),
        Name("Chen", "Yvonne Y"),
        Name("Spencer", "Melissa J"),
    )
    assert (work.container_title, work.container_title_short) == ("Gene therapy", "Gene Ther")
    assert (work.issued, work.epub) == (PartialDate(2023, 11), PartialDate(2023, 11, 8))
    assert (work.volume, work.issue, str(work.page)) == ("30", "10-11", "738-746")
    assert (work.DOI, work.PMID, work.ISSN) == ("10.1038/s41434-023-00390-5", "37935854", "1476-5462")
    assert work.indexing.abstract.startswith("A review of three fields")
    assert work.indexing.conflict_of_interest.startswith("The authors tell")
    assert work.indexing.mesh == ("Genetic Therapy*", "Humans")


def test_sections_of_a_review() -> None:
    work = article("Cell and Gene")
    assert work.indexing.keyword[0] == "cell- and tissue-based therapy"
    assert work.indexing.keyword[-1] == "model informed drug development"
    assert "Keywords" not in work.indexing.abstract
    assert work.indexing.publication_type == ("Review",)
    assert work.indexing.figure == (
        "FIGURE 1: What clinical pharmacology asks of a gene therapy, step by step.",
    )
    assert str(work.page) == "e70430"


def test_substances_and_grants() -> None:
    work = article("[A cohort study")
    assert work.indexing.substance == ("Uric Acid",)
    assert work.indexing.grant[1] == "2018YFC2000400/National Key Research and Development Program of China"


def test_labels_of_a_structured_abstract() -> None:
    assert article("The 2001 Bethesda").indexing.abstract.splitlines() == [
        "Objectives: To say in one way what a smear shows.",
        "Participants: All who had something to say on it.",
        "Conclusions: The words that this sample does not repeat.",
    ]


def test_suffix_and_collective_authors() -> None:
    authors = article("The 2001 Bethesda").author.names
    assert authors[9] == Name("Wright", "Thomas", suffix="Jr")
    assert authors[4] == Name("O'Connor", "Dennis")
    assert authors[11:] == (Name(literal="Forum Group Members"), Name(literal="Bethesda 2001 Workshop"))


def test_particle_of_a_name() -> None:
    authors = article("The Strengthening").author.names
    assert authors[0] == Name("Elm", "Erik", "von")
    assert authors[4] == Name("Gøtzsche", "Peter C")


def test_given_name_of_several_words_stays_with_its_family() -> None:
    assert article("In silico").author.names[4:] == (
        Name("Girão", "Manoel João Batista Castello"),
        Name("Pinhal", "Maria Aparecida da Silva"),
    )


def test_translated_title_keeps_its_brackets() -> None:
    work = article("[A cohort study")
    assert work.title.startswith("[A cohort study")
    assert work.title.endswith("of China]")
    assert work.language == "zh"
    assert work.indexing.abstract == "Objective: To ask of uric acid and diabetes at a great age."


def test_language_of_an_article_in_english_is_left_empty() -> None:
    assert article("Successes").language == ""


def test_month_without_a_day_and_a_page_number_for_an_article() -> None:
    work = article("Privacy-preserving")
    assert (work.issued, work.volume, work.issue, str(work.page)) == (
        PartialDate(2023, 1),
        "83",
        "",
        "103643",
    )
    assert work.epub == PartialDate(2022, 4, 4)


def test_collection_date_is_not_the_epub_date() -> None:
    assert article("Analysis of Agriculture").epub is None


def test_retracted() -> None:
    work = article("Analysis of Agriculture")
    assert work.retracted
    (notice,) = work.indexing.linked
    assert notice.relation == "Retraction in"
    assert (notice.work.PMID, notice.work.DOI) == ("37538593", "10.1155/2023/9834646")
    assert not article("Successes").retracted


def test_retracted_by_a_banner_alone() -> None:
    work = edited(
        html("Analysis of Agriculture"), ("linked-articles", "x"), ("Retracted Publication", "x")
    ).article
    assert work.retracted
    assert work.indexing.linked[0].work.PMID == "37538593"


def test_comment_with_its_citation() -> None:
    (comment,) = article("Successes").indexing.linked
    assert comment.relation == "Comment in"
    assert comment.work.title == "Cost of gene therapy"
    assert comment.work.author.names == (Name("Harrison", "PT"), Name("Friedmann", "T"))
    assert comment.work.container_title_short == "Gene Ther"
    assert (comment.work.issued, comment.work.volume) == (PartialDate(2023, 11), "30")
    assert (comment.work.PMID, comment.work.DOI) == ("37938351", "10.1038/s41434-023-00408-y")


@pytest.mark.parametrize(
    ("start", "relations"),
    [
        ("Association of daily", ["Erratum in"]),
        ("Reply to", ["Comment on", "Comment on"]),
        ("Clinical symptoms", ["Update of"]),
    ],
)
def test_relations_of_linked_articles(start: str, relations: list[str]) -> None:
    assert [link.relation for link in article(start).indexing.linked] == relations


def test_linked_article_that_is_only_a_doi() -> None:
    (link,) = article("Clinical symptoms").indexing.linked
    assert link.work.DOI == "10.1002/14651858.CD009175"


def test_heading_alone_suffices_for_most_fields() -> None:
    text = html("Successes")
    whole, bare = page_in(text).article, page_in(NO_METAS.sub("", text)).article
    for field in ("title", "author", "container_title", "container_title_short", "issued", "volume", "DOI"):
        assert getattr(bare, field) == getattr(whole, field), field


def test_short_view_is_not_a_second_article() -> None:
    text = NO_METAS.sub("", html("Successes"))
    start = text.index('id="short-view-heading"')
    other = text[:start] + text[start:].replace("Successes", "Failures").replace("37935854", "1")
    assert page_in(other) == page_in(text)


def test_metas_alone_give_a_citation() -> None:
    text = re.sub(r"<header.*</header>", "", html("Successes"), flags=re.DOTALL)
    work = page_in(text).article
    assert work.title.startswith("Successes")
    assert work.author.names[0] == Name("Kohn", "DB")
    assert (work.issued, work.volume, work.DOI) == (PartialDate(2023, 11), "30", "10.1038/s41434-023-00390-5")


def test_title_without_bom_and_tags() -> None:
    shown = "\ufeff Successes and challenges in <i>clinical</i> gene <sup>therapy</sup>"
    text = NO_METAS.sub("", html("Successes")).replace(
        "Successes and challenges in clinical gene therapy", shown
    )
    assert page_in(text).article.title == "Successes and challenges in clinical gene therapy"


def test_escaped_tags_in_the_head() -> None:
    work = edited(html("Reply to"), ('content="Reply to Y', 'content="Reply to &lt;i&gt;Y&lt;/i&gt;')).article
    assert work.title == "Reply to Y. Takefuji"


def test_empty_doi_is_none() -> None:
    text = html("Reply to").replace("10.1038/s41431-020-0598-8", "")
    assert page_in(text).article.DOI == ""


def test_authors_that_a_script_would_fetch() -> None:
    text = re.sub(
        r'<div class="authors-list">.*?</div>',
        '<div class="fetched-authors-placeholder-full-view"></div>',
        html("The 2001 Bethesda"),
        flags=re.DOTALL,
    )
    authors = page_in(text).article.author.names
    assert len(authors) == 11  # the head names persons only
    assert authors[9] == Name("Wright", "T", suffix="Jr")


def test_pmcid_from_the_keywords_without_a_displayed_identifier() -> None:
    text = re.sub(r'<ul class="identifiers".*?</ul>', "", html("Reply to"), flags=re.DOTALL)
    assert page_in(text).article.PMCID == "PMC7413510"


def test_lists_that_a_script_would_fetch() -> None:
    text = re.sub(r'<div class="similar-articles".*?</ul></div>', "", html("Diffusion"), flags=re.DOTALL)
    text = text.replace("</main>", '<div class="similar-cited-articles hidden"></div></main>')
    assert len(page_in(text).references) == 5


def test_headings_of_2020_are_one_level_lower() -> None:
    text = html("Successes").replace('<h2 class="title">', '<h3 class="title">').replace("</h2>", "</h3>")
    assert page_in(text) == sample("Successes")


def test_preprint() -> None:
    work = edited(
        html("Successes"), ('<div class="abstract"', '<div id="preprint"></div><div class="abstract"')
    )
    assert work.article.type == "article"
