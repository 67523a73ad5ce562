"""Names of persons and groups, and lists of them."""

from __future__ import annotations

from cgt_cite.fields.names.groups import is_group
from cgt_cite.fields.names.likeness import look_like_names
from cgt_cite.fields.names.lists import parse_names
from cgt_cite.fields.names.pairs import split_by_index_form
from cgt_cite.fields.names.single import NameForm, is_person, make_person, parse_name
from cgt_cite.fields.names.words import is_particle, split_particle

__all__ = [
    "NameForm",
    "is_group",
    "is_particle",
    "is_person",
    "look_like_names",
    "make_person",
    "parse_name",
    "parse_names",
    "split_by_index_form",
    "split_particle",
]
