"""Templates for all but journal articles, which whole families of citation styles share, by type of work.

The templates' language is that of `templates`; the types are gold's, and the rarer ones that `synthetic` makes.
"""

from __future__ import annotations

Templates = dict[str, tuple[str, ...]]

DOI = "⟦⟨ doi: | doi:| https://doi.org/| https://doi.org/| | | DOI: ⟩{doi}⟧"
_BOOK_PAGES = "⟦ {p:p. /⟨p. |p. |pp. ⟩}{pages}⟧"
_NLM_IMPRINT = "⟦ {place}:⟧⟦ {publisher};⟧⟦ {year}⟧"
_NLM_EDITION = "⟦ {edition}.⟧"
_NLM_URL = "⟦ ⟨Available from: |Available from: |Available at: |Available: |⟩{url}⟧"
_CITED = "⟨ [cited {accessed:nlm}]| [accessed {accessed:nlm}]| [Accessed {accessed:en}]| (accessed {accessed:en})⟩"
_ACCESSED = "⟨. Accessed {accessed:en}| (accessed {accessed:en})| [accessed {accessed:en}]|. [Accessed on {accessed:en}]|⟩."
_ED = "⟨{eds:editor/editors}|{eds:editor/editors}|{eds:ed./eds.}|{eds:Ed/Eds}⟩"

# Vancouver, ICMJE, NLM and what journals make of them: the date behind, "In:" before the book.
NLM: Templates = {
    "book": (
        "{authors}. {title}." + _NLM_EDITION + _NLM_IMPRINT + ".",
        "{authors}. {title}." + _NLM_EDITION + _NLM_IMPRINT + "." + _BOOK_PAGES + "." + DOI,
        "{authors}. {title}:" + _NLM_IMPRINT + ".",
        "{authors}. {title} [Internet]." + _NLM_EDITION + _NLM_IMPRINT + _CITED + "." + _NLM_URL,
        "{authors}. {title}⟦, {edition}⟧." + "⟦ {place}:⟧⟦ {publisher},⟧⟦ {year}⟧." + DOI,
        "{authors}. {title}⟦, {edition}⟧." + "⟦ {place}:⟧⟦ {publisher}⟧⟦ ({year})⟧." + DOI,
        "{authors}. {title}⟦. {edition}⟧⟦. {collection}⟧." + _NLM_IMPRINT + "." + _NLM_URL,
        "{editors}, " + _ED + ". {title}." + _NLM_EDITION + _NLM_IMPRINT + "." + DOI,
        "{authors}. {title}⟦, vol. {volume}⟧." + _NLM_EDITION + _NLM_IMPRINT + ".",
        "{authors}. {title}." + _NLM_EDITION + "⟦ {publisher};⟧⟦ {year}⟧.⟦ ISBN⟨: | |-13: ⟩{isbn}⟧",
        "{authors}. {title}." + _NLM_EDITION + "⟦ {publisher},⟧⟦ {place},⟧⟦ {year}⟧." + DOI,
    ),
    "chapter": (
        "{authors}. {title}. In: ⟦{editors}, " + _ED + ". ⟧{container}." + _NLM_EDITION + _NLM_IMPRINT + "." + _BOOK_PAGES + "." + DOI,
        "{authors}. {title} In: ⟦{editors}, {eds:editor/editors}. ⟧{container}." + _NLM_IMPRINT + _BOOK_PAGES + "." + DOI,
        "{authors}. {title}. In: ⟦{editors}, {eds:editor/editors}. ⟧{container}⟦, vol. {volume}⟧." + _NLM_IMPRINT + _BOOK_PAGES + "." + DOI,
        "{authors}. {title}. In: ⟦{editors} {eds:(ed)/(eds)}⟨. |, |: | ⟩⟧{container}⟦, {edition}⟧." + "⟦ {place}:⟧⟦ {publisher},⟧⟦ {year}⟧" + "⟦⟨, |:|. ⟩{p:p. /⟨|p. |pp. |pp ⟩}{pages}⟧." + DOI,
        "{authors}. {title}. In: {container}." + _NLM_EDITION + _NLM_IMPRINT + "." + _BOOK_PAGES + "." + DOI,
        "{authors}. {title}. {container}." + _NLM_IMPRINT + _BOOK_PAGES + ".",
        "{authors}. {title}. In: ⟦{editors}, {eds:editor/editors}. ⟧{container}." + "⟦ {place}:⟧⟦ {publisher}⟧⟦ ({year})⟧." + _BOOK_PAGES + "." + DOI,
        "{authors}. {title}. In: {container}⟦, ⟨Edited by|edited by|ed. by⟩ {editors}⟧⟦, {edition}⟧." + "⟦ {place}:⟧⟦ {publisher},⟧⟦ {year}⟧⟦, {p:p. /pp. }{pages}⟧.",
        "⟦{authors}. ⟧{container}.⟦ {publisher};⟧⟦ {place}:⟧⟦ {year}⟧. {title}⟦; {p:p. /pp. }{pages}⟧." + DOI,
        "{authors}. {title}. In: ⟦{editors}, {eds:editor/editors}. ⟧{container}.⟦ {publisher};⟧⟦ {year}⟧." + _BOOK_PAGES + "." + DOI,
        "{authors}. {title}: In⟦ {editors} {eds:(ed)/(eds)}:⟧ {container}⟦, {edition}⟧.⟦ {place},⟧⟦ {publisher},⟧⟦ {year}⟧⟦, {p:p /pp }{pages}⟧.",
    ),
    "conference": (
        "{authors}. {title}. In: ⟦{editors}, {eds:editor/editors}. ⟧{container}⟦; {year} {month:en-short} {days}⟧⟦; {place}⟧." + "⟦ {publisher}⟧⟦; {year}⟧." + _BOOK_PAGES + "." + DOI,
        "{authors}. {title}. In: {container}⟦; {year}⟧⟦; {place}⟧.⟦ {publisher};⟧" + _BOOK_PAGES + "." + DOI,
        "{authors}. {title}. In: {container}.⟦ {place}:⟧⟦ {publisher};⟧⟦ {year}⟧." + _BOOK_PAGES + "." + DOI,
        "{authors}. {title}; {container}⟦; {place}⟧⟦. {days} {month} {year}⟧⟦; {p:p. /pp. }{pages}⟧.",
        "{authors}. {title}. ⟨Paper presented at|Presented at|Poster presented at⟩⟨: |: | the ⟩{conference}⟦; {month} {days}, {year}⟧⟦; {place}⟧.",
        "{authors}. {title}. {container}⟦, {year}⟧⟦, {p:p. /pp. }{pages}⟧.",
        "{authors}. {title}. In {container}⟦ {year}⟧⟦ {month:en-short} {days}⟧⟦ {p:p. /pp. }{pages}⟧⟦. {publisher}⟧." + DOI,
        "{authors}.⟦ {year}.⟧ {title}. {container}⟦. {place}⟧⟦; {p:p. /pp. }{pages}⟧.",
    ),
    "web": (
        "⟦{authors}. ⟧{title} [Internet]." + _NLM_IMPRINT + _CITED + "." + _NLM_URL,
        "⟦{authors}. ⟧{title} [Internet].⟦ {publisher};⟧⟦ {year}⟧ [updated {accessed:nlm}; cited {accessed:nlm}]." + _NLM_URL,
        "⟦{authors}. ⟧{title}.⟦ {year}⟧.⟦ {url}⟧" + _ACCESSED,
        "⟦{authors}. ⟧{title}.⟦ {publisher}⟧⟦, {year}⟧." + _NLM_URL + _ACCESSED,
        "⟦{authors}. ⟧{title}⟦, {year}⟧. Available: {url} [Accessed {accessed:en}].",
        "⟦{authors} ⟧{title}⟦, {year}⟧. Available: {url} [Accessed {accessed:en}].",
        "⟦{authors}. ⟧{title}⟦. ({year})⟧. Available ⟨online at|from|at⟩: {url} (accessed {accessed:en}).",
        "⟦{authors}. ⟧{title}. [(accessed on {accessed:en})];⟦{year}⟧ Available online: {url}.",
        "⟦{authors}. ⟧{title}. Available online: {url} (accessed on {accessed:en}).",
        "⟦{authors}. ⟧{title}. Available from: {url}⟦, {year}⟧" + _ACCESSED,
        "⟦{authors}. ⟧{title}. {url}⟦. Published {month} {day}, {year}⟧. Accessed {accessed:en}.",
        "⟦{authors}. ⟧{title}.⟦ {container}⟧. {url}⟦. Updated {year}⟧. Accessed {accessed:en}.",
        "⟦{authors}. ⟧{title}. {url}.",
        "⟦{authors}. ⟧{title} [web page]. {url}⟦ ({year})⟧.",
        "⟦{authors}: ⟧{title}. {url}. Accessed {accessed:en}⟦. {year}⟧.",
    ),
    "thesis": (
        "{authors}. {title} [{genre}]." + _NLM_IMPRINT + "." + _NLM_URL,
        "{authors}. {title}. [{genre}].⟦ {place}:⟧⟦ {publisher},⟧⟦ {year}⟧.",
        "{authors}. {title}. {genre}⟦, {publisher}⟧⟦, {place}⟧⟦, {year}⟧.",
        "{authors}. {title} ({genre}).⟦ {publisher}⟧⟦, {place}⟧⟦ ({year})⟧." + _NLM_URL,
        "{authors}. {title}.⟦ {publisher}⟧⟦, {year}⟧ ({genre}).",
        "{authors}. {title}.⟦ {publisher};⟧⟦ {year}⟧.",
        "{authors}. {genre}⟦. {publisher};⟧⟦ {place}:⟧⟦ {year}⟧. {title}.",
    ),
    "report": (
        "{authors}. {title}." + _NLM_IMPRINT + ".⟦ Report No.: {number}⟧.",
        "{authors}. {title}." + _NLM_IMPRINT + "." + _NLM_URL,
        "{authors}. {title} [Internet]." + _NLM_IMPRINT + _CITED + ".⟦ Report No.: {number}⟧." + _NLM_URL,
        "{authors}. {title}⟦. {collection} ⟨No. |no. |⟩{number}⟧." + _NLM_IMPRINT + ".",
        "{authors}. {title}⟦ ({collection}⟨, No. |; no. | ⟩{number})⟧." + _NLM_IMPRINT + "." + _NLM_URL,
        "{authors}. {title}⟦, {year}⟧." + _NLM_URL + _ACCESSED,
    ),
    "preprint": (
        "{authors}. {title}. {container}⟦ {year}⟧." + DOI,
        "{authors}. {title}. {container} [Preprint].⟦ {year}⟧⟦ {month:en-short}⟧ [cited {accessed:nlm}]." + DOI,
        "{authors}. {title} [Preprint].⟦ {year}⟧⟦. {container}⟧." + DOI,
        "{authors}. {title}. {container}⟦. ({year})⟧." + DOI,
        "{authors}. {title}. {container}⟦ {year}⟧; published online {month:en-short} {day}." + DOI + " (preprint).",
        "{authors}. {title}. {container}. {month} {day}, {year}." + DOI,
        "{authors}. {title}. {container}. Preprint posted online {month} {day}, {year}." + DOI,
        "{authors}. {title}.⟦ {year}⟧. {container}⟦ ⟨arXiv:|⟩{arxiv}⟧.",
    ),
    "patent": (
        "{authors}. {title}. {container} {number}⟦, {year}⟧.",
        "{authors}, inventors; ⟦{publisher}, assignee. ⟧{title}. {container} {number}.⟦ {year}⟧ {month:en-short} {day}.",
        "{authors}. {title}. {container} ⟨No. |no. |⟩{number}⟦ ({year})⟧.",
    ),
    "newspaper": (
        "{authors}. {title}. {container}.⟦ {year}⟧ {month:en-short} {day}⟦:{pages}⟧.",
        "{authors}. {title}. {container}⟦ ({year})⟧. Available ⟨online at|from|at⟩: {url} (accessed {accessed:en}).",
        "{authors}. {title}. {container} [Internet].⟦ {year}⟧ {month:en-short} {day} [cited {accessed:nlm}]." + _NLM_URL,
        "{authors}. {title}. {container}. {month} {day}, {year}. {url}. Accessed {accessed:en}.",
        "{authors}. {title}. {container}⟦ {year}⟧ {month:en-short} {day}⟦;Sect. A:{pages}⟧.",
    ),
    "dataset": (
        "{authors}. {title} [dataset].⟦ {publisher};⟧⟦ {year}⟧." + DOI,
        "{authors}. {title}. [dataset]⟦. {year}⟧⟦. {publisher}⟧." + DOI,
        "{authors}. {title}. {publisher}⟦ {year}⟧. [cited {accessed:nlm}]." + _NLM_URL,
        "{authors}. Data from: {title}.⟦ {year}⟧⟦. {publisher}⟧." + DOI,
    ),
    "software": (
        "{authors}. {title}." + _NLM_IMPRINT + "." + _NLM_URL,
        "{authors}. {title} [software]. Version {version}." + _NLM_IMPRINT + ".",
        "{authors}. {title} [computer program]." + _NLM_IMPRINT + "." + _NLM_URL,
    ),
    "law": (
        "{title}⟦, {number}⟧⟦. {container}⟧⟦ {year}⟧⟦;{volume}⟧⟦:{pages}⟧.",
        "{authors}. {title}⟦, {number}⟧⟦ ({year})⟧.",
    ),
    "standard": (
        "{authors}. {number}⟨: |. |, ⟩{title}." + _NLM_IMPRINT + ".",
        "{authors}. {title}⟦ ({number})⟧." + _NLM_IMPRINT + ".",
    ),
}  # fmt: skip

# APA and its relatives: the date behind the names, in brackets.
_APA_PAGES = "⟦ ({p:p. /pp. }{pages})⟧"
_APA_BRACKET = "⟦ ({edition})⟧"
_APA_DOI = "⟦⟨ https://doi.org/| https://doi.org/| doi:| ⟩{doi}⟧"
_APA_URL = "⟦⟨ Retrieved from | Retrieved from | Retrieved {accessed:en}, from | Available at: | ⟩{url}⟧"
_AY = "{authors}⟦ ({year})⟧. "
_APA_ED = "⟨({eds:Ed./Eds.})|({eds:Ed./Eds.})|({eds:ed./eds.})⟩"
APA: Templates = {
    "book": (
        _AY + "{title}" + _APA_BRACKET + ".⟦ {place}:⟧⟦ {publisher}⟧." + _APA_DOI,
        _AY + "{title}" + _APA_BRACKET + ".⟦ {publisher}⟧." + _APA_DOI,
        _AY + "{title}" + _APA_PAGES + ".⟦ {place}:⟧⟦ {publisher}⟧." + _APA_URL,
        _AY + "{title}⟦ (Vol. {volume})⟧.⟦ {place}:⟧⟦ {publisher}⟧." + _APA_DOI,
        "{editors} " + _APA_ED + "⟦. ({year})⟧. {title}" + _APA_BRACKET + ".⟦ {place}:⟧⟦ {publisher}⟧.",
        _AY + "{title}⟦ ({edition}, Vol. {volume})⟧⟦ ({translators}, Trans.)⟧.⟦ {place}:⟧⟦ {publisher}⟧." + _APA_DOI,
        _AY + "{title}⟦ ({translators}, Trans.)⟧.⟦ {publisher}⟧. (Original work published {past})",
    ),
    "chapter": (
        _AY + "{title}. In ⟦{editors} " + _APA_ED + ", ⟧{container}" + _APA_PAGES + ".⟦ {place}:⟧⟦ {publisher}⟧." + _APA_DOI,
        _AY + "{title}. In ⟦{editors} " + _APA_ED + ", ⟧{container}" + _APA_PAGES + ".⟦ {publisher}⟧." + _APA_DOI,
        _AY + "{title} In ⟦{editors} " + _APA_ED + ", ⟧{container}⟦ ({edition}, pp. {pages})⟧.⟦ {place}:⟧⟦ {publisher}⟧." + _APA_DOI,
        _AY + "{title}. In {container}⟦ (Vol. {volume}, pp. {pages})⟧.⟦ {place}:⟧⟦ {publisher}⟧." + _APA_DOI,
        _AY + "{title}. In {container}" + _APA_PAGES + ".⟦ {publisher}⟧." + _APA_DOI,
        _AY + "{title}. In ⟦{editors} " + _APA_ED + ", ⟧{container}⟦ (Vol. {volume}, pp. {pages})⟧.⟦ {publisher}⟧." + _APA_DOI,
    ),
    "conference": (
        _AY + "{title}. In ⟦{editors} " + _APA_ED + ", ⟧{container}" + _APA_PAGES + ".⟦ {place}:⟧⟦ {publisher}⟧." + _APA_DOI,
        "{authors} ({year}, {month} {days}). {title}⟨. | [Paper presentation]. | [Conference session]. | [Poster presentation]. ⟩{conference}⟦, {place}⟧." + _APA_URL,
        _AY + "{title}. Paper presented at the {conference}⟦, {place}⟧.",
        _AY + "{title}. {container}⟦, {pages}⟧." + _APA_DOI,
    ),
    "web": (
        "⟦{authors}⟧⟦ ({year})⟧. {title}." + _APA_URL,
        "⟦{authors}⟧⟦ ({year}, {month} {day})⟧. {title}.⟦ {container}⟧." + _APA_URL,
        "⟦{authors}⟧. (n.d.). {title}.⟦ {publisher}⟧." + _APA_URL,
        "{authors}⟦ ({year})⟧. {title}.⟦ {publisher}⟧." + _APA_URL,
        "{authors}⟦ ({year})⟧. {title}. Available online at: {url} (accessed {accessed:en}).",
        "{authors}⟦. ({year})⟧. {title} [Internet].⟦ {publisher}⟧." + _APA_URL,
    ),
    "thesis": (
        _AY + "{title} [{genre}, {publisher}]." + _APA_URL,
        _AY + "{title} ({genre}).⟦ {publisher}⟧⟦, {place}⟧." + _APA_URL,
        _AY + "{title} (Unpublished {genre}).⟦ {publisher}⟧⟦, {place}⟧.",
        _AY + "{title}. {genre}⟦, {publisher}⟧⟦, {place}⟧.",
    ),
    "report": (
        _AY + "{title}⟦ ({collection}⟨ No. |, |, No. ⟩{number})⟧.⟦ {publisher}⟧." + _APA_URL,
        _AY + "{title}⟦ (Report No. {number})⟧.⟦ {place}:⟧⟦ {publisher}⟧." + _APA_URL,
        _AY + "{title}.⟦ {place}:⟧⟦ {publisher}⟧." + _APA_URL,
        _AY + "{title}⟦. {collection} ⟨|No. |no. ⟩{number}⟧.⟦ {publisher}⟧⟦, {place}⟧.",
    ),
    "preprint": (
        _AY + "{title}. {container}." + _APA_DOI,
        _AY + "{title}. {container}⟦, ⟨|arXiv:⟩{arxiv}⟧." + _APA_DOI,
        _AY + "{title} (preprint). {container}." + _APA_DOI,
        "{authors} ({year}, {month} {day}). {title}. {container}." + _APA_DOI,
    ),
    "patent": (
        _AY + "{title} ({container} No. {number}).⟦ {publisher}⟧.",
        _AY + "{title}. {container} ⟨No. |⟩{number}.",
    ),
    "newspaper": (
        "{authors} ({year}, {month} {day}). {title}. {container}⟦, {p:p. /pp. }{pages}⟧.",
        "{authors} ({year}, {month} {day}). {title}. {container}." + _APA_URL,
    ),
    "dataset": (
        _AY + "{title} [Data set].⟦ {publisher}⟧." + _APA_DOI,
        _AY + "{title}. Dataset⟦, {publisher}⟧." + _APA_DOI,
        _AY + "Data from: {title}.⟦ {publisher}⟧." + _APA_DOI,
    ),
    "software": (
        _AY + "{title} (Version {version}) [Computer software].⟦ {publisher}⟧." + _APA_URL,
        _AY + "{title}.⟦ {publisher}⟧⟦, {place}⟧." + _APA_URL,
    ),
    "law": ("{title}⟦, {number}⟧⟦ ({year})⟧." + _APA_URL,),
    "standard": (_AY + "{title} ({number}).⟦ {publisher}⟧.", _AY + "{title}. {number}⟦, {publisher}⟧⟦, {place}⟧."),
}  # fmt: skip

# Harvard in its British and journals' own kinds: the date behind the names, "in" or "In:" before the book.
_H = "{authors}⟨⟦ ({year})⟧ |⟦, {year}⟧. |⟦ {year}⟧ |⟦. {year}⟧. |⟦ ({year})⟧ |⟦ ({year})⟧. |⟦ {year}⟧. ⟩"
_H_IMPRINT = "⟨⟦ {publisher}⟧⟦, {place}⟧|⟦ {place}:⟧⟦ {publisher}⟧|⟦ {publisher}⟧⟦, {place}⟧|⟦ {publisher}⟧⟦: {place}⟧⟩"
_H_PAGES = "⟦⟨, |. |: |; ⟩{p:p. /⟨|pp. |pp. |pp ⟩}{pages}⟧"
_H_ED = "⟨ ({eds:Ed/Eds})| ({eds:ed./eds.})| ({eds:Ed./Eds.})| ({eds:ed/eds})|, {eds:ed./eds.}|, {eds:editor/editors}⟩"
HARVARD: Templates = {
    "book": (
        _H + "{title}⟦, {edition}⟧." + _H_IMPRINT + ".",
        _H + "{title}." + _H_IMPRINT + "⟦⟨, |. ⟩{total} ⟨pp.|p.|pp⟩⟧." + DOI,
        _H + "{title}⟦. {edition}⟧." + _H_IMPRINT + _H_PAGES + "." + DOI,
        _H + "{title}⟦, vol. {volume}⟧." + _H_IMPRINT + ".",
        "{editors}" + _H_ED + "⟨⟦ ({year})⟧ |⟦, {year}⟧. |⟦ {year}⟧. ⟩{title}." + _H_IMPRINT + ".",
        _H + "{title}⟦. {collection} {number}⟧." + _H_IMPRINT + "⟦⟨, |. ⟩{total} ⟨pp.|p.|pp⟩⟧.",
        _H + "{title}." + "⟦ {publisher}⟧⟦, {place}⟧⟦, {p:p. /pp. }{pages}⟧.",
    ),
    "chapter": (
        _H + "⟨{title}. |{title}. |‘{title}’, |“{title},” |'{title}', |{title}, ⟩⟨In: |In: |in: |in |In ⟩⟦{editors}" + _H_ED + "⟨, |. | |: ⟩⟧{container}⟦, {edition}⟧." + _H_IMPRINT + _H_PAGES + "." + DOI,
        _H + "{title}. ⟨In: |In |in: ⟩{container}⟨, ⟨ed. by|edited by|ed.|eds.⟩ |⟩⟦{editors}⟧." + _H_IMPRINT + _H_PAGES + "." + DOI,
        _H + "{title}. ⟨In: |In |In ⟩⟦{editors}" + _H_ED + "⟨, | |. ⟩⟧{container}" + "⟦, {p:p. /pp. }{pages}⟧." + _H_IMPRINT + "." + DOI,
        _H + "{title}. ⟨In: |In |⟩{container}⟦ (ed. ⟨by |⟩{editors})⟧⟦, {p:p. /pp. }{pages}⟧." + _H_IMPRINT + ".",
        _H + "⟨“{title},” in |{title}, in |“{title},” in ⟩{container}⟦⟨,| ⟩ {eds:ed/eds}⟨. | ⟩{editors}⟧⟦ (⟦{place}: ⟧{publisher})⟧⟦, {pages}⟧." + DOI,
        _H + "{title}. Pages {pages} ⟨in|In:|In⟩⟦ {editors}, {eds:editor/editors}.⟧ {container}." + _H_IMPRINT + ".",
        _H + "{title}. ⟨In: |In ⟩⟦{editors}" + _H_ED + "⟨, | |. ⟩⟧{container}⟦, {collection}⟧⟦, vol. {volume}⟧." + _H_IMPRINT + _H_PAGES + "." + DOI,
        _H + "{title}." + "⟦ {p:p. /pp. }{pages}⟧, in ⟦{editors}" + _H_ED + "⟨, | ⟩⟧{container}." + _H_IMPRINT + ".",
    ),
    "conference": (
        _H + "{title}. ⟨In: |In |in: ⟩⟦{editors}" + _H_ED + " ⟧{container}⟦, {place}⟧⟦, {days} {month} {year}⟧." + "⟦ {publisher}⟧" + _H_PAGES + "." + DOI,
        _H + "{title}. ⟨In: |In ⟩{container}." + _H_IMPRINT + _H_PAGES + "." + DOI,
        _H + "{title}. {conference}⟦, {place}⟧⟦, {days} {month} {year}⟧.",
        _H + "⟨“{title},” in |{title}, in ⟩{container}⟦ (⟦{place}: ⟧{publisher})⟧⟦, {pages}⟧." + DOI,
        _H + "{title}. {container}⟦, {place}⟧" + _H_PAGES + ".",
    ),
    "web": (
        "⟦{authors}⟧⟦ ({year})⟧. {title}. ⟨Available online at|Available at|Available from⟩: {url} ⟨(accessed {accessed:en})|(Accessed: {accessed:en})|[Accessed {accessed:en}]⟩.",
        "⟦{authors}⟧⟦, {year}⟧. {title}. {url} ⟨(accessed {accessed:en})|(accessed {accessed:en})|(last accessed {accessed:en})⟩.",
        "⟦{authors}⟧⟦, {year}⟧. {title} [WWW Document].⟦ {publisher}⟧. URL {url} (accessed {accessed:de}).",
        "⟦{authors}⟧⟦ ({year})⟧ {title}.⟦ {publisher}⟧⟦, {place}⟧. {url}. Accessed {accessed:en}.",
        "⟦{authors}⟧⟦ {year}⟧. {title}. {url}.",
        "⟦{authors}⟧⟦ ({year})⟧ {title} [online]⟦, {publisher}⟧. Available at: {url} [Accessed {accessed:en}].",
    ),
    "thesis": (
        _H + "{title}. {genre}⟦⟨, |. ⟩{publisher}⟧⟦, {place}⟧.",
        _H + "{title} ({genre}).⟦ {publisher}⟧⟦, {place}⟧.",
        _H + "⟨‘{title}’|{title}⟩, {genre}⟦, {publisher}⟧⟦, {place}⟧.",
        _H + "{title}. ⟨Unpublished |⟩{genre}⟦, {publisher}⟧⟦, {total} pp.⟧",
    ),
    "report": (
        _H + "{title}⟦. {collection} ⟨No. |no. |⟩{number}⟧." + _H_IMPRINT + ".",
        _H + "{title}." + _H_IMPRINT + "⟦, {total} pp⟧.⟦ Available ⟨online at|at|from⟩: {url}⟧.",
        _H + "{title}⟦ ({collection}, {number})⟧." + _H_IMPRINT + ".",
        _H + "{title}⟦. Report ⟨No. |no. |⟩{number}⟧." + _H_IMPRINT + ".",
    ),
    "preprint": (
        _H + "{title}. {container}." + DOI,
        _H + "{title}. {container} [Preprint]." + DOI,
        _H + "{title}. {container}⟦ ⟨arXiv:|⟩{arxiv}⟧.",
        _H + "{title}. {container}, {year}." + DOI,
    ),
    "patent": (_H + "{title}. {container} ⟨No. |no. |⟩{number}.", _H + "{title}, {container} {number}."),
    "newspaper": (
        _H + "⟨‘{title}’, |{title}. |“{title},” ⟩{container}⟦, {day} {month}⟧⟦, {p:p. /pp. }{pages}⟧.",
        _H + "{title}. {container}, {day} {month}. Available at: {url} [Accessed {accessed:en}].",
    ),
    "dataset": (_H + "{title}.⟦ {publisher}⟧." + DOI, _H + "Data from: {title}.⟦ {publisher}⟧." + DOI),
    "software": (_H + "{title}." + _H_IMPRINT + ".⟦ {url}⟧", _H + "{title}, version {version}.⟦ {url}⟧."),
    "law": ("{authors}⟦ ({year})⟧ {title}⟦ ({number})⟧.",),
    "standard": (_H + "{number}: {title}." + _H_IMPRINT + ".", _H + "{title}⟦, {number}⟧." + _H_IMPRINT + "."),
}  # fmt: skip

# Chicago, MLA and the humanities: names in full, titles in quotes, the date at the end.
_Q = "⟨“{title}.”|“{title},”|“{title}.”|\"{title}.\"⟩"
_CHI_IMPRINT = "⟦ {place}:⟧⟦ {publisher}⟧⟦, {year}⟧"
_NOTE_IMPRINT = "⟦ (⟦{place}: ⟧{publisher}⟦, {year}⟧)⟧"
_CHI_DATE = "{authors}⟦. {year}⟧. "
CHICAGO: Templates = {
    "book": (
        "{authors}. {title}.⟦ {edition}.⟧" + _CHI_IMPRINT + ".",
        "{authors}. {title}⟦. Translated by {translators}⟧." + _CHI_IMPRINT + ".",
        "{authors}, {title}⟦, {edition}⟧" + _NOTE_IMPRINT + "⟦, {pages}⟧.",
        "{authors}, {title}⟦, trans. {translators}⟧" + _NOTE_IMPRINT + ".",
        "{editors}, {eds:ed./eds.} {title}." + _CHI_IMPRINT + ".",
        _CHI_DATE + "{title}.⟦ {edition}.⟧⟦ {place}:⟧⟦ {publisher}⟧.",
        "{authors}. {title}.⟦ {publisher}⟧⟦, {year}⟧.",
        "{authors}. {title}⟦. Vol. {volume}⟧⟦. {collection} {number}⟧." + _CHI_IMPRINT + ".",
        "{authors}, {title}⟦, {place}: {publisher}, {year}⟧⟦, {p:p. /pp. }{pages}⟧.",
    ),
    "chapter": (
        "{authors}. " + _Q + " ⟨In|in⟩ {container}⟦, edited by {editors}⟧⟦, {pages}⟧." + _CHI_IMPRINT + ".",
        "{authors}, “{title},” in {container}⟦, ed. {editors}⟧" + _NOTE_IMPRINT + "⟦, {pages}⟧.",
        _CHI_DATE + _Q + " In {container}⟦, edited by {editors}⟧⟦, {pages}⟧.⟦ {place}:⟧⟦ {publisher}⟧.",
        "{authors}. " + _Q + " {container}⟦, edited by {editors}⟧⟦, {publisher}⟧⟦, {year}⟧⟦, pp. {pages}⟧.",
        "{authors}, ‘{title}’, in ⟦{editors} {eds:(ed.)/(eds)}, ⟧{container}" + _NOTE_IMPRINT + "⟦, {p:p. /pp. }{pages}⟧.",
        "{authors}, “{title}”, in {container}⟦, {eds:ed./eds.} {editors}⟧⟦, {place}, {publisher}, {year}⟧⟦, {p:p. /pp. }{pages}⟧.",
    ),
    "conference": (
        "{authors}. " + _Q + " In {container}⟦, {pages}⟧." + _CHI_IMPRINT + "." + DOI,
        "{authors}. " + _Q + " Paper presented at {conference}⟦, {place}⟧⟦, {month} {year}⟧.",
        "{authors}, “{title},” in {container}" + _NOTE_IMPRINT + "⟦, {pages}⟧." + DOI,
    ),
    "web": (
        "{authors}. " + _Q + "⟦ {container}⟧⟦, {month} {day}, {year}⟧. {url}.",
        "{authors}, “{title},” accessed {accessed:en}, {url}.",
        "{authors}, “{title},”⟦ {container},⟧⟦ {year}⟧, {url}.",
        "{authors}. {title}⟦. {publisher}⟧⟦, {year}⟧. {url}. Accessed {accessed:en}.",
    ),
    "thesis": (
        "{authors}. " + _Q + " {genre}⟦, {publisher}⟧⟦, {year}⟧.",
        "{authors}, “{title}” ({genre}⟦, {publisher}, {year}⟧).",
        _CHI_DATE + "“{title}.” {genre}⟦, {publisher}⟧.",
    ),
    "report": ("{authors}. {title}⟦. {collection} {number}⟧." + _CHI_IMPRINT + ".⟦ {url}⟧.",),
    "preprint": ("{authors}, “{title},” {container}⟦ ({year})⟧." + DOI, "{authors}. “{title}.” {container}⟦, {year}⟧." + DOI),
    "newspaper": (
        "{authors}. “{title}.” {container}, {month} {day}, {year}⟦, {pages}⟧.",
        "{authors}. “{title}.” {container}, {day} {month:en-dotted} {year}⟦, {p:p. /pp. }{pages}⟧. {url}.",
        "{authors}, “{title},” {container}, {month} {day}, {year}, {url}.",
    ),
    "dataset": ("{authors}. {title}⟦. {publisher}⟧⟦, {year}⟧." + DOI,),
    "software": ("{authors}. {title} (version {version})⟦. {publisher}⟧⟦, {year}⟧.⟦ {url}⟧.",),
    "patent": ("{authors}. {title}. {container} {number}, filed {month} {day}, {year}.",),
}  # fmt: skip

# IEEE, SPIE and the engineers: initials first, titles in quotes, everything behind commas.
_IEEE_END = "⟦, {p:p. /pp. }{pages}⟧⟦, doi: {doi}⟧."
ENGINEERING: Templates = {
    "book": (
        "{authors}, {title}⟦, {edition}⟧.⟦ {place}:⟧⟦ {publisher}⟧⟦, {year}⟧.",
        "{authors}, {title}⟦, {publisher}⟧⟦, {place}⟧⟦ ({year})⟧.",
        "{authors}, {title}⟦, vol. {volume}⟧.⟦ {publisher}⟧⟦, {year}⟧⟦, {p:p. /pp. }{pages}⟧.",
    ),
    "chapter": (
        "{authors}, “{title},” in {container}⟦, {editors}, {eds:Ed./Eds.}⟧.⟦ {place}:⟧⟦ {publisher}⟧⟦, {year}⟧" + _IEEE_END,
        "{authors}, “{title},” in {container}⟦, {editors}, {eds:Ed./Eds.}⟧⟦, {p:p. /pp. }{pages}⟧⟦, {publisher}⟧⟦, {place}⟧⟦ ({year})⟧.",
    ),
    "conference": (
        "{authors}, “{title},” in {container}⟦, {place}⟧⟦, {year}⟧" + _IEEE_END,
        "{authors}, “{title},” in {container}⟦, {month:en-dotted} {year}⟧" + _IEEE_END,
        "{authors}, “{title},” in {container}⟦, {place}⟧⟦, {p:p. /pp. }{pages}⟧⟦ ({year})⟧.",
        "{authors}, “{title},” presented at the {conference}⟦, {place}⟧⟦, {month:en-dotted} {days}, {year}⟧.",
    ),
    "web": (
        "{authors}, “{title},”⟦ {container}⟧⟦, {year}⟧. [Online]. Available: {url}. [Accessed: {accessed:en}].",
        "{authors}, “{title},” {url}⟦ ({year})⟧.",
        "{authors}.⟦ ({year})⟧. {title}. [Online]. Available: {url}",
    ),
    "thesis": ("{authors}, “{title},” {genre}⟦, {publisher}⟧⟦, {place}⟧⟦, {year}⟧.", "{authors}, “{title},” {genre}⟦, {publisher}⟧⟦ ({year})⟧."),
    "report": ("{authors}, “{title},”⟦ {publisher}⟧⟦, {place}⟧⟦, {collection} {number}⟧⟦, {year}⟧.",),
    "preprint": ("{authors}, “{title},” {container}⟦, {year}⟧." + DOI, "{authors}, “{title},”⟦ {year}⟧, arXiv:{arxiv}.", "{authors}, “{title},” {container}⟦ {arxiv}⟧⟦ ({year})⟧."),
    "patent": ("{authors}, “{title},” {container} {number}⟦, {month:en-dotted} {day}, {year}⟧.",),
    "software": ("{authors}, “{title},”⟦ {year}⟧. [Online]. Available: {url}",),
    "standard": ("{title}, {number}⟦, {publisher}⟧⟦, {place}⟧⟦, {year}⟧.",),
}  # fmt: skip

# Chemistry and physics: semicolons or commas between names, publisher before place.
_ACS_DOI = "⟦⟨ doi: | https://doi.org/| | DOI: ⟩{doi}⟧"
CHEMISTRY: Templates = {
    "book": (
        "{authors} {title}⟦, {edition}⟧⟦; {publisher}⟧⟦: {place}⟧⟦, {year}⟧." + _ACS_DOI,
        "{authors} {title}⟦; {publisher}⟧⟦: {place}⟧⟦, {year}⟧⟦; {p:p /pp }{pages}⟧.",
        "{authors}, {title}⟦, {publisher}⟧⟦, {place}⟧⟦, {edition}⟧⟦, {year}⟧⟦, {p:p. /pp. }{pages}⟧.",
        "{authors}, {title}⟦ ({publisher}⟦, {place}⟧⟦, {year}⟧)⟧.",
    ),
    "chapter": (
        "{authors} ⟨{title}. In|{title}; In|{title}. In⟩ {container}⟦; {editors}, {eds:Ed./Eds.}⟧⟦; {publisher}⟧⟦: {place}⟧⟦, {year}⟧⟦; ⟦Vol. {volume}, ⟧{p:p /pp }{pages}⟧." + _ACS_DOI,
        "{authors} In {container}⟦; {editors}, {eds:Ed./Eds.}⟧⟦; {publisher}⟧⟦: {place}⟧⟦, {year}⟧⟦; {p:p /pp }{pages}⟧.",
        "{authors}, in {container}⟦, {eds:ed./eds.} {editors}⟧⟦, {publisher}⟧⟦, {place}⟧⟦, {year}⟧⟦, {p:p. /pp. }{pages}⟧.",
        "{authors}, {title}, in: ⟦{editors} {eds:(Ed.)/(Eds.)}, ⟧{container}⟦, {publisher}⟧⟦, {place}⟧⟦, {year}⟧⟦, {p:p. /pp. }{pages}⟧." + _ACS_DOI,
    ),
    "conference": (
        "{authors} {title}. In {container}⟦, {place}⟧⟦, {days} {month} {year}⟧⟦; {p:p /pp }{pages}⟧.",
        "{authors}, {title}, in: {container}⟦, {publisher}⟧⟦, {place}⟧⟦, {year}⟧⟦, {p:p. /pp. }{pages}⟧.",
    ),
    "web": ("{authors} {title}. {url} (accessed {accessed:en}).", "{authors}, {title}⟦, {year}⟧. {url} (accessed {accessed:en})."),
    "thesis": ("{authors} {title}. {genre}⟦, {publisher}⟧⟦, {place}⟧⟦, {year}⟧.", "{authors}, {title}, {genre}⟦, {publisher}⟧⟦, {year}⟧.", "{authors}, {genre}⟦, {publisher}⟧⟦, {year}⟧."),
    "report": ("{authors} {title}⟦; {collection} {number}⟧⟦; {publisher}⟧⟦: {place}⟧⟦, {year}⟧.",),
    "preprint": ("{authors} {title}. {container}⟦ {year}⟧." + _ACS_DOI, "{authors}, {container}⟦, {year}⟧, preprint⟦, arXiv:{arxiv}⟧." + _ACS_DOI),
    "patent": ("{authors} {title}. {container} {number}⟦, {month} {day}, {year}⟧.", "{authors} {container} {number}⟦, {year}⟧."),
    "software": ("{authors} {title}⟦; {publisher}⟧⟦: {place}⟧⟦, {year}⟧.",),
}  # fmt: skip
