"""Names as PubMed indexes them: `van der Berg JA Jr`, a comma between two, no dots.

The index form tells where a family name begins, which a full name (`Jan A van der Berg Jr`) does not.
"""

from __future__ import annotations

import re

from cgt_cite.fields.text import clean
from cgt_cite.lazily import lazily
from cgt_cite.model import Name

_SUFFIX = lazily(r"Jr|Sr|[2-9](?:nd|rd|th)|I{2,3}|IV")
_CUT = lazily(r"\bet al\b\.?|\.\.\.|…", re.IGNORECASE)
_MOST_INITIALS = 5


def index_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a line such as `Werler MM, Mitchell AA; WHO Group.`, and whether it says `et al.`."""
    parts = re.split(r"\s*[,;]\s*", _CUT.sub("", text).strip().rstrip("."))
    return tuple(index_name(part) for part in parts if part), bool(_CUT.search(text))


def index_name(text: str) -> Name:
    """One indexed name; a `literal` where it does not end in initials."""
    words = clean(text).split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""  # noqa: PLR2004 - family, initials, suffix
    if len(words) < 2 or not _are_initials(words[-1]):  # noqa: PLR2004 - family and initials
        return Name(literal=clean(text))
    particle, family = split_particle(words[:-1])
    return Name(family, words[-1], particle, suffix)


def full_name(full: str, indexed: str) -> Name:
    """`Jan A van der Berg Jr`, indexed as `van der Berg JA Jr`, in parts."""
    full, name = clean(full), index_name(indexed)
    if name.literal:  # indexed under one name only
        particle, family = split_particle(full.split())
        return Name(family, particle=particle)
    words = full.removesuffix(f" {name.suffix}") if name.suffix else full
    family = f"{name.particle} {name.family}".strip()
    start = len(words) - len(family)
    if words[start:].casefold() != family.casefold() or start < 0:
        return name
    return Name(name.family, words[:start].strip() or name.given, name.particle, name.suffix)


def split_particle(words: list[str]) -> tuple[str, str]:
    """The lower-case words before a family name, and the family name."""
    count = 0
    while count < len(words) - 1 and words[count][0].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _are_initials(word: str) -> bool:
    letters = word.replace("-", "")
    return letters.isalpha() and letters.isupper() and len(letters) <= _MOST_INITIALS
