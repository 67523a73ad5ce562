"""Convert language names and codes used by PubMed to ISO 639-1 and back."""

from __future__ import annotations

# name, MEDLINE's code (ISO 639-2/B), ISO 639-1 code; the languages of PubMed's articles by frequency
_TABLE = """
english eng en|german ger de|french fre fr|russian rus ru|chinese chi zh|japanese jpn ja|spanish spa es
italian ita it|polish pol pl|portuguese por pt|danish dan da|dutch dut nl|swedish swe sv|czech cze cs
hungarian hun hu|norwegian nor no|romanian rum ro|bulgarian bul bg|korean kor ko|hebrew heb he|turkish tur tr
ukrainian ukr uk|finnish fin fi|slovak slo sk|serbian srp sr|croatian hrv hr|greek gre el|slovenian slv sl
persian per fa|arabic ara ar|lithuanian lit lt|georgian geo ka|estonian est et|latvian lav lv|bosnian bos bs
icelandic ice is|macedonian mac mk|afrikaans afr af|thai tha th|vietnamese vie vi|welsh wel cy
indonesian ind id|malay may ms|albanian alb sq|catalan cat ca
azerbaijani aze az|armenian arm hy|esperanto epo eo|latin lat la|kazakh kaz kk|mongolian mon mn
uzbek uzb uz|belarusian bel be|gaelic gla gd|sanskrit san sa|hindi hin hi
"""
_CODES = {
    alias: code
    for line in _TABLE.replace("\n", "|").split("|")
    if line
    for *aliases, code in [line.split()]
    for alias in (*aliases, code)
}
_NAMES = {
    code: aliases[0]
    for line in _TABLE.replace("\n", "|").split("|")
    if line
    for *aliases, code in [line.split()]
}
_MEDLINE = {
    code: aliases[-1]
    for line in _TABLE.replace("\n", "|").split("|")
    if line
    for *aliases, code in [line.split()]
}


def language_code(name: str) -> str:
    """ISO 639-1 for a language's English name or code; the name itself if it is unknown."""
    return _CODES.get(name.strip().casefold(), name.strip())


def language_codes(names: str) -> str:
    """The codes of an article's languages: `English, French; Abstract available in German`."""
    return ", ".join(map(language_code, filter(None, names.partition(";")[0].split(","))))


def medline_code(code: str) -> str:
    """MEDLINE's three-letter code for an ISO 639-1 code (`fre` for `fr`); anything else is unchanged."""
    return _MEDLINE.get(code, code)


def language_name(code: str) -> str:
    """The lower-case English name for an ISO 639-1 code (`french` for `fr`); anything else is unchanged."""
    return _NAMES.get(code, code)
