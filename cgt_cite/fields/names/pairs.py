"""Split full names where their index form shows the border between family and given name."""

from __future__ import annotations

from cgt_cite.fields.names.single import NameForm, parse_name
from cgt_cite.fields.names.words import split_particle
from cgt_cite.fields.text import clean
from cgt_cite.model import Name


def split_by_index_form(full: str, indexed: str) -> Name:
    """Split `Jan A van der Berg Jr`, given its index form `van der Berg JA Jr`, into parts."""
    full, name = clean(full), parse_name(indexed, NameForm.INDEX)
    if name.literal:  # indexed under one name only
        particle, family = split_particle(full)
        return Name(family, particle=particle)
    words = full.removesuffix(f" {name.suffix}") if name.suffix else full
    family = f"{name.particle} {name.family}".strip()
    start = len(words) - len(family)
    if words[start:].casefold() != family.casefold() or start < 0:
        return name
    return Name(name.family, words[:start].strip() or name.given, name.particle, name.suffix)
