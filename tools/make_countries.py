"""Write src/filmsheet/vocabulary/words/countries.txt: the names of countries in the languages of the labels.

    python tools/make_countries.py

Needs Babel. The names come from the Unicode CLDR (Unicode Licence). Former states, short forms and
the letters of international plates, which film sheets use ("F/D 1988"), are added here.
"""

from __future__ import annotations

import pathlib

from babel import Locale

LANGUAGES = (
    *"en de fr it es pt nl ru zh zh_Hant id ko".split(),
    *"af ar be bg bn ca cs da el et eu fa fi fil gl he hi hr hu hy is ja ka kk kn lt lv mk ml mr ms nb nn pa pl pt_PT ro sk sl sq".split(),
    *"sr sr_Latn sv sw ta te th tr uk ur uz vi".split(),
)
NOT_COUNTRIES = frozenset(("ZZ", "XA", "XB", "EU", "EZ", "UN", "QO", "AQ", "BV", "HM", "TF", "UM", "IO", "CP", "DG", "AC", "TA"))
ADDED = """
USA U.S.A. US U.S. United States of America America UK U.K. GB Great Britain England Scotland Wales Northern Ireland Britain
West Germany East Germany FRG GDR Federal Republic of Germany German Democratic Republic BRD DDR Soviet Union USSR U.S.S.R. UdSSR
URSS СССР Czechoslovakia Tschechoslowakei Tchécoslovaquie Cecoslovacchia Checoslovaquia Checoslováquia Чехословакия Yugoslavia
Jugoslawien Yougoslavie Jugoslavia Iugoslávia Югославия Serbia and Montenegro Czech Republic Tschechien Holland Hong Kong Hongkong Taiwan
Macau South Korea North Korea Korea Russia Iran Syria Vietnam Laos Bolivia Venezuela Tanzania Moldova Ivory Coast Cape Verde Burma
Macedonia Swaziland Turkey Palestine UAE Großbritannien Südkorea ФРГ ГДР Германия (ФРГ) Великобритания США Корея Южная Корея EE.UU.
EUA Estados Unidos Inggris Amerika Amerika Serikat Jepang Tiongkok Cina 美国 英国 中国大陆 大陆 香港 中国香港 台湾 中国台湾 西德 东德 苏联 한국 미국
Československo ČSSR ČSR ČSFR Česko SSSR Jugoslávie ZSRR RFN NRD Czechosłowacja Jugosławia Anglia Holandia
Sovjetunionen Tjeckoslovakien Jugoslavien Västtyskland Östtyskland Vesttyskland Østtyskland Tsjekkoslovakia Tjekkoslovakiet Storbritannia
Neuvostoliitto Tšekkoslovakia Länsi-Saksa Itä-Saksa Iso-Britannia Szovjetunió Csehszlovákia NSZK NDK Jugoszlávia
Cehoslovacia Iugoslavia ABD SSCB İngiltere Çekoslovakya Yugoslavya СРСР Чехословаччина Югославія ФРН НДР
ЧССР Англия Англія РСФСР БССР УССР САЩ САД Jugoslavija Čehoslovačka
ΗΠΑ Αγγλία ΕΣΣΔ Τσεχοσλοβακία Γιουγκοσλαβία アメリカ アメリカ合衆国 イギリス 英国 米国 西ドイツ 東ドイツ ソ連 ソビエト連邦 チェコスロバキア
ユーゴスラビア अमेरिका अमेरीका ब्रिटेन इंग्लैंड أمريكا بريطانيا إنجلترا انجلترا امریکا آمریکا انگلستان بریتانیا شوروی
ארה"ב בריטניה אנגליה อังกฤษ อเมริกา
"""
NOT_COUNTRY_NAMES = frozenset("man fas siri indi maurizio gine tai suriya malis rusi mön somali".split())
"""Names in one or two languages that are first names or ordinary words in others."""
MULTIWORD = (
    "United States of America",
    "Great Britain",
    "Northern Ireland",
    "West Germany",
    "East Germany",
    "Federal Republic of Germany",
    "German Democratic Republic",
    "Soviet Union",
    "Serbia and Montenegro",
    "Czech Republic",
    "Hong Kong",
    "South Korea",
    "North Korea",
    "Ivory Coast",
    "Cape Verde",
    "Германия (ФРГ)",
    "Южная Корея",
    "Estados Unidos",
    "Amerika Serikat",
    "BR Deutschland",
    "Bundesrepublik Deutschland",
    "Hongkong SAR",
    "Корея Южная",
    "РСФСР",
    "Québec",
    "中華民國",
    "台灣",
    "中國",
    "中國大陸",
    "中国香港",
    "韓國",
    "美國",
    "英國",
    "法國",
    "德國",
    "南韓",
    "대한민국",
    "한국",
    "프랑스",
    "홍콩",
    "Velká Británie",
    "Sovětský svaz",
    "Spojené státy",
    "Západní Německo",
    "Východní Německo",
    "Veľká Británia",
    "Sovietsky zväz",
    "Związek Radziecki",
    "Wielka Brytania",
    "Stany Zjednoczone",
    "Nagy-Britannia",
    "Egyesült Államok",
    "Marea Britanie",
    "Statele Unite",
    "Велика Британія",
    "Радянський Союз",
    "Великобритания",
    "Советский Союз",
    "Велика Британија",
    "Velika Britanija",
    "Sovjetski Savez",
    "Sovjetska zveza",
    "Μεγάλη Βρετανία",
    "Ηνωμένες Πολιτείες",
    "Δυτική Γερμανία",
    "Sovyetler Birliği",
    "Batı Almanya",
    "Doğu Almanya",
    "Birleşik Krallık",
    "Amerika Birleşik Devletleri",
    "Güney Kore",
    "الاتحاد السوفيتي",
    "الولايات المتحدة",
    "الولايات المتحدة الأمريكية",
    "المملكة المتحدة",
    "ארצות הברית",
    "ברית המועצות",
    "בריטניה הגדולה",
    "ایالات متحده",
    "ایالات متحده آمریکا",
    "اتحاد جماهیر شوروی",
    "सोवियत संघ",
    "संयुक्त राज्य अमेरिका",
    "Liên Xô",
    "Thụy Điển",
    "Hồng Kông",
    "Anh quốc",
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
    path = pathlib.Path(__file__).parent.parent / "src/filmsheet/vocabulary/words/countries.txt"
    path.write_text("\n".join(sorted({name.casefold() for name in names()} - NOT_COUNTRY_NAMES)) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
