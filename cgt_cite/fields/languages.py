"""Languages: their ISO 639-1 codes, MEDLINE's codes, and the names that PubMed and journals print."""

from __future__ import annotations

from cgt_cite.regex import lazy_compile

# ISO 639-1 code, MEDLINE's code (ISO 639-2/B) and other codes, English names, the first of which is written;
# by frequency in PubMed.
_TABLE = """
en eng English
de ger/deu German
fr fre/fra French
ru rus Russian
zh chi/zho/cmn Chinese|Mandarin|Simplified Chinese|Traditional Chinese|Mandarin Chinese
ja jpn Japanese
es spa Spanish|Castilian|Spanish, Castilian
it ita Italian
pl pol Polish
pt por Portuguese|Brazilian Portuguese
da dan Danish
nl dut/nld Dutch|Flemish
sv swe Swedish
cs cze/ces Czech
hu hun Hungarian
no nor Norwegian
ro rum/ron Romanian|Rumanian|Moldovan|Moldavian
bg bul Bulgarian
ko kor Korean
he heb Hebrew
tr tur Turkish
uk ukr Ukrainian
fi fin Finnish
sk slo/slk Slovak|Slovakian
sr srp/scc Serbian
hr hrv/scr Croatian
el gre/ell Greek|Modern Greek|Greek, Modern
sl slv Slovenian|Slovene
fa per/fas Persian|Farsi|Iranian|Persian, Iranian
ar ara Arabic
lt lit Lithuanian
ka geo/kat Georgian
et est Estonian
lv lav Latvian
bs bos Bosnian
is ice/isl Icelandic
mk mac/mkd Macedonian
af afr Afrikaans
th tha Thai
vi vie Vietnamese
cy wel/cym Welsh
id ind Indonesian|Bahasa Indonesia
ms may/msa Malay|Bahasa Malaysia
sq alb/sqi Albanian
ca cat Catalan|Valencian
az aze Azerbaijani|Azeri
hy arm/hye Armenian
eo epo Esperanto
la lat Latin
kk kaz Kazakh
mn mon Mongolian
uz uzb Uzbek
be bel Belarusian|Byelorussian
gd gla Gaelic|Scottish Gaelic
ga gle Irish
sa san Sanskrit
hi hin Hindi
ur urd Urdu
bn ben Bengali|Bangla
ml mal Malayalam
ps pus Pashto|Pushto
am amh Amharic
mi mao/mri Maori
rw kin Kinyarwanda
sw swa Swahili
eu baq/eus Basque
gl glg Galician
ne nep Nepali
si sin Sinhala|Sinhalese
my bur/mya Burmese
ku kur Kurdish
ky kir Kyrgyz|Kirghiz
tg tgk Tajik
und und Undetermined
mul mul Multiple languages
"""
_ROWS = [line.split(" ", 2) for line in _TABLE.strip().splitlines()]
_MEDLINE = {code: others.partition("/")[0] for code, others, _ in _ROWS}
_NAMES = {code: names.split("|") for code, _, names in _ROWS}
_CODES = {
    alias.casefold(): code for code, others, _ in _ROWS for alias in (code, *others.split("/"), *_NAMES[code])
}
_SEPARATOR = lazy_compile(r",|&|\band\b")
# The longest first, so that as alternatives of a pattern `Persian, Iranian` is tried before `Persian`.
LANGUAGES = sorted((name for names in _NAMES.values() for name in names), key=len, reverse=True)
_KNOWN_NAMES = frozenset(map(str.casefold, LANGUAGES))


def is_language(name: str) -> bool:
    """Whether a text is the English name of a language in the table."""
    return name.casefold() in _KNOWN_NAMES


def language_code(name: str) -> str:
    """ISO 639-1 for a language's English name or code; the name itself if it is unknown.

    >>> language_code("Farsi"), language_code("Modern Greek"), language_code("slo"), language_code("Klingon")
    ('fa', 'el', 'sk', 'Klingon')
    """
    return _CODES.get(" ".join(name.split()).casefold(), name.strip())


def language_codes(names: str) -> str:
    """The codes of an article's languages: `English, French; Abstract available in German`.

    >>> language_codes("Greek, Modern, English")
    'el, en'
    """
    words = list(filter(None, map(str.strip, _SEPARATOR.split(names.partition(";")[0]))))
    codes: list[str] = []
    at = 0
    while at < len(words):
        inverted = ", ".join(words[at : at + 2])  # `Greek, Modern` is one language
        length = 2 if inverted.casefold() in _CODES else 1
        codes.append(language_code(", ".join(words[at : at + length])))
        at += length
    return ", ".join(dict.fromkeys(codes))


def medline_code(code: str) -> str:
    """MEDLINE's three-letter code for an ISO 639-1 code (`fre` for `fr`); anything else is unchanged."""
    return _MEDLINE.get(code, code)


def language_name(code: str) -> str:
    """The lower-case English name for an ISO 639-1 code (`french` for `fr`); anything else is unchanged."""
    return _NAMES[code][0].lower() if code in _NAMES else code
