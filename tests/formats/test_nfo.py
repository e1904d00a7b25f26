"""Movie NFO: Kodi and Jellyfin read the same film from it."""

import pytest
from hypothesis import given

from filmsheet import CastMember, FilmSheet, Rating, ReleaseDate
from filmsheet.formats import ExportError, write
from filmsheet.formats.nfo import nfo
from formats.readers import jellyfin, kodi
from formats.samples import EMPTY, FULL, HOSTILE, SAMPLES, few, titled_sheets

ALIKE = ("title", "original_title", "premiered", "plot", "tagline", "minutes", "mpaa", "ids", "actors")
LISTS = ("genres", "countries", "directors", "writers", "studios")


def agree(document):
    """Read the document like both programs, and compare the results."""
    one, two = kodi(document), jellyfin(document)
    assert two is not None
    assert {key: one[key] for key in (*ALIKE, *LISTS)} == {key: two[key] for key in (*ALIKE, *LISTS)}
    assert one["year"] == (two["year"] or 0)
    if one["default_rating"] and "tomato" not in one["default_rating"]:
        assert one["ratings"][one["default_rating"]][0] == pytest.approx(two["community"], abs=0.005)
    return one


@pytest.mark.parametrize("sheet", SAMPLES.values(), ids=SAMPLES)
def test_both_readers_read_it_the_same(sheet):
    agree(nfo(sheet))


@few
@given(titled_sheets())
def test_both_readers_read_any_record_the_same(sheet):
    film = agree(nfo(sheet))
    assert len(film["actors"]) <= len(sheet.cast)


def test_everything_is_there():
    film = agree(nfo(FULL))
    assert film["title"] == "The Salt Garden"
    assert film["original_title"] == "Le Jardin de sel"
    assert film["year"] == 1953
    assert film["premiered"] == "1953-03-04"
    assert film["minutes"] == 107
    assert film["genres"] == ["Drama", "Sci-Fi", "Fantasy"]
    assert film["countries"] == ["France", "West Germany"]
    assert film["directors"] == ["Odile Marchetti", "Samuel Lind Jr."]
    assert film["writers"] == ["Odile Marchetti", "Karel van der Berg"]
    assert film["actors"] == [("Mara Ellison", "Jeanne Duval"), ("Anton Grey", "The Ferryman (voice)"), ("Cher", "")]
    assert film["plot"].split("\n\n")[1] == "She follows it."


def test_ratings_are_on_ten_for_kodi_and_as_jellyfin_shows_them():
    document = nfo(FULL)
    assert kodi(document)["ratings"] == {"imdb": (7.4, 1234), "rottentomatoes": (9.3, 0), "letterboxd": (7.0, 0)}
    assert kodi(document)["default_rating"] == "imdb"
    assert (jellyfin(document)["community"], jellyfin(document)["critic"]) == (7.4, 93)


def test_a_rating_of_no_known_scale_is_left_out():
    assert "ratings" not in nfo(FilmSheet(title="Sea", ratings=(Rating(value=7),)))


def test_the_first_rating_of_a_source_is_used():
    sheet = FilmSheet(title="Sea", ratings=(Rating(source="IMDb", value=8, best=10), Rating(source="IMDb", value=3, best=10)))
    assert kodi(nfo(sheet))["ratings"] == {"imdb": (8.0, 0)}


@pytest.mark.parametrize(
    ("sheet", "premiered", "year"),
    [
        (FilmSheet(title="Sea", year=1948), None, 1948),
        (FilmSheet(title="Sea", year=1948, release_dates=(ReleaseDate(date="1948-09"),)), None, 1948),
        (FilmSheet(title="Sea", year=1948, release_dates=(ReleaseDate(date="1950-09-06"),)), None, 1948),
        (FilmSheet(title="Sea", year=1948, release_dates=(ReleaseDate(date="1948-09-06"),)), "1948-09-06", 1948),
        (FilmSheet(title="Sea"), None, 0),
    ],
)
def test_no_date_is_invented(sheet, premiered, year):
    film = agree(nfo(sheet))
    assert (film["premiered"], film["year"]) == (premiered, year)


def test_one_country_tag():
    assert nfo(FULL).count("<country>") == 1


def test_what_xml_cannot_hold_is_left_out():
    assert kodi(nfo(HOSTILE))["title"].startswith("../</script><script>")
    assert "\x0b" not in nfo(HOSTILE)


def test_the_identifier_is_the_same_each_time_and_another_for_another_film():
    ids = [kodi(nfo(FilmSheet(title="Sea", year=year)))["ids"]["filmsheet"] for year in (2001, 2001, 2002)]
    assert ids[0] == ids[1] != ids[2]


def test_billing_keeps_its_order():
    cast = tuple(CastMember(actor=f"Actor {letter}") for letter in "zyxwvutsrqponm")
    assert [name for name, _ in agree(nfo(FilmSheet(title="Sea", cast=cast)))["actors"]] == [c.actor for c in cast]


def test_a_film_without_a_title_is_refused():
    with pytest.raises(ExportError, match="no title"):
        write("nfo", EMPTY)
