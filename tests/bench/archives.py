"""Archives like those of PubMed's yearly files, with articles and reference strings that all differ.

The articles are genuine records, in turn, each with its own PMID, DOI, PMCID, title and first page.  Their
references are genuine strings, of which last digits and the longest word are changed; seven of ten have a
PMID, and some works are cited far more often than others.
"""

from __future__ import annotations

import gzip
import random
import re
from html import unescape
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from cgt_cite.records.index.cutting import cut_records, open_archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
RECORDS = SHARED / "pages" / "xml"
GENUINE = RECORDS / "pubmedsample_2019.xml"
PUBMED = 36_000_000  # articles
ARCHIVES = 1_200  # that they are in
PER_ARCHIVE = 30_000
REFERENCES = 18  # an article, on average
_OWN = re.compile(  # what each article has of its own, within its record
    rb"(?P<pmid>(?<=<PMID Version=\"1\">)\d+(?=</PMID>\s*<Date)|(?<=IdType=\"pubmed\">)\d+)"
    rb"|(?P<doi>(?<=IdType=\"doi\">)[^<]+|(?<=EIdType=\"doi\" ValidYN=\"Y\">)[^<]+)"
    rb"|(?P<pmc>(?<=IdType=\"pmc\">)PMC\d+)"
    rb"|(?P<title>(?<=<ArticleTitle>).*?(?=\.?</ArticleTitle>))"
    rb"|(?P<page>(?<=<MedlinePgn>)[^<]+)"
    rb"|(?P<references><ReferenceList>.*</ReferenceList>|(?=</PubmedData>))",
    re.DOTALL,
)
_NUMBERS = re.compile(r"(?<!\S)[^\s/]*\d[^\s/]*(?!\S)")
_LAST_DIGIT = re.compile(r"(?<=\d)\d(?!\d)(?<!\b(?:18|19|20)\d\d)")
_CITATION = re.compile(rb"<Citation>([^<]*)</Citation>")
_WORD = re.compile(r"\b[a-z]{6,}\b")
Template = list[bytes | str]  # a record in pieces: bytes as they are, and names of what is the article's own


class _Citation(NamedTuple):
    """A reference string, and the longest word in it."""

    text: str
    word: str

    def vary(self, words: Sequence[str], chance: random.Random) -> str:
        """The string, as in XML, with another long word and, except in years and addresses, last digits."""
        text = _NUMBERS.sub(
            lambda found: _LAST_DIGIT.sub(lambda _: str(chance.randrange(10)), found[0]), self.text
        )
        return escape(text.replace(self.word, chance.choice(words), 1) if self.word else text)


def write_baseline(
    folder: Path, articles: int, per_archive: int = PER_ARCHIVE, *, references: int = 0
) -> int:
    """Write archives of articles that all differ; return their size in bytes, decompressed.

    `references` is the mean number of references of an article; 0: those of the genuine records.
    """
    folder.mkdir()
    templates = list(_templates(replace_references=bool(references)))
    words = sorted({word for template in templates for word in _words(template)})
    chance, size = random.Random(1), 0
    citations = list(_citations()) if references else []
    records = (
        _fill(
            templates[n % len(templates)],
            n,
            words,
            chance,
            _references(n, references, citations, words, chance),
        )
        for n in count(1)
    )
    for archive, first in enumerate(range(0, articles, per_archive), 1):
        own = islice(records, min(per_archive, articles - first))
        with gzip.open(folder / f"pubmed26n{archive:04d}.xml.gz", "wb", compresslevel=1) as stream:
            for piece in chain([b"<PubmedArticleSet>\n"], own, [b"</PubmedArticleSet>\n"]):
                size += stream.write(piece)
    return size


def _templates(*, replace_references: bool) -> Iterator[Template]:
    with open_archive(str(GENUINE)) as stream:
        for cut in cut_records(stream):
            if not cut.deletes:
                yield list(_pieces(cut.content + b"\n", replace_references=replace_references))


def _pieces(record: bytes, *, replace_references: bool) -> Iterator[bytes | str]:
    """The pieces of a record; identifiers in its list of references are none of its own."""
    at, begin = 0, record.find(b"<ReferenceList>")
    end = len(record) if begin < 0 or replace_references else begin
    for found in _OWN.finditer(record, 0, end):
        if found.lastgroup == "references" and not replace_references:
            continue
        yield record[at : found.start()]
        yield found.lastgroup or ""
        at = found.end()
    yield record[at:]


def _words(template: Template) -> list[str]:
    """Long words of a record, as in an abstract."""
    return re.findall(r"\b[a-z]{5,12}\b", b"".join(p for p in template if isinstance(p, bytes)).decode())


def _citations() -> Iterator[_Citation]:
    """Every reference string in the genuine records."""
    for path in sorted(RECORDS.glob("*.xml")):
        for text in _CITATION.findall(path.read_bytes()):
            printed = unescape(text.decode())
            yield _Citation(printed, max(_WORD.findall(printed), key=len, default=""))


def _references(
    article: int,
    mean: int,
    citations: Sequence[_Citation],
    words: Sequence[str],
    chance: random.Random,
) -> bytes:
    if not mean or article % 3 == 0:  # a third of the articles have no list
        return b""
    number = chance.randrange(1, 3 * mean)
    items = (_reference(chance.choice(citations).vary(words, chance), article, chance) for _ in range(number))
    return f"<ReferenceList>{''.join(items)}</ReferenceList>".encode()


def _reference(text: str, article: int, chance: random.Random) -> str:
    pmid = 1 + int((1000 + 20 * article) * chance.random() ** 2)  # the cited works grow with the articles
    ids = f'<ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId>' if chance.random() < 0.7 else ""
    if ids and pmid % 2:
        ids += f'<ArticleId IdType="doi">10.5555/cited.{pmid}</ArticleId>'
    return f"<Reference><Citation>{text}</Citation>{ids and ids + '</ArticleIdList>'}</Reference>\n"


def _fill(
    template: Template, number: int, words: Sequence[str], chance: random.Random, references: bytes
) -> bytes:
    own = {
        "pmid": b"%d" % (60_000_000 + number),
        "doi": b"10.1234/j.example.%d" % number,
        "pmc": b"PMC%d" % number,
        "title": " ".join(chance.choices(words, k=10)).encode(),
        "page": b"%d-9" % chance.randrange(1, 3000),
        "references": references,
    }
    return b"".join([piece if isinstance(piece, bytes) else own[piece] for piece in template])
