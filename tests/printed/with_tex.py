"""A bibliography as LaTeX prints it, by way of BibTeX's styles or of biblatex and biber.

The page is so wide that every reference is one line, which `pdftotext` then gives back.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from tests.printed.with_pandoc import Printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WIDE = r"\usepackage[paperwidth=16000pt,paperheight=16000pt,margin=50pt]{geometry}\pagestyle{empty}"
_BIBTEX = rf"""\documentclass{{article}}
\usepackage[T1]{{fontenc}}
\usepackage{{lmodern,url}}
\input{{glyphtounicode}}\pdfgentounicode=1
{_WIDE}
\renewenvironment{{thebibliography}}[1]{{}}{{}}
\renewcommand{{\bibitem}}[2][]{{\par\noindent @@\detokenize{{#2}}@@ }}
\renewcommand{{\newblock}}{{ }}
\begin{{document}}
\input{{printed.bbl}}
\end{{document}}
"""
_BIBLATEX = rf"""\documentclass{{article}}
\usepackage{{fontspec}}
\setmainfont{{unifont.otf}}[BoldFont=unifont.otf,ItalicFont=unifont.otf]
\usepackage[style=STYLE,maxbibnames=99OPTIONS]{{biblatex}}
\addbibresource{{printed.bib}}
{_WIDE}
\defbibenvironment{{bibliography}}{{\begin{{list}}{{}}{{}}}}{{\end{{list}}}}{{\item}}
\renewbibmacro*{{begentry}}{{@@\thefield{{entrykey}}@@ }}
\begin{{document}}
\nocite{{*}}
\printbibliography[heading=none]
\end{{document}}
"""
_MARK = re.compile(r"@@([^\s@]+)@@ ")
_BIBTEX_COMPLAINT = re.compile(r"^Warning--(.*)", re.MULTILINE)
_BIBER_COMPLAINT = re.compile(r"(?:WARN|ERROR) - (.*)")
_TEX_COMPLAINT = re.compile(r"^(?:! .*|Missing character: .*)", re.MULTILINE)


class Bibtex(NamedTuple):
    """pdflatex with one of BibTeX's styles: the file must be ASCII."""

    style: str

    def lacks(self) -> list[str]:
        """The programs and files that are not installed."""
        return _lacking(
            ("pdflatex", "bibtex", "pdftotext"),
            (f"{self.style}.bst", "geometry.sty", "lmodern.sty", "url.sty"),
        )

    def __call__(self, bibliography: str, folder: Path) -> Printed:
        (folder / "printed.bib").write_text(bibliography, "utf-8")
        (folder / "printed.aux").write_text(
            f"\\citation{{*}}\n\\bibstyle{{{self.style}}}\n\\bibdata{{printed}}\n", "utf-8"
        )
        (folder / "printed.tex").write_text(_BIBTEX, "utf-8")
        _run(folder, "bibtex", "printed")
        _run(folder, "pdflatex", "-interaction=nonstopmode", "printed")
        return _printed(folder, _BIBTEX_COMPLAINT)


class Biblatex(NamedTuple):
    """xelatex, biblatex and biber, with a font that has all letters."""

    style: str
    options: str = ""  # of the package, after the style

    def lacks(self) -> list[str]:
        """The programs and files that are not installed."""
        return _lacking(
            ("xelatex", "biber", "pdftotext"),
            (f"{self.style}.bbx", "biblatex.sty", "fontspec.sty", "geometry.sty", "unifont.otf"),
        )

    def __call__(self, bibliography: str, folder: Path) -> Printed:
        (folder / "printed.bib").write_text(bibliography, "utf-8")
        document = _BIBLATEX.replace("STYLE", self.style).replace("OPTIONS", self.options)
        (folder / "printed.tex").write_text(document, "utf-8")
        _run(folder, "xelatex", "-interaction=nonstopmode", "-no-pdf", "printed")
        _run(folder, "biber", "--quiet", "printed")
        _run(folder, "xelatex", "-interaction=nonstopmode", "printed")
        return _printed(folder, _BIBER_COMPLAINT)


def _lacking(programs: tuple[str, ...], files: tuple[str, ...]) -> list[str]:
    lacking = [name for name in programs if not shutil.which(name)]
    if finder := shutil.which("kpsewhich"):
        found = subprocess.run([finder, *files], capture_output=True, text=True, check=False).stdout
        lacking += [name for name in files if f"/{name}\n" not in found]
    return lacking


def _run(folder: Path, program: str, *arguments: str) -> None:
    """Programs that complain go on: what they say is in their logs, and what is lost is not printed."""
    command = [shutil.which(program) or program, *arguments]
    subprocess.run(command, cwd=folder, capture_output=True, check=False)


def _printed(folder: Path, complaint: re.Pattern[str]) -> Printed:
    _run(folder, "pdftotext", "-raw", "-enc", "UTF-8", "printed.pdf")
    text = (folder / "printed.txt").read_text("utf-8")
    complaints = [*_found(folder / "printed.blg", complaint), *_found(folder / "printed.log", _TEX_COMPLAINT)]
    return Printed(dict(_references(text)), complaints)


def _references(text: str) -> Iterator[tuple[str, str]]:
    pieces = _MARK.split(unicodedata.normalize("NFC", f"{text} "))[1:]
    for key, reference in zip(pieces[::2], pieces[1::2], strict=True):
        yield key, " ".join(reference.split())


def _found(log: Path, complaint: re.Pattern[str]) -> list[str]:
    text = log.read_text("utf-8", "replace")
    return list(dict.fromkeys(match[match.lastindex or 0] for match in complaint.finditer(text)))
