"""Lists of names, and a writer that prints them as the common styles do."""

from __future__ import annotations

from hypothesis import strategies as st

from cgt_cite.model import Name, NameList

FORMS = (
    "index",
    "index with periods",
    "inverted",
    "inverted full",
    "semicolons",
    "display",
    "display full",
    "mixed",
)
_FAMILIES = (
    "Smith",
    "Jones",
    "García López",
    "O'Connor",
    "Müller-Roth",
    "Berg",
    "Silva",
    "Østergård",
    "McDonald",
)
_GIVEN = ("John", "Anna B", "Marie-Claire", "Jürgen", "Paul", "Zoë")
_PARTICLES = ("", "", "", "van", "de la", "von der")
_SUFFIXES = ("", "", "", "Jr", "III")
NAMES = st.tuples(*map(st.sampled_from, (_FAMILIES, _GIVEN, _PARTICLES, _SUFFIXES))).map(
    lambda parts: Name(*parts)
)


def _initials(given: str, mark: str) -> str:
    words = [
        mark.join(part[0] for part in word.split("-")) if not mark else word[0] for word in given.split()
    ]
    return (" " if mark else "").join(f"{word}{mark}" for word in words)


def _family(name: Name) -> str:
    return f"{name.particle} {name.family}".strip()


def _index(name: Name) -> str:
    return " ".join(filter(None, (_family(name), name.given, name.suffix)))


def _inverted(name: Name) -> str:
    return ", ".join(filter(None, (_family(name), name.given, name.suffix)))


def _display(name: Name) -> str:
    return " ".join(filter(None, (name.given, _family(name), name.suffix)))


def render(written: NameList, form: str) -> tuple[str, NameList]:
    """The list in a form, and what it shows: the given names, or their initials."""
    mark = "" if form == "index" else "."
    shortened = "full" not in form and form != "semicolons"
    names = [
        name._replace(given=_initials(name.given, mark)) if shortened else name for name in written.names
    ]
    if form == "display full":  # the border of a double family name is not shown after a full given name
        names = [name._replace(family=name.family.split()[-1]) for name in names]
    write = {"index": _index, "inverted": _inverted, "display": _display, "semicolons": _inverted}
    key = form.split(maxsplit=1)[0]
    shown = (
        [write[key](name) for name in names]
        if key != "mixed"
        else [_inverted(names[0]), *map(_display, names[1:])]
    )
    between = "; " if form == "semicolons" else ", "
    last = between if form.startswith("index") or len(shown) < 2 or written.truncated else ", and "
    text = between.join(shown[:-1]) + (last if len(shown) > 1 else "") + shown[-1]
    text += f"{between}et al." if written.truncated else ""
    return text, NameList(tuple(names), written.truncated)
