"""Stop words of titles, in the languages of reference lists."""

from __future__ import annotations

_ENGLISH = """
a an the of on in at by for from to into with without and or nor as is are was were be been being do
does did can could should would will may might must has have had how what when where which who whom
whose why its it this that these those their our your his her we you they there than then between
among during after before under over through via about against towards toward within across per
using use new some any all
"""
_GERMAN = """
der die das den dem des ein eine einer eines einem einen und oder zur zum im am von vom mit bei fur uber
"""
_FRENCH = "le la les l un une des du de d et ou au aux en sur pour par dans avec sans chez est"
_SPANISH = "el los las lo uno una unos unas y o del al en con sin por para sobre entre es"
_PORTUGUESE = "os as um uma do da dos das e em no na nos nas ao com sem por para"
_ITALIAN = "il gli i dello della dei degli delle nel nella con per tra fra"
STOPWORDS = frozenset(f"{_ENGLISH} {_GERMAN} {_FRENCH} {_SPANISH} {_PORTUGUESE} {_ITALIAN}".split())
