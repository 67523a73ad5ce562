"""Read the citation of an article from PubMed XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.fields.text import clean
from cgt_cite.model import Fields, Identifier, Indexing, LinkedArticle, Pages, PartialDate, Work, WorkType
from cgt_cite.pages.headings import format_section
from cgt_cite.pages.pubmed_xml.dates import date_of
from cgt_cite.pages.pubmed_xml.people import authors_in
from cgt_cite.pages.xml.text import find_all, text_at, text_of, texts_at
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

CITED = "Cites"  # the type of link that listed references before 2019
_WORDS_OF_RELATION = lazy_compile(r"(?<=[a-z])(?=[A-Z]|and[A-Z])")
_NO_TITLE = lazy_compile(r"\[?not available\.?\]?\.?", re.IGNORECASE)
_BRACKETS = "[]."
_PUBLICATION_TYPES = "PublicationTypeList/PublicationType"


def read_article(record: Element) -> Work:
    """The article that a `PubmedArticle` element describes, without its references."""
    citation = record.find("MedlineCitation")
    article = citation.find("Article") if citation is not None else None
    if citation is None or article is None:
        return Work(type=WorkType.ARTICLE_JOURNAL, **identifiers_of(record))
    fields: Fields = {}
    authors = authors_in(article.find("AuthorList"))
    for part in (authors, identifiers_of(record), _journal(citation), _dates(article)):
        fields |= part
    kinds = texts_at(article, _PUBLICATION_TYPES)
    return Work(
        type=WorkType.ARTICLE if "Preprint" in kinds else WorkType.ARTICLE_JOURNAL,
        title=title_of(article),
        page=_pages(article),
        status="ahead of print" if _is_ahead_of_print(record) else "",
        language=", ".join(map(language_code, texts_at(article, "Language"))),
        indexing=_indexing(citation, article),
        **fields,
    )


def title_of(article: Element) -> str:
    """The title without its final period; the vernacular title if there is no English one."""
    title = text_at(article, "ArticleTitle").removesuffix(".")
    if _NO_TITLE.fullmatch(title) or not title.strip(_BRACKETS):
        title = text_at(article, "VernacularTitle").removesuffix(".") or title
    return title


def abstract_of(parent: Element, name: str = "Abstract") -> str:
    """The abstract, one line per section, with labels formatted as on PubMed's pages."""
    return "\n".join(filter(None, map(_paragraph, find_all(parent, f"{name}/AbstractText"))))


def _paragraph(section: Element) -> str:
    label = clean(section.get("Label"))
    return format_section("" if label == "UNLABELLED" else label, text_of(section))


def identifiers_of(record: Element) -> Fields:
    """The identifiers of the record itself; its references have `ArticleIdList` elements of their own."""
    found = identifiers_in(record.find("PubmedData/ArticleIdList"))
    stated = {
        location.get("EIdType", ""): text_of(location)
        for location in find_all(record, "MedlineCitation/Article/ELocationID")
        if location.get("ValidYN") != "N"
    }
    banks = find_all(record, "MedlineCitation/Article/DataBankList/DataBank")
    return {
        "PMID": parse_pmid(text_at(record, "MedlineCitation/PMID")) or parse_pmid(found.get("pubmed")),
        "PMCID": parse_pmcid(found.get("pmc")),
        "DOI": parse_doi(found.get("doi")) or parse_doi(stated.get("doi")),
        "other_ids": tuple(
            Identifier(text_at(bank, "DataBankName"), number)
            for bank in banks
            for number in texts_at(bank, "AccessionNumberList/AccessionNumber")
        ),
    }


def identifiers_in(article_ids: Element | None) -> dict[str, str]:
    """The first identifier of each type in an `ArticleIdList`."""
    found: dict[str, str] = {}
    for identifier in article_ids if article_ids is not None else ():
        found.setdefault(identifier.get("IdType", "pubmed"), text_of(identifier))
    return found


def _journal(citation: Element) -> Fields:
    return {
        "container_title": text_at(citation, "Article/Journal/Title"),
        "container_title_short": text_at(citation, "MedlineJournalInfo/MedlineTA")
        or text_at(citation, "Article/Journal/ISOAbbreviation"),
        "volume": text_at(citation, "Article/Journal/JournalIssue/Volume"),
        "issue": text_at(citation, "Article/Journal/JournalIssue/Issue"),
        "ISSN": text_at(citation, "Article/Journal/ISSN"),
    }


def _dates(article: Element) -> Fields:
    """The date that PubMed cites: if the publication model begins with `Electronic`, the online date."""
    printed = date_of(article.find("Journal/JournalIssue/PubDate"))
    online = date_of(article.find("ArticleDate"))
    model = article.get("PubModel", "")
    if online and (not printed or model.startswith("Electronic")):
        return {"issued": _more_precise(online, printed)}
    return {"issued": printed, "epub": online if model.startswith("Print-Electronic") else None}


def _more_precise(online: PartialDate, printed: PartialDate | None) -> PartialDate:
    return printed if printed and (printed.year, printed.month) == (online.year, online.month) else online


def _pages(article: Element) -> Pages | None:
    first, last = (text_at(article, f"Pagination/{end}Page") for end in ("Start", "End"))
    printed = text_at(article, "Pagination/MedlinePgn") or "-".join(filter(None, (first, last)))
    return parse_pages(printed)


def _is_ahead_of_print(record: Element) -> bool:
    return text_at(record, "PubmedData/PublicationStatus") == "aheadofprint"


def _grant(grant: Element) -> str:
    """A grant as printed on PubMed's pages: `R01 HD046595/HD/NICHD NIH HHS/United States`."""
    return "/".join(
        filter(None, (text_at(grant, part) for part in ("GrantID", "Acronym", "Agency", "Country")))
    )


def _indexing(citation: Element, article: Element) -> Indexing:
    return Indexing(
        abstract=abstract_of(article) or abstract_of(citation, "OtherAbstract"),
        keyword=tuple(dict.fromkeys(texts_at(citation, "KeywordList/Keyword"))),
        mesh=tuple(
            term for heading in find_all(citation, "MeshHeadingList/MeshHeading") for term in _terms(heading)
        ),
        substance=texts_at(citation, "ChemicalList/Chemical/NameOfSubstance")
        + texts_at(citation, "SupplMeshList/SupplMeshName"),
        publication_type=texts_at(article, _PUBLICATION_TYPES),
        grant=tuple(map(_grant, find_all(article, "GrantList/Grant"))),
        conflict_of_interest=text_at(citation, "CoiStatement"),
        linked=tuple(_linked(citation)),
    )


def _terms(heading: Element) -> Iterator[str]:
    """`Neoplasms / drug therapy*`: a term per qualifier, with a star after major topics."""
    descriptor = _with_star(heading.find("DescriptorName"))
    qualifiers = [_with_star(qualifier) for qualifier in heading.findall("QualifierName")]
    if qualifiers:
        yield from (f"{descriptor} / {qualifier}" for qualifier in qualifiers)
    elif descriptor:
        yield descriptor


def _with_star(name: Element | None) -> str:
    major = name is not None and name.get("MajorTopicYN") == "Y"
    return text_of(name) + ("*" if major else "")


def _linked(citation: Element) -> Iterator[LinkedArticle]:
    for link in find_all(citation, "CommentsCorrectionsList/CommentsCorrections"):
        kind = link.get("RefType", "")
        if kind != CITED:
            relation = _WORDS_OF_RELATION.sub(" ", kind).capitalize()
            source, note = text_at(link, "RefSource"), text_at(link, "Note")
            yield LinkedArticle(
                relation, f"{source} {note}".strip(), _linked_work(source, text_at(link, "PMID"))
            )


def _linked_work(source: str, number: str) -> Work:
    return parse_citation(source)._replace(PMID=parse_pmid(number))
