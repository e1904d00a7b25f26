"""Values that grammar is certain of, from sheets; without the model if nothing else has to be judged."""

import pytest

from filmsheet import parse
from filmsheet.reading.cut import cut
from filmsheet.reading.sure import sure
from filmsheet.vocabulary import DEFAULT

SHEET = "Title: Night Ferry\nYear: 1948\nDirector: Ann Field\n"


def cast(text):
    return [(member.actor, member.role) for member in parse(SHEET + text).cast]


def trivia(text):
    return [item.text for item in parse(SHEET + text).trivia]


@pytest.mark.parametrize(
    "text",
    [
        "Cast: Ida Holm as Mary; Tom Reed as Sam; and Sam Brook as the Keeper",
        "Cast: Ida Holm as Mary Tom Reed as Sam and Sam Brook as the Keeper",
        "Cast: Ida Holm as Mary - Tom Reed as Sam - Sam Brook as the Keeper",
        "Cast: Ida Holm as Mary, Tom Reed as Sam, Sam Brook as the Keeper and 8 more",
        "Cast: Ida Holm as Mary Tom Reed as Sam Sam Brook as the Keeper and 12 more",
        "Cast: Ida Holm as Mary Tom Reed as Sam and featuring Sam Brook as the Keeper",
        "Cast: **Ida Holm** as *Mary*, **Tom Reed** as *Sam*, **Sam Brook** as *the Keeper*",
        "Cast: Ida Holm as Mary, Tom\nReed as Sam, Sam Brook as the\nKeeper",
    ],
)
def test_a_cast(text):
    assert cast(text) == [("Ida Holm", "Mary"), ("Tom Reed", "Sam"), ("Sam Brook", "the Keeper")]


@pytest.mark.parametrize("text", ["Cast: (1) Ida Holm (2) Tom Reed (3) Sam Brook", "Cast: 1. Ida Holm 2. Tom Reed 3. Sam Brook"])
def test_a_cast_that_is_numbered(text):
    assert cast(text) == [("Ida Holm", None), ("Tom Reed", None), ("Sam Brook", None)]


def test_a_cast_in_cells():
    assert cast("Cast: Ida Holm\tMary\tTom Reed\tThe Keeper\tSam Brook\tWaiter") == [("Ida Holm", "Mary"), ("Tom Reed", "The Keeper"), ("Sam Brook", "Waiter")]


def test_a_cast_that_lines_wrap():
    text = "Cast: Anghel Dumbrava as The Sexton Ruxandra\nIonel as Safta Costache Brumaru as Father\nIlarion Matei Frunza as The Keeper"
    assert cast(text)[0] == ("Anghel Dumbrava", "The Sexton")
    assert [actor for actor, _ in cast(text)][1:] == ["Ruxandra Ionel", "Costache Brumaru", "Matei Frunza"]


def test_distribution_is_the_cast_if_roles_follow():
    assert cast("Distribution : Zoé Lenoir dans le rôle de Noëlle") == [("Zoé Lenoir", "Noëlle")]
    assert parse(SHEET + "Distribution : Lux Films").distributors == ("Lux Films",)


@pytest.mark.parametrize(
    "text",
    [
        "\n1. It rained.\n2. The goats won.\n",
        "Trivia:\n1. It rained\n2. The goats won\n",
        "Trivia\na) It rained.\nb) The goats won.\n",
        "Cast: Ida Holm as Mary Tom Reed as Sam 1. It rained on us. 2. The goats won.",
    ],
)
def test_trivia(text):
    assert [item.rstrip(".") for item in trivia(text)] in (["It rained", "The goats won"], ["It rained on us", "The goats won"])


def test_a_line_that_opens_with_the_word_of_a_label_goes_on_with_the_sentence_above():
    sheet = parse("Storyline: A girl meets the\ndirector: a man of few words. They leave in the\nyear: of the flood.\nGenre: Drama")
    assert sheet.storyline == "A girl meets the director: a man of few words. They leave in the year: of the flood."
    assert (sheet.directors, sheet.year) == ((), None)


def test_labels_in_small_letters_are_labels_below_an_open_sentence():
    sheet = parse("title: Night Ferry\nstoryline: A girl waits on the pier for a boat\ndirector: ann field\nyear: 1948")
    assert (sheet.year, sheet.storyline) == (1948, "A girl waits on the pier for a boat")


@pytest.mark.parametrize(("text", "best"), [("My rating: ★★★★☆", 5), ("IMDb rating: 7.5/10", 10)])
def test_a_rating(text, best):
    assert parse(SHEET + text).ratings[0].best == best


def test_a_title_in_square_brackets_keeps_them_after_its_label():
    assert parse("Title: [REC]\nYear: 2007").title == "[REC]"
    assert parse("Title: [[Night Ferry]]\nYear: 2007").title == "Night Ferry"


def test_a_currency_stays_with_its_amount():
    budget = parse("Title: Night Ferry\nBudget: $2.4M").budget
    assert (budget.amount, budget.currency) == (2_400_000, "USD")


def test_an_initial_within_a_name_is_no_label():
    text = "Director: Harry S. Murphy\nWriter: K. Harrison Reed"
    assert sure(cut(text, DEFAULT), DEFAULT).labels == ["label", "directors", "label", "writers"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("first", ["", SHEET])
def test_a_known_label_and_a_dash_end_a_story(first, between):
    text = f"{first}Storyline: A pilot waits for\na ship that never comes.{between}Tagline – The sea keeps what it takes.\n"
    assert parse(text).storyline == "A pilot waits for a ship that never comes."
    assert parse(text).tagline == "The sea keeps what it takes."


@pytest.mark.parametrize("sign", [" - ", " / ", " • ", " | "])
def test_an_odd_number_of_full_names_with_one_sign_between_them_are_actors(sign):
    names = ["Ida Holm", "Tom Reed", "Sam Brook", "Ann Field", "Nell Roe"]
    assert cast(f"Cast: {sign.join(names)}") == [(name, None) for name in names]


def test_names_in_georgian_and_with_joiners_are_names():
    sheet = parse("რეჟისორები: თინა მენაღარიშვილი, კახა მელიქიძე\nبازیگران: پیمان شهابیان، رویا تیموریان\u200cفر\n")
    assert sheet.directors == ("თინა მენაღარიშვილი", "კახა მელიქიძე")
    assert [member.actor for member in sheet.cast] == ["پیمان شهابیان", "رویا تیموریان\u200cفر"]


def test_a_given_name_that_is_a_label_is_a_name_in_a_list():
    assert parse("Операторы: Дмитрий Орлов, Оскар Смолин\nГод: 1948").cinematographers == ("Дмитрий Орлов", "Оскар Смолин")


def test_a_label_that_no_blank_separates_from_the_value_before_it():
    sheet = parse("片名：渡口\n类型:喜剧片地区:内地年份:1936\n导演：袁牧风\n")
    assert (sheet.year, sheet.directors) == (1936, ("袁牧风",))
    assert "地区" not in "".join(sheet.genres)


def test_vietnamese_names_with_and_between_them():
    assert parse("Đạo diễn: Nguyễn Văn Thảo và Trần Vương\nNăm: 1963").directors == ("Nguyễn Văn Thảo", "Trần Vương")
