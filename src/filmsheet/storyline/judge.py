"""Is this paragraph about a film, and is it a story or something else?

Words are counted, not understood: the weights say how much each kind of word speaks for a film, a story or neither.
"""

from __future__ import annotations

import math

from .heading import Heading
from .patterns import compiled
from .title import read_title_and_year

_REACH = 1500

_FILM_WORDS = frozenset(
    "film films movie movies directed starring stars premiered premieres screenplay cinematic cinematography"
    " sequel remake protagonist documentary plot storyline cast"
    " actor actors actress filme película фильм фильма фильме режиссёр режиссер regie réalisé diretto dirigida"
    " dirigido disutradarai regista".split()
)
_STORY_WORDS = frozenset(
    "his her their he she they him himself herself themselves falls fall discovers finds must young murder"
    " murdered murderer family father mother wife husband daughter son brother"
    " sister friend friends returns escapes love loves kill kills killed secret town village war revenge meets"
    " begins tries decides struggles journey life lives story tale"
    " detective gang girl boy woman man killer encounters becomes learns haunted mysterious hero evil death"
    " dead soldier king queen student teacher boyfriend girlfriend couple"
    " marriage school dancer singer thief prison police crime criminal agent doctor".split()
)
_TECHNICAL_WORDS = frozenset(
    "click subscribe copyright cookie cookies download install license licence newsletter privacy password http"
    " https www file files function version parameter parameters agenda"
    " minutes meeting attendees invoice recipe tablespoon tablespoons teaspoon server code software api email"
    " customer customers config configuration module command default"
    " python string list error bug release repository commit documentation chapter section table figure method"
    " class argument option".split()
)
_FIRST_PERSON = frozenset("i i'm i've i'd i'll my me myself we our we're we've saya ich mir je j'ai yo eu я мне".split())
_OPINION_WORDS = frozenset(
    "reviewer masterpiece recommended overrated underrated disappointing disappointed boring spoiler spoilers"
    " performance performances acting superb brilliant brilliantly remarkable"
    " stunning verdict watchable review reviewed reviewer reviews critic critics audience audiences watched"
    " watching rating superlative understated enjoyable"
    " sehenswert langweilig meisterwerk empfehlenswert ennuyeux recommande chef-d'œuvre aburrida aburrido recomendable noioso capolavoro consigliato"
    " saai aanrader meesterwerk скучный скучно шедевр рекомендую посмотрела посмотрел membosankan".split()
)
_NOTICE_WORDS = frozenset(
    "copyright subscribe newsletter cookies login advertisement download torrent facebook twitter whatsapp"
    " pinterest instagram watchlist comments comment share follow tickets".split()
)
_NOTICE = (
    r"©|all rights reserved|share (?:this|on|via)|follow us|click (?:here|to)|read more|sign (?:in|up)|log ?in"
    r"|privacy policy|terms of (?:use|service)|watch (?:online|free|now)"
    r"|add to (?:list|watchlist)|buy (?:now|tickets)|view all|see all|load more|powered by|posted (?:by|on)"
    r"|last updated|back to top|https?:"
    r"|entrada (?:libre|livre|gratuita)|eintritt (?:frei|\d)|entrée (?:libre|gratuite)|ingresso (?:libero|gratuito)|gratis toegang|вход свободный"
    r"|добавьте их|kartenreservierung|réservations?\s?:|reserveren\s?:|prenotazioni\s?:"
)
_OPINION = (
    r"this (?:movie|film|picture)\b|must[- ]see|highly recommend|worth (?:watching|seeing|a watch)"
    r"|my rating|out of (?:10|ten|5|five)|\d(?:\.\d)?/(?:10|5)\b|well[- ]acted"
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
    end = min(end, start + _REACH)
    words = _words(text, start, end)
    if len(words) < 4 and len("".join(words)) < 20:
        return 0.01
    per_hundred = 100.0 / max(len(words), 25)
    score = -3.2 + _heading_score(read_title_and_year(text, start, end))
    score += min(3.0, 1.0 * _count(_FILM_WORDS, words) * min(1.0, per_hundred * 2))
    score += min(3.6, 0.38 * _count(_STORY_WORDS, words) * per_hundred)
    score += 0.8 if len(words) >= 25 and compiled(r"[.!?…][\"”»)]?\s*$").search(text, max(start, end - 8), end) else 0.0
    score -= min(6.0, 1.2 * _count(_TECHNICAL_WORDS, words) * per_hundred)
    score -= min(4.0, 0.5 * len(compiled(r"[{}<>|=]").findall(text, start, end)))
    score -= 2.5 * _not_plot(text, start, end, words)
    return _logistic(score)


def not_plot(text: str, start: int, end: int) -> float:
    """How sure it is that this prose is no storyline: a first-person review, a notice, links to share.

    A probability from 0.0 to 1.0. Only the first 1,500 characters are looked at.

    >>> not_plot("I loved this movie. My rating: 8 out of 10, a must-see!", 0, 54) > 0.8
    True
    >>> not_plot("A dancer leaves her troupe and finds a home by the sea.", 0, 55) < 0.2
    True
    """
    end = min(end, start + _REACH)
    return _not_plot(text, start, end, _words(text, start, end))


def _not_plot(text: str, start: int, end: int, words: list[str]) -> float:
    density = 100.0 / max(12, len(words))
    lower = text[start:end].lower()
    quoted = sum(len(match[0]) for match in compiled(r"[\"“][^\"”\n]{1,300}[\"”]").finditer(lower))
    person = 0 if quoted * 3 > len(lower) else _count(_FIRST_PERSON, words)
    opinion = _count(_OPINION_WORDS, words) + 2 * len(compiled(_OPINION).findall(lower))
    notice = _count(_NOTICE_WORDS, words) + 2 * len(compiled(_NOTICE).findall(lower))
    score = -2.6 + min(4.5, 0.8 * person * density**0.7) * (1.0 if person > 1 else 0.5)
    score += min(3.5, 0.6 * opinion * density**0.6) + min(6.0, 1.3 * notice * density**0.6)
    return _logistic(score)


def _words(text: str, start: int, end: int) -> list[str]:
    words: list[str] = compiled(r"\w+(?:['’]\w+)?").findall(text[start:end].lower().replace("’", "'"))
    return words


def _count(vocabulary: frozenset[str], words: list[str]) -> int:
    return sum(word in vocabulary for word in words)


def _heading_score(heading: Heading) -> float:
    if heading.kind == "generic":
        return 2.0
    if heading.title is None or heading.kind in ("repeated", "marked"):
        return 0.0
    return 5.5 * heading.title_confidence


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-score))
