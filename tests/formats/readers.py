"""How Kodi and Jellyfin read a movie NFO: the rules of both programs as small functions.

Kodi: xbmc/video/VideoInfoTag.cpp (ParseNative); Jellyfin: MediaBrowser.XbmcMetadata (BaseNfoParser, MovieNfoParser),
both as of summer 2026. Only the tags that filmsheet writes are read.
"""

import re
import xml.etree.ElementTree as ET


def _texts(movie, tag):
    return [element.text or "" for element in movie.findall(tag)]


def _integer(text):
    found = re.match(r"\s*[+-]?\d+", text)
    return int(found.group()) if found else 0


def kodi(document):
    """The film in Kodi after reading the document."""
    movie = ET.fromstring(document.encode())
    assert movie.tag == "movie"
    return {
        "title": _last(movie, "title"),
        "original_title": _last(movie, "originaltitle"),
        "year": _kodi_year(movie),
        "premiered": _last(movie, "premiered") if _is_day(_last(movie, "premiered")) else None,
        "plot": _last(movie, "plot"),
        "tagline": _last(movie, "tagline"),
        "minutes": _integer(_last(movie, "runtime") or "0"),
        "mpaa": _last(movie, "mpaa"),
        "genres": _kodi_list(movie, "genre"),
        "countries": _kodi_list(movie, "country"),
        "directors": _kodi_list(movie, "director"),
        "writers": _kodi_list(movie, "credits"),
        "studios": _kodi_list(movie, "studio"),
        "ratings": _kodi_ratings(movie),
        "default_rating": _kodi_default(movie),
        "ids": {e.get("type"): e.text for e in movie.findall("uniqueid") if e.text},
        "actors": _kodi_actors(movie),
    }


def _last(movie, tag):
    texts = _texts(movie, tag)
    return texts[-1] if texts else None


def _is_day(text):
    return bool(text) and re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None


def _kodi_year(movie):
    """`premiered` overrules `year`."""
    premiered = _last(movie, "premiered")
    return int(premiered[:4]) if _is_day(premiered) else _integer(_last(movie, "year") or "0")


def _kodi_list(movie, tag):
    """Each text of each tag is split at " / "."""
    return [part.strip() for text in _texts(movie, tag) for part in text.split(" / ") if part.strip()]


def _kodi_ratings(movie):
    """By name; a value is scaled to ten by its maximum, and dropped outside (0, 10]."""
    found = {}
    for rating in movie.iterfind("ratings/rating"):
        value = float(rating.findtext("value") or 0) / float(rating.get("max") or 10) * 10
        votes = int(re.sub(r"\D", "", rating.findtext("votes") or "") or 0)
        if 0 < value <= 10:
            found[rating.get("name", "default")] = (round(value, 3), votes)
    return found


def _kodi_default(movie):
    named = [r.get("name") for r in movie.iterfind("ratings/rating") if r.get("default") == "true"]
    return named[0] if named else None


def _kodi_actors(movie):
    """In order; one without a name is skipped."""
    found = []
    for actor in movie.findall("actor"):
        name = actor.findtext("name")
        if name:
            found.append((_integer(actor.findtext("order") or "0"), name, actor.findtext("role") or ""))
    return [(name, role) for _, name, role in sorted(found, key=lambda one: one[0])]


def jellyfin(document):
    """The film in Jellyfin after reading the document; malformed XML silently gives no film."""
    try:
        movie = ET.fromstring(document.encode())
    except ET.ParseError:
        return None
    community, critic = _jellyfin_ratings(movie)
    year = _integer(_last(movie, "year") or "0")
    return {
        "title": _last(movie, "title"),
        "original_title": _last(movie, "originaltitle"),
        "year": year if year > 1850 else None,
        "premiered": _last(movie, "premiered") if _is_day(_last(movie, "premiered")) else None,
        "plot": _last(movie, "plot"),
        "tagline": _last(movie, "tagline"),
        "minutes": int((_last(movie, "runtime") or "0").split(" ")[0]),
        "mpaa": _last(movie, "mpaa"),
        "genres": _at_slashes(_texts(movie, "genre")),
        # An assignment: the last of several tags is used.
        "countries": _at_slashes(_texts(movie, "country")[-1:]),
        "directors": [name for text in _texts(movie, "director") for name in _jellyfin_names(text)],
        "writers": _at_slashes(_texts(movie, "credits")),
        "studios": [text.strip() for text in _texts(movie, "studio") if text.strip()],
        "community": community,
        "critic": critic,
        "ids": {e.get("type"): e.text for e in movie.findall("uniqueid") if e.text},
        "actors": _jellyfin_actors(movie),
    }


def _at_slashes(texts):
    return [part.strip() for text in texts for part in text.split("/") if part.strip()]


def _jellyfin_names(text):
    """Split at commas, or, if there is a bar or a semicolon, at those."""
    marks = "[|;]" if "|" in text or ";" in text else ","
    return [part.strip() for part in re.split(marks, text) if part.strip()]


def _jellyfin_ratings(movie):
    """The maximum is ignored; a name with "tomato" is the critics' percentage, and the last of the others is used."""
    community = critic = None
    for rating in movie.iterfind("ratings/rating"):
        value = float((rating.findtext("value") or "").replace(",", "."))
        if "tomato" in rating.get("name", "").lower():
            critic = value
        else:
            community = value
    return community, critic


def _jellyfin_actors(movie):
    found = []
    for actor in movie.findall("actor"):
        name = (actor.findtext("name") or "").strip()
        order = actor.findtext("sortorder") or actor.findtext("order")
        if name:
            found.append((int(order) if order else 0, name, (actor.findtext("role") or "").strip()))
    return [(name, role) for _, name, role in sorted(found, key=lambda one: one[0])]
