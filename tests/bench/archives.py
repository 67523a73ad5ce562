"""Archives like those of PubMed's yearly files, with articles and reference strings that all differ.

The articles are genuine records, in turn, each with its own PMID, DOI, PMCID, title and first page.  Their
references are genuine strings whose numbers and longest word are changed; seven of ten have a PMID, and some
works are cited far more often than others.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from cgt_cite.records.index.cutting import cut_records, open_archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GENUINE = SHARED / "pages" / "xml" / "pubmedsample_2019.xml"
USUAL = SHARED / "gold" / "rendered_dev.jsonl"  # in the styles of most references in PubMed
OTHERS = SHARED / "gold" / "jats_dev.jsonl"
USUAL_SHARE = 0.75
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
_NUMBER, _WORD = re.compile(r"\d+"), re.compile(r"[A-Za-z]{6,}")
Template = list[bytes | str]  # a record in pieces: bytes as they are, and names of what is the article's own


class _Citation(NamedTuple):
    """A reference string in pieces: text, the original of each number, and the longest word."""

    text: str
    word: str

    def vary(self, words: Sequence[str], chance: random.Random) -> str:
        """The string with other numbers of the same length, years excepted, and another word."""

        def other(number: re.Match[str]) -> str:
            digits = number[0]
            if len(digits) == 4 and digits[:2] in ("19", "20"):
                return f"{digits[:2]}{chance.randrange(10)}{digits[3]}" if digits[:2] == "19" else digits
            return str(chance.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))

        text = _NUMBER.sub(other, self.text)
        return text.replace(self.word, chance.choice(words), 1) if self.word else text


def write_baseline(folder: Path, articles: int, *, references: int = 0) -> int:
    """Write archives of articles that all differ; return their size in bytes, decompressed.

    `references` is the mean number of references of an article; 0: those of the genuine records.
    """
    folder.mkdir()
    templates = list(_templates(replace_references=bool(references)))
    words = sorted({word for template in templates for word in _words(template)})
    chance, size = random.Random(1), 0
    citations = [list(_citations(path)) for path in (USUAL, OTHERS)] if references else []
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
    for archive, first in enumerate(range(0, articles, PER_ARCHIVE), 1):
        own = islice(records, min(PER_ARCHIVE, articles - first))
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


def _citations(path: Path) -> Iterator[_Citation]:
    for line in path.read_text(encoding="utf-8").splitlines():
        text = escape(json.loads(line)["text"])
        yield _Citation(text, max(_WORD.findall(text), key=len, default=""))


def _references(
    article: int,
    mean: int,
    citations: Sequence[Sequence[_Citation]],
    words: Sequence[str],
    chance: random.Random,
) -> bytes:
    if not mean or article % 3 == 0:  # a third of the articles have no list
        return b""
    number = chance.randrange(1, 3 * mean)
    kinds = chance.choices(citations, (USUAL_SHARE, 1 - USUAL_SHARE), k=number)
    items = (_reference(chance.choice(kind).vary(words, chance), article, chance) for kind in kinds)
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
