"""Words by which a reply, an erratum or a part of a series is distinguished from the paper itself: data only.

All words are folded; those of other languages are the ones that titles and references in PubMed use.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# the kind of a work: words that name it in a title, or in brackets beside one
CUES_OF_KINDS = {
    "abstract": _words("abstract abstracts abstr zusammenfassung resume resumen poster"),
    "comment": _words(
        "comment comments commentary commentaire commentaires comentario comentarios kommentar kommentare"
        " commento remarks discussion viewpoint"
    ),
    "editorial": _words("editorial editorials editoriale leitartikel preface foreword introduction"),
    "erratum": _words(
        "erratum errata corrigendum corrigenda correction corrections corrected addendum berichtigung"
        " rectification correccion correzione rettifica"
    ),
    "letter": _words("letter letters lettre leserbrief carta lettera correspondence"),
    "preprint": _words("preprint biorxiv medrxiv"),
    "protocol": _words("protocol protocols protokoll protocole protocolo rationale"),
    "reply": _words(
        "reply replies replied response responses rejoinder re answer antwort erwiderung reponse respuesta"
        " risposta replica replik schlusswort"
    ),
    "retraction": _words("retraction retracted withdrawn withdrawal concern notice"),
    "translation": _words("translation translated ubersetzung traduction traduccion"),
}
CUES = frozenset().union(*CUES_OF_KINDS.values())
# words that announce a part of a work
PARTS = _words("part parts pt teil partie parte deel chapter kapitel section chapitre capitulo")
# words that number the parts of a series or the versions of a work
SERIES = PARTS | _words(
    "paper report communication mitteilung nota note update updated revision revised edition version volume"
    " annual interim preliminary final followup follow extension first second third fourth fifth sixth"
    " one two three four five"
)
# PubMed's publication types: the kind that they name
KINDS_OF_TYPES = {
    "Clinical Trial Protocol": "protocol",
    "Comment": "comment",
    "Congress": "abstract",
    "Editorial": "editorial",
    "Expression of Concern": "retraction",
    "Letter": "letter",
    "Preprint": "preprint",
    "Published Erratum": "erratum",
    "Retraction Notice": "retraction",
    "Retraction of Publication": "retraction",
}
NOTICES = frozenset(("erratum", "retraction"))  # kinds that are cited by their name
ALIKE = {  # what a work of a kind may be called as well
    "comment": ("editorial", "letter", "reply"),
    "editorial": ("comment",),
    "letter": ("comment", "reply"),
    "reply": ("comment", "letter"),
}
# words that a title may have or lack
SMALL_WORDS = _words("a an the of and in on for to der die das des le la les l de du el los las il")
# spellings that differ between American and British English, replaced in this order on both sides
SPELLINGS = (
    ("ae", "e"),
    ("oe", "e"),
    ("our", "or"),
    ("ys", "yz"),
    ("is", "iz"),
    ("ll", "l"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ph", "f"),
)
GREEK = _pairs(
    "α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi"
    " ο omicron π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega"
)
ROMAN = _pairs(
    "i 1 ii 2 iii 3 iv 4 v 5 vi 6 vii 7 viii 8 ix 9 x 10 xi 11 xii 12 xiii 13 xiv 14 xv 15 xvi 16 xx 20"
)
# abbreviated words of journals that are not the beginning of the word
CONTRACTIONS = _pairs(
    "assn assoc dept depart dtsch deutsch govt govern hlth health intl internat jpn japan mgmt manage"
    " natl national wschr wochenschr"
)
