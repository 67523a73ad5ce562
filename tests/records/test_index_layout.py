"""The file of an index, and the cutting of records: whatever is written is found again."""

from __future__ import annotations

import io
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.errors import DamagedInputError
from cgt_cite.records.index.brief import Brief, read_brief
from cgt_cite.records.index.cutting import cut_records
from cgt_cite.records.index.layout import KEY, LOCATION, ROW_SIZES, Archive, Rows, read_directory, write_index
from tests.records.pubmed_files import article_set, deletion, record

KEYS = st.binary(min_size=8, max_size=8) | st.sampled_from([b"\0" * 8, b"\xff" * 8, b"\0\0\0\0\0\0\0\1"])
NUMBERS = st.integers(0, 2**32 - 1)
ARCHIVES = st.lists(st.none() | st.builds(Archive, st.text(), st.integers(0, 2**60)))


@given(
    keys=st.lists(st.tuples(KEYS, NUMBERS)),
    places=st.dictionaries(NUMBERS, st.tuples(st.integers(0, 2**16 - 1), st.integers(0, 2**64 - 1), NUMBERS)),
    archives=ARCHIVES,
)
def test_every_row_is_found_again(
    keys: list[tuple[bytes, int]], places: dict[int, tuple[int, int, int]], archives: list[Archive | None]
) -> None:
    stream = io.BytesIO()
    rows = {
        "keys": sorted(KEY.pack(*key) for key in set(keys)),
        "locations": sorted(LOCATION.pack(pmid, *place) for pmid, place in places.items()),
    }
    write_index(stream, archives, {name: iter(rows[name]) for name in rows})
    data = stream.getvalue()
    directory = read_directory("x.idx", data)
    tables = {name: Rows(data, *place, ROW_SIZES[name]) for name, place in directory.tables.items()}
    assert directory.archives == archives
    assert {name: list(map(table.__getitem__, range(len(table)))) for name, table in tables.items()} == rows
    expected = defaultdict(set)
    for key, pmid in keys:
        expected[key].add(pmid)
    for key, pmids in expected.items():
        assert {KEY.unpack(row)[1] for row in tables["keys"].starting_with(key)} == pmids
    for pmid, place in places.items():
        (row,) = tables["locations"].starting_with(pmid.to_bytes(4, "big"))
        assert LOCATION.unpack(row) == (pmid, *place)


class Dribble(io.BytesIO):
    """A stream that yields some bytes at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self.size = size

    def read(self, _size: int | None = -1) -> bytes:
        return super().read(self.size)


@given(st.integers(1, 5000))
def test_records_are_cut_out_of_pieces_of_any_size(size: int) -> None:
    records = [record(1), deletion(4), record(2)]
    data = article_set(*records)
    cuts = list(cut_records(Dribble(data, size)))
    assert [cut.content.decode() for cut in cuts] == [text.strip() for text in records]
    assert [cut.deletes for cut in cuts] == [False, True, False]
    assert all(data[cut.offset :].startswith(cut.content) for cut in cuts)


@given(st.integers(1, 5000), st.integers(60, 4000))
def test_a_truncated_stream_is_refused(size: int, end: int) -> None:
    data = article_set(record(1), record(2))
    with pytest.raises(DamagedInputError, match="truncated"):
        list(cut_records(Dribble(data[: min(end, len(data) - 3)], size)))


def test_several_sets_and_bare_records_are_read() -> None:
    sets = article_set(record(1)) + article_set(record(2))
    assert len(list(cut_records(io.BytesIO(sets)))) == 2
    assert len(list(cut_records(io.BytesIO(record(1).encode())))) == 1


@pytest.mark.parametrize(
    ("change", "to", "field", "value"),
    [
        ("<Year>2019</Year>", "<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "year", 1998),
        ("<MedlinePgn>447-62", "<StartPage>e7</StartPage><MedlinePgn>e7", "page", "e7"),
        ("An invented", "α &amp; <sub>β</sub> &lt;", "title", "α & β < study"),
        ("An invented", "[An invented", "title", "[An invented study"),
        ("<LastName>Berg<", "<CollectiveName>A &amp; B Group<", "author", "A & B Group"),
        (
            '<Author ValidYN="Y">',
            '<Author ValidYN="N"><LastName>X</LastName></Author><Author>',
            "author",
            "Berg",
        ),
        (
            "</Article>",
            '<ELocationID EIdType="doi" ValidYN="Y">10.1/a</ELocationID></Article>',
            "DOI",
            "10.1/a",
        ),
        ("</Article>", '<ELocationID EIdType="doi" ValidYN="N">10.1/a</ELocationID></Article>', "DOI", ""),
        ("<ArticleIdList>", '<ArticleIdList><ArticleId IdType="pmc">PMC7.1</ArticleId>', "PMCID", "PMC7"),
    ],
)
def test_fields_of_a_record(change: str, to: str, field: str, value: str | int) -> None:
    text = record(1)
    assert change in text
    brief = read_brief(text.replace(change, to, 1).encode())
    assert brief
    found = getattr(brief, field)
    assert found == value or (field == "title" and found.startswith(value))


def test_vernacular_and_missing_titles() -> None:
    text = record(1, "[Not Available]")
    vernacular = text.replace("</Article>", "<VernacularTitle>Titre français.</VernacularTitle></Article>")
    assert [read_brief(one.encode()) for one in (text, vernacular)] == [
        Brief(1, title, "Berg", 2019, "12", "447-62") for title in ("", "Titre français.")
    ]
    assert read_brief(b"<PubmedArticle></PubmedArticle>") is None
