"""Authors whose names ended too early or too late, or who are nobody: years, sites, nations."""

from __future__ import annotations

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.fields.names import is_particle, make_person
from cgt_cite.model import Fields, Name, PartialDate
from cgt_cite.parse.organisations import is_organisation
from cgt_cite.regex import lazy_compile

_MEMBER = lazy_compile(
    r"(?P<group>[^()]{5,80}?) ?\( ?(?P<family>[^\W\d_][^(),\d]{1,30}), (?P<given>(?:[A-Z]\.?[ -]?){1,4})",
)
_BEHALF = lazy_compile(r"[Oo]n behalf of (?:the )?(?P<group>[A-Z][^.]{3,120})\. (?=[^\W_])")
_YEAR = lazy_compile(RECENT_YEAR)
_COPYRIGHT = lazy_compile(rf"(?:(?P<publisher>.+?)[.;] )?[c©]? ?(?P<year>{RECENT_YEAR})(?: ?[-–].*)?")
_NATION = lazy_compile(r"U\. ?S\.|US")
_OFFICE = lazy_compile(
    r"(?:National|Federal|Department|Food and Drug|Geological|Census|Office|Public Health)\b"
)
_SENTENCE_BEHIND = lazy_compile(r"(?P<given>[A-Z]{1,4})\. (?P<title>[A-Z][a-z]{3}.*)")
_LONGEST_BEGINNING = 3  # letters of a word in an acronym
_CONJUNCTIONS = ("y", "e", "i")
_HYPHENATED = lazy_compile(r"([A-Z]-[A-Z]) (?=[A-Z])")
_SENTENCE = lazy_compile(r"(?<=[^\W_]{4})\. (?=[A-Z])")


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


def nation_as_initials(fields: Fields) -> None:
    """`Rasband WS. ImageJ. U. S. National Institutes of Health, Bethesda`: nobody is called ImageJ, U. S."""
    authors, title = fields.get("author", ()), fields.get("title", "")
    named = len(authors) > 1 and _NATION.fullmatch(authors[-1].given) and _OFFICE.match(title)
    if not named or "publisher" in fields or "container_title" in fields:
        return
    office, _, place = title.partition(", ")
    place = ", ".join(filter(None, (place, fields.get("publisher_place", ""))))
    fields.update(author=authors[:-1], title=authors[-1].family, publisher=f"{authors[-1].given} {office}")
    if place:
        fields["publisher_place"] = place


def organisation_in_capitals(fields: Fields, text: str) -> None:
    """`MINISTÉRIO DA SAÚDE. Guia` is by the ministry, not by somebody called Da."""
    authors, title = fields.get("author", ()), fields.get("title", "")
    last = authors[-1] if authors else Name()
    name, stop, rest = title.partition(". ")
    whole = f"{last.family} {last.given} {name}"
    capitals = f"{last.family} {last.given}".isupper() and len(last.given) > 1
    if stop and capitals and is_particle(last.given.lower()) and whole in text:
        fields["author"] = (*authors[:-1], Name(literal=whole))
        fields["title"] = rest


def site_as_author(fields: Fields, text: str) -> None:
    """`Cancer-Pain.org [Internet]. New York: Association; c2000`: what is on the Internet is the site."""
    authors = fields.get("author", ())
    site = authors[0].literal if len(authors) == 1 else ""
    if not site or not text.startswith(f"{site} [Internet]"):
        return
    del fields["author"]
    imprint = fields.pop("title", "") or fields.pop("publisher", "")
    found = _COPYRIGHT.fullmatch(imprint)
    fields["title"] = site
    if found:
        fields.setdefault("issued", PartialDate(int(found["year"])))
    if publisher := found["publisher"] if found else imprint:
        fields.setdefault("publisher", publisher)


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
        member = make_person(found["family"], found["given"].strip())
        fields["author"] = (Name(literal=found["group"]), member, *authors[1:])


def hyphenated_initials(fields: Fields) -> None:
    """`Zhang Y-Q Interleukin-17 Regulates`, where the title seemed to begin at the initials."""
    authors = fields.get("author", ())
    found = _HYPHENATED.match(fields.get("title", "")) if authors and not authors[-1].given else None
    if found and authors[-1].family:
        fields["author"] = (*authors[:-1], authors[-1]._replace(given=found[1]))
        fields["title"] = fields["title"][found.end() :]


def page_as_author(fields: Fields) -> None:
    """`Mpox and HIV. 2023. Available from: https://...`: of a page nothing but its title is told."""
    authors = fields.get("author", ())
    alone = "URL" in fields and not {"title", "container_title", "publisher"} & fields.keys()
    if alone and len(authors) == 1 and authors[0].literal and not is_organisation(authors[0].literal):
        fields["title"] = fields.pop("author")[0].literal


def no_conjunction(fields: Fields) -> None:
    """`Gómez L y Ruiz P`: what joins the last author is no particle of the name."""
    authors = fields.get("author", ())
    if len(authors) > 1 and authors[-1].particle in _CONJUNCTIONS:
        fields["author"] = (*authors[:-1], authors[-1]._replace(particle=""))


def title_as_given_name(fields: Fields) -> None:
    """`Rathish BZP. Nocardia. (2020)`: nobody's initials are followed by a sentence."""
    authors = fields.get("author", ())
    found = _SENTENCE_BEHIND.fullmatch(authors[-1].given) if authors and "title" not in fields else None
    if found:
        fields["author"] = (*authors[:-1], authors[-1]._replace(given=found["given"]))
        fields["title"] = found["title"]


def acronym_spelt_out(fields: Fields) -> None:
    """`CONASS. Conselho Nacional de Secretários de Saúde. Painel COVID-19`: both name the author."""
    authors = fields.get("author", ())
    acronym = authors[-1].literal if authors else ""
    name, stop, title = fields.get("title", "").partition(". ")
    words = [word.upper() for word in name.split() if word[0].isupper()]
    if stop and acronym.isalpha() and acronym.isupper() and len(words) > 1 and _are_begun(words, acronym):
        fields["author"] = (*authors[:-1], Name(literal=f"{acronym}. {name}"))
        fields["title"] = title


def _are_begun(words: list[str], letters: str) -> bool:
    """Whether the letters are beginnings of all the words, in order: `WHO`, `CONASS`."""
    if not words or not letters:
        return not words and not letters
    sizes = range(1, _LONGEST_BEGINNING + 1)
    return any(_are_begun(words[1:], letters[size:]) for size in sizes if words[0][:size] == letters[:size])
