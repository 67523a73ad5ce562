"""The border between the title of an article and its container, where it is beyond doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.fields.journals import restore_period
from cgt_cite.fields.names import is_group
from cgt_cite.fields.suffixes import SUFFIXES
from cgt_cite.regex import lazy_compile

from .lexicon import Lexicon
from .prepare import lower_words

_BORDER = lazy_compile(r" (?<=[.?!)”\"] )(?=[A-Z]|[a-z][A-Z])")
CONTAINER = lazy_compile(
    r"(?=...)[A-Z][\w'’&‐-]*"
    r"(?: (?:[A-Z][\w'’&‐-]*|of|and|the|in|on|for|de|et|&|des|der|für|fur|und|e|y|di|du|da)){0,9}"
    r"(?: \([A-Z]\w+\))?"
)
_ABBREVIATED = lazy_compile(  # `J. Food Prot`: no initial without its period
    r"(?:(?:[A-Z]['’A-Za-z-]{0,9}\.|[A-Z][A-Za-z&-]{2,12}|(?<!\A)(?:and|of|the|in|&)) ){1,8}"
    r"(?:[A-Z]['’A-Za-z&-]{2,12}|J|\([A-Z][A-Za-z]+\.?\))"
)
_NOT_A_TITLE = lazy_compile(  # a name, a suffix, a year
    r"(?:and|et|&|:) |\([^()]+\)\. |[^\W\d_]{1,2}[.,]|[A-Z]{1,3} [A-Z][\w'’-]+,|"
    r"[\w'’‐-]+(?: [\w'’‐-]+){0,2} (?:[A-Z]{1,3}[.,]|et al\b)|"
    rf"(?:{'|'.join(SUFFIXES)})\b|(?:[Ff]or the|[Oo]n behalf)\b|\(?{RECENT_YEAR}[.)]|"
    r"[A-Z][\w'’-]+(?:,| and) (?:[A-Z][\w-]+ [A-Z][\w-]*[,. ]|[A-Z]{1,3} ?\()"
)
_SEVERAL = lazy_compile(r"[\d)]: ?\d+[-–]\d")  # articles: the pages of the first
_IN_QUOTES = lazy_compile(r"[‘'\"“]([^‘’\"“”]+?)[.,]?[’'\"”]\.?|\[([^\[\]]+?)\.?\]")
_ENDS = " ."
_ENDS_OF_CONTAINER = " .,"
LONGEST_CONTAINER = 60
_MAX_JOURNAL = 160  # characters; no name of a journal is longer
_SHORTEST_TITLE = 4  # spaces; what is shorter may be a journal's name, or a part of one
_SHORTEST_SENTENCE = 2
_MAX_UNKNOWN = 3  # of so many abbreviated words one may be unknown


def split_titles(text: str, lexicon: Callable[[], Lexicon]) -> tuple[str, str] | None:
    """The title, empty if there is only a container, and the container; None in case of doubt.

    >>> split_titles("Role of calcium in the heart of mice. J Biol Chem.", lexicon)
    ('Role of calcium in the heart of mice', 'J Biol Chem')
    """
    if len(text) < LONGEST_CONTAINER and _is_container(text, lexicon()):
        return "", _without_period(text)
    if _NOT_A_TITLE.match(text) or " in: " in text.lower():
        return None
    border = next(_borders(text, lexicon), 0)
    title = text[:border].removesuffix(".").removesuffix("[J]").rstrip()
    if not title or _is_unlikely(title, lexicon):
        return None
    title = _unquoted(title)
    return None if title.endswith("]") else (title, _without_period(text[border:]))


def _is_unlikely(title: str, lexicon: Callable[[], Lexicon]) -> bool:
    """Whether a title has parts of something else, or the words after its last period are too few."""
    first, border, rest = title.partition(". ")
    last = rest.rpartition(". ")[2]
    if border and (" " not in first or is_group(first) or last.count(" ") < _SHORTEST_SENTENCE):
        return True
    return bool(_SEVERAL.search(title)) or _runs_on(title, lexicon)


def _borders(text: str, lexicon: Callable[[], Lexicon]) -> Iterator[int]:
    """Where the container may begin, the most certain first."""
    borders = [found.end() - 1 for found in _BORDER.finditer(text)]
    unsure = ")" if text[0] in '“"' else ')”"'  # as in `“smart” Materials`
    ends = [at for at in borders if text.count(" ", 0, at) >= _SHORTEST_TITLE and text[at - 1] not in unsure]
    if len(borders) == 1 and ends and CONTAINER.fullmatch(text[ends[0] :].strip(_ENDS)):
        yield ends[0]
    for at in ends:
        ended = at == borders[0] or text[: at - 1].rpartition(" ")[2].islower()
        if ended and _is_abbreviated_title(text[at:], lexicon()):
            yield at
    yield from (
        at
        for at in borders
        if " " in text[:at] and len(text) - at < _MAX_JOURNAL and lexicon().is_journal(lower_words(text[at:]))
    )


def _unquoted(title: str) -> str:
    found = _IN_QUOTES.fullmatch(title) if title[:1] in "‘'“\"[" else None
    return found[1] or found[2] if found else title


def _without_period(text: str) -> str:
    """A container as printed, with the period after it if that is its own."""
    container = text.strip(_ENDS_OF_CONTAINER)
    return restore_period(container, text.rstrip(" ,")[-1:])


def _is_container(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a container without a title: no whole word with a period begins it."""
    first, _, rest = text.strip().partition(". ")
    if rest and not lexicon.is_journal_abbreviation(first.lower()) and len(first) > 1 and first.isalpha():
        return False
    if " " in first and " " in rest and lexicon.is_journal(lower_words(rest)):
        return False
    if lexicon.is_journal(lower_words(text)) or first == "J":  # which may be an initial
        return lexicon.is_journal(lower_words(text))
    abbreviated = [word[:-1].lower() for word in text.split() if word[-1] == "."]
    return any(map(lexicon.is_journal_abbreviation, abbreviated)) and _is_abbreviated_title(text, lexicon)


def _is_abbreviated_title(container: str, lexicon: Lexicon) -> bool:
    """Whether a text consists of abbreviated words, nearly all of which are found in journals' names."""
    words = [word[:-1].lower() for word in container.strip(_ENDS).split() if word[-1] == "."]
    if not words or not _ABBREVIATED.fullmatch(container.strip(_ENDS)):
        return False
    known = sum(map(lexicon.is_journal_word, words))
    return known > 0 and len(words) - known <= max(1, len(words) // _MAX_UNKNOWN)


def _runs_on(title: str, lexicon: Callable[[], Lexicon]) -> bool:
    """Whether a title ends in what begins the container: `...in mice Int` before `J. Surg.`.

    It also does after a comma: `...chain management, Expert Syst` before `Appl.`.
    """
    *_, before, last = ["", "", *title.rsplit(" ", 2)]
    if not last[:1].isupper():
        return False
    listed = title.rpartition(", ")[2]
    if listed != title and all(word[:1].isupper() for word in listed.split(" ")):
        return " " in listed or lexicon().is_journal_word(last.lower())
    in_capitals = before[:1].isupper() and ". " not in title
    return not in_capitals and lexicon().is_journal_abbreviation(last.lower())
