"""Pieces of patterns that several readers of prose share."""

from __future__ import annotations

import functools
import re

YEAR = r"(?:18[7-9]\d|19\d\d|20\d\d)(?!\d)"
"""A year of film: 1870 to 2099."""

STRONG_NOUN = (
    r"(?:[a-z]+)?(?:films?|movies?|docudrama|telefilm|biopic|featurette|photoplay)|motion pictures?|documentar(?:y|ies)"
    r"|mockumentary|melodrama|rom-?com|film noir|television special"
)
"""Nouns that say "film" by themselves."""

WEAK_NOUN = (
    r"drama|comed(?:y|ies)|thriller|[Ww]estern|musical|romance|mystery|feature|picture|short|cartoon|serial|anthology"
    r"|adaptation|remake|sequel|prequel|production|co-?production|adventure|horror|noir|animation|epic|whodunit"
    r"|two-?reeler"
    r"|fantasy|talkie|double (?:bill|feature)|romp|satire|parody|farce|tragedy|slasher|swashbuckler|sci-fi"
    r"|actioner|comedy-drama|drama-comedy|dramedy"
)
"""Nouns that may say "film", given a year or a director beside them."""

NOT_THE_FILM = (
    r"(?:directors?|makers?|stars?|crews?|critics?|stud(?:io|ios|ents?|ies)|producers?|actors?|actress(?:es)?"
    r"|festivals?|school"
    r"|buffs?|fans?|industry|theat(?:er|re)s?|executives?|composers?|editors?|historians?|writers?|awards?"
    r"|professor|scores?"
    r"|soundtracks?|series|franchise|projector|trilogy|rights|novelization)\b"
)
"""Words which, after "film", make it something else: "film director"."""

QUOTES = {
    '"': '"”"',
    "“": '”"“',
    "„": '“”"',
    "”": '”"',
    "«": "»",
    "»": "«",
    "‘": "’'",
    "'": "'",
    "「": "」",
    "『": "』",
    "《": "》",
}
QUOTES |= {"〈": "〉", "〔": "〕", "＂": "＂", "‹": "›"}
"""Opening quotation marks and what may close each."""


@functools.cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern, made when it is first needed so that importing stays cheap."""
    return re.compile(pattern, flags)


def paragraph_end(text: str, start: int, end: int) -> int:
    """Where the first paragraph of a region ends: at a blank line.

    >>> paragraph_end("One.\\n\\nTwo.", 0, 12)
    4
    """
    blank = compiled(r"\n[^\S\n]*\n|\r\n?[^\S\n]*\r").search(text, start, end)
    return blank.start() if blank else end
