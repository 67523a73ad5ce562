"""Citation styles, as data: how each writes names, pages and every type of work it knows.

Weights follow how often a style stands on PubMed's pages (counted on samples of pages and articles); the
templates' language is that of `templates`, and templates that whole families share are in `families`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.parse.training.families import APA, CHEMISTRY, CHICAGO, DOI, ENGINEERING, HARVARD, NLM
from cgt_cite.parse.training.names import Names

if TYPE_CHECKING:
    from collections.abc import Mapping


class Style(NamedTuple):
    """A citation style."""

    name: str
    weight: float
    authors: tuple[Names, ...]
    templates: Mapping[str, tuple[str, ...]]  # by type of work
    editors: tuple[Names, ...] = ()  # where they are written otherwise than authors
    dashes: tuple[str, ...] = ("–", "–", "–", "–", "–", "–", "-", "-", "-", "‐", "‐", "—", "−")
    short_pages: float = 0.1  # how often 447-62
    title_case: float = 0.0  # how often Titles Stand Like This
    journals: str = ""  # "full", "short" or "dotted" names of journals; as the record has it where empty
    sloppy: float = 0.06  # how often a stop is lost or doubled


_WHOLE = (50, 50)

# Names of the medical numbered styles: "Smith JA, Jones B".
N_VANCOUVER = Names("Smith JA", cuts=((6, 6), (6, 3), (10, 10), (3, 3), (6, 5), (4, 3), _WHOLE, _WHOLE, _WHOLE),
                    etal=(", et al", ", et al", " et al", ", et al.", " et al.", ", et al. "))
N_VANCOUVER_AND = Names("Smith JA", last=" and ", cuts=((6, 3), _WHOLE), etal=(" et al",))
N_VANCOUVER_SPACED = Names("Smith J A", cuts=((6, 6), (3, 3), _WHOLE), etal=(", et al", " et al"))
N_VANCOUVER_SEMICOLON = Names("Smith JA", "; ", "; ", cuts=((6, 3), _WHOLE), etal=("; et al", "; et al."))
N_VANCOUVER_GLUED = Names("Smith JA", ",", ",", cuts=((6, 6), _WHOLE), etal=(",et al", ", et al"))
N_COMMA = Names("Smith, JA", cuts=((6, 3), _WHOLE), etal=(", et al",))
N_FULL = Names("Smith John A", cuts=((6, 3), _WHOLE), etal=(", et al",))
N_SPRINGER_ETAL = Names("Smith JA", cuts=((6, 6), (3, 3), _WHOLE), etal=(" et al", " et al."))
# "Smith J. A., Jones B." as Frontiers, Oxford and Elsevier's XML have it.
N_DOTTED = Names("Smith J. A.", cuts=((10, 10), (6, 6), (1, 1), _WHOLE, _WHOLE), etal=(", et al.", " et al.", ", et al. ."))
N_DOTTED_AND = Names("Smith J. A.", last=" and ", cuts=((6, 3), _WHOLE), etal=(" et al.",))
N_DOTTED_AMP = Names("Smith J. A.", last=", & ", cuts=((7, 6), _WHOLE), ellipsis=True)
N_GLUED = Names("Smith J.A.", cuts=((6, 3), (10, 10), (3, 3), _WHOLE, _WHOLE), etal=(", et al.", " et al.", ", et al"))
N_GLUED_SEMICOLON = Names("Smith J.A.", "; ", "; ", cuts=((10, 10), _WHOLE), etal=("; et al.",))
# "Smith, J. A., & Jones, B."
N_APA = Names("Smith, J. A.", last=", & ", cuts=((7, 6), (20, 19), _WHOLE, _WHOLE), ellipsis=True)
N_APA_ETAL = Names("Smith, J. A.", last=", & ", cuts=((3, 1), (6, 6), (5, 3)), etal=(", et al.", " et al."))
N_APA_GLUED = Names("Smith, J.A.", last=", & ", two=" & ", cuts=((7, 6), _WHOLE), ellipsis=True)
N_HARVARD = Names("Smith, J.A.", last=" and ", cuts=((3, 1), (6, 3), _WHOLE, _WHOLE, _WHOLE), etal=(" et al.", ", et al."))
N_HARVARD_SPACED = Names("Smith, J. A.", last=" and ", cuts=((3, 1), (6, 3), _WHOLE, _WHOLE), etal=(" et al.", ", et al."))
N_HARVARD_AMP = Names("Smith, J.A.", last=" & ", cuts=((6, 3), _WHOLE, _WHOLE), etal=(" et al.",))
N_ELSEVIER = Names("Smith, J.A.", cuts=((6, 6), _WHOLE, _WHOLE), etal=(", et al.",))
N_COMMA_FIRST = Names("Smith, J. A.", last=", and ", two=", and ", rest="J. A. Smith", cuts=((6, 1), _WHOLE, _WHOLE), etal=(", et al.",))
N_NATURE = Names("Smith, J. A.", last=" & ", cuts=((5, 1), (5, 1), _WHOLE), etal=(" et al.",))
# "J. A. Smith, B. Jones"
N_INVERTED = Names("J.A. Smith", cuts=((6, 3), (6, 6), _WHOLE, _WHOLE), etal=(", et al.", " et al."))
N_INVERTED_BARE = Names("JA Smith", cuts=((6, 3), _WHOLE), etal=(" et al",))
N_IEEE = Names("J. A. Smith", last=", and ", two=" and ", cuts=((6, 1), (3, 1), _WHOLE), etal=(" et al.", ", et al."))
N_SPIE = Names("J. A. Smith", last=" and ", cuts=((3, 1), _WHOLE), etal=(" et al.",))
N_SCIENCE = Names("J. A. Smith", cuts=((5, 1), _WHOLE), etal=(", et al.", " et al."))
N_SCIENCE_FAMILY = Names("Smith J. A.", cuts=((5, 1), (5, 1), _WHOLE), etal=(", et al.", " et al.", ", et al. "))
N_WILEY = Names("J. A. Smith", last=", and ", two=" and ", cuts=((6, 3), (3, 3)), etal=(", et al.",))
N_WILEY_FAMILY = Names("Smith J. A.", last=", and ", two=" and ", cuts=((6, 3), (3, 3)), etal=(", et al.",))
N_ACS = Names("Smith, J. A.", "; ", "; ", cuts=((10, 10), _WHOLE, _WHOLE), etal=("; et al.",))
N_ACS_NO_COMMA = Names("Smith J. A.", "; ", "; ", cuts=((10, 10), _WHOLE), etal=("; et al.",))
N_ASTRO = Names("Smith J. A.", cuts=((8, 3), (3, 3), (3, 1), _WHOLE), etal=(", et al.", " et al.", " et al"))
N_ASTRO_COMMA = Names("Smith, J. A.", last=", & ", two=", & ", cuts=((3, 1), (6, 3), _WHOLE), etal=(", et al.",))
# Names in full.
N_CHICAGO = Names("Smith, John A.", last=", and ", two=", and ", rest="John A. Smith", cuts=((10, 7), (3, 1), _WHOLE), etal=(", et al.",))
N_CHICAGO_NOTE = Names("John A. Smith", last=", and ", two=" and ", cuts=((3, 1), _WHOLE), etal=(" et al.", ", et al."))
N_MLA = Names("Smith, John A.", last=", and ", two=", and ", rest="John A. Smith", cuts=((2, 1),), etal=(", et al.",))
N_FULL_SEMICOLON = Names("Smith, John A.", "; ", "; ", cuts=((3, 1), _WHOLE), etal=("; et al.", " et al."))
# In capitals.
N_ABNT = Names("SMITH, J. A.", "; ", "; ", cuts=((3, 1), (3, 1), _WHOLE), etal=(" et al.", "; et al."))
N_ABNT_FULL = Names("SMITH, John A.", "; ", "; ", cuts=((3, 1), _WHOLE), etal=(" et al.",))
N_CAPS = Names("SMITH J.A.", last=" & ", cuts=((5, 3), _WHOLE), etal=(" et al.",))
N_CAPS_FULL = Names("SMITH, John A.", last=" and ", rest="John A. SMITH", cuts=((3, 1), _WHOLE), etal=(" et al.",))

_VIP = "⟦{year}⟧⟦;{volume}⟧⟦({issue})⟧⟦:{pages}⟧"
_VIP_SPACED = "⟦{year}⟧⟦; {volume}⟧⟦({issue})⟧⟦: {pages}⟧"
_SPRINGER = "{authors}⟦ ({year})⟧ {title}. {container}⟦ {volume}⟧⟦({issue})⟧⟦:{pages}⟧"
_APA_TAIL = "{container}⟦, {volume}⟧⟦({issue})⟧⟦, {pages}⟧"

STYLES = (
    Style("vancouver", 26, (N_VANCOUVER, N_VANCOUVER, N_VANCOUVER, N_VANCOUVER_AND, N_FULL, N_VANCOUVER_GLUED), NLM | {
        "journal": (
            "{authors}. {title}. {container}. " + _VIP + "." + DOI,
            "{authors}. {title}. {container}. " + _VIP + "." + DOI,
            "{authors}. {title}. {container} " + _VIP + "." + DOI,
            "{authors}. {title}. {container} " + _VIP_SPACED + "." + DOI,
            "{authors}. {title}. {container}. " + _VIP_SPACED + "." + DOI,
            "{authors} {title}. {container}. " + _VIP + "." + DOI,
            "{authors}. {title}. {container}⟦ {year}⟧⟦, {volume}⟧⟦({issue})⟧⟦:{pages}⟧." + DOI,
            "{authors}. {title}. {container}⟦, {year}⟧⟦, {volume}⟧⟦({issue})⟧⟦: {pages}⟧." + DOI,
            "{authors}. {title}. {container} [Internet]. " + _VIP + ".⟦ Available from: {url}⟧",
            "{authors}. {title}. {container}. ⟦{year}⟧⟦;{volume}⟧ Suppl 1⟦:{pages}⟧." + DOI,
        ),
    }, short_pages=0.45),
    Style("pubmed", 7, (Names("Smith JA"), N_VANCOUVER), {
        "journal": (
            "{authors}. {title}. {container}. {year} {month:en-short}⟦ ⟨{day}|{day}|⟩⟧⟦;{volume}⟧⟦({issue})⟧⟦:{pages}⟧.⟦ doi: {doi}⟧.",
            "{authors}. {title}. {container}. {year} {month:en-short}⟦;{volume}⟧⟦({issue})⟧⟦:{pages}⟧.⟦ doi: {doi}.⟧⟨| Epub {accessed:nlm}.⟩⟦ PMID: {pmid}⟧⟦; PMCID: {pmcid}⟧.",
            "{container}. {year} {month:en-short}⟨ {day}|⟩⟦;{volume}⟧⟦({issue})⟧⟦:{pages}⟧",
            "{authors}. {title}. {container}. {year} {month:en-short} {day}.⟦ doi: {doi}⟧. [Epub ahead of print].",
            "{authors}. {title}. {container}. {year}. doi: {doi}. Online ahead of print.",
        ),
        "preprint": ("{authors}. {title}. {container} [Preprint]. {year} {month:en-short} {day}⟦:{pages}⟧.⟦ doi: {doi}⟧.",),
        "book": ("{authors}. {title} [Internet].⟦ {place}:⟧⟦ {publisher};⟧ {year} {month:en-short}–.",),
    }, dashes=("-",), short_pages=0.9),
    Style("pmc", 9, (N_VANCOUVER, N_VANCOUVER, N_GLUED, N_DOTTED), {
        "journal": (
            "{authors}. {title}. {container}. " + _VIP + ".⟦ doi: {doi}.⟧",
            "{authors}. {title}. {container}. " + _VIP + ".⟦ doi: {doi}.⟧",
            "{authors}. {title}. {container}. ⟦{year}⟧⟦;{volume}⟧⟦({issue})⟧.⟦ doi: {doi}.⟧",
            "{authors}. {title}. {container}. ⟦{year}⟧⟦;{volume}⟧⟦({issue})⟧⟦:{pages}⟧⟦ doi: {doi}⟧",
        ),
        "book": (
            "{authors}. {title}.⟦ {edition}.⟧⟦ {publisher};⟧⟦ {place}:⟧⟦ {year}⟧.⟦ {p:p. /pp. }{pages}⟧.",
            "{authors}. {title}.⟦ {edition}.⟧⟦ {place}:⟧⟦ {publisher};⟧⟦ {year}⟧.⟦ {p:p. /pp. }{pages}⟧.",
        ),
        "chapter": (
            "{authors}. {container}.⟦ {publisher};⟧⟦ {place}:⟧⟦ {year}⟧. {title}⟦; {p:p. /pp. }{pages}⟧." + DOI,
            "{authors}. {title}. In: ⟦{editors}, {eds:editor/editors}. ⟧{container}.⟦ {publisher};⟧⟦ {place}:⟧⟦ {year}⟧.⟦ {p:p. /pp. }{pages}⟧.",
            "{authors}. In: {container}.⟦ {editors}, {eds:editor/editors}.⟧⟦ {publisher};⟧⟦ {place}:⟧⟦ {year}⟧. {title}⟦; {p:p. /pp. }{pages}⟧.",
            "{authors}. In: {title}.⟦ {editors}, {eds:editor/editors}.⟧⟦ {publisher};⟧⟦ {place}:⟧⟦ {year}⟧⟦; {p:p. /pp. }{pages}⟧.",
        ),
        "conference": (
            "{authors}. {title}; {container}⟦; {place}⟧⟦. {days} {month} {year}⟧⟦; {p:p. /pp. }{pages}⟧.",
            "{authors}. {title}; {container}⟦; {place}⟧⟦. {year}⟧⟦; {p:p. /pp. }{pages}⟧.",
            "{authors}. {container}.⟦ {publisher};⟧⟦ {year}⟧. {title}⟦; {p:p. /pp. }{pages}⟧." + DOI,
        ),
        "web": (
            "⟦{authors}. ⟧{title}. [(accessed on {accessed:en})];⟦{year}⟧ Available online: {url}.",
            "⟦{authors}. ⟧{title}. [(accessed on {accessed:en})]. Available online: {url}.",
            "⟦{authors}. ⟧{title}. [{accessed:en}]. {url} .",
            "⟦{authors}. ⟧{title}.⟦ {year}⟧. [Accessed {accessed:en}]. {url}",
        ),
        "thesis": ("{authors}. {genre}.⟦ {publisher};⟧⟦ {place}:⟧⟦ {year}⟧. {title}.", "{authors}. {title}.⟦ {publisher};⟧⟦ {place}:⟧⟦ {year}⟧."),
        "report": ("{authors}. {title}.⟦ {publisher};⟧⟦ {place}:⟧⟦ {year}⟧.⟦ {collection} {number}⟧.",),
    }, dashes=("–", "–", "-"), short_pages=0.15),
    Style("ama", 8, (Names("Smith JA", cuts=((6, 3), (6, 3), _WHOLE), etal=(", et al",)),), NLM | {
        "journal": (
            "{authors}. {title}. {container}. " + _VIP + ".⟦ ⟨doi: |doi:|https://doi.org/⟩{doi}⟧",
            "{authors}. {title}. {container}. {year} {month:en-short}⟨ {day}|⟩⟦;{volume}⟧⟦({issue})⟧⟦:{pages}⟧.⟦ ⟨doi: |doi:⟩{doi}⟧",
            "{authors}. {title}. {container}. Published online {month} {day}, {year}.⟦ ⟨doi: |doi:⟩{doi}⟧",
        ),
    }, short_pages=0.1, title_case=0.1),
    Style("springer-vancouver", 8, (N_VANCOUVER,), NLM | {
        "journal": (
            "{authors}. {title}. {container}. " + _VIP + ".⟦ ⟨https://doi.org/|doi: ⟩{doi}⟧.",
            "{authors}. {title}. {container}. " + _VIP + ".⟦ https://doi.org/{doi}⟧",
        ),
    }, short_pages=0.35),
    Style("springer-basic", 9, (N_SPRINGER_ETAL,), HARVARD | {
        "journal": (_SPRINGER + ".⟦ ⟨https://doi.org/|doi:|doi: ⟩{doi}⟧", _SPRINGER, _SPRINGER + "." + DOI),
    }),
    Style("plos-old", 6, (Names("Smith JA", cuts=((6, 5), (6, 6), _WHOLE), etal=(", et al.", " et al.")),), HARVARD | {
        "journal": (
            "{authors}⟦ ({year})⟧ {title}. {container}⟦ {volume}⟧⟦({issue})⟧⟦: {pages}⟧." + DOI,
            "{authors}⟦ ({year})⟧ {title}. {container}⟦ {volume}⟧⟦({issue})⟧⟦:{pages}⟧." + DOI,
            "{authors}⟦ ({year})⟧ {title}. {container}.⟦ {volume}⟧⟦({issue})⟧⟦: {pages}⟧." + DOI,
        ),
    }),
    Style("asm", 4, (Names("Smith JA"), N_VANCOUVER), HARVARD | {
        "journal": (
            "{authors}.⟦ {year}⟧. {title}. {container}⟦ {volume}⟧⟦({issue})⟧⟦:{pages}⟧." + DOI,
            "{authors}⟦ {year}⟧ {title}. {container}⟦ {volume}⟧⟦:{pages}⟧." + DOI,
            "{authors}, ⟦{year}⟧ {title}. {container}⟦ {volume}⟧⟦: {pages}⟧." + DOI,
            "{authors}⟦. {year}⟧. {title}. {container}⟦. {volume}⟧⟦({issue})⟧⟦:{pages}⟧." + DOI,
        ),
    }, short_pages=0.15),
    Style("physiology", 2, (N_VANCOUVER,), HARVARD | {
        "journal": ("{authors}. {title}. {container}⟦ {volume}⟧⟦: {pages}⟧⟦, {year}⟧.⟦ doi:{doi}⟧.",),
    }),
    Style("frontiers", 9, (N_DOTTED, N_HARVARD_SPACED), HARVARD | {
        "journal": (
            "{authors}⟦ ({year})⟧. {title}. {container}⟦ {volume}⟧⟦⟨, |:| ⟩{pages}⟧.⟦ ⟨|doi: |doi: ⟩{doi}⟧",
            "{authors}⟦ ({year})⟧. {title}. {container}⟦. {volume}⟧⟦, {pages}⟧.⟦ ⟨|doi: ⟩{doi}⟧",
        ),
    }),
    Style("frontiers-vancouver", 5, (N_VANCOUVER,), NLM | {
        "journal": ("{authors}. {title}. {container}⟨. | ⟩⟦({year})⟧⟦ {volume}⟧⟦({issue})⟧⟦:{pages}⟧.⟦ ⟨|doi: |doi: ⟩{doi}⟧",),
    }, short_pages=0.6),
    Style("mdpi", 7, (N_GLUED, N_GLUED_SEMICOLON), CHEMISTRY | {
        "journal": (
            "{authors}. {title}. {container}. " + _VIP + ".⟦ doi: {doi}⟧.",
            "{authors} {title}. {container}⟦ {year}⟧⟦, {volume}⟧⟦, {pages}⟧.⟦ ⟨https://doi.org/|doi:|⟩{doi}⟧.",
            "{authors} {title}. {container}⟦ {year}⟧⟦, {volume}⟧⟦, {pages}⟧.",
        ),
        "web": ("{authors}. {title}. Available online: {url} (accessed on {accessed:en}).",),
        "book": NLM["book"] + CHEMISTRY["book"],
    }, journals="dotted"),
    Style("acs", 4, (N_ACS, N_ACS_NO_COMMA), CHEMISTRY | {
        "journal": (
            "{authors} {title}. {container}⟦ {year}⟧⟦, {volume}⟧⟦ ({issue})⟧⟦, {pages}⟧." + DOI,
            "{authors} {container}⟦ {year}⟧⟦, {volume}⟧⟦, {pages}⟧." + DOI,
            "{authors} {title}. {container}⟦ {year}⟧⟦, {volume}⟧⟦, {pages}⟧." + DOI,
        ),
    }, title_case=0.3, journals="dotted"),
    Style("elsevier-numbered", 6, (N_INVERTED, N_INVERTED, N_INVERTED_BARE), CHEMISTRY | {
        "journal": (
            "{authors}, {title}, {container}⟦ {volume}⟧⟦ ({issue})⟧⟦ ({year})⟧⟦ {pages}⟧." + DOI,
            "{authors}, {title}, {container}⟦ {volume}⟧⟦ ({year})⟧⟦ {pages}⟧." + DOI,
            "{authors}, {title}, {container}⟦, {volume}⟧⟦ ({year})⟧⟦, {p:p. /pp. }{pages}⟧." + DOI,
            "{authors}, {container}⟦ {volume}⟧⟦ ({year})⟧⟦ {pages}⟧." + DOI,
        ),
    }, journals="dotted"),
    Style("elsevier-harvard", 6, (N_ELSEVIER, N_ELSEVIER, N_GLUED), HARVARD | {
        "journal": (
            "{authors}⟦, {year}⟧. {title}. {container}⟦ {volume}⟧⟦ ({issue})⟧⟦, {pages}⟧." + DOI,
            "{authors}⟦, {year}⟧. {title}. {container}⟦ {volume}⟧⟦, {pages}⟧." + DOI,
            "{authors}⟦. {year}⟧. {title}. {container}⟦. {volume}⟧⟦ ({issue})⟧⟦:{pages}⟧." + DOI,
            "{authors}. {title}. {container}. " + _VIP + ".⟦ doi: {doi}.⟧",
        ),
    }, journals="dotted"),
    Style("apa", 14, (N_APA, N_APA, N_APA_ETAL, N_APA_GLUED, N_DOTTED_AMP), APA | {
        "journal": (
            "{authors}⟦ ({year})⟧. {title}. " + _APA_TAIL + "." + DOI,
            "{authors}⟦ ({year})⟧. {title}. " + _APA_TAIL + ".⟦ https://doi.org/{doi}⟧",
            "{authors}⟦ ({year})⟧. {title}. " + _APA_TAIL + ".",
            "{authors}⟦ ({year})⟧. {title}. {container}⟦, {volume}⟧⟦ ({issue})⟧⟦, {pages}⟧.⟦ Retrieved from {url}⟧",
            "{authors}⟦ ({year})⟧. {title}. {container}. Advance online publication.⟦ https://doi.org/{doi}⟧",
        ),
    }, editors=(Names("J. A. Smith", last=", & ", two=" & "), Names("J. A. Smith", last=", & ", two=" & "), N_DOTTED_AMP, Names("Smith, J. A.", last=", & ")), title_case=0.05, journals="full"),
    Style("harvard", 8, (N_HARVARD, N_HARVARD_SPACED, N_HARVARD_AMP, N_DOTTED_AND, N_VANCOUVER_AND), HARVARD | {
        "journal": (
            "{authors}⟦ ({year})⟧ {title}. {container}⟦, {volume}⟧⟦ ({issue})⟧⟦, {p:/⟨|pp. |pp ⟩}{pages}⟧." + DOI,
            "{authors}⟦ ({year})⟧. {title}. {container}⟦ {volume}⟧⟦({issue})⟧⟦: {pages}⟧." + DOI,
            "{authors}⟦ ({year})⟧ ⟨‘{title}’|'{title}'|‘{title}’⟩, {container}⟦, {volume}⟧⟦({issue})⟧⟦, {p:p. /pp. }{pages}⟧." + DOI,
            "{authors}⟦, {year}⟧. {title}. {container}⟦ {volume}⟧⟦⟨, |: |:⟩{pages}⟧." + DOI,
            "{authors}⟦ {year}⟧. {title}. {container}⟦ {volume}⟧⟦: {pages}⟧." + DOI,
            "{authors}⟦ ({year})⟧ {title}. {container}⟦, Vol. {volume}⟧⟦ ⟨No. |Issue ⟩{issue}⟧⟦, {p:p. /pp. }{pages}⟧." + DOI,
        ),
    }),
    Style("ecology", 4, (N_COMMA_FIRST, N_CAPS, N_HARVARD_SPACED), HARVARD | {
        "journal": (
            "{authors}⟦. {year}⟧. {title}. {container}⟦ {volume}⟧⟦:{pages}⟧." + DOI,
            "{authors}⟦. {year}⟧ {title}. {container}⟦ {volume}⟧⟦: {pages}⟧." + DOI,
            "{authors}⟦ ({year})⟧: {title}. – {container}⟦ {volume}⟧⟦ ({issue})⟧⟦: {pages}⟧.",
        ),
    }, journals="full"),
    Style("oxford-dotted", 5, (N_GLUED, N_DOTTED, Names("Smith,J.A.", last=" and ", cuts=((6, 3), _WHOLE), etal=(" et al.",))), HARVARD | {
        "journal": (
            "{authors}⟦ ({year})⟧ {title}. {container}⟦, {volume}⟧⟦, {pages}⟧." + DOI,
            "{authors} {title}. {container}. ⟦{year}⟧⟦; {volume}⟧⟦:{pages}⟧.",
            "{authors}. {title}. {container}⟦ {year}⟧⟦; {volume}⟧⟦: {pages}⟧." + DOI,
        ),
    }, journals="dotted"),
    Style("wiley-2024", 8, (N_WILEY, N_WILEY_FAMILY), CHICAGO | {
        "journal": (
            "{authors}, “{title},” {container}⟦ {volume}⟧⟦, no. {issue}⟧⟦ ({year})⟧⟦: {pages}⟧⟨.|⟦, https://doi.org/{doi}⟧.|⟦, https://doi.org/{doi}⟧.⟩",
            "{authors}, “{title},” {container}⟦ ({year})⟧⟨.|⟦, https://doi.org/{doi}⟧.⟩",
        ),
    }, editors=(Names("J. A. Smith", last=", and ", two=" and ", cuts=((6, 3), _WHOLE), etal=(" et al.",)),), title_case=0.7, journals="full", sloppy=0.02),
    Style("wiley-numbered", 4, (N_SCIENCE, N_INVERTED), CHEMISTRY | {
        "journal": (
            "{authors}, {container}⟦ {year}⟧⟦, {volume}⟧⟦, {pages}⟧⟨.|;|⟩",
            "{authors}, {title}. {container}⟦ {year}⟧⟦, {volume}⟧⟦, {pages}⟧.",
            "{authors}, {container}⟦ {volume}⟧⟦, {pages}⟧⟦ ({year})⟧." + DOI,
        ),
    }, journals="dotted"),
    Style("rsc", 2, (N_SCIENCE, Names("J. A. Smith", last=" and ", cuts=(_WHOLE,))), CHEMISTRY | {
        "journal": ("{authors}, {container}⟦, {year}⟧⟦, {volume}⟧⟦, {pages}⟧." + DOI, "{authors}, {title}, {container}⟦, {year}⟧⟦, {volume}⟧⟦, {pages}⟧." + DOI),
    }, journals="dotted"),
    Style("nature", 6, (N_NATURE, N_SCIENCE_FAMILY), HARVARD | {
        "journal": (
            "{authors}. {title}. {container}⟦ {volume}⟧⟦, {pages}⟧⟦ ({year})⟧." + DOI,
            "{authors} {title}. {container}⟦ {volume}⟧⟦, {pages}⟧⟦ ({year})⟧." + DOI,
        ),
    }, journals="dotted"),
    Style("science", 5, (N_SCIENCE_FAMILY, N_SCIENCE), CHEMISTRY | {
        "journal": ("{authors}, {title}. {container}⟦ {volume}⟧⟦, {pages}⟧⟦ ({year})⟧." + DOI, "{authors} , {title}. {container}⟦ {volume}⟧⟦, {pages}⟧⟦ ({year})⟧."),
    }, journals="dotted"),
    Style("cell", 4, (Names("Smith, J.A.", last=", and ", two=", and ", cuts=((10, 10), _WHOLE), etal=(", et al.",)), N_GLUED), HARVARD | {
        "journal": ("{authors}⟦ ({year})⟧. {title}. {container}⟦ {volume}⟧⟦, {pages}⟧." + DOI,),
    }, journals="dotted"),
    Style("astronomy", 3, (N_ASTRO, N_ASTRO_COMMA), {
        "journal": (
            "{authors}⟦, {year}⟧⟦, {container}⟧⟦, {volume}⟧⟦, {pages}⟧" + "⟦ {doi}⟧",
            "{authors}⟦ {year}⟧⟦, {container}⟧⟦, {volume}⟧⟦, {pages}⟧",
        ),
        "chapter": (
            "{authors}⟦, {year}⟧, in ⟦{editors}, {eds:ed./eds}, ⟧{container}⟦. {publisher}⟧⟦, {place}⟧⟦, {p:p. /p. }{pages}⟧",
            "{authors}⟦ {year}⟧, in {container}⟦, {eds:ed./eds.} {editors}⟧⟦ ({place}: {publisher})⟧⟦, {pages}⟧",
        ),
        "book": ("{authors}⟦, {year}⟧, {title}⟦. {publisher}⟧⟦, {place}⟧",),
        "preprint": ("{authors}⟦, {year}⟧, preprint (arXiv:{arxiv})", "{authors}⟦ {year}⟧, {container}⟦:{arxiv}⟧"),
        "thesis": ("{authors}⟦, {year}⟧, {genre}⟦, {publisher}⟧",),
    }),
    Style("physics", 2, (Names("J. A. Smith", last=", and ", two=" and ", cuts=((6, 1), _WHOLE), etal=(" et al.",)),), CHEMISTRY | {
        "journal": (
            "{authors}, {container}⟦ {volume}⟧⟦, {pages}⟧⟦ ({year})⟧.",
            "{authors}, “{title},” {container}⟦ {volume}⟧⟦, {pages}⟧⟦ ({year})⟧.",
            "{authors}, {title}, {container}⟦ {volume}⟧⟦, {pages}⟧⟦ ({year})⟧.",
        ),
    }, journals="dotted"),
    Style("ieee", 4, (N_IEEE, N_SPIE), ENGINEERING | {
        "journal": (
            "{authors}, “{title},” {container}⟦, vol. {volume}⟧⟦, no. {issue}⟧⟦, {p:p. /pp. }{pages}⟧⟦, {month:en-dotted} {year}⟧⟦, doi: {doi}⟧.",
            "{authors}, “{title},” {container}⟦, vol. {volume}⟧⟦, no. {issue}⟧⟦, {p:p. /pp. }{pages}⟧⟦, {year}⟧.",
            "{authors}, “{title},” {container}⟦ {volume}⟧⟦({issue})⟧⟦, {pages}⟧⟦ ({year})⟧.⟦https://doi.org/{doi}⟧",
        ),
    }, dashes=("–", "-"), journals="dotted"),
    Style("hindawi", 3, (N_IEEE, N_DOTTED), ENGINEERING | {
        "journal": (
            "{authors}, “{title},” {container}⟦, vol. {volume}⟧⟦, no. {issue}⟧⟦, {p:p. /pp. }{pages}⟧⟦, {year}⟧.",
            "{authors}. {title}. {container}. " + _VIP + ".⟦ doi: {doi}.⟧",
        ),
    }, journals="full"),
    Style("chicago-date", 4, (N_CHICAGO, N_COMMA_FIRST), CHICAGO | {
        "journal": (
            "{authors}⟦. {year}⟧. “{title}.” {container}⟦ {volume}⟧⟦ ({issue})⟧⟦: {pages}⟧." + DOI,
            "{authors}⟦. {year}⟧. “{title}.” {container}⟦ {volume}⟧⟦, no. {issue}⟧⟦: {pages}⟧." + DOI,
        ),
    }, editors=(N_CHICAGO_NOTE,), title_case=0.6, journals="full"),
    Style("chicago-notes", 4, (N_CHICAGO, N_CHICAGO_NOTE, N_CHICAGO_NOTE), CHICAGO | {
        "journal": (
            "{authors}, “{title},” {container}⟦ {volume}⟧⟦, no. {issue}⟧⟦ ({year})⟧⟦: {pages}⟧." + DOI,
            "{authors}. “{title}.” {container}⟦ {volume}⟧⟦, no. {issue}⟧⟦ ({year})⟧⟦: {pages}⟧." + DOI,
            "{authors}, “{title},” {container}⟦, {volume}⟧⟦:{issue}⟧⟦ ({year})⟧⟦, {pages}⟧.",
            "{authors}, ‘{title}’, {container}⟦, {volume}⟧⟦:{issue}⟧⟦ ({year})⟧⟦, {p:p. /pp. }{pages}⟧.",
        ),
    }, editors=(N_CHICAGO_NOTE,), title_case=0.6, journals="full"),
    Style("mla", 2, (N_MLA,), CHICAGO | {
        "journal": (
            "{authors}. “{title}.” {container}⟦, vol. {volume}⟧⟦, no. {issue}⟧⟦, {year}⟧⟦, {p:p. /pp. }{pages}⟧.",
            "{authors}. “{title}.” {container}⟦ {volume}⟧⟦.{issue}⟧⟦ ({year})⟧⟦: {pages}⟧.",
        ),
    }, editors=(N_CHICAGO_NOTE,), title_case=0.8, journals="full"),
    Style("bmj", 3, (N_VANCOUVER,), NLM | {
        "journal": ("{authors}. {title}. {container}⟦ {year}⟧⟦;{volume}⟧⟦:{pages}⟧.⟦ doi:{doi}⟧", "{authors} {title}. {container}⟦ {year}⟧⟦;{volume}⟧⟦:{pages}⟧.⟦ {doi}⟧"),
    }, short_pages=0.8),
    Style("bones", 3, (N_VANCOUVER, N_COMMA), NLM | {
        "journal": (
            "{authors}. {title}. {container}⟦. {year}⟧ {month:en-short}⟦;{volume}⟧⟦({issue})⟧⟦:{pages}⟧.",
            "{authors}. {title}. {container}⟦ {year}⟧⟦;{volume}⟧⟦-{issue}⟧⟦:{pages}⟧.",
        ),
    }, short_pages=0.5),
    Style("f1000", 3, (N_VANCOUVER,), NLM | {
        "journal": ("{authors}: {title}. {container}. " + _VIP + ".⟦ ⟨|doi: ⟩{doi}⟧", "{authors}: {title}. {container}⟦, {year}⟧⟦, {volume}⟧⟦:{pages}⟧."),
    }, short_pages=0.5),
    Style("semicolon", 3, (N_VANCOUVER_SEMICOLON, N_VANCOUVER_SPACED, N_COMMA), NLM | {
        "journal": (
            "{authors}. {title}. {container}⟦ {year}⟧⟦;{volume}⟧⟦({issue})⟧⟦:{pages}⟧." + DOI,
            "{authors} {title}. {container}⟦, {year}⟧⟦, {volume}⟧⟦({issue})⟧⟦, {pages}⟧.⟦ [{doi}]⟧",
        ),
    }),
    Style("zootaxa", 3, (Names("Smith, J.A.", last=" & ", cuts=(_WHOLE,)), Names("Smith JA", cuts=(_WHOLE,))), HARVARD | {
        "journal": (
            "{authors}⟦ ({year})⟧ {title}. {container}⟦, {volume}⟧⟦ ({issue})⟧⟦, {pages}⟧." + DOI,
            "{authors}⟦ ({year})⟧ {title}. {container}⟦ {volume}⟧⟦({issue})⟧⟦: {pages}⟧." + DOI,
        ),
    }, journals="full"),
    Style("scielo-vancouver", 2, (N_VANCOUVER,), NLM | {
        "journal": ("{authors}. {title}. {container}⟦. {year}⟧⟦;{volume}⟧⟦({issue})⟧⟦:{pages}⟧." + DOI, "{authors}. {title}. {container} [Internet]⟦. {year}⟧ [citado {accessed:nlm}]⟦;{volume}⟧⟦({issue})⟧⟦:{pages}⟧.⟦ Disponível em: {url}⟧"),
        "web": ("{authors}. {title} [Internet].⟦ {place}:⟧⟦ {publisher};⟧⟦ {year}⟧ ⟨[citado em {accessed:pt}]|[citado {accessed:pt}]|[acesso em {accessed:pt}]⟩. Disponível em: {url}",),
        "chapter": ("{authors}. {title}. In: ⟦{editors}, {eds:organizador/organizadores}. ⟧{container}.⟦ {edition}.⟧⟦ {place}:⟧⟦ {publisher};⟧⟦ {year}⟧.⟦ p. {pages}⟧.",),
        "thesis": ("{authors}. {title} [{genre}].⟦ {place}:⟧⟦ {publisher};⟧⟦ {year}⟧.",),
    }, short_pages=0.5),
    Style("abnt", 4, (N_ABNT, N_ABNT, N_ABNT_FULL), {
        "journal": (
            "{authors}. {title}. {container}⟦, {place}⟧⟦, v. {volume}⟧⟦, n. {issue}⟧⟦, p. {pages}⟧⟦, ⟨|{month:pt-short} ⟩{year}⟧.",
            "{authors}. {title}. {container}⟦, v. {volume}⟧⟦, n. {issue}⟧⟦, p. {pages}⟧⟦, {year}⟧.⟦ ⟨DOI: |https://doi.org/⟩{doi}⟧.",
        ),
        "book": ("{authors}. {title}.⟦ {edition}.⟧⟦ {place}:⟧⟦ {publisher}⟧⟦, {year}⟧.", "{authors}. {title}.⟦ {place}:⟧⟦ {publisher}⟧⟦, {year}⟧. {total} p."),
        "chapter": (
            "{authors}. {title}. In: ⟦{editors} {eds:(Org.)/(Orgs.)}. ⟧{container}.⟦ {edition}.⟧⟦ {place}:⟧⟦ {publisher}⟧⟦, {year}⟧⟦. p. {pages}⟧.",
            "{authors}. {title}. In: ⟦{editors} {eds:(ed.)/(eds.)}. ⟧{container}.⟦ {place}:⟧⟦ {publisher}⟧⟦, {year}⟧⟦, p. {pages}⟧.",
        ),
        "conference": ("{authors}. {title}. In: {container}⟦, {year}⟧⟦, {place}⟧. Anais [...].⟦ {publisher}⟧⟦, {year}⟧⟦. p. {pages}⟧.",),
        "web": ("{authors}. {title}.⟦ {place}:⟧⟦ {publisher}⟧⟦, {year}⟧. Disponível em: ⟨<{url}>|{url}⟩. Acesso em: {accessed:pt}.",),
        "thesis": ("{authors}. {title}.⟦ {year}⟧. {total} f. {genre}⟦ – {publisher}⟧⟦, {place}⟧⟦, {year}⟧.",),
        "law": ("{authors}. {title}.⟦ {container}⟧⟦, {place}⟧, {day} {month:pt-short} {year}⟦. {pages}⟧.",),
    }, dashes=("-", "–")),
)  # fmt: skip
