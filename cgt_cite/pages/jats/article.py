"""Read the citation of a JATS article, from its front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.page_ranges import page_range, parse_pages
from cgt_cite.model import Fields, Indexing, LinkedArticle, Name, NameList, Pages, Work, WorkType
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.abstract import abstract_of
from cgt_cite.pages.jats.affiliations import affiliations_of
from cgt_cite.pages.jats.dates import date_of
from cgt_cite.pages.jats.people import name_of
from cgt_cite.pages.jats.text import href, text_at, text_of, texts_at, title_of
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from cgt_cite.model import PartialDate

_EMPTY = Work()
_ENDS_TITLE = (":", "?", "!", ".", "—", "–", "-")
_ON_BEHALF_OF = lazy_compile(r"(?:and )?(?:on behalf of|for|representing)\s+(?:the\s+)?(?=[A-Z])")
_PRINTED = ("ppub", "epub-ppub", "print", "pub", "")
_ONLINE = ("epub", "epub-ppub", "electronic", "online", "online-only")
_COLLECTION = ("collection", "ecollection")


def read_article(article: Element, outer: Work = _EMPTY) -> Work:
    """The article's own citation; a nested article inherits missing fields from the `outer` one."""
    meta = article.find("front/article-meta")
    if meta is None:
        meta = article.find("front-stub")
    kind = article.get("article-type", "").lower()
    if meta is None:
        return Work(type=WorkType.ARTICLE_JOURNAL)
    language = _language(article)
    authors = list(_authors(meta))
    return Work(
        type=WorkType.ARTICLE if kind == "preprint" else WorkType.ARTICLE_JOURNAL,
        title=_title(meta),
        author=NameList(tuple(name for _, name in authors)),
        affiliation=affiliations_of(meta, [contributor for contributor, _ in authors]),
        page=_pages(meta),
        language=language_code(language) if language else outer.language,
        indexing=Indexing(
            abstract=abstract_of(meta),
            keyword=tuple(dict.fromkeys(_keywords(meta, language))),
            publication_type=(tags.PUBLICATION_TYPES[kind],) if kind in tags.PUBLICATION_TYPES else (),
            linked=tuple(_linked(article, meta, kind)),
        ),
        **_identifiers(meta),
        **_issue(article, meta, outer),
    )


def _title(meta: Element) -> str:
    """Title and subtitle, as PubMed joins them."""
    group = meta.find("title-group")
    title = title_of(group.find("article-title")) if group is not None else ""
    for subtitle in group.iterfind("subtitle") if group is not None else ():
        text = title_of(subtitle)
        title = " ".join(filter(None, (title, text))) if title.endswith(_ENDS_TITLE) else f"{title}: {text}"
    return title.strip(": ")


def _authors(meta: Element) -> Iterator[tuple[Element, Name]]:
    """The authors, groups included, each with the element that contains the name."""
    contributors = [contributor for group in meta.iterfind("contrib-group") for contributor in group]
    typed = any(_role(contributor) == "author" for contributor in contributors)
    for contributor in contributors:
        if contributor.tag == "on-behalf-of":
            yield from _group(contributor)
        elif contributor.tag == "contrib" and _is_author(_role(contributor), typed=typed):
            names = (name_of(child) for child in contributor if child.tag in tags.PEOPLE)
            yield from ((contributor, name) for name in names if name)
            for group in contributor.iterfind("on-behalf-of"):
                yield from _group(group)


def _role(contributor: Element) -> str:
    return contributor.get("contrib-type", "").lower().strip()


def _is_author(role: str, *, typed: bool) -> bool:
    if role in ("", "author", "collab") or not typed:
        return not any(other in role for other in tags.OTHER_CONTRIBUTORS)
    return "author" in role and not any(other in role for other in tags.OTHER_CONTRIBUTORS)


def _group(element: Element) -> Iterator[tuple[Element, Name]]:
    """`on behalf of the EPIC group`: the group is an author, as in PubMed."""
    name = _ON_BEHALF_OF.sub("", text_of(element), 1).strip(" ,;.")
    if name:
        yield element, Name(literal=name)


def _identifiers(meta: Element) -> Fields:
    found: dict[str, str] = {}
    for identifier in meta.iterfind("article-id"):
        found.setdefault(identifier.get("pub-id-type", "").lower(), text_of(identifier))
    return {
        "PMID": parse_pmid(found.get("pmid")),
        "PMCID": parse_pmcid(found.get("pmcid")) or parse_pmcid(found.get("pmc")),
        "DOI": parse_doi(found.get("doi")),
    }


def _issue(article: Element, meta: Element, outer: Work) -> Fields:
    """The journal, the issue and the dates."""
    journal = article.find("front/journal-meta")
    issued, epub = _dates(meta)
    short = _journal_id(journal, "nlm-ta") or text_at(journal, ".//abbrev-journal-title")
    return {
        "container_title": text_at(journal, ".//journal-title") or outer.container_title,
        "container_title_short": short or _journal_id(journal, "iso-abbrev") or outer.container_title_short,
        "ISSN": text_at(journal, "issn") or outer.ISSN,
        "issued": issued or outer.issued,
        "epub": epub,
        "volume": text_at(meta, "volume") or outer.volume,
        "issue": text_at(meta, "issue") or outer.issue,
        "supplement": text_at(meta, "supplement"),
    }


def _journal_id(journal: Element | None, kind: str) -> str:
    return text_at(journal, f"journal-id[@journal-id-type='{kind}']")


def _dates(meta: Element) -> tuple[PartialDate | None, PartialDate | None]:
    """The publication date as PubMed cites it, and the earlier online date of a printed article."""
    dates: dict[str, PartialDate] = {}
    for element in meta.iterfind("pub-date"):
        if date := date_of(element):
            dates.setdefault(_date_type(element), date)
    printed, online, collected = (
        next((dates[kind] for kind in kinds if kind in dates), None)
        for kinds in (_PRINTED, _ONLINE, _COLLECTION)
    )
    if printed:
        is_earlier = (
            online
            and online != printed
            and (online.year, online.month) <= (printed.year, printed.month or 12)
        )
        return printed, online if is_earlier else None
    if online and collected and (online.year, online.month) == (collected.year, collected.month):
        return max(online, collected, key=lambda date: date.day), None
    return online or collected, None


def _date_type(element: Element) -> str:
    """The type of a date (`epub`, `collection`); newer versions of JATS give the publication format."""
    kind, of_what = element.get("pub-type", ""), element.get("date-type", "")
    if not kind and of_what in ("pub", ""):
        kind = element.get("publication-format", of_what)
    return (kind or of_what).lower()


def _pages(meta: Element) -> Pages | None:
    first, last = text_at(meta, "fpage"), text_at(meta, "lpage")
    if first and last and first != last:
        return page_range(first, last)
    return parse_pages(first or text_at(meta, "page-range") or text_at(meta, "elocation-id"))


def _keywords(meta: Element, language: str) -> Iterator[str]:
    """The keywords in the article's language."""
    for group in meta.iterfind("kwd-group"):
        kind, other = group.get("kwd-group-type", "").lower(), _language(group)
        if other in ("", language or other) and not kind.startswith(tags.OTHER_KEYWORDS):
            words = texts_at(group, ".//kwd")
            split = words[0].split(";") if len(words) == 1 else words
            yield from filter(None, map(str.strip, split))


def _language(element: Element) -> str:
    return element.get("xml:lang", "").partition("-")[0].lower()


def _linked(article: Element, meta: Element, kind: str) -> Iterator[LinkedArticle]:
    """Articles that this one corrects or comments on, or that correct or comment on it."""
    for link in (*meta.iterfind("related-article"), *article.iterfind("front/related-article")):
        related = link.get("related-article-type", "").lower()
        relation = tags.RELATIONS.get(related, "")
        if related == "retraction" or (relation and "retract" in related and "retract" in kind):
            relation = "Retraction of" if "retract" in kind else "Retraction in"
        if relation:
            work = _linked_work(link)
            yield LinkedArticle(relation, text_of(link) or _identifier_text(work), work)


def _linked_work(link: Element) -> Work:
    text, target, kind = text_of(link), href(link), link.get("ext-link-type", "").lower()
    work = parse_citation(text) if text else Work(type=WorkType.ARTICLE_JOURNAL)
    return work._replace(
        DOI=work.DOI or parse_doi(target),
        PMID=parse_pmid(target) if kind in ("pubmed", "pmid") else parse_pmid(text),
        PMCID=parse_pmcid(target) if kind in ("pmc", "pmcid") else "",
    )


def _identifier_text(work: Work) -> str:
    """The identifier of a linked work, for links without text."""
    names = (("doi", work.DOI), ("PMID", work.PMID), ("PMCID", work.PMCID))
    return next((f"{label}: {value}" for label, value in names if value), "")
