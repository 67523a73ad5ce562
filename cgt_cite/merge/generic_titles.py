"""Titles that many works share, so that they do not identify one: `Editorial`, `Author reply`."""

from __future__ import annotations

_GENERIC = frozenset(  # folded
    (
        *("acknowledgements", "acknowledgments", "addendum", "authorreply", "authorresponse", "authorsreply"),
        *("authorsresponse", "bookreview", "bookreviews", "briefcommunication", "briefreport", "casereport"),
        *(
            "casereports",
            "clinicalpractice",
            "comment",
            "commentary",
            "comments",
            "conclusion",
            "conclusions",
        ),
        *("correction", "corrections", "correspondence", "corrigendum", "discussion", "editorial"),
        *("editorialcomment", "editorialcommentary", "editorialintroduction", "editorsnote", "erratum"),
        *("executivesummary", "expressionofconcern", "foreword", "guesteditorial", "inmemoriam", "inreply"),
        *("inthisissue", "introduction", "invitedcommentary", "letter", "lettertotheeditor", "letters"),
        *(
            "letterstotheeditor",
            "literaturereview",
            "newsandviews",
            "obituary",
            "originalarticle",
            "overview",
        ),
        *("perspective", "perspectives", "preface", "reply", "replytoletter", "response", "retraction"),
        *("retractionnotice", "review", "reviewarticle", "summary", "systematicreview", "theauthorreplies"),
        *("theauthorsreply", "thisissue", "viewpoint", "withdrawn"),
    )
)
_BEGINNINGS = ("replyto", "responseto", "commenton", "reremarks", "letterto", "authorsreplyto", "editorial")


def is_generic(folded_title: str) -> bool:
    """Whether a title, folded, is one that recurs: `editorial`, `replytosmith`."""
    return folded_title in _GENERIC or folded_title.startswith(_BEGINNINGS)
