"""Is this paragraph about a film, and is it a story or something else?"""

from __future__ import annotations

import math
import re

from .patterns import compiled
from .title import read_title_and_year

_FILM_WORDS = (
    r"\b(?:films?|movies?|directed by|starring|played by|premier(?:ed|es)|box office|screenplay|cinemat\w+|sequel|remake|silver screen|motion picture|protagonist"
    r"|documentary|plot|storyline|cast|actors?|actress|Film(?:s|e)?|película|filme|фильм\w*|режисс\w+|Regie|réalisé|diretto|dirigid[oa]|disutradarai)\b|电影|電影|映画|영화|감독|导演|導演"
)
_STORY_WORDS = (
    r"\b(?:his|her|their|falls? in love|discovers?|finds? (?:himself|herself|themselves|out)|must|young|murder(?:ed|er)?|family|father|mother|wife|husband|daughter|son|brother|sister|friends?"
    r"|returns?|escapes?|love|kill(?:s|ed)?|secret|town|village|war|revenge|meets?|begins?|tries|decides?|struggles?|journey|life|lives|story|tale|detective|gang|girl|boy|woman|man|killer"
    r"|encounters?|becomes?|learns?|falls|haunted|mysterious|hero|evil|death|dead|soldier|king|queen|student|teacher|boyfriend|girlfriend|couple|marriage|school)\b"
)
_NOT_STORY = (
    r"\b(?:click|subscribe|copyright|cookies?|sign (?:in|up)|log ?in|download|install|licen[cs]e|newsletter|privacy|terms of use|share (?:on|this)|password|https?|www|file|function|version|parameter"
    r"|agenda|minutes of|meeting|attendees|invoice|recipe|tablespoons?|server|code|software|API|e-?mail|customer|config\w*|returns? (?:a|the) (?:value|list|string))\b|[{}<>|=]{1}|©"
)


def looks_like_film(text: str, start: int, end: int) -> float:
    """How sure it is that this paragraph, which no label announces, is a film's storyline or is about a film.

    A probability from 0.0 to 1.0. Only the first 1,500 characters are looked at.

    >>> prose = '"Tin Moon" is a 1948 drama film directed by Ada Lund.'
    >>> looks_like_film(prose, 0, len(prose)) > 0.95
    True
    >>> looks_like_film("Click here to download the file.", 0, 32) < 0.1
    True
    """
    end = min(end, start + 1500)
    words = len(compiled(r"\w+").findall(text, start, end))
    if words < 4:
        return 0.01
    heading = read_title_and_year(text, start, end)
    per_hundred = 100.0 / max(words, 25)
    score = -3.2
    score += 5.5 * heading.title_confidence if heading.title and heading.kind not in ("repeated", "marked") else 0.0
    score += 2.0 if heading.kind == "generic" else 0.0
    score += min(3.0, 0.9 * _count(_FILM_WORDS, text, start, end) * min(1.0, per_hundred * 2))
    score += min(3.6, 0.42 * _count(_STORY_WORDS, text, start, end) * per_hundred)
    score += 0.8 if words >= 25 and compiled(r"[.!?…][\"”»)]?\s*$").search(text, max(start, end - 8), end) else 0.0
    score -= min(6.0, 1.5 * _count(_NOT_STORY, text, start, end) * per_hundred)
    score -= 2.5 * not_plot(text, start, end)
    return 1.0 / (1.0 + math.exp(-score))


def _count(pattern: str, text: str, start: int, end: int) -> int:
    return sum(1 for _ in compiled(pattern, re.IGNORECASE).finditer(text, start, end))


_FIRST_PERSON = r"(?<![\w'’\"“])(?:I|I['’](?:m|ve|d|ll)|my|me|myself|we|our)(?![\w'’])"
_OPINION = (
    r"\b(?:this (?:movie|film|picture|review|reviewer)|must[- ]see|masterpiece|highly recommend\w*|recommended|overrated|underrated|disappoint\w+|boring|worth (?:watching|seeing|a watch)|my rating"
    r"|out of (?:10|ten|5|five)|\d(?:\.\d)?/(?:10|5)|spoilers?|performances?|acting|well[- ]acted|cinematography|superb|brilliant\w*|remarkable|stunning|verdict|watchable|review(?:ed|er|s)?|critics?|audiences?)\b"
)
_NOTICE = (
    r"©|\b(?:copyright|all rights reserved|share (?:this|on|via)|follow us|click (?:here|to)|read more|subscribe|newsletter|cookies?|sign (?:in|up)|log ?in|privacy policy|terms of (?:use|service)"
    r"|advertisement|download|torrent|watch (?:online|free|now)|facebook|twitter|whatsapp|pinterest|instagram|add to (?:list|watchlist)|available on|buy (?:now|tickets)|view all|see all|load more"
    r"|powered by|comments?|posted (?:by|on)|last updated|back to top)\b"
)


def not_plot(text: str, start: int, end: int) -> float:
    """How sure it is that this prose is no storyline: a first-person review, a notice, links to share.

    A probability from 0.0 to 1.0. Only the first 1,500 characters are looked at.

    >>> not_plot("I loved this movie. My rating: 8 out of 10, a must-see!", 0, 54) > 0.8
    True
    >>> not_plot("A dancer leaves her troupe and finds a home by the sea.", 0, 55) < 0.2
    True
    """
    end = min(end, start + 1500)
    words = max(12, len(compiled(r"\w+").findall(text, start, end)))
    density = 100.0 / words
    person = sum(1 for m in compiled(_FIRST_PERSON).finditer(text, start, end))
    quoted = sum(len(m[0].split()) for m in compiled(r"[\"“][^\"”\n]{1,300}[\"”]").finditer(text, start, end))
    person = 0 if quoted * 3 > words else person
    score = -2.6 + min(4.5, 0.8 * person * density ** 0.7) * (1.0 if person > 1 else 0.5)
    score += min(3.5, 0.75 * _count(_OPINION, text, start, end) * density ** 0.6)
    score += min(6.0, 2.2 * _count(_NOTICE, text, start, end) * density ** 0.6)
    return 1.0 / (1.0 + math.exp(-score))
