"""The names of months and seasons in the languages that reference lists use: data only."""

from __future__ import annotations

_NAMES = {  # January to December, separated by bars; alternatives separated by spaces
    "en": "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september"
    "|oct october|nov november|dec december",
    "de": "jän januar jänner|februar|mär märz maerz mrz|april|mai|juni|juli|august|september"
    "|okt oktober|november|dez dezember",
    "fr": "janv janvier|févr février fevrier fev fév|mars|avr avril|mai|juin|juil juillet|août aout|septembre"
    "|octobre|novembre|déc décembre decembre",
    "es": "ene enero|febrero|marzo|abr abril|mayo|junio|julio|ago agosto|septiembre setiembre set|octubre"
    "|noviembre|dic diciembre",
    "pt": "janeiro|fevereiro|março marco|abril|maio mai|junho|julho|agosto|setembro"
    "|out outubro|novembro|dezembro",
    "it": "gen gennaio|febbraio|marzo|aprile|mag maggio|giu giugno|lug luglio|agosto|settembre|ott ottobre"
    "|novembre|dicembre",
    "ru": "январь января янв|февраль февраля|март марта|апрель апреля|май мая|июнь июня|июль июля"
    "|август августа|сентябрь сентября|октябрь октября|ноябрь ноября|декабрь декабря",
}
MONTHS = {
    word: number
    for names in _NAMES.values()
    for number, words in enumerate(names.split("|"), 1)
    for word in words.split()
}
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
