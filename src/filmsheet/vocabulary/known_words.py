"""Words that show the meaning of a line without a label: countries, languages and genres, each a list in `words/`, one a line.

`countries.txt` and `languages.txt` come from the Unicode CLDR (tools/make_countries.py, tools/make_languages.py);
`genres.txt` is written by hand: add a line for a genre.
"""

from __future__ import annotations

from filmsheet.text.lazily import lazy
from filmsheet.vocabulary.wordlists import words

PLATES = frozenset("A AUS B BR CDN CH CZ CS D DK E F FIN GB GR H HK I IL IND IRL J MEX N NL NZ P PL RO RUS S SU TR UK US USA YU ZA".split())
"""International vehicle codes, which film sheets use for countries: "F/D 1988"."""


CODES = frozenset("AR AT AU BE CA CL CN DE DK ES FI FR IE JP KR MX NO PT SE".split())
"""Codes of countries that are unlikely to be a title or a word: "NL/BE 2011"."""
ABBREVIATED = frozenset(
    "Fr. It. Ital. All. Esp. Can. Bel. Belg. Jap. Pol. Dt. Arg. Méx. Bras. Port. Hol. G.-B. Gr.-Br. É.-U. E.-U. EE.UU. Schw. Österr. Span. Frankr.".split()
)
"""Abbreviations of countries in programmes: "Fr., 1978"."""


_KINDS = ("drama", "komödie", "thriller", "krimi", "western", "film", "romanze")
_COMPOUND = lazy(
    r"(?:heimat|liebes|familien|historien|sozial|kriegs|ehe|kriminal|justiz|sport|musik|polit|psycho|tragi|action|spät|italo|melo|doku|kostüm|lokal|regional|jugend|gesellschafts)-?"
    r"(?:drama|komödie|thriller|krimi|western|romanze)"
    r"|(?:kriminal|liebes|historien|action|abenteuer|horror|heimat|tanz|musik|kriegs|katastrophen|fantasy|zeichentrick|trick|animations|dokumentar|jugend|kinder|familien"
    r"|sport|gangster|agenten|märchen|monumental|episoden|experimental|essay|spionage|polit|revue|berg|antikriegs|science-fiction-)film"
)
"""Endings of German compounds that are genres: "Heimatdrama", "Kriegsfilm"."""


def countries() -> frozenset[str]:
    """Names of countries, case folded."""
    return words("countries")


def genres() -> frozenset[str]:
    """Names of genres, case folded."""
    return words("genres")


def languages() -> frozenset[str]:
    """Names of languages, case folded."""
    return words("languages")


def is_country(text: str) -> bool:
    """Whether a tidy text names a country.

    >>> is_country("West Germany"), is_country("British")
    (True, False)
    """
    return text.casefold().strip(" .") in countries() or text in PLATES or text in CODES or text in ABBREVIATED


def is_genre(text: str) -> bool:
    """Whether a tidy text names a genre.

    >>> is_genre("Romantic comedy"), is_genre("Harbour")
    (True, False)
    """
    words = text.casefold().strip(" .")
    return words in genres() or (words.endswith(_KINDS) and _COMPOUND.fullmatch(words) is not None)


def is_language(text: str) -> bool:
    """Whether a tidy text names a language.

    >>> is_language("Punjabi"), is_language("Čeština"), is_language("Harbour")
    (True, True, False)
    """
    return text.casefold().strip(" .") in languages()
