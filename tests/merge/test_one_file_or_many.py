"""The same articles in one file or in many, in any order: the same bibliography, with all citation links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cgt_cite.model import Entry
from tests.extracting import extract

if TYPE_CHECKING:
    from pathlib import Path

CITED = (
    ("Smith J. Fever at sea. Lancet. 2001;3(2):11-9.", "71"),
    ("Doe A. Sleep in harbours. BMJ. 2002;4:1-2.", ""),
    ("Roe B, Doe A. Pilots and ports. JAMA. 2003;5(1):3-4.", ""),
    ("WHO. World report on harbours. Geneva: WHO; 2004.", ""),
)
articles = st.dictionaries(
    st.integers(1001, 1009).map(str), st.lists(st.sampled_from(CITED), max_size=4, unique=True), min_size=1
)


def record(pmid: str, cited: list[tuple[str, str]]) -> str:
    references = "".join(
        f"<Reference><Citation>{escape(text)}</Citation>"
        + (
            f'<ArticleIdList><ArticleId IdType="pubmed">{number}</ArticleId></ArticleIdList>'
            if number
            else ""
        )
        + "</Reference>"
        for text, number in cited
    )
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><ArticleTitle>Article {pmid}"
        "</ArticleTitle></Article></MedlineCitation><PubmedData>"
        f"<ReferenceList>{references}</ReferenceList></PubmedData></PubmedArticle>"
    )


def bibliography(folder: Path) -> list[Entry]:
    """The entries, but for where their references were found."""
    entries = extract([str(folder)])
    return [
        entry._replace(sightings=tuple(sorted(found._replace(source="") for found in entry.sightings)))
        for entry in entries
    ]


def written(folder: Path, files: list[list[str]]) -> Path:
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number, records in enumerate(files):
        text = f"<PubmedArticleSet>{''.join(records)}</PubmedArticleSet>"
        (folder / f"{number}.xml").write_text(text, encoding="utf-8")
    return folder


@given(articles, st.randoms(use_true_random=False))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_one_file_or_many(tmp_path: Path, citing: dict[str, list[tuple[str, str]]], random: object) -> None:
    records = [record(pmid, cited) for pmid, cited in citing.items()]
    one = bibliography(written(tmp_path / "one", [records]))
    random.shuffle(records)  # type: ignore[attr-defined]
    assert bibliography(written(tmp_path / "one", [records])) == one
    assert bibliography(written(tmp_path / "many", [[text] for text in records])) == one
    links = {(pmid, entry.text[0]) for entry in one for pmid in entry.cited_by}
    assert links == {(pmid, text) for pmid, cited in citing.items() for text, _ in cited}
