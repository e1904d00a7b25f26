"""What belongs to a page rather than to the film on it: menus, the name of the site, the event that shows the film, dates.

These stand above the title of many a film, as short as it and in capitals as it is, so that their words must tell.
"""

from __future__ import annotations

import re

from .lazily import lazy

_WORDS = frozenset(
    """
    home movies movie films film shows tv series serie tv-series login register sign in up search menu news about contact back top next
    previous page forum forums trailer trailers streaming photos videos reviews tickets
    startseite kino filme serien suche anmelden registrieren kinoprogramm programm kritiken
    accueil cinéma programme séries actualités recherche connexion inscription vidéos séances critiques
    inicio películas peliculas cartelera estrenos noticias buscar foros listas críticas
    início filmes notícias estreias cartaz em sessões créditos fotos comédia todos os
    cinema cerca accedi registrati notizie recensioni prossimamente classifiche dvd
    mensen lijsten nieuws inloggen of registreren zoeken bioscoop agenda
    главная фильмы сериалы медиа новости войти регистрация поиск онлайн-кинотеатр билеты афиша форум рецензии трейлеры
    beranda populer terbaru negara tahun genre request download berita bioskop iklan
    首页 首頁 电影首页 電影首頁 电视剧 電視劇 排行榜 影评 影評 预告片 預告片 上映中 即将上映 即將上映 本週新片 选电影 登录 登入 注册 註冊
    검색 본문 바로가기 영화 영화홈 영화랭킹 상영작 예정작 다운로드 로그인 회원가입 예매 평점 리뷰 포토 동영상
    article discussion read edit lire modifier lesen bearbeiten quelltext leggi modifica
    """.split()
)
_PART = lazy(r"[ \u00a0]*[|｜»›>·•▾▼][ \u00a0]*|[ \u00a0]{2,}|[\t\u3000]+")
_WORD = lazy(r"[^\W\d_][\w'’-]*")
_CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])|[\s|/·•>»›▾▼]+")
_LONGEST = 160
_LONGEST_LINK = 40
_DROPDOWN = "▾▼⌄"
_ABBREVIATED_DAY = r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mi[ée]|jue|vie|s[áa]b|dom|gio|пн|вт|ср|чт|пт|сб|вс|daily|t[äa]glich)"
_TIMETABLE = lazy(rf"(?:[^\w\n]{{0,4}}[\w ]{{0,20}}\b)?{_ABBREVIATED_DAY}\.?(?:\s?[/,&+–-]\s?{_ABBREVIATED_DAY}\.?){{0,6}}:?\s\d{{1,2}}(?:[.:h]\d\d|[ap]m)\b", re.IGNORECASE)
_CLOCK = lazy(r"\d(?:[.:h]\d\d|[ap]m)", re.IGNORECASE)
_SHOWN_NEXT = lazy(r"[012]?\d[.:][0-5]\d[ \t\u00a0]+[^\W\d_a-zа-яà-ÿ][^\n]{0,50}\Z")
_SITE = lazy(
    r"(?:[\w-]{2,30}\.(?:com|net|org|it|de|fr|nl|es|pt|ru|at|ch|be|br|info|tv|cn|tw|kr|id)"
    r"|(?:adoro|sensa)cine(?:ma)?|allocin[ée]|filmspot|filmaffinity|filmweb|[cč]sfd|filmstarts|filmportal|moviepilot|moviemeter|mymovies|ofdb"
    r"|filmindonesia|kinopoisk|кинопоиск|киноафиша|rutracker|imdb(?:pro)?|tmdb|letterboxd|allmovie|senscritique|cinemagia|kmdb|naver|네이버|daum"
    r"|豆瓣|豆瓣电影|豆瓣電影|时光网|時光網|猫眼|猫眼电影|mtime|씨네21|나무위키|yahoo[^\W\d_a-z]{0,8})(?:\s(?:영화|movies?|films?|電影|电影))?\Z",
    re.IGNORECASE,
)
_DOMAIN_FIRST = lazy(r"[\w-]{2,30}\.(?:com|net|org|it|de|fr|nl|es|pt|ru|ру|рф|br|info|tv|cn|tw|kr|id|uk)\s[—–|-]\s\S", re.IGNORECASE)
_ENCYCLOPAEDIA = lazy(r".{0,60}(?:wikip[eé]dia|википедия|위키백과|维基百科|維基百科|百度百科|데이터베이스|\b(?:movie|film) database\b|filmdatenbank)", re.IGNORECASE)
_EVENT = lazy(
    r"(?:cin[eé]math[eè]que|cinemateca|cineteca|filmoteca|kinemathek|filmarchiv|stadtarchiv|filmhuis|filmclub|cin[eé]-?club|cineclube|cineforum|киноклуб)\b"
    r"|.{0,60}\b(?:festival|filmtage|filmfest|ciclo|muestra|mostra|rassegna|retrospe[ck]\w+|filmreihe|nieuwsbrief|newsletter|nonton film streaming"
    r"|presseheft|dossier de presse|press ?kit|press ?book|programmheft|monatsprogramm"
    r"|(?:dvd|vol\.?|n[.º°]|nr\.?|n°)\s?\d{1,3})\b",
    re.IGNORECASE,
)
_DAY = (
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves"
    r"|viernes|s[áa]bado|domingo|luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|domenica|segunda|ter[çc]a|quarta|quinta|sexta"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|senin|selasa|rabu|kamis|jumat|sabtu|minggu|mo|di|mi|do|fr|sa|so"
    r"|ma|wo|vr|za|zo|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|gio|sab|seg|ter|qua|qui|sex|пн|вт|ср|чт|пт|сб|вс)"
)
_DATED = lazy(
    rf"{_DAY}(?:-feira)?[.,]?\s\d{{1,2}}(?![\w'’])|\d{{1,2}}[h:.]\d\d\b|(?:page|seite|página|pagina|страница|halaman)\s\d{{1,4}}\s(?:of|von|de|di|из|dari|van)\s\d"
    r"|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\s(?:de\s)?(?:19|20)\d\d\Z",
    re.IGNORECASE,
)

_SHOWN = lazy(
    rf"(?:{_DAY}(?:-feira)?[.,]?\s)?\d{{1,2}}(?:[./-]\d{{1,2}}[.,]?(?:(?:19|20)?\d\d)?|\.?\s(?:de\s)?[^\W\d_]{{3,10}}\.?(?:\s(?:de\s)?(?:19|20)\d\d)?),?\s(?:(?:um|à|a las|alle|om|às|в|[|·–—-])\s)?\d{{1,2}}[.:h]\d\d\b|{_DAY}[^\n]{{0,14}}?\s\d{{1,2}}[.:h]\d\d(?:\s?(?:uur|uhr|h))?\Z|{_DAY}[.,]?\s\d{{1,2}}\.(?:\d{{0,2}}\.?)?(?:\s?[–—-]\s?(?:{_DAY}[.,]?\s)?\d{{1,2}}\.(?:\d{{0,2}}\.?)?)?\Z",
    re.IGNORECASE,
)


def is_showing(line: str) -> bool:
    """Whether a line says when a film is shown: "14.11. 18.00 Uhr", "10/6 19:00 CGV4", "Sa 3.5., 20:15".

    >>> is_showing("14.11. 18.00 Uhr"), is_showing("14 years later he returns.")
    (True, False)
    """
    return _SHOWN.match(line) is not None


def is_timetable(text: str, start: int, end: int) -> bool:
    """Whether a line says on which days and at what times a film is shown, or what is shown next.

    >>> is_timetable("Fri/Sat 2.15 5.00   Sun 3.00", 0, 28), is_timetable("23.30 The news", 0, 14), is_timetable("At 23.30 he leaves.", 0, 19)
    (True, True, False)
    """
    if end - start > _LONGEST or text[end - 1] in ".!?" or _CLOCK.search(text, start, end) is None:
        return False
    return (_TIMETABLE.match(text, start, end) or _SHOWN_NEXT.match(text, start, end)) is not None


def is_navigation(title: str) -> bool:
    """Whether words are those of a page's menu: "MoviesShows", "Em cartaz".

    >>> is_navigation("MoviesShows"), is_navigation("Night Ferry")
    (True, False)
    """
    return all(word.casefold() in _WORDS for word in _CAMEL.split(title) if word)


def is_menu(line: str) -> bool:
    """Whether a line is the menu of a page: several entries, most of them words of menus.

    >>> is_menu("MYmovies.it | Film | Serie | Trailer | TV"), is_menu("Night Ferry | 94 min | Drama")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    if line[-1:] in _DROPDOWN:
        return True
    words = line.split()
    if len(words) > 2 and is_navigation(line):
        return True
    parts = [part for part in _PART.split(line) if part]
    if len(parts) < 3:
        parts = words if not line.isascii() and len(words) > 3 else []
    told = sum(all(word.casefold() in _WORDS for word in _WORD.findall(part)) for part in parts if part[:1].isalpha())
    return told > 1 and 2 * told >= len(parts)


def is_links(line: str) -> bool:
    """Whether a line is a row of three links or more and no sentence: "forum | photos (12) | reviews (48)".

    >>> is_links("forum | photos (12) | reviews (48)"), is_links("He asks: yes | no?")
    (True, False)
    """
    if line.count("|") < 2 or len(line) > _LONGEST:
        return is_menu(line)
    parts = line.strip(" |").split("|")
    return len(parts) > 2 and all(0 < len(part.strip()) <= _LONGEST_LINK and part.strip()[-1] not in ".!?," for part in parts)


def heads_page(line: str) -> bool:
    """Whether a line at the top of a page says that those beside it belong to the page: a menu, or the name of a site.

    An encyclopaedia says its name right above or below the title.
    """
    return is_menu(line) or _SITE.match(line) is not None


def is_site(title: str) -> bool:
    """Whether words name a site: "filmSPOT", "MovieMeter.nl", "Wikipedia, the free encyclopedia".

    >>> is_site("MovieMeter.nl"), is_site("Night Ferry")
    (True, False)
    """
    return _SITE.match(title) is not None or _DOMAIN_FIRST.match(title) is not None or _ENCYCLOPAEDIA.match(title) is not None


def is_event(title: str) -> bool:
    """Whether words name who shows a film or a row of films, or when: "Cineteca · Muestra 58", "MARTES 5", "20h55 TMC".

    >>> is_event("Cineteca · Muestra 58"), is_event("Night Ferry")
    (True, False)
    """
    return _EVENT.match(title) is not None or _DATED.match(title) is not None
