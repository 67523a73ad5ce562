"""Languages: their ISO 639-1 codes, MEDLINE's codes, and the names that PubMed and journals print."""

from __future__ import annotations

from cgt_cite.regex import lazy_compile

# ISO 639-1 code, MEDLINE's code (ISO 639-2/B), English names, other codes; by frequency in PubMed.
# Names are separated by bars; the first is the one that is written.
_TABLE = """
en eng English
de ger German deu
fr fre French fra
ru rus Russian
zh chi Chinese|Mandarin|Simplified Chinese|Traditional Chinese|Mandarin Chinese zho cmn
ja jpn Japanese
es spa Spanish|Castilian|Spanish, Castilian
it ita Italian
pl pol Polish
pt por Portuguese|Brazilian Portuguese
da dan Danish
nl dut Dutch|Flemish nld
sv swe Swedish
cs cze Czech ces
hu hun Hungarian
no nor Norwegian
ro rum Romanian|Rumanian|Moldovan|Moldavian ron
bg bul Bulgarian
ko kor Korean
he heb Hebrew
tr tur Turkish
uk ukr Ukrainian
fi fin Finnish
sk slo Slovak|Slovakian slk
sr srp Serbian scc
hr hrv Croatian scr
el gre Greek|Modern Greek|Greek, Modern ell
sl slv Slovenian|Slovene
fa per Persian|Farsi|Iranian|Persian, Iranian fas
ar ara Arabic
lt lit Lithuanian
ka geo Georgian kat
et est Estonian
lv lav Latvian
bs bos Bosnian
is ice Icelandic isl
mk mac Macedonian mkd
af afr Afrikaans
th tha Thai
vi vie Vietnamese
cy wel Welsh cym
id ind Indonesian|Bahasa Indonesia
ms may Malay|Bahasa Malaysia msa
sq alb Albanian sqi
ca cat Catalan|Valencian
az aze Azerbaijani|Azeri
hy arm Armenian hye
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
mi mao Maori mri
rw kin Kinyarwanda
sw swa Swahili
eu baq Basque eus
gl glg Galician
ne nep Nepali
si sin Sinhala|Sinhalese
my bur Burmese mya
ku kur Kurdish
ky kir Kyrgyz|Kirghiz
tg tgk Tajik
und und Undetermined
mul mul Multiple languages
"""
_ROW = lazy_compile(r"(?P<code>[a-z]+) (?P<medline>[a-z]+) (?P<names>[A-Z].*?)(?P<others>(?: [a-z]{3})*)")
_ROWS = [row for row in map(_ROW.fullmatch, _TABLE.splitlines()) if row]
_MEDLINE = {row["code"]: row["medline"] for row in _ROWS}
_NAMES = {row["code"]: row["names"].split("|") for row in _ROWS}
_CODES = {
    alias.casefold(): row["code"]
    for row in _ROWS
    for alias in (row["code"], row["medline"], *row["others"].split(), *_NAMES[row["code"]])
}
_SEPARATOR = lazy_compile(r"\s*(?:,|&|\band\b)\s*")
# The longest first, so that as alternatives of a pattern `Persian, Iranian` is tried before `Persian`.
LANGUAGES = sorted((name for names in _NAMES.values() for name in names), key=len, reverse=True)


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
    words = [word for word in _SEPARATOR.split(names.partition(";")[0].strip()) if word]
    codes: list[str] = []
    while words:
        inverted = ", ".join(words[:2])  # `Greek, Modern` is one language
        length = 2 if inverted.casefold() in _CODES else 1
        codes.append(language_code(", ".join(words[:length])))
        del words[:length]
    return ", ".join(dict.fromkeys(codes))


def medline_code(code: str) -> str:
    """MEDLINE's three-letter code for an ISO 639-1 code (`fre` for `fr`); anything else is unchanged."""
    return _MEDLINE.get(code, code)


def language_name(code: str) -> str:
    """The lower-case English name for an ISO 639-1 code (`french` for `fr`); anything else is unchanged."""
    return _NAMES[code][0].lower() if code in _NAMES else code
