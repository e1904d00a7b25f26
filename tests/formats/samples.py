"""Records to write: an invented film with all fields, hostile texts, and any record."""

from hypothesis import settings
from hypothesis import strategies as st

from filmsheet import CastMember, FilmSheet, Money, Rating, ReleaseDate, TriviaItem

FULL = FilmSheet(
    title="The Salt Garden",
    original_title="Le Jardin de sel",
    also_known_as=("Der Salzgarten",),
    year=1953,
    release_dates=(
        ReleaseDate(date="1953-03-04", place="France"),
        ReleaseDate(date="1953-11", place="UK"),
        ReleaseDate(date="1954"),
    ),
    runtime=107,
    genres=("Drama", "Sci-Fi/Fantasy"),
    countries=("France", "West Germany"),
    languages=("French",),
    certificates=("PG", "FSK 12"),
    ratings=(
        Rating(source="IMDb", value=7.4, best=10, votes=1234),
        Rating(source="Rotten Tomatoes", value=93, best=100),
        Rating(source="Letterboxd", value=3.5, best=5),
        Rating(value=12),
    ),
    directors=("Odile Marchetti", "Samuel Lind, Jr."),
    writers=("Odile Marchetti", "Karel van der Berg"),
    producers=("Ines Roth",),
    composers=("Tomas Hale",),
    cinematographers=("Vera Quist",),
    editors=("Bo Lindgren",),
    production_companies=("Films du Quai, S.A.",),
    distributors=("Harbour Releasing",),
    budget=Money(text="$1.2 million", amount=1_200_000, currency="USD"),
    box_office=Money(text="$3–4 million", amount=3_000_000, amount_max=4_000_000, currency="USD"),
    awards=("Golden Anchor for best film",),
    tagline="What the tide leaves.",
    storyline="A gardener on the coast loses her garden to the sea.\n\nShe follows it.",
    cast=(
        CastMember(actor="Mara Ellison", role="Jeanne Duval"),
        CastMember(actor="Anton Grey", role="The Ferryman (voice)"),
        CastMember(actor="Cher"),
    ),
    trivia=(TriviaItem(number=1, text="Shot in six weeks."), TriviaItem(number=2, text="The sea is real.")),
    other={"Aspect ratio": "1.37:1", "IMDb ID": "tt0000000"},
    unread=("Thank you for reading",),
)

HOSTILE = FilmSheet(
    title='../</script><script>alert("x")</script>\x0b & ]]> \U0001f3ac',
    year=1999,
    release_dates=(ReleaseDate(date="2001-01-01"),),
    genres=("=cmd|' /C calc'!A0", "A / B"),
    countries=("UK/France",),
    directors=("Smith, John", "A | B; C"),
    writers=("AC/DC",),
    ratings=(Rating(source="IMDb", value=0, best=10), Rating(source="IMDb", value=5, best=10)),
    storyline="---\nkey: [value]\n\n*/ /* <!-- \u2028 \ufffd",
    cast=(CastMember(actor="[[X]]|y#z", role="<b>*_R_*</b>"), CastMember(actor='"Q"', role='say "as" */')),
    trivia=(TriviaItem(text="- 1. # <i>"),),
    other={"-": "@sum(1)"},
)

MINIMAL = FilmSheet(title="Sea")
EMPTY = FilmSheet()
few = settings(max_examples=30, deadline=None)
"""Small records: each has a dozen fields of any text."""

SAMPLES = {"full": FULL, "hostile": HOSTILE, "minimal": MINIMAL}

_TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), min_size=1, max_size=12).filter(str.strip)
_NAME = _TEXT | st.sampled_from(("Mara Ellison", "Samuel Lind, Jr.", "A / B", "AC/DC", "Cher", "Jean de la Tour", "=1+1", "a: b", "*/"))
_TEXTS = st.lists(_NAME, max_size=3).map(tuple)
_DATES = st.dates().map(str).filter(lambda date: date >= "1870")
_RATINGS = st.builds(
    Rating,
    source=st.none() | st.sampled_from(("IMDb", "Rotten Tomatoes", "Letterboxd")) | _TEXT,
    value=st.floats(0, 5),
    best=st.none() | st.sampled_from((5.0, 10.0, 100.0)),
    votes=st.none() | st.integers(0, 10**12),
)


def film_sheets(**fixed):
    """Any record; `fixed` has strategies for certain keys."""
    parts = {
        "title": st.none() | _NAME,
        "original_title": st.none() | _NAME,
        "also_known_as": _TEXTS,
        "year": st.none() | st.integers(1870, 2100),
        "release_dates": st.lists(st.builds(ReleaseDate, date=_DATES, place=st.none() | _NAME), max_size=2).map(tuple),
        "runtime": st.none() | st.integers(1, 900),
        "genres": _TEXTS,
        "countries": _TEXTS,
        "languages": _TEXTS | st.just(("English",)),
        "certificates": _TEXTS,
        "ratings": st.lists(_RATINGS, max_size=3).map(tuple),
        "directors": _TEXTS,
        "writers": _TEXTS,
        "production_companies": _TEXTS,
        "storyline": st.none() | _TEXT,
        "cast": st.lists(st.builds(CastMember, actor=_NAME, role=st.none() | _NAME), max_size=3).map(tuple),
        "trivia": st.lists(st.builds(TriviaItem, number=st.none() | st.integers(0, 99), text=_TEXT), max_size=2).map(tuple),
        "other": st.dictionaries(_TEXT, _TEXT, max_size=2),
    }
    return st.builds(FilmSheet, **{**parts, **fixed})


def titled_sheets():
    """Any record with a title."""
    return film_sheets(title=_NAME)
