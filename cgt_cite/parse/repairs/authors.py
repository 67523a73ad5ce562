"""Organisations whose names ended too early or too late."""

from __future__ import annotations

from cgt_cite.fields.names import person
from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, Name, PartialDate

_MEMBER = lazily(
    r"(?P<group>[^()]{5,80}?) ?\( ?(?P<family>[^\W\d_][^(),\d]{1,30}), (?P<given>(?:[A-Z]\.?[ -]?){1,4})",
    needles=("(",),
)
_BEHALF = lazily(
    r"[Oo]n behalf of (?:the )?(?P<group>[A-Z][^.]{3,120})\. (?=[^\W_])", needles=("n behalf of ",)
)
_YEAR = lazily(r"(?:1[89]|20)\d\d")
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


def year_as_author(fields: Fields) -> None:
    """`Greer, JL 2011, ‘2011 Compendium’`: a number is nobody; a year is the work's, if it has none."""
    authors = fields.get("author", ())
    numbers = [name.literal or name.family for name in authors if (name.literal or name.family).isdigit()]
    if not numbers:
        return
    fields["author"] = tuple(name for name in authors if (name.literal or name.family) not in numbers)
    if _YEAR.fullmatch(numbers[0]):
        fields.setdefault("issued", PartialDate(int(numbers[0])))


def year_as_given_name(fields: Fields) -> None:
    """`FLORA DO BRASIL 2020. Title`: nobody is given a number, and an organisation has no given name."""
    authors = fields.get("author", ())
    if authors and _YEAR.fullmatch(year := authors[-1].given):
        fields["author"] = (*authors[:-1], Name(literal=authors[-1].family))
        fields.setdefault("issued", PartialDate(int(year)))


def group_in_title(fields: Fields) -> None:
    """`Smith J on behalf of the Guidelines Committee. Title`, where the title seemed to begin at `on`."""
    found = _BEHALF.match(fields.get("title", "")) if "author" in fields else None
    if found:
        fields["author"] = (*fields["author"], Name(literal=found["group"]))
        fields["title"] = fields["title"][found.end() :]


def group_before_members(fields: Fields) -> None:
    """`Euclid Collaboration ( Mellier, Y., et al.)` names the group and its first member."""
    authors = fields.get("author", ())
    found = _MEMBER.fullmatch(authors[0].literal) if authors else None
    if found:
        member = person(found["family"], found["given"].strip())
        fields["author"] = (Name(literal=found["group"]), member, *authors[1:])
