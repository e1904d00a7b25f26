"""Notations around labels and values: BBCode, JSON, YAML, XML and the templates of wikis.

Each function yields edits of the shadow: a start, an end, and a replacement no longer than the region. No function reads a
value. A label stays a label without the quotes or brackets around it.
"""

from __future__ import annotations

import bisect
import re
import sys
from collections.abc import Iterator

from .lazily import lazy

Edit = tuple[int, int, str]

_BBCODE = lazy(
    r"\[/?(?:b|i|u|s|url|img|colou?r|size|font|center|left|right|align|quote|code|pre|spoiler|list|hr|table|tr|td|h\d)(?:=[^\[\]\n]{0,300})?\]|(?P<item>\[\*\])",
    re.IGNORECASE,
)
_JSON_KEY = lazy(
    r"(?m)(^[ \t{\[,]{0,40}|,[ \t]{0,4})(\")([^\"\n:]{1,40})(\")[ \t]{0,4}:[ \t]*"
    r"(?P<value>[^\n]*?)(?=,[ \t]{0,4}\"[^\"\n:]{1,40}\"[ \t]{0,4}:|[ \t\r]*$)"
)
_JSON_ITEM = lazy(r"(?m)^[ \t]{1,40}(\")(?:[^\"\\\n]|\\.){1,200}(\",?)[ \t\r]*$|^[ \t]*([{}\[\]]{1,4},?)[ \t\r]*$")
_JSON_PERSON = lazy(
    r"(?<=[\[,])[ \t]{0,4}(\{[ \t]{0,4}\"(?:actor|actress|name|performer)\"[ \t]{0,4}:[ \t]{0,4}\")(?:[^\"\\\n]|\\.){1,80}(\")"
    r"(?:(,[ \t]{0,4}\"(?:role|character|as)\"[ \t]{0,4}:[ \t]{0,4}\")(?:[^\"\\\n]|\\.){1,120}(\")|(,[ \t]{0,4}\"(?:role|character|as)\"[ \t]{0,4}:[ \t]{0,4}null))?"
    r"([ \t]{0,4}\},?(?:[ \t]{0,4}\](?:[ \t]{0,4}\})?)?)",
    re.IGNORECASE,
)
"""A person in a list that stands on one line."""
_YAML_LIST = lazy(r"(?m)^[ \t-]{0,12}[^\W\d_][\w -]{0,30}:[ \t]+(\[)(?!\[)([^\[\]\n]{0,400})(\])[ \t\r]*$")
_YAML_ITEM = lazy(r"(?m)^[ \t]{0,12}-[ \t]+(\")[^\"\n]{1,200}(\")[ \t\r]*$")
_FRONT = "---\n"
_OBJECT = lazy(r"\{[ \t]*\"[^\"\n:]{1,20}\"[ \t]*:[ \t]*(?=\"[^\"\n]{0,200}\"[ \t]*(?:\}|\Z))|(?<=\")[ \t]*\}")
_JSON_CREDIT = lazy(
    r"(\{[ \t]*\"(?:actor|actress|ator|attore|acteur|name|nom|nombre|nome|naam|nama|schauspieler|darsteller|актер|актёр|имя|배우|演员)\"[ \t]*:[ \t]*\")[^\"\n]{1,80}"
    r"(?:(\"[ \t]*,[ \t]*\"(?:role|character|rolle|rôle|personnage|personaje|personagem|personaggio|ruolo|papel|rol|peran|роль|персонаж|배역|角色)\"[ \t]*:[ \t]*\")[^\"\n]{1,120}"
    r"(\"[ \t]*\})|(\"[ \t]*,[ \t]*\"[^\"\n]{1,20}\"[ \t]*:[ \t]*null[ \t]*\}))",
    re.IGNORECASE,
)
_YAML_FOLDED = lazy(r"(?m)^[ \t-]{0,12}[^\W\d_][\w-]{0,30}:[ \t]+([>|][+-]?)[ \t\r]*$")
_BRACKETED = lazy(r"(?m)^[ \t]{0,20}(\[)[ \t]{0,3}[^\[\]\n]{2,30}(\])[ .:·]{0,60}(\[)[^\[\]\n]{1,200}(\])[ \t\r]*$")
_QUOTED_LINK = lazy(r"(\")\[\[[^\[\]\n]{1,200}\]\](\")")
_QUOTE = lazy(r"\"")
_BACKSLASH = lazy(r"\\(?=[\"/\\])")
_TEMPLATE = lazy(
    r"\{\{\s{0,3}(?:plain ?list|ubl|unbulleted list|h ?list|flat ?list|nowrap|small|nobold|infobox[^|{}\n]{0,30})\s{0,3}\|?|\}\}|'{2,5}|\{\{(?!\s{0,3}(?:film|start|release) date)|<ref\b[^<>]{0,200}/>",
    re.IGNORECASE,
)
_MONEY_TEMPLATE = lazy(r"(\{\{\s{0,3})(?:[A-Z]{0,3}[$£€¥₹]|[A-Z]{3})(\|)[^{}|\n]{1,40}((?:\|[^{}\n]{0,40})?\}\})")
_DATE_TEMPLATE = lazy(r"\{\{\s{0,3}(?:film|start|release) date\s{0,3}\|(?:df=\w{1,3}\|)?", re.IGNORECASE)
_DATED = lazy(r"(\d{4})(?:(\|)(\d{1,2})(?:(\|)(\d{1,2}))?)?(?:(\|)([^|{}=\n]{2,60}))?")
_EDIT_LINK = lazy(
    r"\[[ \t]?(?:(?:edit|bearbeiten|modifier|modifica|editar|bewerken|править|sunting|编辑|編輯|편집|edytuj|redigera|rediger|sửa|編集)(?: (?:source|code))?)"
    r"(?:[ \t]?\|[^\[\]|\n]{2,40})?[ \t]?\]",
    re.IGNORECASE,
)
"""The links behind a wiki's headings: "Handlung[Bearbeiten | Quelltext bearbeiten]"."""
_YAML_PERSON = lazy(
    r"(?m)^[ \t]{0,20}(?:-[ \t]{1,3})?(\{[ \t]{0,3}(?:actor|actriz|acteur|ator|attore|actress|name|nombre|nome|nom|performer)[ \t]{0,3}:(?:[ \t]{0,3}\")?)[^{}\n,\"]{1,80}(?:(\"?,[ \t]{0,3}(?:role|character|as|rol|personaje|papel|personagem|personnage|ruolo|personaggio|rolle)[ \t]{0,3}:(?:[ \t]{0,3}\")?)[^{}\n\"]{1,120})?((?:\"[ \t]{0,3})?\})[ \t\r]*$",
    re.IGNORECASE,
)
_REFERENCE = lazy(r"<ref(?:\s[^<>/]{0,100})?>([^<]{1,600})</ref>", re.IGNORECASE)
_NOTICE = lazy(
    r"(?m)^\{\{(?!\s{0,3}(?:plain ?list|ubl|unbulleted|h ?list|flat ?list|infobox|film date|start date|release date))[^{}|\n]{2,40}\|[^{}\n]{0,200}\}\}[ \t\r]*$",
    re.IGNORECASE,
)
"""A template on a line of its own is about the page."""
_CATEGORY = lazy(r"(?m)^[ \t]*\[\[(?:Category|Kategorie|Catégorie|Categoria|Categoría|Категория):[^\[\]\n]{1,40}\]\]", re.IGNORECASE)
_WIKI_HEADING = lazy(r"(?m)^(={2,6})[ \t]?[^=\n]{1,60}?[ \t]?(={2,6})[ \t\r]*$")
_FORM = lazy(r"\{\{|\}\}|[|=:\n]")
_XML_RATING = lazy(
    r"<(rating)\b[^<>]{0,80}\bname=\"([^\"<>]{1,30})\"[^<>]{0,80}>\s{0,40}<value>(\d{1,3}(?:\.\d{1,2})?)\d{0,8}</value>(?:\s{0,40}<votes>([^<>]{1,14})</votes>)?\s{0,40}</rating>",
    re.IGNORECASE,
)
_XML = lazy(r"<\?xml\b|<movie>", re.IGNORECASE)
_ELEMENT = lazy(
    r"<\?[^<>]{0,200}\?>|</name>\s{0,40}<role>|<actor>(?P<actor>\s{0,40}<name>)|<(?P<shut>/?)(?P<name>[A-Za-z][A-Za-z_]{1,30})(?:\s[^<>]{0,300})?>"
)
_WRAPPERS = frozenset("movie movies film films ratings fileinfo streamdetails set fanart xml".split())


def notations(text: str, signs: set[str]) -> Iterator[Edit]:
    """The edits for the notations that a text may contain, judged by its signs.

    >>> list(notations("[b]Year:[/b] 1948", {"["}))
    [(0, 3, ''), (8, 12, '')]
    """
    if "[" in signs:
        yield from ((*found.span(), "") for found in _EDIT_LINK.finditer(text))
        if "[/" in text:
            yield from ((*found.span(), "• " if found["item"] else "") for found in _BBCODE.finditer(text))
        yield from _yaml_lists(text)
        yield from _groups(text, _QUOTED_LINK)
        yield from _groups(text, _BRACKETED)
    if text.startswith(_FRONT):
        yield from _groups(text[: text.find("\n---", 4)], _YAML_ITEM)
    if "{" in signs:
        people = [found.span() for found in _people(text)]
        credits = [found for found in _JSON_CREDIT.finditer(text) if not _within(people, found.start() + 1)]
        yield from _json_credits(credits)
        held = [found.span() for found in credits]
        yield from (edit for edit in _json(text) if not (_within(held, edit[0]) or _within(held, edit[1] - 1)))
        yield from _templates(text)
        yield from _yaml_people(text)
    if "=" in signs and "==" in text:
        yield from _groups(text, _WIKI_HEADING)
    if ">" in signs or "|" in signs:
        yield from _groups(text, _YAML_FOLDED)


def _within(spans: list[tuple[int, int]], offset: int) -> bool:
    """Whether an offset is in one of the sorted spans."""
    at = bisect.bisect_right(spans, (offset, sys.maxsize)) - 1
    return at >= 0 and offset < spans[at][1]


def _groups(text: str, pattern: re.Pattern[str]) -> Iterator[Edit]:
    """Blank the groups of each match."""
    for found in pattern.finditer(text):
        for number in range(1, found.re.groups + 1):
            if found.start(number) >= 0:
                yield (*found.span(number), "")


def _yaml_lists(text: str) -> Iterator[Edit]:
    """`genre: [Thriller, "Film noir"]`: brackets and quotes."""
    for found in _YAML_LIST.finditer(text):
        yield (*found.span(1), "")
        yield from ((*quote.span(), "") for quote in _QUOTE.finditer(text, *found.span(2)))
        yield (*found.span(3), "")


def _yaml_people(text: str) -> Iterator[Edit]:
    """`- {actor: Ann Field, role: Mary}`: the brackets and the first key; the second becomes "as"."""
    for found in _YAML_PERSON.finditer(text):
        yield (*found.span(1), "")
        if found[2]:
            yield (*found.span(2), " as ")
        yield (*found.span(3), "")


def _references(text: str) -> Iterator[Edit]:
    """`103 minutes<ref>{{cite web|title=X}}</ref>`: signs in a footnote do not separate a label; its tag ends the line."""
    for found in _REFERENCE.finditer(text):
        yield from ((*sign.span(), "") for sign in _FORM.finditer(text, *found.span(1)))


def _json(text: str) -> Iterator[Edit]:
    """`"Year": "1948",`: the quotes, the comma, the brackets of lists; lines of brackets alone."""
    keys = list(_JSON_KEY.finditer(text))
    if not keys:
        return
    people = _people(text)
    yield from _json_people(people)
    places = iter(people)
    person = next(places, None)
    for key in keys:
        while person is not None and person.end() <= key.start(2):
            person = next(places, None)
        if person is not None and person.start() < key.start(2):
            continue
        if key[1].strip():
            yield (*key.span(1), "\n" if key[1][0] == "," else "")
        yield (*key.span(2), "")
        yield (*key.span(4), "")
        yield from _json_value(text, *key.span("value"))
    if len(keys) > 1:
        yield from _groups(text, _JSON_ITEM)


def _people(text: str) -> list[re.Match[str]]:
    """The people in lists that stand on one line."""
    return list(_JSON_PERSON.finditer(text)) if "[{" in text or "[ {" in text else []


def _json_credits(credits: list[re.Match[str]]) -> Iterator[Edit]:
    """Objects on one line of an actor and a role: `{"ator": "Ada Roy", "personagem": "Lia"}` is "Ada Roy as Lia"."""
    for found in credits:
        yield (*found.span(1), "")
        if found[4]:
            yield (*found.span(4), "")
            continue
        yield (*found.span(2), " as ")
        yield (*found.span(3), "")


def _json_people(people: list[re.Match[str]]) -> Iterator[Edit]:
    """`[{"actor": "Ann Field", "role": "Mary"}]`: one line for each person, "as" between actor and role."""
    for person in people:
        yield (*person.span(1), "\n")
        for group, instead in ((2, ""), (3, " as "), (4, ""), (5, ""), (6, "")):
            if person[group]:
                yield (*person.span(group), instead)


def _json_value(text: str, start: int, end: int) -> Iterator[Edit]:
    """The quotes and brackets around a value, the comma after it; `\\"` within it."""
    while start < end and text[end - 1] in ",}] \t":
        end -= 1
        yield end, end + 1, ""
    if text[start:end] in ("{", "[", "null"):
        yield start, end, ""
    elif text.startswith("[", start):
        yield start, start + 1, ""
        yield from ((*sign.span(), "") for sign in _OBJECT.finditer(text, start + 1, end))
        yield from ((*quote.span(), "") for quote in _QUOTE.finditer(text, start, end))
    elif end - start > 1 and text[start] == text[end - 1] == '"':
        yield start, start + 1, ""
        yield from ((*sign.span(), "") for sign in _BACKSLASH.finditer(text, start + 1, end - 1))
        yield end - 1, end, ""


def _templates(text: str) -> Iterator[Edit]:
    """The templates of a wiki's infobox: `{{ubl|A|B}}`, `{{film date|1999|10|8|United States}}`."""
    if "{{" not in text:
        return
    yield from _groups(text, _MONEY_TEMPLATE)
    yield from _references(text)
    yield from ((*found.span(), "") for found in _CATEGORY.finditer(text))
    for notice in _NOTICE.finditer(text):
        yield from ((*sign.span(), "") for sign in _FORM.finditer(text, *notice.span()))
    for opening in _DATE_TEMPLATE.finditer(text):
        yield (*opening.span(), "")
        dated = _DATED.match(text, opening.end())
        if dated:
            yield from ((*dated.span(number), "-") for number in (2, 4) if dated[number])
            if dated[6] and text.startswith("}}", dated.end()):
                yield (*dated.span(6), "(")
                yield dated.end(), dated.end() + 1, ")"
                yield dated.end() + 1, dated.end() + 2, ""
    yield from ((*found.span(), "") for found in _TEMPLATE.finditer(text))


def elements(text: str) -> Iterator[Edit]:
    """The elements of an XML file as labels: `<year>1948</year>` is read as "year: 1948".

    >>> list(elements("<movie><year>1948</year></movie>"))[1]
    (7, 13, '\\x1fyear:')
    """
    ratings = list(_XML_RATING.finditer(text))
    yield from _xml_ratings(ratings)
    taken = [rating.span() for rating in ratings]
    for found in _ELEMENT.finditer(text):
        while taken and taken[0][1] <= found.start():
            taken.pop(0)
        if taken and taken[0][0] <= found.start():
            continue
        follows = text[found.end() : found.end() + 1]
        if found["actor"]:
            yield (*found.span(), "\x1factor:")
        elif found["name"] is None:
            yield (*found.span(), "" if found.group().startswith("<?") else " as ")
        elif found["shut"] or found["name"].lower() in _WRAPPERS:
            yield (*found.span(), "" if follows in "\r\n" else "\n")
        else:
            yield (*found.span(), "\x1fwriters:" if found["name"] == "credits" else f"\x1f{found['name']}:")


def _xml_ratings(ratings: list[re.Match[str]]) -> Iterator[Edit]:
    """`<rating name="imdb"><value>7.1</value><votes>80</votes></rating>` is read as "rating: imdb 7.1 (80 votes)"."""
    for found in ratings:
        yield found.start(), found.start(2), "\x1frating:"
        yield found.end(2), found.start(3), " "
        if found[4]:
            yield found.end(3), found.start(4), " ("
            yield found.end(4), found.end(), " votes)"
        else:
            yield found.end(3), found.end(), ""


def is_xml(text: str) -> bool:
    """Whether a text is a data file whose elements name their content, and not a page."""
    return _XML.search(text, 0, 400) is not None
