"""The names of months and days in the languages of film sheets (from the Unicode CLDR, with older spellings)."""

from __future__ import annotations

import functools
import unicodedata

_MONTHS = """
ene enero gen gennaio jan janeiro januar januari january janv janvier jänner янв январь января leden ledna ocak styczeń stycznia
feb febbraio febrero februar februari february fev fevereiro févr février feber peb pebruari фев февр февраль февраля luty lutego únor února şubat
maart mar march maret mars marzo março mrt mär märz maerz мар март марта březen března marca marts marzec mart
abr abril apr april aprile avr avril апр апрель апреля duben dubna kwiecień kwietnia nisan
mag maggio mai maio may mayo mei май мая květen května maj maja mayıs
giu giugno juin jun june junho juni junio июн июнь июня czerwiec czerwca červen června haziran
juil juillet jul julho juli julio july lug luglio июл июль июля lipiec lipca červenec července temmuz
ago agosto agu agustus agt août aug august augustus авг август августа augusti sierpień sierpnia srpen srpna ağustos
sep sept september septembre septiembre setiembre set sett setembro settembre сен сент сентябрь сентября wrzesień września září eylül
oct october octobre octubre okt oktober ott ottobre out outubro окт октябрь октября październik października říjen října ekim
nov november novembre novembro noviembre nop nopember нов нояб ноябрь ноября listopad listopada listopadu kasım
dec december des desember dez dezember dezembro dic dicembre diciembre déc décembre дек декабрь декабря grudzień grudnia prosinec prosince aralık
"""

_DAYS = """
mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica
lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag senin selasa rabu kamis jumat sabtu minggu
понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье
"""


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@functools.cache
def months() -> dict[str, int]:
    """Month names, case folded, with and without their accents, to 1..12."""
    table = {}
    for number, line in enumerate(_MONTHS.strip().splitlines(), 1):
        for word in line.split():
            table[word] = table[_plain(word)] = number
    return table


@functools.cache
def days() -> frozenset[str]:
    """Names of the days of the week, case folded."""
    return frozenset(_DAYS.split()) | {_plain(word) for word in _DAYS.split()}


def month_number(word: str) -> int | None:
    """The number of a month's name in any of the languages.

    >>> month_number("Sept."), month_number("Août"), month_number("сентября"), month_number("Monday")
    (9, 8, 9, None)
    """
    folded = unicodedata.normalize("NFC", word).casefold().rstrip(".")
    return months().get(folded)
