"""Words by which a reply, an erratum or a part of a series is told from the paper itself: data only.

All words are folded; those of other languages are the ones that PubMed's titles and references use.
"""

from __future__ import annotations

# the kind of a work: words that name it in a title, or in brackets beside one
_WORDS_OF_KINDS = {
    "abstract": "abstract abstracts abstr zusammenfassung resume resumen poster",
    "comment": (
        "comment comments commentary commentaire commentaires comentario comentarios kommentar kommentare"
        " commento remarks discussion viewpoint"
    ),
    "editorial": "editorial editorials editoriale leitartikel preface foreword introduction",
    "erratum": (
        "erratum errata corrigendum corrigenda correction corrections corrected addendum berichtigung"
        " rectification correccion correzione rettifica"
    ),
    "letter": "letter letters lettre leserbrief carta lettera correspondence",
    "preprint": "preprint biorxiv medrxiv",
    "protocol": "protocol protocols protokoll protocole protocolo rationale",
    "reply": (
        "reply replies replied response responses rejoinder re answer antwort erwiderung reponse respuesta"
        " risposta replica replik schlusswort"
    ),
    "retraction": "retraction retracted withdrawn withdrawal concern notice",
    "translation": "translation translated ubersetzung traduction traduccion",
}
CUES_OF_KINDS = {kind: frozenset(words.split()) for kind, words in _WORDS_OF_KINDS.items()}
CUES = frozenset().union(*CUES_OF_KINDS.values())

# words that announce a part of a work
PARTS = frozenset("part parts pt teil partie parte deel chapter kapitel section chapitre capitulo".split())
# words that number the parts of a series or the versions of a work
SERIES = PARTS | frozenset(
    (
        "paper report communication mitteilung nota note update updated revision revised edition version volume"
        " annual interim preliminary final followup follow extension first second third fourth fifth sixth"
        " one two three four five"
    ).split()
)
# PubMed's publication types: the kind that they name
KINDS_OF_TYPES = {
    "Clinical Trial Protocol": "protocol",
    "Comment": "comment",
    "Congress": "abstract",
    "Editorial": "editorial",
    "Expression of Concern": "retraction",
    "Letter": "letter",
    "Meeting Abstract": "abstract",
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
SMALL_WORDS = frozenset(
    "a an the of and in on for to der die das des le la les l de du el los las il".split()
)

# spellings that differ between American and British English, applied in this order to both sides
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
GREEK = {
    **{"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta"},
    **{"θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi"},
    **{"ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega"},
}
ROMAN = {
    **{"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"},
    **{"x": "10", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16"},
}
# abbreviated words of journals that are not the beginning of the word
CONTRACTIONS = {
    **{"assn": "assoc", "dept": "depart", "dtsch": "deutsch", "govt": "govern", "hlth": "health"},
    **{"intl": "internat", "jpn": "japan", "mgmt": "manage", "natl": "national", "wschr": "wochenschr"},
}
