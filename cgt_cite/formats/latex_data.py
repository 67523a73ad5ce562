"""What characters are in LaTeX: data only."""

from __future__ import annotations

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
UNMATCHED = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
