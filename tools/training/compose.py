"""Sheets composed from invented material: a random layout with random films, and their records.

They teach which labels, separators, orders and neighbours are possible. They are made when the reader is trained, from
the pools of text in `corpus/pools`, a file a language, and from the labels of the vocabulary.
"""

from __future__ import annotations

import random
import textwrap
from typing import Any

from filmsheet.vocabulary.table import CREW

from .pools import WIDE, Pool, bracketed_credits
from .programmes import compose_programme

Record = dict[str, Any]

_PROGRAMMES = 0.25
"""The number of programmes among the texts."""
_ABSENT_LISTS = (
    "also_known_as",
    "release_dates",
    "genres",
    "countries",
    "languages",
    "certificates",
    "ratings",
    *CREW,
    "production_companies",
    "distributors",
    "awards",
    "cast",
    "trivia",
)
_ABSENT_VALUES = ("title", "original_title", "year", "runtime", "budget", "box_office", "tagline", "storyline")
_SHARES = {"en": 8, "de": 3, "fr": 3, "es": 2, "it": 2, "pt": 2, "ru": 2, "ja": 3, "zh": 2, "zht": 1, "ko": 2}
_LINKS = {"en": "as", "de": "als", "fr": "comme", "es": "como", "pt": "como", "it": "come", "nl": "als", "sv": "som", "da": "som", "pl": "jako", "cs": "jako"}
_BY = {"en": "by", "de": "von", "fr": "de", "es": "de", "it": "di", "pt": "de", "nl": "van", "sv": "av", "da": "af"}
_CAST_FORMS = {
    3: "{a} ({r})",
    4: "{a} ... {r}",
    5: "{a}{link}{r}",
    6: "{r}: {a}",
    7: "{a} - {r}",
    8: "{a}\t{r}",
    9: "{a}\n{r}",
    10: "{a} ({r})",
    11: "{a} | {r}",
    12: "{a} as {r}",
    13: "{r} – {a}",
    14: "{r} ({a})",
    15: "{r} ({a})",
    16: "{a} ({r})",
    17: "{a}/{r}",
}
"""The forms of a credit by style; those below 3 have no roles."""
_WIDE_CAST = ("{a} {r}", "{a} {r}", "{a}\u3000{r}", "{a}（{r}）", "{r}（{a}）", "{r}：{a}", "{a}…{r}", "{a}:{r}", "{r}/{a}")
_OWN_CAST = {"zh": ("{a} 饰 {r}", "{a}（饰 {r}）", "{a}饰{r}"), "zht": ("{a} 飾 {r}", "{a}（飾 {r}）", "{a}飾{r}")}
"""The forms of a credit in languages without blanks between words."""
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "nl": "en", "sv": "och", "da": "og", "pl": "i", "ru": "и", "cs": "a"}


def compose(pools: list[Pool], count: int, seed: int = 0) -> list[tuple[str, list[Record]]]:
    """Texts with their records, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 -- random sheets, no secrets
    shares = [_SHARES.get(pool.language, 1) for pool in pools]
    return [_compose_one(rng, rng.choices(pools, shares)[0]) for _ in range(count)]


def _compose_one(rng: random.Random, pool: Pool) -> tuple[str, list[Record]]:
    return compose_programme(rng, pool) if rng.random() < _PROGRAMMES else _Sheet(rng, pool).make()


class _Sheet:
    """One composed text: a style, and one or more films."""

    def __init__(self, rng: random.Random, pool: Pool) -> None:
        self.rng = rng
        self.pool = pool
        self.wide = pool.language in WIDE
        self.labelled = rng.random() < 0.62
        full = "：" if self.wide and pool.language != "ko" else ": "
        self.separator = rng.choice([": ", ": ", full, full, " : ", ":", " - ", "\t", " | ", "  ", " = ", " ", "\n", ":\n", " :: ", " .... "])
        self.bullet = rng.choice(["", "", "", "", "- ", "* ", "• ", "■", "**"])
        self.gap = rng.choice(["\n", "\n", "\n", "\n\n"])
        self.comma = rng.choice([", ", ", ", ", ", " / ", "、" if self.wide else ", ", " | ", "; ", " & " if rng.random() < 0.3 else ", "])
        self.upper = rng.choice(["", "", "", "upper", "lower"])
        self.names: dict[str, str] = {}
        self.keys = self._draw_keys()
        self.title_style = rng.randrange(9)
        self.cast_style = rng.randrange(18)
        self.credit_form = self._credit_form()
        self.fact_order = rng.sample(["countries", "year", "runtime", "genres", "certificate", "director", "look"], rng.randint(2, 6))
        self.fact_mark = rng.choice([", ", " | ", " / ", " • ", " - ", " ", "; ", "\n", ". "])
        self.headed = rng.random() < 0.55
        self.wrap = rng.choice([0, 0, 0, 0, 50, 64, 78])
        self.distract = rng.random()
        self.people = rng.sample(pool.texts["people"], len(pool.texts["people"]))

    def _draw_keys(self) -> list[str]:
        keys = [
            key
            for key in (*CREW, "year", "runtime", "genres", "countries", "languages", "certificates", "production_companies", "distributors", "release_dates")
            if self.rng.random() < 0.55
        ]
        if "directors" not in keys and self.rng.random() < 0.7:
            keys.append("directors")
        self.rng.shuffle(keys)
        return keys

    def _credit_form(self) -> str:
        """The form of a credit: the actor, the role, and what stands between them."""
        if self.wide and self.pool.language != "th" and self.rng.random() < 0.7:
            return self.rng.choice(_WIDE_CAST + _OWN_CAST.get(self.pool.language, ()))
        return _CAST_FORMS.get(self.cast_style, "{a}")

    def label(self, key: str) -> str:
        """The label of a key, the same in the whole text."""
        if key not in self.names:
            choices = self.pool.labels.get(key) or [key.replace("_", " ").title()]
            text = self.rng.choice(choices[: max(3, len(choices) // 2)] if self.rng.random() < 0.7 else choices)
            self.names[key] = text.upper() if self.upper == "upper" else text.lower() if self.upper == "lower" and not self.wide else text
        return self.names[key]

    def any(self, name: str) -> str:
        return self.rng.choice(self.pool.texts[name])

    def make(self) -> tuple[str, list[Record]]:
        """The text and its records."""
        count = self.rng.choice([1, 1, 1, 1, 1, 1, 2, 3, 4])
        films = [self._film(number) for number in range(count)]
        blocks = [self._text(record, number) for number, record in enumerate(films)]
        part = self.rng.choice(["\n\n", "\n\n", "\n\n\n", "\n", "\n\n----\n\n", "\n\n* * *\n\n"]) if count > 1 else ""
        text = part.join(blocks)
        if self.rng.random() < 0.5:
            text = "\n".join(self.any("house") for _ in range(self.rng.randint(1, 4))) + self.rng.choice(["\n", "\n\n"]) + text
        if self.rng.random() < 0.4:
            text += "\n\n" + "\n".join(self.any("house") for _ in range(self.rng.randint(1, 4)))
        return text + "\n", films

    # -- a film

    def _film(self, number: int) -> Record:
        rng, record = self.rng, dict.fromkeys(_ABSENT_VALUES) | {key: [] for key in _ABSENT_LISTS}
        record["title"] = self.any("titles")
        year = rng.randint(1925, 2024)
        people = iter(self.people[7 * number :] + self.people)
        for key in self.keys:
            if rng.random() < 0.08:
                continue
            if key in CREW:
                record[key] = [next(people) for _ in range(rng.choice([1, 1, 1, 2, 3]) if key in ("writers", "producers") else rng.choice([1, 1, 1, 1, 2]))]
            elif key == "year":
                record[key] = year
            elif key == "runtime":
                record[key] = rng.randint(58, 182)
            elif key == "genres":
                record[key] = rng.sample(self.pool.words("genres"), rng.choice([1, 1, 2, 3]))
            elif key == "countries":
                record[key] = rng.sample(self.pool.words("countries"), rng.choice([1, 1, 1, 2]))
            elif key == "certificates":
                record[key] = [
                    rng.choice(["PG", "PG-13", "R", "FSK 12", "12A", "15", "18", "U", "G", "M/12", "T", "Tous publics", "VM14", "16+", "0+", "Not Rated"])
                ]
            elif key in ("production_companies", "distributors"):
                record[key] = rng.sample(self.pool.texts["companies"], rng.choice([1, 1, 2]))
        if rng.random() < 0.75:
            record["cast"] = [{"actor": next(people), "role": self.any("roles")} for _ in range(rng.randint(2, 7))]
        record["_year"] = year
        return record

    # -- its text

    def _text(self, record: Record, number: int) -> str:
        rng = self.rng
        year = record.pop("_year")
        parts = [self._head(record, year, number)]
        if self.labelled:
            parts.append(self._fields(record, year))
        middle = [self._cast(record), self._story(record)]
        if self.distract < 0.6:
            middle += [self._aside() for _ in range(rng.choice([1, 1, 2, 3]))]
        if rng.random() < 0.25:
            middle.append(self._trivia(record))
        if rng.random() < 0.15:
            middle.append(self._awards(record))
        rng.shuffle(middle)
        parts += middle
        self._drop(record, year)
        return rng.choice(["\n\n", "\n\n", "\n"]).join(part for part in parts if part)

    def _drop(self, record: Record, year: int) -> None:
        """Remove keys without text from the record."""
        shown = record.pop("_shown")
        for key in self.keys:
            if key not in shown:
                record[key] = None if key in ("year", "runtime") else []
        if "year" in shown:
            record["year"] = year
        if record["release_dates"] and record["year"] is None:
            record["year"] = year

    def _head(self, record: Record, year: int, number: int) -> str:
        """The title, and facts without labels next to it or below it."""
        rng, title = self.rng, record["title"]
        shown = record.setdefault("_shown", set())
        style = self.title_style
        if self.labelled and style < 3:
            return self._line("title", title)
        title = title.upper() if style == 3 and not self.wide else title
        title = {4: f"“{title}”", 5: f"# {title}", 6: f"**{title}**"}.get(style, title)
        if self.wide and style in (4, 7):
            title = f"《{record['title']}》" if self.pool.language != "ja" else f"『{record['title']}』"
        if style == 8:
            title = f"{number + 1}. {title}"
        line = title
        if self.fact_order[0] == "year" or (not self.labelled and rng.random() < 0.2):
            line += f" ({year})"
            shown.add("year")
        if self.labelled:
            return str(line)
        facts = [fact for name in self.fact_order if (fact := self._fact(name, record, year, shown))]
        joint = rng.choice(["\n", "\n", " – ", ", "]) if self.fact_mark != "\n" else "\n"
        return str(line + (joint + self.fact_mark.join(facts) if facts else ""))

    def _fact(self, name: str, record: Record, year: int, shown: set[str]) -> str:
        rng, language = self.rng, self.pool.language
        if name == "year" and "year" not in shown:
            shown.add("year")
            return str(year)
        if name == "runtime" and record["runtime"]:
            shown.add("runtime")
            return self._time(record["runtime"])
        if name in ("genres", "countries") and record[name]:
            shown.add(name)
            return self.rng.choice(["/", ", ", " "] if name == "countries" else ["/", ", "]).join(record[name]) if len(record[name]) > 1 else record[name][0]
        if name == "certificate" and record["certificates"]:
            shown.add("certificates")
            return str(record["certificates"][0])
        if name == "director" and record["directors"]:
            shown.add("directors")
            lead = rng.choice([self.label("directors") + ": ", self.label("directors") + " ", _BY.get(language, "") + " ", ""])
            return lead.lstrip() + self.comma.join(record["directors"])
        return rng.choice(["35mm", "DCP", "b/w", "OmU", "OV", "Color", "VOSTF", "digital"]) if name == "look" and rng.random() < 0.5 else ""

    def _time(self, minutes: int) -> str:
        forms = [f"{minutes} min", f"{minutes} min.", f"{minutes}'", f"{minutes // 60}h {minutes % 60:02}m", f"{minutes} mins"]
        own = {
            "ja": f"{minutes}分",
            "zh": f"{minutes}分钟",
            "zht": f"{minutes}分鐘",
            "ko": f"{minutes}분",
            "ru": f"{minutes} мин.",
            "de": f"{minutes} Minuten",
            "en": f"{minutes} minutes",
            "fr": f"{minutes // 60}h{minutes % 60:02}",
            "it": f"{minutes} minuti",
        }
        return self.rng.choice([*forms, own.get(self.pool.language, forms[0]), own.get(self.pool.language, forms[0])])

    def _line(self, key: str, value: str) -> str:
        label = self.label(key)
        if self.bullet == "**":
            return f"**{label}{self.separator.strip() if self.separator.strip() == ':' else ''}** {value}"
        return f"{self.bullet}{label}{self.separator}{value}"

    def _fields(self, record: Record, year: int) -> str:
        lines = []
        for key in self.keys:
            value = record[key]
            if key == "release_dates":
                if self.rng.random() < 0.5:
                    month, day = self.rng.randint(1, 12), self.rng.randint(1, 28)
                    record[key] = [{"date": f"{year}-{month:02}-{day:02}", "place": None}]
                    lines.append(
                        self._line(
                            key, self.rng.choice([f"{year}-{month:02}-{day:02}", f"{day}.{month}.{year}" if day > 12 else f"{year}/{month:02}/{day:02}"])
                        )
                    )
                    record["_shown"].add(key)
                continue
            if not value:
                continue
            record["_shown"].add(key)
            text = str(value) if key == "year" else self._time(value) if key == "runtime" else self._joined(value)
            lines.append(self._line(key, text))
        return self.gap.join(lines)

    def _joined(self, items: list[str]) -> str:
        word = _AND.get(self.pool.language)
        if len(items) > 1 and word and self.rng.random() < 0.2 and self.comma == ", ":
            return ", ".join(items[:-1]) + f" {word} {items[-1]}"
        return self.comma.join(items)

    def _cast(self, record: Record) -> str:
        cast, style, rng = record["cast"], self.cast_style, self.rng
        if not cast:
            return ""
        head = self.label("cast") if self.headed or style < 4 else ""
        link = f" {_LINKS.get(self.pool.language, '...')} "
        if style in (0, 1, 2):
            for credit in cast:
                credit["role"] = None
            names = [credit["actor"] for credit in cast]
            if style == 2:
                return f"{head}{rng.choice([':', ''])}\n" + "\n".join(names)
            return self._line("cast", self._joined(names))
        shown = [self.credit_form.format(a=credit["actor"], r=credit["role"], link=link) for credit in cast]
        if style == 16:
            return f"{rng.choice(self.pool.words('with'))} {self._joined(shown)}{rng.choice(['', '.', '.'])}"
        if style in (3, 12, 14) or (style in (5, 17) and rng.random() < 0.3):
            joined = "、".join(shown) if self.wide and rng.random() < 0.5 else ", ".join(shown)
            return f"{head}{rng.choice([': ', ' '])}" + joined if head else joined
        marks = rng.choice(["", "", "* ", "- "]) if style != 9 else ""
        return (f"{head}{rng.choice([':', ''])}\n" if head else "") + "\n".join(marks + one for one in shown)

    def _wrapped(self, text: str) -> str:
        return textwrap.fill(text, self.wrap, break_long_words=False, break_on_hyphens=False) if self.wrap and not self.wide else text

    def _story(self, record: Record) -> str:
        if self.rng.random() < 0.12:
            return ""
        paragraphs = [self.any("synopses") for _ in range(self.rng.choice([1, 1, 1, 1, 1, 2, 2, 3, 5]))]
        record["storyline"] = "\n\n".join(" ".join(text.split()) for text in paragraphs)
        known = {credit["actor"] for credit in record["cast"]}
        record["cast"] = [*record["cast"], *(one for text in paragraphs for one in bracketed_credits(text) if one["actor"] not in known)]
        text = "\n\n".join(map(self._wrapped, paragraphs))
        if self.headed:
            return self.label("storyline") + self.rng.choice([": ", ":\n", "\n", "\n\n", " – "]) + text
        return text

    def _aside(self) -> str:
        """Prose that is not a storyline."""
        name = self.rng.choice(["reviews", "reviews", "production", "production", "biographies", "house", "blurbs"])
        heads = {"reviews": self.pool.texts.get("review_heads", ["Review", "Critique"]), "production": ["Notes"], "biographies": ["About the director"]}
        text = self._wrapped(self.any(name))
        if name in heads and self.rng.random() < 0.15 and self.pool.language == "en":
            return self.rng.choice(heads[name]) + "\n" + text
        return text

    def _trivia(self, record: Record) -> str:
        items = self.rng.sample(self.pool.texts["trivia"], min(self.rng.randint(2, 5), len(self.pool.texts["trivia"])))
        numbered = self.rng.random() < 0.6
        record["trivia"] = [{"number": n if numbered else None, "text": text} for n, text in enumerate(items, 1)]
        lines = [f"{n}. {text}" if numbered else f"{self.rng.choice(['-', '*', '•'])} {text}" for n, text in enumerate(items, 1)]
        return self.label("trivia") + self.rng.choice(["\n", ":\n"]) + "\n".join(lines)

    def _awards(self, record: Record) -> str:
        record["awards"] = self.rng.sample(self.pool.texts["awards"], min(2, len(self.pool.texts["awards"])))
        return self.label("awards") + self.rng.choice(["\n", ":\n"]) + "\n".join(record["awards"])
