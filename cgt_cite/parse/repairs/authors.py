"""Organisations whose names ended too early or too late."""

from __future__ import annotations

from cgt_cite.fields.names import person
from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, Name

_MEMBER = lazily(
    r"(?P<group>[^()]{5,80}?) ?\( ?(?P<family>[^\W\d_][^(),\d]{1,30}), (?P<given>(?:[A-Z]\.?[ -]?){1,4})",
    needles=("(",),
)
_SENTENCE = lazily(r"(?<=[^\W_]{4})\. (?=[A-Z])", needles=(". ",))


def joined_at_ampersand(fields: Fields, text: str) -> None:
    """A name that was parted at its ampersand: `American Society of Gene & Cell Therapy, Report`."""
    authors, title = fields.get("author", ()), fields.get("title", "")
    literal = authors[-1].literal if authors else ""
    name, _, rest = title.partition(", ")
    if literal and rest and f"{literal} & {title}" in text:
        fields["author"] = (*authors[:-1], Name(literal=f"{literal} & {name.strip()}"))
        fields["title"] = rest


def parted_from_title(fields: Fields, text: str) -> None:
    """`Ministry of Education. Prevention` of `Program for Students`: the title begins at the stop."""
    authors, title = fields.get("author", ()), fields.get("title", "")
    literal = authors[-1].literal if authors and title else ""
    found = _SENTENCE.search(literal)
    if found and f"{literal} {title}" in text:
        fields["author"] = (*authors[:-1], Name(literal=literal[: found.start()]))
        fields["title"] = f"{literal[found.end() :]} {title}"


def group_before_members(fields: Fields) -> None:
    """`Euclid Collaboration ( Mellier, Y., et al.)` names the group and its first member."""
    authors = fields.get("author", ())
    found = _MEMBER.fullmatch(authors[0].literal) if authors else None
    if found:
        member = person(found["family"], found["given"].strip())
        fields["author"] = (Name(literal=found["group"]), member, *authors[1:])
