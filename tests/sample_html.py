"""A sample in PubMed's markup since 2020, one function per part of the page."""

# ruff: noqa: E501 - the markup stands in the lines in which the site writes it

from __future__ import annotations

from html import escape
from urllib.parse import quote_plus

from tests.sample_references import references
from tests.sample_text import Facts


def render(page: Facts) -> str:
    """The page as PubMed's server writes it."""
    return f"""<!DOCTYPE html>
<html lang="en" >
<head itemscope itemtype="http://schema.org/WebPage">
  <meta charset="UTF-8">
  <title>{escape(page["title"], quote=False)} - PubMed</title>
  {metas(page)}
  <link rel="canonical" href="https://pubmed.ncbi.nlm.nih.gov/{page["pmid"]}/" />
</head>
<body>
<main class="article-details" id="article-details">
<header class="heading" id="heading">
  {full_view(page)}
  {short_view(page)}
</header>
  {retraction(page)}
  {linked(page)}
  {abstract(page)}
  {conflict_of_interest(page)}
  {figures(page)}
  {docsums(page, "similar", "Similar articles", "similar-articles", "similar_article")}
  {docsums(page, "citedby", "Cited by", "citedby-articles", "cited_by")}
  {references(page)}
  {terms(page, "types", "publication-types", "Publication types")}
  {terms(page, "mesh", "mesh-terms", "MeSH terms")}
  {terms(page, "substances", "substances", "Substances")}
  {grants(page)}
</main>
</body>
</html>
"""


def metas(page: Facts) -> str:
    people = [index for _, index in page["authors"] if not index.endswith("[Corporate Author]")]
    collective = " ;" * (len(page["authors"]) - len(people))
    found = {
        "ncbi_app": "pubmed",
        "ncbi_db": "pubmed",
        "ncbi_pdid": "abstract",
        "uid": page["pmid"],
        "keywords": f"pmid:{page['pmid']}, {page.get('pmcid', 'PubMed Abstract')}, NIH, NLM, NCBI",
        "robots": "index,nofollow,noarchive",
        "citation_title": page["title"],
        "citation_authors": ";".join(people) + ";" + collective,
        "citation_date": page["date"],
        "citation_publisher": page["abbreviation"],
        "citation_journal_title": page["journal"],
        "citation_pmid": page["pmid"],
        "citation_abstract_html_url": f"https://pubmed.ncbi.nlm.nih.gov/{page['pmid']}/",
        "citation_doi": page["doi"],
        "citation_issn": page["issn"],
        "citation_volume": page.get("volume", ""),
        "citation_issue": page.get("issue", ""),
    }
    always = ("citation_doi",)  # empty where there is none, not absent
    return "\n  ".join(
        f'<meta name="{name}" content="{escape(content)}">'
        for name, content in found.items()
        if content or name in always
    )


def full_view(page: Facts) -> str:
    language = page.get("language", "")
    return f"""<div class="full-view" id="full-view-heading">
    {"".join(f'<div class="publication-type">{kind}</div>' for kind in page.get("types", [])[:1])}
    <div class="article-citation"><div class="article-source">
      <div class="journal-actions dropdown-block"><button id="full-view-journal-trigger"
        class="journal-actions-trigger trigger" title="{escape(page["journal"])}">
        {escape(page["abbreviation"])}
      </button><div class="journal-actions-dropdown" hidden>Actions Search in PubMed</div></div><span class="period">. </span><span class="cit">{page["citation"]}</span></div>
      <span class="citation-doi">
        doi: {escape(page["doi"])}.
      </span>

      <span class="secondary-date">
        {page.get("epub", "")}
      </span>
    </div>
    <h1 class="heading-title">
      {escape(page["title"])}
    </h1>
    {language and f'<div class="article-languages">[Article in{chr(10)}      {language}]</div>'}
    <div class="inline-authors"><div class="authors"><div class="authors-list">
      {'<span class="comma">,&nbsp;</span></span>'.join(author(page, *names) for names in page["authors"])}</span>
    </div></div></div>
    <ul class="identifiers" id="full-view-identifiers">
      {identifiers(page)}
    </ul>
  </div>"""


def author(page: Facts, name: str, index: str) -> str:
    href = f"/?term={quote_plus(index)}&amp;cauthor_id={page['pmid']}"
    label = f'data-ga-category="search" data-ga-action="author_link" data-ga-label="{escape(name)}"'
    return (
        f'<span class="authors-list-item "><a class="full-name" href="{href}" {label}>{escape(name)}</a>'
        '<sup class="affiliation-links"><a class="affiliation-link" href="#full-view-affiliation-1">\n'
        "        1\n      </a></sup>"
    )


def identifiers(page: Facts) -> str:
    pmc, doi = page.get("pmcid", ""), page["doi"]
    rows = [
        f"""<li><span class="identifier pubmed"><span class="id-label">PMID:</span>
        <strong class="current-id" title="PubMed ID">{page["pmid"]}</strong></span></li>"""
    ]
    if pmc:
        rows.append(
            f"""<li><span class="identifier pmc"><span class="id-label">PMCID:</span> <a class="id-link"
        href="http://www.ncbi.nlm.nih.gov/pmc/articles/{pmc.lower()}/" data-ga-action="PMCID">{pmc}</a></span></li>"""
        )
    rows.append(
        f"""<li><span class="identifier doi"><span class="id-label">DOI:</span> <a class="id-link"
        href="https://doi.org/{escape(doi)}" data-ga-action="DOI">{escape(doi)}</a></span></li>"""
    )
    return "\n      ".join(rows)


def short_view(page: Facts) -> str:
    return f"""<div class="short-view" id="short-view-heading">
    <h1 class="heading-title">
      {escape(page["title"])}
    </h1>
    <div class="short-citation"><span class="authors-list"><span class="authors-list-item "><span
      class="full-name">{escape(page["authors"][0][0])}</span><span class="citation-separator">&nbsp;et al.</span></span></span>
      <span class="citation-journal">{escape(page["abbreviation"])}<span class="citation-separator">.</span></span></div>
    <ul class="identifiers" id="short-view-identifiers">
      {identifiers(page)}
    </ul>
  </div>"""


def retraction(page: Facts) -> str:
    notices = [link for link in page.get("linked", []) if link["relation"] == "Retraction in"]
    return "".join(
        f"""<div class="retraction-banner usa-alert usa-alert-error" role="alert" id="retraction">
    <h3 class="usa-alert-heading">Retracted article</h3>
    See the <a href="/{notice["pmid"]}/" class="abstract-page-link">retraction notice</a></div>"""
        for notice in notices
    )


def linked(page: Facts) -> str:
    items: dict[tuple[str, str], list[str]] = {}
    for link in page.get("linked", []):
        raw = f'<li class="raw-citation">{escape(link["raw"])}</li>' if "raw" in link else ""
        items.setdefault((link["id"], link["relation"]), []).append(raw or docsum(link, "linked"))
    return "\n".join(
        f"""<div class="linked-articles" id="{name}"><h2 class="title">
      {relation}
    </h2>
    <ul class="articles-list">{"".join(entries)}</ul></div>"""
        for (name, relation), entries in items.items()
    )


def docsums(page: Facts, key: str, title: str, name: str, category: str) -> str:
    items = "".join(docsum(item, category) for item in page.get(key, []))
    return items and (
        f'<div class="{name}" id="{key}"><h2 class="title">{title}</h2>'
        f'<ul class="articles-list" id="{name}-list">{items}</ul></div>'
    )


def docsum(item: Facts, category: str) -> str:
    first, journal = item["authors"].split(", ")[0], item["citation"].partition(".")[0]
    short = f"{first}, et al." if ", " in item["authors"] else first
    return f"""
      <li class="full-docsum"><div class="docsum-content" style="display:inline;">
        <a class="docsum-title" href="/{item["pmid"]}/" data-ga-category="{category}" data-ga-action="{item["pmid"]}">
          {escape(item["title"])}
        </a>
        <div class="docsum-citation full-citation">
          <span class="docsum-authors full-authors">{escape(item["authors"])}</span>
          <span class="docsum-authors short-authors">{escape(short)}</span>
          <span class="docsum-journal-citation full-journal-citation">{escape(item["citation"])}</span>
          <span class="docsum-journal-citation short-journal-citation">{escape(journal)}.</span>
          <span class="citation-part">PMID: <span class="docsum-pmid">{item["pmid"]}</span></span>
        </div></div></li>"""


def abstract(page: Facts) -> str:
    if "abstract" not in page:
        return ""
    keywords = "; ".join(page.get("keywords", []))
    paragraphs = [*page["abstract"], *([["Keywords", f"{keywords}."]] if keywords else [])]
    other = ""
    if "abstract_in" in page:
        code, label, text = page["abstract_in"]
        other = f'<div class="abstract-content" id="{code}-abstract"><p><b>{label}：</b>{text}</p></div>'
    return f"""<div class="abstract" id="abstract"><h2 class="title">
    Abstract
    </h2>
    <div class="abstract-content selected" id="eng-abstract">
      {"".join(map(paragraph, paragraphs))}
    </div>{other}</div>"""


def paragraph(labelled: list[str]) -> str:
    label, text = labelled
    title = (
        label
        and f"""<strong class="sub-title">
        {label}:
      </strong>"""
    )
    return f"<p>\n      {title}\n      {escape(text)}\n      </p>"


def conflict_of_interest(page: Facts) -> str:
    text = page.get("conflict_of_interest", "")
    return text and (
        '<div class="conflict-of-interest" id="conflict-of-interest"><h2 class="title">Conflict of interest '
        f'statement</h2><div class="statement"><p xmlns:p1="http://pubmed.gov/pub-one">{text}</p></div></div>'
    )


def figures(page: Facts) -> str:
    items = "".join(
        f"""<figure class="figure-item"><div class="figure-caption"><strong class="figure-label">{label}</strong></div>
      <figcaption><strong class="figure-label"><p> {label} </p></strong>
      <div class="figure-caption-contents"><p> {caption} </p></div></figcaption></figure>"""
        for label, caption in page.get("figures", [])
    )
    return items and f'<div class="figures" id="figures"><h2 class="title">Figures</h2>{items}</div>'


def terms(page: Facts, key: str, name: str, title: str) -> str:
    items = "".join(
        f"""<li><div class="keyword-actions dropdown-block"><button class="keyword-actions-trigger trigger keyword-link">
        {escape(term)}
      </button><div class="keyword-actions-dropdown" hidden><div class="title">Actions</div>Search in PubMed</div></div></li>"""
        for term in page.get(key, [])
    )
    return items and (
        f'<div class="{name} keywords-section" id="{name}"><h2 class="title">{title}</h2>'
        f'<ul class="keywords-list">{items}</ul></div>'
    )


def grants(page: Facts) -> str:
    items = "".join(
        f'<li class="grant-item"><a title="All articles for grant {grant}" href="#">{grant}</a></li>'
        for grant in page.get("grants", [])
    )
    return items and (
        f'<div class="grants" id="grants"><h2 class="title">Grants and funding</h2><ul>{items}</ul></div>'
    )
