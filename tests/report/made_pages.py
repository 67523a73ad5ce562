"""Made-up records of PubMed with reference lists: everything that the report marks, and hostile texts."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from tests.extracting import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

SHARED = "Berg A, Müller B. Shared results of a trial of gene therapy. Lancet. 2019;18(7):447-62."
OTHER = "Chen C, Ito D. Another trial with quite other results. Blood. 2003;101(2):33-9."
TWICE = "Haas E. Acute outcomes in a cohort of elderly adults. Cell. 2010;7(1):5-9."
TWICE_AGAIN = "Haas F, Fox G. Acute outcomes in a cohort of elderly adults. Gut. 2012;8(2):15-19."
WITHOUT_VOLUME = "Diaz H. Control of pollution in rivers. Environ Sci Pollut Control Ser. 2024:1-18."
HOSTILE = (
    "</script><script>window.hacked = 1</script>",
    "<!--<script>window.hacked = 2</script>",
    "<img src='https://example.org/x.png' onerror='window.hacked = 3'>",
    '" onmouseover="window.hacked = 4" style="background: url(https://example.org/y.png)"',
    "<style>body { display: none }</style>",
    "{{ 7 * 7 }} ${window.hacked = 5} &lt;b&gt; \u2028 ]]>",
)


class Cited(NamedTuple):
    """One reference of a made-up record."""

    text: str
    pmid: str = ""
    doi: str = ""


def record(pmid: int, title: str, cited: list[Cited], kind: str = "Journal Article") -> str:
    references = "".join(
        f"<Reference><Citation>{escape(one.text)}</Citation><ArticleIdList>"
        + (f'<ArticleId IdType="pubmed">{one.pmid}</ArticleId>' if one.pmid else "")
        + (f'<ArticleId IdType="doi">{one.doi}</ArticleId>' if one.doi else "")
        + "</ArticleIdList></Reference>"
        for one in cited
    )
    return (
        f'<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article><Journal>'
        "<JournalIssue><Volume>4</Volume><PubDate><Year>2020</Year></PubDate></JournalIssue>"
        f"<Title>Blood</Title></Journal><ArticleTitle>{escape(title)}</ArticleTitle>"
        "<Pagination><MedlinePgn>1-9</MedlinePgn></Pagination><AuthorList><Author><LastName>Khan</LastName>"
        "<ForeName>Ada</ForeName></Author></AuthorList><PublicationTypeList>"
        f"<PublicationType>{kind}</PublicationType></PublicationTypeList></Article></MedlineCitation>"
        f"<PubmedData><ReferenceList>{references}</ReferenceList></PubmedData></PubmedArticle>"
    )


def write_folder(folder: Path) -> None:
    """Records that cite each other, the samples with the surest and the least sure strings, an error page."""
    folder.mkdir()
    retracted = Cited("Khan A. A retracted study of something. Blood. 2020;4:1-9.", "30000003")
    hostile = [
        Cited(f"Abe {'ABCDEF'[at]}. {text} title. Cell. 20{10 + at};9:1-2.")
        for at, text in enumerate(HOSTILE)
    ]
    records = (
        record(30000001, "First article", [Cited(SHARED, "1001"), Cited(TWICE), retracted]),
        record(
            30000002,
            "Second article",
            [Cited(SHARED, "1001"), Cited(OTHER, "", "10.1234/a"), Cited(TWICE_AGAIN)],
        ),
        record(30000003, "A retracted study of something", [], "Retracted Publication"),
        record(
            30000004,
            f"Hostile {HOSTILE[0]}",
            [*hostile, Cited("Fox X. One. Gut. 2001;1:1.", "1002", "10.1234/b")],
        ),
        record(
            30000005,
            "Fifth article",
            [Cited("Garcia Y. Two. Eur J. 2002;2:2.", "1003", "10.1234/b"), Cited(WITHOUT_VOLUME)],
        ),
    )
    for number, text in enumerate(records, 1):
        document = f"<PubmedArticleSet>{text}</PubmedArticleSet>"
        (folder / f"{number}.xml").write_text(f'<?xml version="1.0"?>{document}', encoding="utf-8")
    (folder / "<b>error.html").write_text("<title>502 Bad Gateway</title>", encoding="utf-8")
    for sample in (*SAMPLES.glob("Cell and*.html"), *SAMPLES.glob("Diffusion*.html")):
        shutil.copy(sample, folder)
