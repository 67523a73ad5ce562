"""Whatever labels a text gets, a work can be assembled from them: the tagger may err in any way."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cgt_cite.model import NameList, PageRange, Pages, PartialDate, Work, WorkType
from cgt_cite.parse import labels
from cgt_cite.parse.assemble import assemble
from cgt_cite.parse.confidence import STYLED, evidence, weights
from cgt_cite.parse.labelled import label_words
from cgt_cite.parse.lexicon import lexicon
from cgt_cite.parse.normalizers import normalize
from cgt_cite.parse.plausibility import drop_implausible
from cgt_cite.parse.prepare import prepare
from tests.parse.texts import TEXTS

LABELS = [value for name, value in vars(labels).items() if name.isupper()]
TAGS = st.sampled_from([*LABELS, *map(labels.begins, LABELS)])


def assembled(text: str, tags: str) -> Work:
    return assemble(label_words(prepare(text), tags.split()), lexicon())


@settings(max_examples=500)
@given(TEXTS, st.data())
def test_any_labels_make_a_work(text: str, data: st.DataObject) -> None:
    prepared = prepare(text)
    tags = data.draw(st.lists(TAGS, min_size=len(prepared.words), max_size=len(prepared.words)))
    labelled = label_words(prepared, tags)
    work = assemble(labelled, lexicon())
    assert isinstance(work.author, NameList)
    assert evidence(work, labelled, 0.5)


def test_a_year_with_a_hyphen_at_the_end() -> None:
    work = assembled("Title of things, 2019-", "ti TI TI yr")
    assert work.issued == PartialDate(2019)


def test_names_whose_labels_disagree_are_read_again_from_the_text() -> None:
    work = assembled("Kwame K. Hollis, Leila Duarte, Title of things", "ag AG af af ag ti TI TI")
    assert [str(name) for name in work.author.names] == ["Hollis, Kwame K.", "Duarte, Leila"]


def test_editors_with_an_organisation() -> None:
    work = assembled(
        "In: Smith JA, Heart Group, editors. Book of hearts. 2004", "O ef eg el EL O co CO CO yr"
    )
    assert [str(name) for name in work.editor.names] == ["Smith, JA", "Heart Group"]
    assert work.container_title == "Book of hearts"


def test_translator() -> None:
    work = assembled("Kafka F. The castle. Translated by Muir W. 2004", "af ag ti TI O O ef eg yr")
    assert [str(name) for name in work.translator.names] == ["Muir, W"]
    assert not work.editor


def test_ellipsis_stands_for_other_authors() -> None:
    work = assembled("Smith, J., Jones, B., … Brown, C. Title", "af ag af ag af ag ti")
    assert work.author.truncated


def test_number_after_a_lead_is_not_a_year() -> None:
    assert not assembled("Health Act, H.R. 1608", "ti TI O O yr").issued
    assert assembled("Cells. Vol. 1591. Springer; 2022", "ti O yr pb yr").issued == PartialDate(2022)


def test_backward_range_keeps_its_first_page() -> None:
    work = drop_implausible(Work(page=Pages((PageRange("500", "499"), PageRange("12", "15")))))
    assert work.page == Pages((PageRange("500"), PageRange("12", "15")))


def test_volume_that_is_the_only_year() -> None:
    work = drop_implausible(Work(container_title="Radiology", volume="2020"))
    assert (work.issued, work.volume) == (PartialDate(2020), "")
    assert drop_implausible(work._replace(volume="2020")).volume == "2020"


def test_publisher_with_its_place() -> None:
    work = normalize(Work(title="Hearts", publisher="Mount Pleasant (MI): Family Care Institute"), lexicon())
    assert (work.publisher, work.publisher_place) == ("Family Care Institute", "Mount Pleasant (MI)")
    work = normalize(Work(title="Hearts", publisher="Academic Press, New York"), lexicon())
    assert (work.publisher, work.publisher_place) == ("Academic Press", "New York")


def test_container_of_a_page_without_a_title_is_its_title() -> None:
    work = normalize(Work(container_title="Malaria report", URL="https://x.org"), lexicon())
    assert (work.title, work.container_title) == ("Malaria report", "")


def test_type_of_a_recording() -> None:
    work = assembled("Vance T. Wound care [videocassette]. Boston: Elsevier; 2007", "af ag ti TI O pl pb yr")
    assert work.type is WorkType.MOTION_PICTURE


def test_the_shipped_weights_are_those_of_the_evidence() -> None:
    labelled = label_words(prepare("Smith J. Cells. In Nature"), ["af", "ag", "ti", "O", "co"])
    expected = {*STYLED, *evidence(Work(), labelled, 0.5)} - {"type "}
    assert expected <= set(weights())


def test_only_acronyms_are_split_into_organisations() -> None:
    work = assembled("MINISTÉRIO DA SAÚDE, BRASIL. Guia", "al AL AL AL ti")
    assert [name.literal for name in work.author.names] == ["MINISTÉRIO DA SAÚDE, BRASIL"]
    work = assembled("WHO, FAO. Food", "al al ti")
    assert [name.literal for name in work.author.names] == ["WHO", "FAO"]
