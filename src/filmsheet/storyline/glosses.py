"""What stands in brackets and asides after a title: other titles, the title in another language, a year."""

from __future__ import annotations

import functools
import re

from ..text.source import Found, tidy, trim
from .patterns import compiled
from .years import bracketed_year

LANGUAGES = (
    "Albanian Arabic Armenian Assamese Basque Bengali Bulgarian Cantonese Catalan Chinese Croatian Czech Danish"
    " Dutch English Estonian Finnish"
    " Filipino French Galician Georgian German Greek Gujarati Hebrew Hindi Hungarian Icelandic Indonesian Irish"
    " Italian Japanese Kannada Kazakh"
    " Khmer Korean Kurdish Latin Latvian Lithuanian Macedonian Malay Malayalam Mandarin Marathi Mongolian"
    " Nepali Norwegian Odia Persian Polish"
    " Portuguese Punjabi Romanian Russian Serbian Serbo-Croatian Sinhala Slovak Slovene Slovenian Spanish"
    " Swahili Swedish Tagalog Tamil Telugu"
    " Thai Tibetan Turkish Ukrainian Urdu Uzbek Vietnamese Welsh Wolof Yiddish Zulu"
)

_PART_END = (
    r"(?=\s*(?:;|,\s+(?:[A-Za-z.]+\s?:|also|aka|lit\.|literally|transl|known|released|or|English|UK|US)|[)）]|,?$))"
)


@functools.cache
def _marked_original() -> re.Pattern[str]:
    names = "|".join(name for name in LANGUAGES.split() if name != "English")
    return re.compile(
        r"(?:[Oo]rig(?:inal(?:\s+(?:title|name))?|\.)|(?:[Oo]riginal\s+)?(?:(?:[Ss]implified|[Tt]raditional)\s+)?(?:"
        + names
        + r")(?:\s+title)?|[Hh]angul)"
        r"\s*(?::|\b(?=\s*[\"“«‘]))\s*[\"“«‘]?(?![\[/])([^;()（）\n\"”»]{1,120}?)[\"”»’]?" + _PART_END
    )


_FOREIGN_ORIGINAL = (
    r"(?:(?:\b[Oo]riginaltitel|titre\s+original|titolo\s+originale|título\s+original|(?:oorspronkelijke"
    r"|originele)\s+titel|[Оо]ригинальное\s+название|[Оо]риг\.|[Jj]udul\s+asli)"
    r"(?:\s+(?:em|en|in|auf)\s+\w+)?|(?:\b(?:en|em|in|bahasa|Bahasa)\s+)?(?:inglés|inglês|inglese|anglais"
    r"|[Ee]nglisch|[Ee]nglish|Engels|Inggris)|\b(?:англ|фр|нем|итал?|исп|яп|кит|порт|швед|дат|польск|кор"
    r"|engl(?!\.\s+Orig))\.)"
    r"\s*:?\s*[\"“«‘]?([^;,()\n\"”»]{1,120}?)[\"”»’]?(?=\s*[;,()]|$)"
)

_OTHER_TITLE = (
    r"(?:also\s+(?:known|released|titled|called|billed|referred\s+to)(?:\s+in\s+[A-Z][\w\s]{1,30}?"
    r"|\s+internationally)?(?:\s+(?:as|under\s+the\s+title))?|\baka|a\.\s?k\.\s?a\.?"
    r"|(?:known|released|re-?released|titled|re-?titled|marketed|distributed|billed"
    r"|referred\s+to)(?:\s+(?:simply|internationally|later|outside\s+[A-Z]\w+"
    r"|in\s+(?:the\s+)?[A-Z][\w.]*+(?:\s++[A-Z][\w.]*+)*))?"
    r"\s+as(?:\s+simply)?)\s*:?\s*(?:simply\s+|just\s+)?[\"“«‘]?((?:[^;,()（）\n\"”»]"
    r"|,(?!\s)){1,120}?)[\"”»’]?(?=\s*(?:[;,()）]|$|\s(?:in|and|is|was|or)\s))"
)


def read_glosses(
    text: str, start: int, end: int, english: bool
) -> tuple[Found | None, bool, list[Found], Found | None]:
    """Original title (and whether it was marked so), other titles and a bracketed year after a title."""
    if end - start < 4:
        return None, False, [], None
    year = bracketed_year(text, start, end)
    others = [piece(text, *m.span(1)) for m in compiled(_OTHER_TITLE).finditer(text, start, end)]
    marked = (_marked_original() if english else compiled(_FOREIGN_ORIGINAL)).search(text, start, end)
    if marked:
        return piece(text, *marked.span(1)), True, others, year
    return _bare_original(text, start, end), False, others, year


def piece(text: str, start: int, end: int) -> Found:
    """What stands in a region, trimmed and tidied."""
    start, end = trim(text, start, end)
    return Found(tidy(text[start:end]), start, end)


def _bare_original(text: str, start: int, end: int) -> Found | None:
    """A bracket with nothing but a name in it: the title in another language."""
    native = compiled(
        r"[(（]\s*[\"“«『「《]?([^\x00-\u024f\u1e00-\u2060()（）;,]{1,80}?)[\"”»』」》]?\s*(?=[)）;,]|\s[A-Z])"
    ).match(text, _skip_blank(text, start, end), end)
    if native and any(c.isalpha() for c in native[1]):
        return piece(text, *native.span(1))
    bare = compiled(r"[(（]\s*[\"“«‘]?([A-ZÀ-Þ¿¡][^()（）;:/\[\]\d]{2,100}?)[\"”»’]?\s*[)）]").match(
        text, _skip_blank(text, start, end), end
    )
    if bare and not compiled(r"(?:UK|US|USA|U\.S|TV|Part|Vol|The Movie|Film|Movie|Also|Original|Or)\b").match(bare[1]):
        return piece(text, *bare.span(1))
    return None


def _skip_blank(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in '"”»'):
        start += 1
    return start
