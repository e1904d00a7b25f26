"""Codes of the languages that films are spoken in, by the names that sheets have for them."""

from __future__ import annotations

import functools
from typing import NamedTuple


class LanguageCode(NamedTuple):
    """BCP 47 (which is ISO 639-1 here) and ISO 639-2/T."""

    short: str
    long: str


_TABLE = """
ar ara arabic arabisch arabe árabe arabo العربية
bg bul bulgarian bulgarisch български
bn ben bengali bangla বাংলা
ca cat catalan català catalán katalanisch
cs ces czech tschechisch čeština český tchèque checo
da dan danish dänisch dansk danois danés
de deu german deutsch allemand alemán tedesco alemão немецкий 德语
el ell greek griechisch ελληνικά grec griego
en eng english englisch anglais inglés inglese inglês английский 英语 英語 영어 engelsk engels angielski
es spa spanish spanisch español espagnol spagnolo espanhol castellano испанский 西班牙语 스페인어
et est estonian estnisch eesti
fa fas persian farsi persisch فارسی
fi fin finnish finnisch suomi finnois
fr fra french französisch français francés francese francês французский 法语 프랑스어 fransk frans
ga gle irish gälisch gaeilge
he heb hebrew hebräisch עברית
hi hin hindi हिन्दी хинди
hr hrv croatian kroatisch hrvatski
hu hun hungarian ungarisch magyar hongrois
id ind indonesian indonesisch
is isl icelandic isländisch íslenska
it ita italian italienisch italiano italien итальянский 意大利语 이탈리아어
ja jpn japanese japanisch japonais japonés giapponese японский 日语 日本語 일본어
ka kat georgian georgisch ქართული
ko kor korean koreanisch coréen coreano корейский 韩语 韓国語 한국어
la lat latin latein
lt lit lithuanian litauisch
lv lav latvian lettisch
ml mal malayalam മലയാളം
mr mar marathi मराठी
nl nld dutch niederländisch nederlands néerlandais holandés olandese flemish
no nor norwegian norwegisch norsk norvégien
pa pan punjabi panjabi
pl pol polish polnisch polski polonais polaco
pt por portuguese portugiesisch português portugais portugués portoghese португальский
ro ron romanian rumänisch română roumain
ru rus russian russisch русский russe ruso russo 俄语 러시아어
sk slk slovak slowakisch slovenčina
sl slv slovene slovenian slowenisch
sr srp serbian serbisch српски srpski
sv swe swedish schwedisch svenska suédois sueco
ta tam tamil தமிழ்
te tel telugu తెలుగు
th tha thai ไทย
tr tur turkish türkisch türkçe turc turco
uk ukr ukrainian ukrainisch українська
ur urd urdu اردو
vi vie vietnamese vietnamesisch
yi yid yiddish jiddisch
zh zho chinese mandarin cantonese chinesisch chinois chino cinese 中文 汉语 普通话 國語 粵語 중국어
"""


@functools.cache
def _codes() -> dict[str, LanguageCode]:
    codes: dict[str, LanguageCode] = {}
    for line in _TABLE.split("\n"):
        short, long, *names = line.split() or ("", "")
        codes.update((name, LanguageCode(short, long)) for name in (short, long, *names) if name)
    return codes


def language_code(name: str) -> LanguageCode | None:
    """The codes of a language's name, or None where the name is not known.

    >>> language_code("English").long
    'eng'
    """
    return _codes().get(name.strip(" .").casefold())
