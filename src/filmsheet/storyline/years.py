"""Years in prose: which of those that stand there is the film's."""

from __future__ import annotations

from ..text.source import Found
from .patterns import YEAR, compiled


def year_within(text: str, start: int, end: int) -> Found | None:
    """The first year of a region; "1920s" is none."""
    match = compiled(r"(?<![\d.,])" + YEAR + r"(?!['’]?s\b)").search(text, start, end)
    return Found(int(match[0]), *match.span()) if match else None


_SENTENCE_YEAR = (
    r"(?:[^.\n;]|\.(?=\w|\s[a-z\d]|\s?[A-Z]\.)){0,160}?\b(?:VERB)\b"
    r"(?:[^.\n;\d]|\.(?=\w|\s[a-z\d]|\s?[A-Z]\.)|\d{1,2}(?!\d)){0,80}?(?:in|on|from|of|,|early|late|year"
    r"|[A-Z][a-z]{2,8}\.?|\d{1,2})\s+("
    + YEAR
    + r")(?!\s+(?:[A-Za-z]+\s+){0,4}?(?:novel|book|play|film|short story|memoir|album|song|musical|poem)|['’]?s\b)"
)
_RELEASE_VERB = "released|premiered|premiering|opened|debuted|issued"
_MAKE_VERB = "from|produced|made|filmed|shot|distributed|by"
_PLAIN_AFTER_NOUN = r"\s+(?:from|of)\s+(?:the\s+year\s+)?(" + YEAR + r")\b(?!['’]?s\b)"
RELEASED = (
    r"\b(?:releas(?:ed?|ing|es)|aired|broadcast|televised|premier(?:ed?|es|ing)|opened|opens|debuted"
    r"|theatrical(?:ly)?|first shown|came out|screened)\b"
    r"(?:[^.\n\d]|\.(?=\w|\s[a-z\d])|\d{1,2}(?:st|nd|rd|th)?(?!\d)){0,120}?\b("
    + YEAR
    + r")\b(?!['’]?s\b|\s+(?:novel|book|play|film))"
)
MADE = (
    r"\b(?:made|filmed|produced|shot|completed|filming|production|copyrighted)\b(?:[^.\n\d]|\.(?=\w|\s[a-z\d])"
    r"|\d{1,2}(?!\d)){0,80}?\b(" + YEAR + r")\b(?!['’]?s\b)"
)


def year_of_sentence(text: str, start: int, end: int) -> Found | None:
    """The year that the sentence from `start` on gives: of release before that of making."""
    end = min(end, len(text))
    for pattern in (
        _PLAIN_AFTER_NOUN,
        _SENTENCE_YEAR.replace("VERB", _RELEASE_VERB),
        _SENTENCE_YEAR.replace("VERB", _MAKE_VERB),
    ):
        match = compiled(pattern).match(text, start, end)
        if match:
            return Found(int(match[1]), *match.span(1))
    return None


def fronted_year(text: str, start: int, end: int) -> Found | None:
    """The year of "Released in 1948, X is ..."."""
    match = compiled(r"(?:[Rr]eleased|[Mm]ade|[Pp]remiered|[Pp]roduced)\s[^.\n]{0,60}?\b(" + YEAR + ")").search(
        text, start, end
    )
    return Found(int(match[1]), *match.span(1)) if match else None


def bracketed_year(text: str, start: int, end: int) -> Found | None:
    """The year in a bracket or an aside after a title: "(1948 film)", ", released in 1948,"."""
    pattern = (
        r"[(\[（](?:[^()\[\]（）;]{0,40}[\s,])?("
        + YEAR
        + r")(?:\s?[–-]\s?\d{2,4})?(?:[\s,][^()\[\]（）]{0,25})?[)\]）]"
    )
    match = compiled(pattern).search(text, start, min(end, start + 200)) or compiled(_ASIDE_YEAR).search(
        text, start, end
    )
    return Found(int(match[1]), *match.span(1)) if match else None


_ASIDE_YEAR = r",\s+(?:first\s+)?(?:released|made|premiered|filmed|produced|shot)\b[^,;()]{0,60}?\b(" + YEAR + ")"
