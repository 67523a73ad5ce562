"""Compare URLs: find those that lead to the same page."""

from __future__ import annotations

from cgt_cite.regex import lazy_compile

_SCHEME = lazy_compile(r"(?i)\A(?:[a-z][a-z0-9+.-]*:)?//|\Amailto:")
_TRACKING = lazy_compile(r"(?i)(?:utm_[a-z]+|fbclid|gclid|jsessionid|source)=[^&]*&?")
_INDEX = lazy_compile(r"(?i)/(?:index|default)\.(?:html?|php|aspx?)\Z")
_TRUNCATED = ("...", "…")


def url_key(url: str) -> str:
    """A key that is the same for all spellings of a URL; empty if there is none or it is truncated.

    >>> url_key("https://www.WHO.int/news/Fact-sheets/?utm_source=x#top")
    'who.int/news/Fact-sheets'
    """
    if not url or url.endswith(_TRUNCATED):
        return ""
    url = _SCHEME.sub("", url.strip())
    if "#!" not in url and "#/" not in url:  # a path within a single-page application
        url = url.partition("#")[0]
    host, slash, path = url.partition("/")
    path, _, query = path.partition("?")
    path = _INDEX.sub("", slash + path).rstrip("/.,;")
    query = _TRACKING.sub("", query).rstrip("&")
    return host.lower().removeprefix("www.") + path + (f"?{query}" if query else "")
