"""A list of names is of one form: what stands out from the others was parted at the wrong place."""

from __future__ import annotations

from cgt_cite.model import Name
from cgt_cite.regex import lazy_compile

_INITIALS = lazy_compile(r"(?:[^\W\d_a-z]\.?[\s-]?){1,4}\Z")
_BEFORE_INITIALS = lazy_compile(
    r"(?P<words>[^\W\d_][^\W\d_a-z]*[a-z].*?)\s(?P<initials>(?:[^\W\d_a-z]\.?-?){1,4})\Z"
)


def evened(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Names among others with initials: `Ben, Ali H` is `Ben Ali, H`, and `Weber H` has the initial H."""
    people = [name for name in names if not name.literal]
    short = sum(bool(_INITIALS.match(name.given)) for name in people)
    if not short or short * 2 < len(people):
        return names
    return tuple(name if name.literal else _evened(name) for name in names)


def _evened(name: Name) -> Name:
    if not name.given:
        found = _BEFORE_INITIALS.match(name.family)
        return name._replace(family=found["words"], given=found["initials"]) if found else name
    found = _BEFORE_INITIALS.match(name.given)
    if not found:
        return name
    return name._replace(family=f"{name.family} {found['words']}", given=found["initials"])
