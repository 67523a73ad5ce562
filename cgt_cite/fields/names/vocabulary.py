"""The words that are found in names and in lists of names besides the names themselves: data only."""

from __future__ import annotations

_PARTICLES = """
abd abu af al am auf aus av ben bin bint da dal dall' das de degli dei del della delle dem den der des di do
dos du e el het ibn im in 't la las le lo los op 's s' te ten ter thoe tot ud ul und ur v van vande vanden
vander vom von vor y zu zum zur
"""
PARTICLES = frozenset(_PARTICLES.split())
CAPITALISED_PARTICLES = frozenset(("De", "Di", "Van", "Von"))  # parts of a family name, which they begin
DEGREES = frozenset(("md", "phd"))  # printed like suffixes

# Two letters for one in another script or language, together one initial: `Iu` for Ю, `Zs`.
DIGRAPHS = "Chr|Dzh|Shch|[CGKPRSTZ]h|D[hjz]|[IJY][aeou]|[CSZ]s|[CSR]z|[GNLT]y|[LN]j|St"

# Beginnings of words that are found in the names of organisations and groups, rarely in those of persons.
ORGANISATION_STEMS = (
    *("academ", "administration", "agency", "alliance", "association", "authority", r"bank\b", "board"),
    *("bureau", r"cent(?:er|re)s?\b", "collaborat", "college", "commission", "committee", "consorti"),
    *("corporation", "council", "department", "federation", r"force\b", "foundation", "gmbh", "government"),
    *("group", "hospital", r"inc\b", "initiative", "institut", "international", "investigators", r"ltd\b"),
    *("minist[eéè]r", "ministry", "nations", "network", r"office\b", "organi[sz]a", r"panel\b"),
    "participants",
    *("pharmaceutical", "program", "project", "registry", "research", "service", "sociedad", "societ"),
    *("statistic", "study", "survey", r"task\b", "team", "trial", "union", "universi[td]", "working"),
)
# Those that end the name of a group of persons, in small letters too: `Example China study investigators`.
_GROUPS_OF_PERSONS = """
collaboration collaborators committee consortium group investigators participants subgroup team
"""
GROUPS_OF_PERSONS = frozenset(_GROUPS_OF_PERSONS.split())

_SENTENCE_WORDS = "a an and as at by for from in is of on or the to was we with"
SENTENCE_WORDS = frozenset(_SENTENCE_WORDS.split())
# Words that connect the words of an organisation's name.
CONNECTING_WORDS = SENTENCE_WORDS | frozenset("da de del des do dos du et für und y".split())  # noqa: SIM905 - shorter
# Those that no person's name contains, though others are particles.
ENGLISH_CONNECTING_WORDS = frozenset(("of", "and", "the", "for", "on", "with", "from", "by"))

CONJUNCTIONS = ("and", "&", "und", r"u\.", "et", "og", "och")
# Conjunctions that are also particles, and join the halves of a family name: `Ortega y Gasset`.
CONJUNCTIONS_IN_NAMES = ("y", "e", "i")

# What a list of names ends with if its source leaves out the others.
TRUNCATIONS = (
    r"\bet\.? al(?:ii)?\b\.?",
    r"(?:\b(?:and|und|et)|&) (?:others|co-?workers|colleagues|andere|autres|coll\b\.?)",
    r"\by cols?\b\.?",
    r"\bu\. ?a\.",
    r"\.\.\.",
    "…",
)
CJK_TRUNCATIONS = ("等", "他", "외")

# What is printed before or after the names of editors.
EDITOR_MARKS = r"eds?|editors?|hrsgg?|hgg?|éds?|dirs?|coords?|orgs?"

# The commonest family names of China, Korea and Vietnam in Latin letters: they show the order of a list of
# full names, `Wang Zhiqiang` or `Zhiqiang Wang`.
_EAST_ASIAN_FAMILIES = """
wang li zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo lin he luo zheng liang xie tang feng deng cao
peng zeng xiao tian pan dong jiang cai lu ma gao song shen wei su ye fu hou qian dai
kim park lee choi jung jeong cho kang yoon jang lim hwang hong shin kwon nguyen tran pham hoang vu
"""
EAST_ASIAN_FAMILIES = frozenset(_EAST_ASIAN_FAMILIES.split())
