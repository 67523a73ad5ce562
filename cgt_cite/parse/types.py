"""The type of a work, from a table of cues: each adds its weight to the score of a type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.model import WorkType
from cgt_cite.regex import lazy_compile

from .prepare import lower_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cgt_cite.model import Work

    from .lexicon import Lexicon


class Words(NamedTuple):
    """What words of a reference show: the letters without which the pattern cannot match, and the pattern."""

    literals: tuple[str, ...]
    pattern: re.Pattern[str]


def _words(literals: str, pattern: str) -> Words:
    return Words(tuple(literals.split("|")), lazy_compile(pattern, re.IGNORECASE))


# Facts that words of the reference show, outside its title.
OUTSIDE_TITLE = {
    "thesis": _words(
        "thesis|thèse|disserta| diss|tese|tesi|diplomarbeit|habilitation",
        r"\b(?:thesis|dissertation|disserta[cç][aã]o|tese|tesis|thèse|tesi di|diplomarbeit|"
        r"habilitation(?:sschrift)?)\b|\b(?:Ph\.?D\.?|M\.?A\.?|M\.?Sc\.?|doctoral|master['’]s) diss\b",
    ),
    "patent": _words("patent|pat. a|pat. n|wo", r"\bpatents?\b|\bPat\. (?:Appl|No)\b|\bWO\s?\d{4}/\d+"),
    "server": _words(
        "rxiv|ssrn|research square|preprint",
        r"\b(?:bioRxiv|medRxiv|arXiv|ChemRxiv|PsyArXiv|EarthArXiv|SSRN|Research Square|Preprints?\b)",
    ),
    "dataset": _words(
        "data set|dataset|dryad|zenodo|figshare|pangaea", r"\b(?:data ?set|dryad|zenodo|figshare|pangaea)\b"
    ),
    "software": _words(
        "computer program|computer software|[software]|r package version|, revision ",
        r"\bcomputer (?:program|software)\b|\[software\]|\bR package version|, Revision [A-Z]\.\d",
    ),
}
# Facts that any words of the reference show.
IN_TEXT = {
    "law": _words(
        "§|u.s.c|usc|us.c|u.sc|c.f.r|cfr|cf.r|c.fr|pub. l|pub.l|directive |regulation (|lei n|law no",
        r"§|\bU\.?S\.?C\.? |\bC\.?F\.?R\.? |\bPub\. ?L\. |\bDirective \d+/|\bRegulation \((?:EU|EC|EEC)\)|"
        r"\bLei n[ºo°.]|\bLaw No",
    ),
    "case": _words(
        " v | v. | vs | vs. ", r"\A(?:In re )?[A-Z][\w.,&'’ -]{1,60}? vs?\.? [A-Z][\w.,&'’ -]{1,60}?[\[(,]"
    ),
    "bill": _words(
        "h.r|s. ", r"\b(?:H\.R\.|S\.)(?: (?:Con\. |J\. )?Res\.)? ?\d{1,5}, \d{2,3}(?:st|nd|rd|th|d) Cong"
    ),
    "hearing": _words("hearing", r"\bhearings? before the\b"),
    "standard": _words(
        "iso |iso/|din |astm |iec |bs en |ansi |ieee std ",
        r"\b(?:IEEE Std|ISO(?:/[A-Z]{2,4})?|DIN(?: EN)?(?: ISO)?|ASTM|IEC|BS EN|ANSI) [A-Z]?\d[\d:./-]+",
    ),
    "report": _words(
        "report|paper|rep. no",
        r"\b(?:(?:technical|final|annual|research|progress) report|working paper|discussion paper|"
        r"report no|rep\. no)\b",
    ),
}
# Facts that words of the container show.
IN_CONTAINER = {
    "dictionary": _words("dictionary|lexikon|dictionnaire", r"\b(?:dictionary|lexikon|dictionnaire)\b"),
    "of a server": _words(
        "xiv|ssrn|research square|preprints",
        r"\A(?:(?:bio|med|chem|ar|psyar|eartharx|techr|socar|engr)xiv|SSRN(?: Electronic Journal)?|"
        r"Research Square|Preprints(?:\.org)?)(?: \(?(?:preprint|\[preprint\])\)?)?\.?\Z",
    ),
    "meeting": _words(
        "proc|conf|symp|workshop|congres|meeting|kongress|tagung|neural information",
        r"\b(?:proceedings|proc|conference|conf|symposium|symp|workshop|congress|congreso|congresso|meeting|"
        r"kongress|tagung|neural information processing systems)\b",
    ),
    "newspaper": _words(
        "times|post|guardian|herald|tribune|gazette|daily|news|zeitung|monde|folha|país|jornal|notícias|cnn|reuters",
        r"\b(?:times|post|guardian|herald|tribune|gazette|daily|newspaper|zeitung|le monde|folha|el país|"
        r"jornal|notícias|bbc news|cnn|reuters)\b",
    ),
}
_CONFERENCES = frozenset(
    (
        *("AAAI", "ACCV", "ACL", "AISTATS", "BMVC", "CIKM", "COLING", "COLT", "CVPR", "ECCV", "ECML", "EMBC"),
        *("EMNLP", "ICASSP", "ICCV", "ICDM", "ICLR", "ICML", "ICPR", "ICRA", "IJCAI", "INTERSPEECH", "IPMI"),
        *("Interspeech", "IROS", "ISBI", "ISMB", "KDD", "MICCAI", "NAACL", "NIPS", "NeurIPS", "RECOMB"),
        *("SIGGRAPH", "SIGIR", "UAI", "WACV"),
    )
)
# Facts that the fields show.
OF_WORK: dict[str, Callable[[Work, Lexicon], object]] = {
    "title": lambda work, _: work.title,
    "person": lambda work, _: work.author or work.editor,
    "editor": lambda work, _: work.editor,
    "container": lambda work, _: work.container_title,
    "numbered": lambda work, _: work.volume or work.issue,
    "issue": lambda work, _: work.issue,
    "page": lambda work, _: work.page,
    "publisher": lambda work, _: work.publisher,
    "place": lambda work, _: work.publisher_place,
    "imprint": lambda work, _: work.publisher or work.edition or work.editor,
    "imprint or place": lambda work, _: work.publisher or work.edition or work.editor or work.publisher_place,
    "isbn": lambda work, _: work.ISBN,
    "url": lambda work, _: work.URL,
    "accessed": lambda work, _: work.accessed,
    "preprint id": lambda work, _: work.DOI or work.arxiv or work.container_title,
    "medium": lambda work, _: work.medium,
    "month": lambda work, _: work.issued and work.issued.month,
    "day": lambda work, _: work.issued and work.issued.day,
    "known journal": lambda work, lexicon: lexicon.is_journal(lower_words(work.container_title)),
    "abbreviated": lambda work, lexicon: _has_abbreviation(work.container_title, lexicon),
    "acronym": lambda work, _: is_conference(work.container_title),
}


class Cue(NamedTuple):
    """Facts that a work must and must not show, and by how much they then speak for a type."""

    type: WorkType
    weight: int
    shown: frozenset[str]
    not_shown: frozenset[str]


def _cue(type_: WorkType, weight: int, facts: str) -> Cue:
    names = facts.split(", ")
    shown = frozenset(name for name in names if not name.startswith("no "))
    return Cue(type_, weight, shown, frozenset(name[3:] for name in names if name.startswith("no ")))


_T = WorkType
CUES = (
    _cue(_T.ARTICLE_JOURNAL, 8, "numbered, container, no imprint"),
    _cue(_T.ARTICLE_JOURNAL, 3, "numbered, page, no imprint or place"),
    _cue(_T.ARTICLE_JOURNAL, 2, "numbered, container"),
    _cue(_T.ARTICLE_JOURNAL, 4, "issue, container, no editor"),
    _cue(_T.ARTICLE_JOURNAL, 2, "known journal"),
    _cue(_T.ARTICLE_JOURNAL, 1, "abbreviated"),
    _cue(_T.ARTICLE_JOURNAL, 2, "container, no imprint or place"),
    _cue(_T.CHAPTER, 5, "container, imprint or place"),
    _cue(_T.CHAPTER, 4, "container, in, page, no numbered, no known journal"),
    _cue(_T.PAPER_CONFERENCE, 7, "acronym"),
    _cue(_T.PAPER_CONFERENCE, 9, "meeting, in"),
    _cue(_T.PAPER_CONFERENCE, 6, "meeting, imprint or place"),
    _cue(_T.PAPER_CONFERENCE, 6, "meeting, no numbered, no known journal"),
    _cue(_T.ARTICLE, 12, "of a server"),
    _cue(_T.ARTICLE, 6, "server, preprint id, no editor"),
    _cue(_T.ARTICLE_NEWSPAPER, 6, "newspaper, month, no numbered, no imprint or place"),
    _cue(_T.ARTICLE_NEWSPAPER, 6, "newspaper, day, no numbered, imprint or place"),
    _cue(_T.WEBPAGE, 4, "url, no container, no numbered"),
    _cue(_T.WEBPAGE, 4, "accessed, no url, no container, no numbered"),
    _cue(_T.WEBPAGE, 2, "url, medium, no person, no numbered"),
    _cue(
        _T.WEBPAGE,
        3,
        "url, accessed, container, no page, no numbered, no known journal, no abbreviated, "
        "no imprint or place",
    ),
    _cue(_T.BOOK, 3, "imprint or place, title, no container"),
    _cue(_T.BOOK, 2, "publisher, place, no container"),
    _cue(_T.BOOK, 2, "isbn, no container"),
    _cue(_T.THESIS, 7, "thesis, no numbered"),
    _cue(_T.PATENT, 7, "patent, no numbered"),
    _cue(_T.LEGISLATION, 7, "law, no numbered, no imprint"),
    _cue(_T.LEGISLATION, 24, "law, no person, no imprint"),
    _cue(_T.LEGAL_CASE, 24, "case, no person, no imprint"),
    _cue(_T.BILL, 24, "bill, no person"),
    _cue(_T.HEARING, 26, "hearing, no person"),
    _cue(_T.STANDARD, 6, "standard, no container, no numbered"),
    _cue(_T.DATASET, 6, "dataset, no container, no numbered"),
    _cue(_T.SOFTWARE, 7, "software, no container, no numbered"),
    _cue(_T.REPORT, 6, "report, no container, no numbered"),
    _cue(_T.ENTRY_DICTIONARY, 7, "dictionary, title, imprint or place"),
)
# What is printed in square brackets: types of recordings, and the letters of GB/T 7714.
MEDIA = {
    "videocassette": _T.MOTION_PICTURE, "videodisc": _T.MOTION_PICTURE, "videorecording": _T.MOTION_PICTURE,
    "video recording": _T.MOTION_PICTURE, "video": _T.MOTION_PICTURE, "film": _T.MOTION_PICTURE,
    "dvd": _T.MOTION_PICTURE, "map": _T.MAP, "software": _T.SOFTWARE, "computer software": _T.SOFTWARE,
    "computer program": _T.SOFTWARE, "mobile app": _T.SOFTWARE, "dataset": _T.DATASET, "data set": _T.DATASET,
    "j": _T.ARTICLE_JOURNAL, "m": _T.BOOK, "d": _T.THESIS, "c": _T.PAPER_CONFERENCE, "p": _T.PATENT,
    "r": _T.REPORT, "s": _T.STANDARD, "n": _T.ARTICLE_NEWSPAPER, "eb": _T.WEBPAGE,
    "db": _T.DATASET, "cp": _T.SOFTWARE,
}  # fmt: skip


def work_type(work: Work, text: str, medium: str, lexicon: Lexicon) -> WorkType:
    """The type for which the fields of a work and the words of its reference speak most; else `document`.

    `medium` is what the reference prints in square brackets, if that is in `MEDIA`.
    """
    if of_medium := MEDIA.get(medium.lower().partition("/")[0]):
        return of_medium
    facts = frozenset(_facts(work, text, lexicon))
    scores: dict[WorkType, int] = {}
    for cue in CUES:
        if cue.shown <= facts and cue.not_shown.isdisjoint(facts):
            scores[cue.type] = scores.get(cue.type, 0) + cue.weight
    return max(scores, key=scores.__getitem__) if scores else _T.DOCUMENT


def _facts(work: Work, text: str, lexicon: Lexicon) -> Iterator[str]:
    container = work.container_title
    yield from (name for name, is_shown in OF_WORK.items() if is_shown(work, lexicon))
    yield from _shown_by(text, IN_TEXT)
    yield from _shown_by(text.replace(work.title, " ", 1) if work.title else text, OUTSIDE_TITLE)
    if container:
        yield from _shown_by(container, IN_CONTAINER)
        if any(f"{lead}{container}" in text for lead in ("In ", "In: ", "in: ")):
            yield "in"


def _shown_by(text: str, table: dict[str, Words]) -> Iterator[str]:
    lower = text.lower()
    for name, (literals, pattern) in table.items():
        for literal in literals:
            if literal in lower:
                if pattern.search(text):
                    yield name
                break


def _has_abbreviation(container: str, lexicon: Lexicon) -> bool:
    """Whether a container has a word that abbreviates the names of journals."""
    return any(word == "j" or lexicon.is_journal_abbreviation(word) for word in lower_words(container))


def is_preprint_server(container: str) -> bool:
    """Whether a container is a preprint server."""
    return bool(IN_CONTAINER["of a server"].pattern.search(container))


def is_conference(name: str) -> bool:
    """Whether a name is that of a conference known by its acronym: `CVPR`, `MICCAI 2015`."""
    return name.rstrip("0123456789’' ") in _CONFERENCES
