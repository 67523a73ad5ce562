"""The names of strictly regular references: `Smith JA, van der Berg B, et al`."""

from __future__ import annotations

from collections.abc import Iterator

from cgt_cite.fields.names import is_particle, make_person
from cgt_cite.fields.suffixes import ABBREVIATIONS, NUMERALS, SUFFIXES, is_suffix
from cgt_cite.model import Fields, Name
from cgt_cite.regex import lazy_compile

_SMALL = r"(?:(?:[a-z]{1,4}|['’]t) ){0,3}"  # particles
_WORD = r"[^\W\d_](?:[‐’]?[\w'-]++)+"  # both in one set would take twice as long to compile
_FAMILY = rf"{_SMALL}(?:O['’] )?{_WORD}(?: {_SMALL}{_WORD})?"
_LETTER = r"[^\W\d_]"
_GIVEN = (
    rf"{_LETTER}{{1,4}}|{_LETTER}\.?(?:[‐-]?{_LETTER}\.?){{1,3}}|"
    rf"{_LETTER}\.(?: {_LETTER}\.){{0,3}}|{_LETTER}(?: {_LETTER}){{1,2}}"
)
_SUFFIX = "|".join(SUFFIXES)
_PIECE = lazy_compile(
    rf"(?P<family>{_FAMILY}) (?!(?:{'|'.join(ABBREVIATIONS)})\b)(?P<given>{_GIVEN})"
    rf"(?: (?P<suffix>{_SUFFIX})\.?)?"
)
_INVERTED = lazy_compile(
    rf"(?P<family>{_FAMILY}), (?P<given>[^\W\d_]\.(?:[ ‐-]{{0,2}}[^\W\d_]\.){{0,3}})"
    r"(?:,? (?:&|and|e|y|et|und) |, |\Z)"
)
_INITIALS_FIRST = lazy_compile(
    rf"(?P<given>[A-Z]\.(?:[ ‐-]?[A-Z]\.){{0,3}}) (?P<family>{_FAMILY})"
    r"(?:(?:,? (?:&|and|e|y) |, )(?P<cut>et al\.?,? )?|(?P<others> et al\.?,? ))"
)
_ET_AL = lazy_compile(r"[,.]? et al\Z")
_AND = lazy_compile(r",? (?:&|and) (?=[^,;]+\Z)")
# A stop behind an initial ends no names where another initial follows, or the rest of `J. Chem. Soc.`.
_BEHIND = lazy_compile(
    r"(?<=et al)(?: ?\.){0,2} ?[:,]? ?(?=[^\W_]|[“\"‘'(])|\.? ?: |, (?=[“\"])|"
    r"(?!(?<= J)\. [A-Z][a-z]+\. )\. (?!et al\b|& |and |[A-Z]\.(?:[,;]| (?:[A-Z]|et al|and |& )))"
)
_SHORT = rf"{_FAMILY} [A-Z]{{1,3}}"
_TITLE = r" (?:An? |[A-Z][a-z]+(?:-[a-z]+)? [a-z])"
_UNSTOPPED = lazy_compile(
    rf"(?:{_SHORT}, ){{1,40}}{_SHORT}(?={_TITLE})|"
    rf"(?:{_SHORT}, ){{0,40}}{_SHORT},? and {_SHORT}(?=,?{_TITLE})|"
    rf"{_SHORT}(?= (?:A|An|The|How|Why|What|When|Is|Are) )"
)
_BEFORE_CONTAINER = lazy_compile(
    rf"(?:{_SHORT}, ){{2,40}}(?=[A-Z])|(?:{_FAMILY} [A-Z]\.(?:[ -]?[A-Z]\.){{0,3}}, ){{2,40}}(?=[A-Z])"
)
_GROUP = lazy_compile(
    r"(?:[A-Z][\w'’-]*|\d{4})"
    r"(?: (?:[A-Z][\w'’-]*|of|and|the|for|on|in|study|working|research|writing|\d{1,4}|\([A-Z-]+\))){0,12}"
    r" (?:[A-Z][a-z]+|group|investigators|collaborators|consortium|committee|participants)(?: [IVXL]{1,6})?"
)
# One whose name says what it is for, with commas: `Expert Panel on Detection, Evaluation, and Treatment`.
_PANEL = lazy_compile(
    r"(?:[A-Z][\w'’-]+ (?:\(US\) |of |on |for |and )?){0,6}"
    r"(?:Panel|Committee|Task Force|Commission|Consultation) (?:on|for|to) [^.;:?]{3,160}|"
    r"Ministerio de [^.;:?\d]{3,80}",
)
_GROUPS = frozenset(
    (
        *("Group", "Board", "Committee", "Investigators", "Consortium", "Collaboration", "Collaborators"),
        *("Collaborative", "Network", "Society", "Team", "Initiative", "Alliance", "Association", "Council"),
        *("Organisation", "Organization", "Participants", "group", "investigators", "collaborators"),
        *("consortium", "committee", "participants"),
    )
)
_WITH_GROUP = lazy_compile(rf"(?P<person>{_FAMILY} [A-Z]{{1,3}}) (?P<group>[A-Z][a-z].+)")
_FOR = lazy_compile(r"\A(?:(?:on|for) behalf of |for )(?:the )?")
_POINTS = str.maketrans("", "", ".-‐ ")
_PARTICLES = frozenset("ey")
_MOST_INITIALS = 4
_MOST_WORDS = 10  # that the longest family name has, with its initials
_GENERATIONS = frozenset((*ABBREVIATIONS, *NUMERALS))


def part_names(text: str) -> Iterator[tuple[Fields, str]]:
    """The authors, and what stands behind them, for each way in which they may be parted."""
    group, _, behind = text.partition(". ")
    if is_group(group) and (members := next(part_names(behind), None)):
        yield {**members[0], "author": (Name(literal=group), *members[0]["author"])}, members[1]
        return
    if behind and _is_panel(group):
        yield {"author": (Name(literal=group),), "author_truncated": False}, behind
        return
    if (border := _BEHIND.search(text)) and (people := read_names(text[: border.start()])):
        yield people, text[border.end() :]
    named = _begins_with_name(text)
    if named and (border := _UNSTOPPED.match(text)) and (people := read_names(border[0])):
        yield people, text[border.end() :].lstrip(" ,")
    if text[1:2] == "." and (names := list(_initials_first(text))):
        end, cut = names[-1][1:]
        yield {"author": tuple(name for name, *_ in names), "author_truncated": cut}, text[end:]


def _begins_with_name(text: str) -> bool:
    """Whether initials may stand behind a first family name: no text without them needs the patterns."""
    return any(map(str.isupper, text.split(" ", _MOST_WORDS)[1:_MOST_WORDS]))


def _is_panel(text: str) -> bool:
    """Whether a text is the name of a panel, and names no members behind it."""
    return bool(_PANEL.fullmatch(text)) and not any(map(is_name, text.split(", ")))


def part_from_container(text: str) -> tuple[Fields, str] | None:
    """The authors, and what stands behind the comma that ends their list."""
    border = _BEFORE_CONTAINER.match(text) if _begins_with_name(text) else None
    people = read_names(border[0].rstrip(", ")) if border else None
    return (people, text[border.end() :]) if border and people else None


def read_names(text: str) -> Fields | None:
    """The authors, and whether their list is cut; None if one of them keeps to no form."""
    text = text.strip()
    whole = _ET_AL.sub("", text)
    inverted = _INVERTED.match(f"{whole}.") if "." in whole or whole[-3:-1] == ", " else None
    names = tuple(_inverted(whole)) if inverted else tuple(map(_name, _pieces(whole, text)))
    people = tuple(name for name in names if name)
    if len(people) < len(names) or all(map(_may_have_middle_initial, people)):
        return None
    return {"author": people, "author_truncated": whole != text}


def is_group(text: str) -> bool:
    """Whether a text is the name of a group: `Heart Study Group`, `Planck Collaboration VI`."""
    words = text.rstrip(".").split(" ")[-2:]
    return not _GROUPS.isdisjoint(words) and bool(_GROUP.fullmatch(_FOR.sub("", text.rstrip("."))))


def _may_have_middle_initial(name: Name) -> bool:
    """Whether the second word of a family name may be a given name: `Stock James H`."""
    return " " in name.family and len(name.given.translate(_POINTS)) == 1


def is_name(text: str) -> bool:
    """Whether a text is one name with initials."""
    return _name(text) is not None


def _pieces(whole: str, text: str) -> list[str]:
    people, _, last = whole.rpartition("; ")
    if people and "; " not in people and is_group(last):  # `Smith J, Jones B; for the Heart Group`
        return [*_pieces(people, people), last]
    separator = "; " if "; " in whole else ", "
    pieces = _AND.sub(separator, whole).split(separator)
    together = _WITH_GROUP.fullmatch(pieces[-1]) if is_group(pieces[-1]) else None
    if together and is_group(together["group"]):  # `Raz I Collaborative Study Group`
        pieces[-1:] = together.groups()
    for at in range(len(pieces) - 1, 0, -1):
        if is_suffix(pieces[at]):
            pieces[at - 1] += f" {pieces.pop(at)}"
    dotted = any(piece[-1:] == "." for piece in pieces[:-1]) or "." in pieces[-1]
    if dotted and whole == text and pieces[-1][-1:] != ".":
        pieces[-1] += "."  # the list's own stop
    return pieces


def _inverted(text: str) -> Iterator[Name | None]:
    """`Smith, J. A., & Jones, B.`."""
    start = 0
    text += "." if text[-1:] != "." else ""
    while start < len(text):
        found = _INVERTED.match(text, start)
        if not found:
            yield None
            return
        yield _person(found["family"], found["given"], capitals=True)
        start = found.end()


def _initials_first(text: str) -> Iterator[tuple[Name, int, bool]]:
    """`J. A. Smith, B. Jones, et al., `: each name, where the next begins, whether others are left out."""
    start = 0
    while found := _INITIALS_FIRST.match(text, start):
        name = _person(found["family"], found["given"])
        if not name:
            return
        start = found.end()
        yield name, start, bool(found["cut"] or found["others"])


def _name(text: str) -> Name | None:
    """`Smith JA`, `van der Berg J.A.`, `Smith JA Jr`; a group as it stands."""
    family, _, given = text.partition(" ")
    if _is_plain(family, given):  # nearly all
        return Name(family=family, given=given)
    if is_group(text):
        return Name(literal=_FOR.sub("", text.rstrip(".")))
    found = _PIECE.fullmatch(text)
    return _person(found["family"], found["given"], found["suffix"] or "") if found else None


def _is_plain(family: str, given: str) -> bool:
    """Whether a name has one word in small letters and plain initials: `Smith JA`, `Smith J.A.`."""
    stopped = given[-1:] == "." and given[0] != "." and ".." not in given
    letters = given.replace(".", "") if stopped else given
    return (
        len(letters) <= _MOST_INITIALS
        and letters.isupper()
        and letters.isalpha()
        and len(family) > 1
        and family.isalpha()
        and family.istitle()
        and not is_suffix(family)
    )


def _person(family: str, given: str, suffix: str = "", *, capitals: bool = False) -> Name | None:
    """The name, unless it looks like something else: words in capitals are names in inverted lists alone."""
    if not given.translate(_POINTS).isupper():
        return None
    words = family.split(" ")
    if len(words) > 1 and words[-1] in _GENERATIONS:  # `Clyde Jr WA`
        suffix = words.pop()
        family = " ".join(words)
    if words[0] in _PARTICLES:
        return None
    proper = [word for word in words if not is_particle(word)]
    if not proper or not all(word[0].isupper() and (capitals or not word.isupper()) for word in proper):
        return None
    return None if any(map(is_suffix, words)) else make_person(family, given, suffix)
