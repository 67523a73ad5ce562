"""Whatever labels a string gets, fields can be made of them: the tagger may err in any way."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cgt_cite.parse import labels
from cgt_cite.parse.assembly import assemble
from cgt_cite.parse.confidence import evidence
from cgt_cite.parse.reading import as_work
from cgt_cite.parse.smoothing import smoothed
from cgt_cite.parse.spans import label_words
from cgt_cite.parse.tokens import tokenize
from tests.parse.texts import TEXTS

LABELS = [value for name, value in vars(labels).items() if name.isupper()]
TAGS = st.sampled_from([*LABELS, *map(labels.begins, LABELS)])


@settings(max_examples=500)
@given(TEXTS, st.data())
def test_any_labels_make_a_work(text: str, data: st.DataObject) -> None:
    tokens = tokenize(text)
    tags = data.draw(st.lists(TAGS, min_size=len(tokens.words), max_size=len(tokens.words)))
    labelled = label_words(tokens, smoothed(tokens, tags))
    fields = assemble(labelled)
    assert as_work(fields)
    assert evidence(fields, labelled, 0.5)


def test_year_that_ends_the_string_is_no_part_of_its_title() -> None:
    tokens = tokenize("Smith J. Title of things (2005) ")
    tags = ["af", "ag", "ti", "TI", "TI", "yr"]
    assert smoothed(tokens, list(tags)) == tags
