"""The lines of a pasted text, and what they show: where they are, how they begin and end."""

from __future__ import annotations

from functools import cached_property

from cgt_cite.fields.dates import YEAR
from cgt_cite.regex import lazy_compile

_LINE_ENDS = ("\n", "\r", "\u2029", "\u2028", "\x85", "\x0b", "\f")
_HEADINGS = (
    *("references?(?: (?:and notes|cited|list))?", "(?:reference list|list of references)", "works cited"),
    *("(?:cited )?literature(?: cited)?", "bibliography", "cited works", "literatur(?:verzeichnis)?"),
    *("bibliographie", "bibliograf[íi]a", "r[ée]f[ée]rences(?: bibliographiques)?", "参考文献"),
    *("refer[êe]n[cs]ias(?: bibliogr[áa]ficas)?", "riferimenti bibliografici", "литература"),
)
_HEADING = lazy_compile(rf"(?i)\W{{0,3}}(?:\d{{1,2}}\.?\s+)?(?:{'|'.join(_HEADINGS)})\W{{0,3}}")
_YEAR = lazy_compile(rf"(?<!\d){YEAR}(?!\d)")
_DATED = lazy_compile(
    r"(?i)\b10\.\d{4,9}/|\b(?:PMID|arXiv|ISBN)\b|https?://|\b(?:in press|forthcoming|n\.d\.|submitted)\b"
)
_OPEN_END = lazy_compile(r"(?:[^\W\d_]|[,;:&(\[/]|[-‐‑–—\u00ad])\Z")
_ADDRESS_END = lazy_compile(r"(?i)(?:https?://|www\.|doi\.org|\b10\.\d{4,9}/)\S*\Z")
_LOCATOR = lazy_compile(rf"\(?(?:\d{{1,6}}(?:\s?[;:,(/\-–]\s?\d|\.?\Z)|{YEAR}[);:,])")
_LOCATOR_END = lazy_compile(
    r"(?i)(?:(?:https?://|www\.|doi\.org|\b10\.\d{4,9}/)\S*|[:,;]\s?[a-z]?\d+[-–][a-z]?\d+\.?"
    r"|accessed\W.{4,30}\d{4}\W{0,2})\Z"
)
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_UPPER}[\w'’‘`´\-‐‑]*"
_PARTICLES = (
    r"(?:(?:[dD][aeiou]s?|[dD]ell[ao]|[vV][ao]n|[dD]e[nr]|[tT]e[nr]?|[lL][ae]|[aA]l|[eE]l|zu[mr]?|'t|d')"
    r"[\s-]?){0,3}"
)
_INITIALS = rf"(?:{_UPPER}\.?[\s-]{{0,2}}){{1,4}}(?:\b|(?<=\.))"
_PERSON = lazy_compile(
    r"[\"“(\[]?(?:"
    rf"{_PARTICLES}{_WORD}(?:[\s-](?:y\s)?{_WORD})?,?\s+{_INITIALS}(?=[\s,.;:&(]|\Z)"  # Smith, J. A.
    rf"|(?:{_UPPER}\.[\s-]?){{1,4}}\s?{_PARTICLES}{_WORD}[\s,.;:(]"  # J. A. Smith
    r"|[-—–_]{2,}"  # the same authors as above
    r")"
)
_NAME = lazy_compile(
    r"[\"“(\[]?(?:"
    rf"{_PARTICLES}{_WORD}(?:\s{_WORD})?,\s+{_WORD}"  # Smith, John
    rf"|{_WORD}\s(?:{_UPPER}\.?\s){{0,3}}{_PARTICLES}{_WORD}(?:,|\sand\b|\s&|\set\sal|\.\s)"  # John A. Smith,
    rf"|{_WORD}(?:\s(?:of|for|and|the|on|in|&|de|für|der)|[\s-]{_WORD}){{0,9}}"  # World Health Organization.
    rf"(?:\.\s|,?\s\({_UPPER}|\.?,?\s\(?{YEAR}[a-z]?\)?[.:,;])"
    r")"
)


class Line:
    """A line that is not blank, without the spaces around it; what it shows is found when it is needed."""

    def __init__(self, text: str, number: int, indent: int, *, blank_above: bool, page_above: bool) -> None:
        self.text = text
        self.number = number  # of the line in the text, from 0
        self.indent = indent  # columns
        self.blank_above = blank_above
        self.page_above = page_above  # whether a new page begins here
        self.is_marked = False  # whether it had a number or a bullet

    def without_marker(self, text: str) -> Line:
        """The same line with the text that follows its number or bullet."""
        line = Line(text, self.number, self.indent, blank_above=self.blank_above, page_above=self.page_above)
        line.is_marked = True
        return line

    @cached_property
    def first_word(self) -> str:
        """What a longer line above would have had to hold as well."""
        return self.text.split(maxsplit=1)[0] if self.text else ""

    @cached_property
    def is_dated(self) -> bool:
        """Whether it names a year, or something else that only a whole reference has."""
        return bool(_YEAR.search(self.text) or _DATED.search(self.text))

    @cached_property
    def year_offset(self) -> int:
        """Where the first year is, in code points; -1 if there is none."""
        found = _YEAR.search(self.text)
        return found.start() if found else -1

    @cached_property
    def is_open(self) -> bool:
        """Whether it ends as references do not end: in a word, a comma, a hyphen."""
        return bool(_OPEN_END.search(self.text)) and not _ADDRESS_END.search(self.text)

    @cached_property
    def ends_with_locator(self) -> bool:
        """Whether it ends as references do: with an address or with pages."""
        return bool(_LOCATOR_END.search(self.text))

    @cached_property
    def begins_small(self) -> bool:
        """Whether it begins with a small letter or with punctuation that belongs to what is above it."""
        return (self.text[:1].islower() and not self.begins_with_person) or self.text[:1] in ",;:.)]&"

    @cached_property
    def begins_within(self) -> bool:
        """Whether it surely begins within a reference: with a small letter, a volume, a range of pages."""
        return self.begins_small or bool(_LOCATOR.match(self.text))

    @cached_property
    def begins_with_person(self) -> bool:
        """Whether it begins with a family name and initials, in either order."""
        return bool(_PERSON.match(self.text))

    @cached_property
    def begins_with_name(self) -> bool:
        """Whether it begins with what may be the name of a person, or of an organisation."""
        return self.begins_with_person or bool(_NAME.match(self.text))

    @cached_property
    def is_heading(self) -> bool:
        """Whether it is the heading of a list of references."""
        return bool(_HEADING.fullmatch(self.text))


def raw_lines(text: str) -> list[str]:
    """The lines of a text with any line ends; those within lines are left alone."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    end = next((end for end in _LINE_ENDS if end in text[:-1]), "\n")
    return text.removesuffix(end).split(end) if text else []


def lines_of(raw: list[str]) -> list[Line]:
    """The lines that are not blank."""
    lines: list[Line] = []
    blank_above = page_above = False
    for number, one in enumerate(raw):
        page_above |= "\f" in one
        if text := one.strip():
            start = one.replace("\f", "").expandtabs()
            indent = len(start) - len(start.lstrip())
            lines.append(Line(text, number, indent, blank_above=blank_above, page_above=page_above))
        blank_above, page_above = not text, page_above and not text
    return lines
