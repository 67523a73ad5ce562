"""The parts of a work's fields: names, dates, pages and identifiers.

They belong to the data model, and `model` has them all.
"""

from typing import NamedTuple


class Name(NamedTuple):
    """One author, editor or translator: a person's name in parts, or a `literal` without parts."""

    family: str = ""
    given: str = ""  # as printed: "Donald B", "D. B." or "DB"
    particle: str = ""  # "van der", "de la": CSL's non-dropping particle
    suffix: str = ""  # "Jr", "III"
    literal: str = ""  # an organisation, or a name that cannot be split

    def __str__(self) -> str:
        """The name in inverted order, `van der Berg, Anna, Jr`, or the literal."""
        if self.literal:
            return self.literal
        family = f"{self.particle} {self.family}".strip()
        return ", ".join(part for part in (family, self.given, self.suffix) if part)


class NameList(NamedTuple):
    """The authors, editors or translators of a work, in their order."""

    names: tuple[Name, ...] = ()
    truncated: bool = False  # the source leaves out the others: "et al."

    def __bool__(self) -> bool:
        """Whether anybody is named."""
        return bool(self.names)


class Identifier(NamedTuple):
    """An identifier of a work: its type (`PMID`, `DOI`, `ClinicalTrials.gov`, ...) and its value."""

    type: str
    value: str

    def __str__(self) -> str:
        return f"{self.type}:{self.value}" if self.type else self.value


class PartialDate(NamedTuple):
    """A date as precise as its source: 2019, 2019-03, 2019-03-05, a season, or a range of these."""

    year: int
    month: int = 0  # 1 to 12
    day: int = 0  # 1 to 31
    season: int = 0  # 1 spring, 2 summer, 3 autumn, 4 winter
    end: "PartialDate | None" = None

    def __str__(self) -> str:
        """ISO 8601: `2019-03-05`, ranges as `2019-03/2019-04`; a season is left out."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        start = "-".join(parts)
        return f"{start}/{self.end}" if self.end else start


class PageRange(NamedTuple):
    """Pages from the first to the last, both in full; a single page or an article number has no last."""

    first: str
    last: str = ""


class Pages(NamedTuple):
    """The pages of a work: one range, as a rule."""

    ranges: tuple[PageRange, ...]

    @property
    def first(self) -> str:
        """The first page, or the article number."""
        return self.ranges[0][0]

    @property
    def last(self) -> str:
        """The last page, or an empty string."""
        return self.ranges[-1][1]

    def format(self, dash: str) -> str:
        """The ranges as text, with this dash: `447--462, 470`."""
        return ", ".join(f"{first}{dash}{last}" if last else first for first, last in self.ranges)

    def __str__(self) -> str:
        return self.format("-")
