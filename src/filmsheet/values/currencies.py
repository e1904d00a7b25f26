"""Currencies: signs, words and codes, to ISO 4217."""

from __future__ import annotations

import functools
import re

_SIGNS = """
US$=USD|$US=USD|U.S.$=USD|US $=USD|CA$=CAD|C$=CAD|CAN$=CAD|Can$=CAD|CDN$=CAD|AU$=AUD|A$=AUD|NZ$=NZD|HK$=HKD|NT$=TWD|S$=SGD|SG$=SGD
R$=BRL|MX$=MXN|$=USD|＄=USD|£=GBP|￡=GBP|€=EUR|₹=INR|Rs.=INR|Rs=INR|rs.=INR|rs=INR|₩=KRW|￦=KRW|₽=RUB|Rp.=IDR|Rp=IDR|฿=THB|₫=VND|₪=ILS|₺=TRY|zł=PLN
Kč=CZK|₴=UAH|₦=NGN|₱=PHP|₸=KZT|CN¥=CNY|JP¥=JPY|RMB¥=CNY|RMB=CNY|DM=DEM|¥=|￥=|kr.=|kr=|Kr=|₤=|Fr.=|$b=BOB|S/.=PEN|TL=TRY|人民币=CNY
"""
_WORDS = """
US dollars=USD|U.S. dollars=USD|dollars=USD|dollar=USD|euros=EUR|euro=EUR|pounds=GBP|pounds sterling=GBP|pound=GBP|rupees=INR|rupee=INR|yen=JPY|won=KRW
yuan=CNY|renminbi=CNY|RMB=CNY|rubles=RUB|roubles=RUB|rupiah=IDR|reais=BRL|lire=ITL|pesetas=ESP|Deutsche Mark=DEM|D-Mark=DEM|DM=DEM|baht=THB|lira=TRY
Canadian dollars=CAD|Australian dollars=AUD|Hong Kong dollars=HKD|New Zealand dollars=NZD|Swiss francs=CHF|French francs=FRF
dólares=USD|dollari=USD|Dollar=USD|dolar=USD|долларов=USD|доллара=USD|долл.=USD|долл=USD|евро=EUR|рублей=RUB|рубля=RUB|руб.=RUB|руб=RUB|₽=RUB|р.=RUB|гривен=UAH
€=EUR|£=GBP|$=USD|US$=USD|₩=KRW|₹=INR|₺=TRY|zł=PLN|Kč=CZK|Ft=HUF|kr.=|kr=|kronor=SEK|kroner=|crowns=|TL=TRY|francs=|pesos=|円=JPY|日元=JPY|元=CNY|人民币=CNY|美元=USD|美金=USD
港元=HKD|港币=HKD|新台币=TWD|台币=TWD|欧元=EUR|英镑=GBP|韩元=KRW|卢比=INR|원=KRW|달러=USD|유로=EUR|엔=JPY|위안=CNY|¥=
"""
_CODES = frozenset(
    """USD EUR GBP JPY CNY INR KRW CAD AUD NZD HKD TWD SGD BRL MXN RUB IDR THB VND ILS TRY PLN CZK HUF UAH NGN PHP KZT SEK NOK DKK ISK CHF
    ZAR EGP ARS CLP COP PEN UYU MYR PKR BDT LKR NPR IRR SAR AED QAR KWD MAD TND DZD KES GHS ETB RON BGN HRK RSD BAM GEL AMD AZN BYN LTL LVL EEK
    SKK SIT DEM FRF ITL ESP NLG BEF ATS FIM PTE GRD IEP LUF SUR YUD CSK DDM VEF VES BOB PYG CUP DOP CRC GTQ LBP SYP JOD IQD AFN MMK LAK KHR MNT MOP XOF XAF""".split()
)


def _table(source: str) -> dict[str, str | None]:
    pairs = (pair.partition("=") for pair in source.strip().replace("\n", "|").split("|"))
    return {sign: code or None for sign, _, code in pairs}


@functools.cache
def _signs() -> dict[str, str | None]:
    return _table(_SIGNS) | {code: code for code in _CODES}


@functools.cache
def _words() -> dict[str, str | None]:
    return _table(_WORDS) | {code: code for code in _CODES}


@functools.cache
def _small_words() -> dict[str, str | None]:
    """The words that are read in any case. Short ones are left out, because in lower case they are often other words ("try")."""
    return {word.casefold(): code for word, code in _table(_WORDS).items() if len(word) > 3}


def currency_of(sign: str) -> str | None:
    """The ISO 4217 code of a sign, a word or a code; None if it is ambiguous.

    >>> currency_of("CA$"), currency_of("kr"), currency_of("руб."), currency_of("GBP £"), currency_of("US Dollars")
    ('CAD', None, 'RUB', 'GBP', 'USD')
    """
    bare = " ".join(sign.split())
    for table in (_signs(), _words()):
        for key in (bare, bare.replace(" ", ""), bare.casefold()):
            if key in table:
                return table[key]
    return _small_words().get(bare.casefold()) or _signs().get(bare[:3])


def _any(words: dict[str, str | None]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@functools.cache
def prefix_pattern() -> str:
    """Matches what may precede an amount: a code, a sign, or a code and a sign."""
    codes = "|".join(sorted(_CODES))
    return rf"(?:{codes})[ ]?[$£€¥]|{_any(_signs())}"


@functools.cache
def suffix_pattern() -> str:
    """Matches what may follow an amount; a word must end there."""
    return rf"(?i:{_any(_words())})(?![^\W\d_\u2e80-\ud7ff])"
