"""Merging as a function of a set of records: order, repetition, and properties that always hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.merge.records import record_of_article
from cgt_cite.model import Entry, Name, NameList, Page, PageRange, Pages, PartialDate, Work
from cgt_cite.problems import ProblemKind
from tests.merge.records import cited, merged

if TYPE_CHECKING:
    from random import Random

    from cgt_cite.merge.records import Record

IDENTIFIERS = ("PMID", "PMCID", "DOI")
TITLES = ("A title that is long enough to be the only one", "Another title that is long enough", "Editorial")

works = st.fixed_dictionaries(
    {
        "DOI": st.sampled_from(["", "10.1000/a", "10.1000/A", "10.1000/b"]),
        "PMID": st.sampled_from(["", "1", "2"]),
        "PMCID": st.sampled_from(["", "PMC1", "PMC2"]),
    }
).map(lambda fields: Work(**fields))
parsed_works = st.fixed_dictionaries(
    {
        "title": st.sampled_from(TITLES),
        "author": st.sampled_from(
            [NameList(), NameList((Name("Smith", "J"),)), NameList((Name("Doe", "A"),))]
        ),
        "issued": st.sampled_from([None, PartialDate(2019), PartialDate(2020)]),
        "volume": st.sampled_from(["", "1"]),
        "page": st.sampled_from([None, Pages((PageRange("1", "9"),))]),
    }
).map(lambda fields: Work(**fields))


@st.composite
def references(draw: st.DrawFn) -> list[Record]:
    count = draw(st.integers(1, 7))
    return [
        cited(
            number,
            draw(st.sampled_from(TITLES)) + draw(st.sampled_from([". J Test.", ". Other J."])),
            links=links,
            parsed=parsed,
        )
        for number, links, parsed in zip(
            range(count),
            draw(st.lists(works, min_size=count, max_size=count)),
            draw(st.lists(parsed_works, min_size=count, max_size=count)),
            strict=True,
        )
    ]


def sources_of(entry: Entry) -> list[str]:
    return [sighting.source for sighting in entry.sightings]


def shown(entries: list[Entry]) -> list[str]:
    return sorted(map(repr, entries))


@given(references(), st.randoms())
def test_order_does_not_matter(records: list[Record], random: st.random_module) -> None:  # type: ignore[valid-type]
    entries, problems = merged(records)
    random.shuffle(records)  # type: ignore[attr-defined]
    again, problems_again = merged(records)
    assert shown(again) == shown(entries)
    assert sorted(map(str, problems_again)) == sorted(map(str, problems))


@given(references())
def test_the_same_again_changes_nothing(records: list[Record]) -> None:
    assert shown(merged(records + records)[0]) == shown(merged(records)[0])


@given(references())
def test_nothing_is_lost(records: list[Record]) -> None:
    entries, _ = merged(records)
    for record in records:
        holders = [entry for entry in entries if record.source in sources_of(entry)]
        assert len(holders) == 1
        (entry,) = holders
        assert record.text in entry.text
        assert record.citing_page in entry.cited_by
        for claim in record.claims:
            for name in IDENTIFIERS:
                value = claim.fields.get(name, "")
                assert value.casefold() in ("", getattr(entry.work, name).casefold())


@given(references())
def test_conflicting_identifiers_are_not_merged(records: list[Record]) -> None:
    for entry in merged(records)[0]:
        of_entry = [record for record in records if record.source in sources_of(entry)]
        for name in IDENTIFIERS:
            values = {
                claim.fields[name].casefold()
                for record in of_entry
                for claim in record.claims
                if name in claim.fields
            }
            assert len(values) <= 1


def test_a_shared_identifier_makes_one_entry() -> None:
    entries, problems = merged(
        [
            cited(1, "Smith J. A title. 2019.", links=Work(DOI="10.1000/ABC")),
            cited(2, "Smith JA. A title; 2019.", links=Work(DOI="10.1000/abc", PMID="7")),
            cited(3, "J. Smith, A title (2019).", links=Work(PMID="7", PMCID="PMC8")),
        ]
    )
    (entry,) = entries
    assert not problems
    assert (entry.work.DOI.casefold(), entry.work.PMID, entry.work.PMCID) == ("10.1000/abc", "7", "PMC8")
    assert entry.cited_by == ("1001", "1002", "1003")
    assert len(entry.text) == 3


def test_a_conflict_is_reported() -> None:
    entries, problems = merged(
        [
            cited(1, "Smith J. A title of the one. 2019.", links=Work(DOI="10.1000/a", PMID="1")),
            cited(2, "Doe A. Quite another thing. 2020.", links=Work(DOI="10.1000/a", PMID="2")),
        ]
    )
    assert len(entries) == 2
    assert {problem.kind for problem in problems} == {ProblemKind.CONFLICT}
    assert "PMID 1" in problems[0].detail
    assert "PMID 2" in problems[0].detail


def test_short_titles_prove_nothing() -> None:
    editorial = Work(title="Editorial", author=NameList((Name("Smith", "J"),)), issued=PartialDate(2019))
    entries, _ = merged(
        [
            cited(1, "Smith J. Editorial. J One. 2019.", links=Work(), parsed=editorial),
            cited(2, "Smith J. Editorial. J Two. 2019.", links=Work(), parsed=editorial),
        ]
    )
    assert len(entries) == 2


def test_an_articles_own_page_takes_precedence() -> None:
    article = Work(
        type="article-journal",
        title="The title of its page",
        author=NameList((Name("Smith", "John A"),)),
        PMID="7",
    )
    page = Page(layout="pubmed", source="7.html", article=article)
    misprint = Work(title="The titel of its page", author=NameList((Name("Smith", "JA"),)))
    entries, _ = merged(
        [
            cited(1, "Smith JA. The titel of its page. 2019.", links=Work(PMID="7"), parsed=misprint),
            record_of_article(page, included=False),
        ]
    )
    (entry,) = entries
    assert entry.work.title == "The title of its page"
    assert entry.work.author.names == (Name("Smith", "John A"),)
    assert dict(entry.origins)["title"] == "page"
    assert sources_of(entry) == ["1.html"]


def test_an_article_alone_is_not_a_reference() -> None:
    page = Page(layout="pubmed", source="7.html", article=Work(title="A title", PMID="7"))
    assert merged([record_of_article(page, included=False)])[0] == []
    assert len(merged([record_of_article(page, included=True)])[0]) == 1


def test_a_chain_of_texts_merges_no_conflicting_identifiers() -> None:
    one, other = "A title that is long enough to be the only one.", "Another title that is long enough."
    entries, _ = merged(
        [
            cited(1, one, links=Work(PMID="1")),
            cited(2, other, links=Work(PMID="1")),
            cited(3, one, links=Work(DOI="10.1000/a", PMCID="PMC1")),
            cited(4, other, links=Work(DOI="10.1000/b", PMCID="PMC1")),
        ]
    )
    assert {entry.work.DOI for entry in entries} >= {"10.1000/a", "10.1000/b"}


def journals_of(*works: Work, page: Work | None = None) -> tuple[str, str]:
    """The journal, in full and abbreviated, of one article that these references and its page name."""
    records = [
        cited(number, f"Smith J. A title, {number}.", links=Work(PMID="7"), parsed=work)
        for number, work in enumerate(works)
    ]
    own = (
        [record_of_article(Page(layout="pubmed", source="7.html", article=page), included=True)]
        if page
        else []
    )
    [entry] = merged(records + own)[0]
    assert dict(entry.origins).keys() >= {"container_title", "container_title_short"}
    return entry.work.container_title, entry.work.container_title_short


SHORT = Work(type="article-journal", title="A title", PMID="7", container_title_short="Gene Ther")


def test_an_abbreviated_journal_is_used_if_no_full_title_is_known() -> None:
    assert journals_of(page=SHORT) == ("Gene Ther", "Gene Ther")
    assert journals_of(page=SHORT._replace(type="article")) == ("Gene Ther", "Gene Ther")


def test_a_full_title_from_any_source_replaces_an_abbreviated_journal() -> None:
    full = Work(type="article-journal", container_title="Gene Therapy")
    assert journals_of(full, page=SHORT) == ("Gene Therapy", "Gene Ther")
    assert journals_of(full._replace(type=""), Work(title="A title"), page=SHORT)[0] == "Gene Therapy"


def test_abbreviation_makes_no_container_of_a_book() -> None:
    page = Page(layout="pubmed", source="7.html", article=SHORT._replace(type="book"))
    [entry] = merged([record_of_article(page, included=True)])[0]
    assert not entry.work.container_title


FIELDS = {
    "title": st.sampled_from(TITLES),
    "author": st.sampled_from(
        [NameList((Name("Doe", "J"),)), NameList((Name("Doe", "Jane"), Name("Roe", "R"))), NameList()]
    ),
    "container_title": st.sampled_from(["Journal of examples", "J Ex", ""]),
    "volume": st.sampled_from(["1", "21", ""]),
    "type": st.sampled_from(["article-journal", "chapter"]),
}
described = st.fixed_dictionaries(FIELDS).map(lambda fields: Work(PMID="1", **fields))


@given(described, st.lists(described, max_size=3), st.randoms())
def test_an_articles_own_page_outranks_lists(own: Work, listed: list[Work], chance: Random) -> None:
    pages = [
        Page(layout="x", source=f"{number}.csv", article=work, is_list_entry=True)
        for number, work in enumerate(listed)
    ]
    records = [
        record_of_article(page, included=True)
        for page in [*pages, Page(own, layout="pubmed_xml", source="1.xml")]
    ]
    chance.shuffle(records)
    (entry,), _ = merged(records)
    for field in FIELDS:
        value = getattr(own, field)
        assert not value or getattr(entry.work, field) == value
