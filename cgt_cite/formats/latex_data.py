"""Characters and their LaTeX macros: data only.

All macros work in pdflatex with T1 fonts and no further package.
"""

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
# an unmatched brace gets an invisible partner, because BibTeX counts escaped braces too
UNMATCHED = {"{": r"\{\vphantom{\}}", "}": r"\vphantom{\{}\}"}

# ISO 639-1 code -> name in babel and biblatex
LANGUAGES = {
    "ar": "arabic",
    "bg": "bulgarian",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "hr": "croatian",
    "hu": "hungarian",
    "is": "icelandic",
    "it": "italian",
    "lt": "lithuanian",
    "lv": "latvian",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sk": "slovak",
    "sl": "slovene",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
}

ACCENTS = {  # combining mark -> accent command
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0323": "d",
    "\u0327": "c",
    "\u0328": "k",
    "\u0331": "b",
}
MATH_ACCENTS = {  # the same over a Greek letter
    "\u0300": "grave",
    "\u0301": "acute",
    "\u0302": "hat",
    "\u0303": "tilde",
    "\u0304": "bar",
    "\u0306": "breve",
    "\u0307": "dot",
    "\u0308": "ddot",
    "\u030c": "check",
    "\u0342": "tilde",
}

# character, macro: letters, written as a group {\ss}
_LETTERS = r"""
ß ss|ẞ SS|æ ae|Æ AE|œ oe|Œ OE|ø o|Ø O|ł l|Ł L|ı i|ȷ j|đ dj|Đ DJ|ð dh|Ð DH|þ th|Þ TH|ŋ ng|Ŋ NG
å aa|Å AA
"""
# character, literal replacement
_TEXT = r"""
‘ `|’ '|‚ {\quotesinglbase}|‛ '|“ ``|” ''|„ {\quotedblbase}|‟ ''|« {\guillemotleft}|» {\guillemotright}
‹ {\guilsinglleft}|› {\guilsinglright}|– --|— ---|― ---|‐ -|‑ -|‒ --|− {$-$}|… {\ldots}|† {\dag}|‡ {\ddag}
§ {\S}|¶ {\P}|© {\copyright}|£ {\pounds}|¡ {\textexclamdown}|¿ {\textquestiondown}|• {$\bullet$}|· {$\cdot$}
® {\textregistered}|™ {\texttrademark}|° {$^{\circ}$}|º {\textordmasculine}|ª {\textordfeminine}|€ {\texteuro}
¥ {\textyen}|¢ {\textcent}|¦ {\textbrokenbar}|¨ {\"{}}|¯ {\={}}|´ {\'{}}|¸ {\c{}}|‰ {\textperthousand}|№ No.
′ {$'$}|″ {$''$}|‴ {$'''$}|ʹ '|ʺ ''|ʻ `|ʼ '|ʽ `|ʾ '|ʿ `|ˈ '|ː :|℃ {$^{\circ}$}C|℉ {$^{\circ}$}F
⁄ /|∕ /|‖ {$\Vert$}|∶ :|∣ {$\mid$}|⟨ {$\langle$}|⟩ {$\rangle$}|〈 {$\langle$}|〉 {$\rangle$}
、 , |。 . |・ {$\cdot$}|「 `|」 '|『 ``|』 ''|《 {\guillemotleft}|》 {\guillemotright}|【 [|】 ]|� [?]
"""
# character, command in math mode
_MATH = r"""
α alpha|β beta|γ gamma|δ delta|ε varepsilon|ζ zeta|η eta|θ theta|ι iota|κ kappa|λ lambda|μ mu|µ mu|ν nu|ξ xi
π pi|ρ rho|ς varsigma|σ sigma|τ tau|υ upsilon|φ varphi|χ chi|ψ psi|ω omega|ϑ vartheta|ϕ phi|ϖ varpi|ϱ varrho
ϵ epsilon|Γ Gamma|Δ Delta|Θ Theta|Λ Lambda|Ξ Xi|Π Pi|Σ Sigma|Υ Upsilon|Φ Phi|Ψ Psi|Ω Omega|∆ Delta|∑ sum
∏ prod|∫ int|√ surd|∂ partial|∇ nabla|∞ infty|± pm|∓ mp|× times|÷ div|≤ leq|≥ geq|⩽ leq|⩾ geq|≦ leq|≧ geq
≠ neq|≈ approx|≅ cong|≃ simeq|∼ sim|≡ equiv|∝ propto|≪ ll|≫ gg|∈ in|∉ notin|∋ ni|⊂ subset|⊃ supset
⊆ subseteq|⊇ supseteq|∩ cap|∪ cup|∅ emptyset|∀ forall|∃ exists|¬ neg|∧ wedge|∨ vee|⊕ oplus|⊗ otimes|⊥ perp
∥ parallel|∠ angle|∘ circ|∙ bullet|⋅ cdot|⋆ star|∗ ast|← leftarrow|↑ uparrow|→ rightarrow|↓ downarrow
↔ leftrightarrow|↕ updownarrow|⇐ Leftarrow|⇒ Rightarrow|⇔ Leftrightarrow|⇑ Uparrow|⇓ Downarrow|↦ mapsto
⟶ longrightarrow|⟵ longleftarrow|↗ nearrow|↘ searrow|↙ swarrow|↖ nwarrow|⇌ rightleftharpoons|ℓ ell|ℵ aleph
ℏ hbar|ℜ Re|ℑ Im|℘ wp|△ triangle|◯ bigcirc|♠ spadesuit|♣ clubsuit|♥ heartsuit|♦ diamondsuit|♭ flat|♯ sharp
♮ natural|⊤ top|⋯ cdots|⋮ vdots|⋱ ddots
"""
# Greek letters that look like Latin ones have no command
_LOOKALIKES = "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΧX οo ΥY"
# superscript and subscript characters, and the characters they raise or lower
_SUPERSCRIPT = """
⁰0 ¹1 ²2 ³3 ⁴4 ⁵5 ⁶6 ⁷7 ⁸8 ⁹9 ⁺+ ⁻- ⁼= ⁽( ⁾) ⁿn ⁱi ᵃa ᵇb ᶜc ᵈd ᵉe ᶠf ᵍg ʰh ʲj ᵏk ˡl ᵐm ᵒo ᵖp ʳr ˢs ᵗt ᵘu ᵛv
ʷw ˣx ʸy ᶻz
"""
_SUBSCRIPT = "₀0 ₁1 ₂2 ₃3 ₄4 ₅5 ₆6 ₇7 ₈8 ₉9 ₊+ ₋- ₌= ₍( ₎) ₐa ₑe ₒo ₓx ₕh ₖk ₗl ₘm ₙn ₚp ₛs ₜt ᵢi ᵣr ᵤu ᵥv ⱼj"
# Cyrillic, transliterated as by the British Library and MEDLINE, without diacritics
_CYRILLIC = """
а a|б b|в v|г g|ґ g|д d|е e|ё e|є ie|ж zh|з z|и i|і i|ї i|й i|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ў u|ф f
х kh|ц ts|ч ch|ш sh|щ shch|ъ "|ы y|ь '|э e|ю iu|я ia|ђ dj|ј j|љ lj|њ nj|ћ c|џ dz|ѓ g|ќ k|ѕ dz|ѣ ie|ѳ f|ѵ i
"""


def _rows(table: str) -> list[tuple[str, str]]:
    """`character replacement` rows, separated by bars and line ends."""
    rows = [row for line in table.strip().splitlines() for row in line.split("|")]
    return [(row[0], row[2:]) for row in rows]


MACROS = (
    {char: f"{{\\{name}}}" for char, name in _rows(_LETTERS)}
    | dict(_rows(_TEXT))
    | {char: f"{{$\\{name}$}}" for char, name in _rows(_MATH)}
    | {pair[0]: pair[1] for pair in _LOOKALIKES.split()}
    | {pair[0]: f"\\textsuperscript{{{pair[1]}}}" for pair in _SUPERSCRIPT.split()}
    | {pair[0]: f"\\textsubscript{{{pair[1]}}}" for pair in _SUBSCRIPT.split()}
    | dict(_rows(_CYRILLIC))
    | {char.upper(): text.capitalize() for char, text in _rows(_CYRILLIC)}
)
