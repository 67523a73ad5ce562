"""Months and access dates as they are printed, by language."""

from __future__ import annotations

MONTHS: dict[str, tuple[str, ...]] = {
    name: tuple(words.split())
    for name, words in {
        "en": "January February March April May June July August September October November December",
        "en-short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "en-dotted": "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.",
        "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "pt-short": "jan. fev. mar. abr. maio jun. jul. ago. set. out. nov. dez.",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "es-short": "ene. feb. mar. abr. may. jun. jul. ago. sep. oct. nov. dic.",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "fr-short": "janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.",
        "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "de-short": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "it-short": "gen. feb. mar. apr. mag. giu. lug. ago. set. ott. nov. dic.",
        "nl": "januari februari maart april mei juni juli augustus september oktober november december",
        "nl-short": "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.",
        "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "ru-short": "янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.",
        "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
        "grudnia",
        "pl-short": "sty. lut. mar. kwi. maj cze. lip. sie. wrz. paź. lis. gru.",
    }.items()
}

ACCESS: dict[str, tuple[str, ...]] = {
    "en": ("{d} {month} {y}", "{month} {d}, {y}", "{d} {mon} {y}", "{month} {y}", "{y}-{m:02d}-{d:02d}",
           "{d:02d}/{m:02d}/{y}", "{mon} {d}, {y}", "{d}.{m}.{y}", "{y} {mon} {d}"),
    "nlm": ("{y} {mon} {d}",),
    "pt": ("{d} {mon} {y}", "{d} de {month} de {y}", "{d} {mon} {y}"),
    "es": ("{d} de {month} de {y}", "{d} de {month} del {y}", "{y} {mon} {d}"),
    "fr": ("{d} {month} {y}", "le {d} {month} {y}"),
    "de": ("{d:02d}.{m:02d}.{y}", "{d}. {month} {y}", "{d}.{m}.{y}"),
    "it": ("{d} {month} {y}",),
    "nl": ("{d} {month} {y}",),
    "ru": ("{d:02d}.{m:02d}.{y}", "{d} {month} {y}"),
    "pl": ("{d:02d}.{m:02d}.{y}", "{d} {month} {y}"),
}  # fmt: skip
MONTHS["nlm"] = MONTHS["nlm-short"] = MONTHS["en-short"]
SEASONS = {
    "en": ("Spring", "Summer", "Autumn", "Fall", "Winter", "Winter-Spring"),
    "nlm": ("Spring", "Summer", "Autumn", "Fall", "Winter"),
    "pt": ("primavera", "verão", "outono", "inverno"),
    "es": ("primavera", "verano", "otoño", "invierno"),
    "fr": ("printemps", "été", "automne", "hiver"),
    "de": ("Frühjahr", "Sommer", "Herbst", "Winter"),
}
