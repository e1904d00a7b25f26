"""Write src/filmsheet/vocabulary/words/languages.txt: the names of languages in the languages of the labels.

    python tools/make_languages.py

Needs Babel. The names come from the Unicode CLDR (Unicode Licence); other names of a language, and words of film pages
for them, are added here. The name of a country ("ไทย"), or an ordinary word or a first name in
another language, is left out. Run it after tools/make_countries.py.
"""

from __future__ import annotations

import pathlib

from babel import Locale

from make_countries import LANGUAGES

HERE = pathlib.Path(__file__).parent.parent / "src/filmsheet/vocabulary/words"
SPOKEN = (
    "af am ar as az be bg bho bn bo bs ca cs cy da de el en es et eu fa fi fil fr fy ga gd gl gu haw he hi hr hu hy id is it iu ja "
    "jv ka kk km kn kok ko ku ky la lb lo lt lv mai mk ml mn mr ms mt my nb ne nl nn no or pa pl ps pt rm ro ru sa sd se si sk sl so sq sr "
    "sv sw ta te tg th tk tl tr tt ug uk ur uz vi wo xh yi yo yue zh zu"
).split()
ADDED = """
english afrikaans albanian amharic arabic armenian assamese bengali bhojpuri bosnian bulgarian cantonese catalan croatian czech
danish dutch estonian farsi filipino finnish flemish french gaelic georgian german greek gujarati hebrew hindi hungarian icelandic
indonesian inuktitut irish italian japanese kannada khmer konkani korean kurdish lithuanian macedonian malay malayalam maltese
mandarin marathi mongolian nepali norwegian odia pashto persian polish portuguese punjabi romanian russian sanskrit serbian
serbo-croatian sindhi sinhala sinhalese slovak slovene slovenian somali spanish swahili swedish tagalog tamil telugu thai tibetan
tulu turkish ukrainian urdu vietnamese welsh yiddish zulu
kantonesisch mandarin mandarim mandarín mandarino cantonais cantonés cantonese cantonês castellano castelhano valencià
valenciano flamand vlaams schweizerdeutsch plattdeutsch farsi québécois gebärdensprache
česky anglicky německy francouzsky slovensky polsky rusky italsky španělsky maďarsky japonsky
angličtina němčina francouzština čeština slovenčina nemčina francúzština
engelska franska tyska svenska norska danska italienska spanska ryska finska
engelsk fransk tysk svensk norsk dansk italiensk spansk russisk finsk
国语 國語 粤语 粵語 普通话 普通話 汉语 漢語 汉语普通话 漢語普通話 中文 国語 闽南语 台语 台語 客家話 客语 英语 英語 日语 日語 日本語 法语 法語
德语 德語 韩语 韓語 俄语 俄語 西班牙语 西班牙語 意大利语 意大利語 義大利語 葡萄牙语 阿拉伯语 泰语 泰語 印地语 藏语 蒙古语 上海话 四川话
フランス語 ドイツ語 イタリア語 スペイン語 韓国語 中国語 広東語 北京語 ロシア語 無声
영어 불어 프랑스어 독일어 일본어 중국어 한국어 스페인어 이탈리아어 러시아어 광동어 북경어
angielski niemiecki francuski polski włoski hiszpański rosyjski czeski japoński
ภาษาไทย ภาษาอังกฤษ ภาษาญี่ปุ่น ภาษาจีน ภาษาเกาหลี ภาษาฝรั่งเศส tiếng-việt tiếng-anh
"""
NOT_LANGUAGE_NAMES: frozenset[str] = frozenset(
    "arab arabia dan finn hind pools lets fries frans tai tay jawa kurdi lett arman alban persia rus fors kosa oria turk sósa ír laó jawa "
    "коса пущу ория hungaria albania somalia bret valon osset lao birman turkmen malis".split()
)
"""Names of a language that are ordinary words or names in others."""


def names() -> set[str]:
    """All names, case folded."""
    found = {word.replace("tiếng-", "tiếng ") for word in ADDED.split()}
    for language in LANGUAGES:
        known = Locale.parse(language).languages
        found.update(known[code] for code in SPOKEN if code in known)
    return {name.casefold() for name in found if "(" not in name}


def main() -> None:
    """Write the file, one name a line."""
    countries = set((HERE / "countries.txt").read_text("utf-8").split("\n"))
    chosen = {name for name in names() if len(name) > 1} - countries - NOT_LANGUAGE_NAMES
    (HERE / "languages.txt").write_text("\n".join(sorted(chosen)) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
