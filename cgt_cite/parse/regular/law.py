"""Court cases, acts, bills and regulations as American law cites them.

`Brown v. Board of Education, 347 U.S. 483 (1954)`; `Affordable Care Act, Pub. L. No. 111-148, 124 Stat. 119
(2010)`; `H.R. 1608, 116th Cong. (2019)`.
"""

from __future__ import annotations

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.fields.page_ranges import page_range
from cgt_cite.model import Fields, PartialDate
from cgt_cite.regex import lazy_compile

_DECIDED = rf"(?:, \d{{1,5}}(?:[-–]\d{{1,5}})?)? \((?P<court>[^()]{{0,40}}?) ?(?P<year>{RECENT_YEAR})\)"
_CASE = lazy_compile(
    r"\A(?P<title>[A-Z][^;]{2,120}? vs?\.? [A-Z][^;]{2,120}?), "
    r"(?P<volume>\d{1,4}) (?P<container>[A-Z][A-Za-z0-9. ]{0,20}) (?P<first>\d{1,5})" + _DECIDED,
)
_ACT = lazy_compile(
    r"\A(?:(?P<title>[A-Z][^;.]{5,160}?)[,.] )?"
    r"(?P<number>Pub(?:lic|\.) L(?:aw|\.)(?: No\.?)? \d{2,3}[-–]\d{1,4})"
    r"(?:, (?P<volume>\d{1,4}) (?P<container>Stat\.) (?P<first>\d{1,5}))?"
    rf"(?:{_DECIDED}|(?<=\d)\Z)",
)
_BILL = lazy_compile(
    r"\A(?:(?P<title>[A-Z][^;.]{5,160}?)[,.] )?(?P<number>(?:H\.R\.|S\.) ?\d{1,5}), "
    rf"\d{{1,3}}(?:st|nd|d|rd|th) Cong\.(?:, \d\w\w? Sess\.)? \((?P<year>{RECENT_YEAR})\)",
)
_REGULATION = lazy_compile(
    r"\A(?:(?P<title>[A-Z][^;.]{5,160}?), )?(?P<number>\d{1,3} C\.?F\.?R\.? "
    rf"(?:Sect\.|§{{1,2}}|[Pp]t\.|[Pp]art) ?\d[\d.a-z()-]{{0,20}}) \((?P<year>{RECENT_YEAR})\)",
)
_KINDS = (("legal_case", _CASE), ("legislation", _ACT), ("bill", _BILL), ("legislation", _REGULATION))


def read_law(body: str) -> Fields | None:
    """The fields of a case, an act or a bill, some of them empty, or None."""
    for kind, form in _KINDS:
        if found := form.fullmatch(body):
            said = found.groupdict()
            return {
                "type": kind,
                "title": said["title"],
                "number": said.get("number"),
                "container_title": said.get("container"),
                "volume": said.get("volume"),
                "page": page_range(said.get("first"), None),
                "issued": _year(said),
            }
    return None


def _year(said: dict[str, str | None]) -> PartialDate | None:
    """The year of the decision, or else that of the act: `Portability and Accountability Act of 1996`."""
    title = said["title"] or ""
    year = said["year"] or (title[-4:] if title[-8:-4] == " of " else "")
    return PartialDate(int(year)) if year.isdecimal() else None
