"""Write src/filmsheet/countries.txt: the names of countries in the languages of the labels.

    python tools/make_countries.py

Needs Babel. The names come from the Unicode CLDR (Unicode Licence); states that are no more, short forms and
the letters of international plates, which film sheets use ("F/D 1988"), are added here.
"""

from __future__ import annotations

import pathlib

from babel import Locale

LANGUAGES = ("en", "de", "fr", "it", "es", "pt", "nl", "ru", "zh", "zh_Hant", "id", "ko")
NOT_COUNTRIES = frozenset(("ZZ", "XA", "XB", "EU", "EZ", "UN", "QO", "AQ", "BV", "HM", "TF", "UM", "IO", "CP", "DG", "AC", "TA"))
ADDED = """
USA U.S.A. US U.S. United States of America America UK U.K. GB Great Britain England Scotland Wales Northern Ireland Britain
West Germany East Germany FRG GDR Federal Republic of Germany German Democratic Republic BRD DDR Soviet Union USSR U.S.S.R. UdSSR
URSS СССР Czechoslovakia Tschechoslowakei Tchécoslovaquie Cecoslovacchia Checoslovaquia Checoslováquia Чехословакия Yugoslavia
Jugoslawien Yougoslavie Jugoslavia Iugoslávia Югославия Serbia and Montenegro Czech Republic Tschechien Holland Hong Kong Hongkong Taiwan
Macau South Korea North Korea Korea Russia Iran Syria Vietnam Laos Bolivia Venezuela Tanzania Moldova Ivory Coast Cape Verde Burma
Macedonia Swaziland Turkey Palestine UAE Großbritannien Südkorea ФРГ ГДР Германия (ФРГ) Великобритания США Корея Южная Корея EE.UU.
EUA Estados Unidos Inggris Amerika Amerika Serikat Jepang Tiongkok Cina 美国 英国 中国大陆 大陆 香港 中国香港 台湾 中国台湾 西德 东德 苏联 한국 미국
"""
MULTIWORD = (
    "United States of America", "Great Britain", "Northern Ireland", "West Germany", "East Germany", "Federal Republic of Germany",
    "German Democratic Republic", "Soviet Union", "Serbia and Montenegro", "Czech Republic", "Hong Kong", "South Korea",
    "North Korea", "Ivory Coast", "Cape Verde", "Германия (ФРГ)", "Южная Корея", "Estados Unidos", "Amerika Serikat",
    "BR Deutschland", "Bundesrepublik Deutschland", "Hongkong SAR", "Корея Южная", "РСФСР", "Québec", "中華民國", "台灣", "中國", "中國大陸",
    "中国香港", "韓國", "美國", "英國", "法國", "德國", "南韓", "대한민국", "한국", "프랑스", "홍콩",
)


def names() -> set[str]:
    """All names, as written."""
    found: set[str] = set(MULTIWORD)
    rest = ADDED
    for name in MULTIWORD:
        rest = rest.replace(name, " ")
    found.update(rest.split())
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES:
                found.add(name)
    return found


def main() -> None:
    """Write the file, one name a line."""
    path = pathlib.Path(__file__).parent.parent / "src/filmsheet/countries.txt"
    path.write_text("\n".join(sorted({name.casefold() for name in names()})) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
