"""LaTeX: escapes, ASCII, and whether the file compiles."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from cgt_cite.formats.latex import escape, escape_verbatim
from cgt_cite.formats.options import OutputOptions
from tests.formats import readers
from tests.formats.records import ENTRIES

if TYPE_CHECKING:
    from pathlib import Path

PLAIN, ASCII = OutputOptions(), OutputOptions(ascii=True)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("50% of R&D #1 a_b $5", r"50\% of R\&D \#1 a\_b \$5"),
        ("~ ^ \\", r"\textasciitilde{} \textasciicircum{} \textbackslash{}"),
        ("{a} and {{b}}", r"\{a\} and \{\{b\}\}"),
        ("one { open", r"one \{\vphantom{\}} open"),
        ("} two {", r"\vphantom{\{}\} two \{\vphantom{\}}"),
        ("p < 0.05 > x", "p < 0.05 > x"),
        ("Łódź, β, 中, “x” – ≥", "Łódź, β, 中, “x” – ≥"),
        ("two\nlines\tand\u2028more", "two lines and more"),
    ],
)
def test_text_is_escaped_for_latex_and_otherwise_left_alone(text: str, escaped: str) -> None:
    assert escape(text, PLAIN) == escaped


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("é ü ç Å ñ", r"{\'e} {\"u} {\c{c}} {\AA} {\~n}"),
        ("Łódź ß Ø æ", r"{\L}{\'o}d{\'z} {\ss} {\O} {\ae}"),
        ("Nguyễn Thị", r"Nguy{\~{\^e}}n Th{\d{i}}"),
        ("x\u0304", r"{\=x}"),
        ("β-catenin Δ ώ", r"{$\beta$}-catenin {$\Delta$} {$\acute{\omega}$}"),
        ("≥5 ±2 µg 5 °C", r"{$\geq$}5 {$\pm$}2 {$\mu$}g 5 {$^{\circ}$}C"),
        ("“a” ‘b’ c–d—e…", r"``a'' `b' c--d---e{\ldots}"),
        ("CO₂ 10⁻³", r"CO\textsubscript{2} 10\textsuperscript{-}\textsuperscript{3}"),
        ("ﬁn ½", "fin 1/2"),
        ("Щербаков", "Shcherbakov"),
        ("김 カタ", "gim kata"),
        ("王", "{[U+738B]}"),
        ("😀", "{[U+1F600]}"),
        ("｛", r"\{\vphantom{\}}"),
    ],
)
def test_ascii_has_a_macro_a_transliteration_or_a_code_point(text: str, escaped: str) -> None:
    assert escape(text, ASCII) == escaped


def test_every_character_becomes_balanced_ascii() -> None:
    for code in range(0x20, 0x30000):
        if not 0xD800 <= code < 0xE000:
            shown = escape(f"a{chr(code)}b", ASCII)
            assert shown.isascii(), hex(code)
            assert shown.count("{") == shown.count("}"), hex(code)


@pytest.mark.parametrize(
    ("address", "plain", "ascii_only"),
    [
        ("10.1002/(SICI)1<1::AID-2>3.0.CO;2-#", "10.1002/(SICI)1<1::AID-2>3.0.CO;2-#", None),
        ("https://a.org/x_y?p=1&q=50%25#~z", "https://a.org/x_y?p=1&q=50%25#~z", None),
        ("10.1/{a}b}", "10.1/{a}b%7D", None),
        ("https://a.org/a b\\c", "https://a.org/a%20b%5Cc", None),
        ("https://a.org/é", "https://a.org/é", "https://a.org/%C3%A9"),
    ],
)
def test_addresses_stay_as_they_are(address: str, plain: str, ascii_only: str | None) -> None:
    assert escape_verbatim(address, PLAIN) == plain
    assert escape_verbatim(address, ASCII) == (ascii_only or plain)


DOCUMENT = r"""\documentclass{article}
%s
\begin{document}
\nocite{*}
\bibliographystyle{plain}
\bibliography{refs}
\end{document}
"""
PDFLATEX = r"\usepackage[T1]{fontenc}"
LUALATEX = r"""\usepackage{fontspec}
\directlua{luaotfload.add_fallback("all", {"Noto Serif CJK SC:", "Noto Sans Math:", "Noto Sans Symbols:"})}
\setmainfont{Noto Serif}[RawFeature={fallback=all}]"""


def compiled(program: str, preamble: str, bibliography: str, folder: Path) -> str:
    """What BibTeX makes of the whole bibliography in the style plain, once it has been printed."""
    commands = [shutil.which(name) for name in (program, "bibtex")]
    if not all(commands):
        pytest.skip(f"{program} or bibtex is not installed")
    (folder / "refs.bib").write_text(bibliography, encoding="utf-8")
    (folder / "main.tex").write_text(DOCUMENT % preamble, encoding="utf-8")
    latex = [commands[0], "-interaction=nonstopmode", "-halt-on-error", "main.tex"]
    for command in (latex, [commands[1], "main"], latex):
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:].decode(errors="replace")
    log = (folder / "main.log").read_text(encoding="utf-8", errors="replace")
    assert not re.findall(r"^!.*|Missing character.*", log, re.MULTILINE)
    return (folder / "main.bbl").read_text(encoding="utf-8")


@pytest.mark.real_tools
@pytest.mark.parametrize(
    ("program", "preamble", "options"),
    [("pdflatex", PDFLATEX, {"ascii": True}), ("lualatex", LUALATEX, {})],
)
def test_the_bibliography_compiles_without_a_missing_character(
    program: str, preamble: str, options: dict[str, bool], tmp_path: Path
) -> None:
    if options == {} and "Noto Serif CJK" not in fonts():
        pytest.skip("the Noto fonts are not installed")
    printed = compiled(program, preamble, readers.write(ENTRIES, "bibtex", **options), tmp_path)
    assert printed.count(r"\bibitem") == len(ENTRIES)


@pytest.mark.real_tools
def test_plain_prints_the_url_of_a_web_page_and_the_number_of_a_patent(tmp_path: Path) -> None:
    bibliography = readers.write(ENTRIES, "bibtex", ascii=True, howpublished=True)
    printed = compiled("pdflatex", PDFLATEX + r"\usepackage{url}", bibliography, tmp_path)
    for address in ("https://example.org/~stat/%7Ba%7D_b#c", "https://example.org/price?in=%24&at=5"):
        assert printed.count(rf"\url{{{address}}}") == 1
    assert printed.count("US 1234567 B2") == 1


def fonts() -> str:
    fc_list = shutil.which("fc-list")
    return (
        subprocess.run([fc_list, ":", "family"], capture_output=True, text=True, check=True).stdout
        if fc_list
        else ""
    )
