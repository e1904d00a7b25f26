"""Casts in every layout: the credits, and that no text is lost."""

import pytest

from filmsheet import analyze_cast, cast, parse_cast

THREE = [("Mara Teller", "Ann"), ("Hugh Bowman", "Rick Stone"), ("Inga Berglund", "the old nurse")]
NAMES = [("Mara Teller", None), ("Hugh Bowman", None), ("Inga Berglund", None)]


def pairs(text, **options):
    return [(credit.actor, credit.role) for credit in parse_cast(text, **options)]


@pytest.mark.parametrize("between", ["\n", "\r\n", "; ", ", ", " | ", " • ", " ", ",\n", " \n\n"])
def test_actor_as_role(between):
    assert pairs(between.join(f"{a} as {r}" for a, r in THREE)) == THREE


@pytest.mark.parametrize("mark", [" ... ", "......", " . . . . ", " - ", " – ", " — ", ": ", " : ", "\t", "     ", " -> ", " = "])
@pytest.mark.parametrize("between", ["\n", "\r\n", "\n\n"])
def test_one_mark_a_line(mark, between):
    assert pairs(between.join(f"{a}{mark}{r}" for a, r in THREE)) == THREE


@pytest.mark.parametrize("mark", [" ... ", " - ", " – ", ": "])
@pytest.mark.parametrize("between", ["; ", ", "])
def test_one_mark_between_separators(mark, between):
    assert pairs(between.join(f"{a}{mark}{r}" for a, r in THREE)) == THREE


@pytest.mark.parametrize("between", ["\n", ", ", "; ", ",\n", " ", " / "])
def test_role_in_brackets(between):
    assert pairs(between.join(f"{a} ({r})" for a, r in THREE)) == THREE


@pytest.mark.parametrize("form", ["{1} (played by {0})", "{1}: played by {0}", "{1}, played by {0}", "{1} – played by {0}", "{1} portrayed by {0}"])
@pytest.mark.parametrize("between", ["\n", "; "])
def test_role_first_with_words(form, between):
    assert pairs(between.join(form.format(a, r) for a, r in THREE)) == THREE


@pytest.mark.parametrize("mark", [" - ", ": ", " ... "])
def test_role_first_by_evidence(mark):
    credits = [("Robert Duvall", "Police officer"), ("Meg Ryan", "The baker's wife"), ("Tom Hanks", "Second sailor")]
    assert pairs("\n".join(f"{r}{mark}{a}" for a, r in credits)) == credits


@pytest.mark.parametrize("between", ["\n", ", ", "; ", " / ", " | ", " • ", "\n\n", "、"])
def test_names_alone(between):
    assert pairs(between.join(a for a, _ in NAMES)) == NAMES


@pytest.mark.parametrize("last", [" and ", " & ", ", and ", " und "])
def test_the_last_name_after_a_connective(last):
    assert pairs(f"Mara Teller, Hugh Bowman{last}Inga Berglund") == NAMES


@pytest.mark.parametrize("ending", [" and others", ", et al.", " и др.", " u.a.", " ...", ", …", " (more)", ", and more", " et al", "."])
def test_endings_are_no_credits(ending):
    assert pairs("Mara Teller, Hugh Bowman, Inga Berglund" + ending) == NAMES


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "– ", "{}. ", "{}) ", "({}) ", "#{} "])
def test_bullets_and_numbers(bullet):
    lines = [bullet.format(at) + f"{a} as {r}" for at, (a, r) in enumerate(THREE, 1)]
    assert pairs("\n".join(lines)) == THREE


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Mara Teller\nas Ann\nHugh Bowman\nas Dr. Stone", [("Mara Teller", "Ann"), ("Hugh Bowman", "Dr. Stone")]),
        (
            "Mara Teller\nAnn\n\nHugh Bowman\nDr. Stone\n\nInga Berglund\nNurse",
            [("Mara Teller", "Ann"), ("Hugh Bowman", "Dr. Stone"), ("Inga Berglund", "Nurse")],
        ),
        ("Tom Hanks\nPolice officer\nMeg Ryan\nThe baker's wife", [("Tom Hanks", "Police officer"), ("Meg Ryan", "The baker's wife")]),
        ("• Mara Teller\n\n  Mara Teller\n\n  Ann\n\n• Hugh Bowman\n\n  Hugh Bowman\n\n  Rick / Ron", [("Mara Teller", "Ann"), ("Hugh Bowman", "Rick / Ron")]),
        (
            "Lucy Hale, Robyn Hart (shop assistants)\nFred Lee (baker)",
            [("Lucy Hale", "shop assistants"), ("Robyn Hart", "shop assistants"), ("Fred Lee", "baker")],
        ),
        ("Mara Teller as Ann, Rick's wife, Hugh Bowman as Rick", [("Mara Teller", "Ann, Rick's wife"), ("Hugh Bowman", "Rick")]),
        ("Harry Bowman, Jr. as Marvin, Lea Tomas as Ann", [("Harry Bowman, Jr.", "Marvin"), ("Lea Tomas", "Ann")]),
        ("Mara Teller as Ann / The Queen\nHugh Bowman as Rick", [("Mara Teller", "Ann / The Queen"), ("Hugh Bowman", "Rick")]),
        ("Mara Teller, Hugh Bowman (voice), Inga Berglund", [("Mara Teller", None), ("Hugh Bowman", "(voice)"), ("Inga Berglund", None)]),
        ("Mara Teller (Ann) (voice)\nHugh Bowman (Rick)", [("Mara Teller", "(Ann) (voice)"), ("Hugh Bowman", "Rick")]),
        ("Leon Massin ... Ljubo (as Leonid Massin)\nMara Teller ... Ann", [("Leon Massin", "Ljubo (as Leonid Massin)"), ("Mara Teller", "Ann")]),
        ("Mara Teller as Ann\nHugh Bowman\nInga Berglund as Ilsa", [("Mara Teller", "Ann"), ("Hugh Bowman", None), ("Inga Berglund", "Ilsa")]),
        ("Mara Teller - Ann\nHugh Bowman as Rick\nInga Berglund (Ilsa)", [("Mara Teller", "Ann"), ("Hugh Bowman", "Rick"), ("Inga Berglund", "Ilsa")]),
        ("José Gil (Báez – Inspector)\nAna Solís (Girl 1)", [("José Gil", "Báez – Inspector"), ("Ana Solís", "Girl 1")]),
        ("Mara Teller / Ann\nHugh Bowman / Second sailor", [("Mara Teller", "Ann"), ("Hugh Bowman", "Second sailor")]),
        ("Пьер Ришар, Мирей Дарк и др.", [("Пьер Ришар", None), ("Мирей Дарк", None)]),
        ("Bruno Berg als Bauer Ulrike Tann als Magd", [("Bruno Berg", "Bauer"), ("Ulrike Tann", "Magd")]),
        ("Mara Teller", [("Mara Teller", None)]),
        ("", []),
        (" \n ", []),
        (",;,", []),
    ],
)
def test_layouts(text, credits):
    assert pairs(text) == credits


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Tom Hanks as Self - as himself Meg Ryan as Ann", [("Tom Hanks", "Self - as himself"), ("Meg Ryan", "Ann")]),
        ("Tom Hanks as Tim as a boy Meg Ryan as Ann", [("Tom Hanks", "Tim as a boy"), ("Meg Ryan", "Ann")]),
        ("Tom Hanks as Woody disguised as a maid Meg Ryan as Ann", [("Tom Hanks", "Woody disguised as a maid"), ("Meg Ryan", "Ann")]),
        ("Tom Hanks as Woody (as Thomas Hanks) Meg Ryan as Ann", [("Tom Hanks", "Woody (as Thomas Hanks)"), ("Meg Ryan", "Ann")]),
        ("Tom Hanks as Special Appearance as Old Tim Meg Ryan as Ann", [("Tom Hanks", "Special Appearance as Old Tim"), ("Meg Ryan", "Ann")]),
        ("Tom Hanks As Woody Meg Ryan As Ann", [("Tom Hanks", "Woody"), ("Meg Ryan", "Ann")]),
        ("TOM HANKS AS WOODY MEG RYAN AS ANN", [("TOM HANKS", "WOODY"), ("MEG RYAN", "ANN")]),
        ("Tom Hanks as Woody and Meg Ryan as Ann", [("Tom Hanks", "Woody"), ("Meg Ryan", "Ann")]),
        ("Tom Hanks as Woody with Meg Ryan as Ann", [("Tom Hanks", "Woody"), ("Meg Ryan", "Ann")]),
        ("Voice cast Tom Hanks as Woody Meg Ryan as Ann", [("Tom Hanks", "Woody"), ("Meg Ryan", "Ann")]),
        ("Tom Hanks as Woody Voice cast Meg Ryan as Ann", [("Tom Hanks", "Woody"), ("Meg Ryan", "Ann")]),
        ("Tom Hanks as Coach with Dog Meg Ryan as Ann", [("Tom Hanks", "Coach with Dog"), ("Meg Ryan", "Ann")]),
    ],
)
def test_connectives_that_are_none(text, credits):
    assert pairs(text) == credits


def test_nothing_outside_the_region_is_read():
    text = "Director: Someone Else\nMara Teller as Ann\nGenre: Drama"
    start = text.index("Mara")
    end = text.index("\nGenre")
    found = cast.read(text, start, end)
    assert [span for credit in found.credits for span in (*credit.actor, *credit.role)] == [(start, start + 11), (end - 3, end)]


def test_repeated_names_have_two_spans():
    text = "Mara Teller\nMara Teller\nAnn\nHugh Bowman\nHugh Bowman\nRick"
    spans = analyze_cast(text).spans
    assert [len(spans[f"/{number}/actor"]) for number in range(2)] == [2, 2]


def test_three_lines_with_as_alone():
    assert pairs("\n\n".join(f"{a}\nas\n{r}" for a, r in THREE)) == THREE


@pytest.mark.parametrize("form", ["name: {0}\nrole: {1}", "- name: {0}\n  character: {1}", "Actor: {0}\nRole: {1}"])
def test_an_entry_of_keys(form):
    assert pairs("\n".join(form.format(a, r) for a, r in THREE)) == THREE


def test_rows_of_two_cells():
    assert pairs("\n".join(f"{a} | {r}" for a, r in THREE)) == THREE
    assert pairs("Mara Teller | Hugh Bowman | Inga Berglund\nAda Finch | Bo Lee") == [*NAMES, ("Ada Finch", None), ("Bo Lee", None)]


def test_markup_between_names_is_no_gap():
    assert pairs("Mara Teller\x1f\x1f\x1f\x1f, \x1f\x1f\x1f\x1fHugh Bowman\x1f\x1f\x1f, \x1f\x1f\x1fInga Berglund") == NAMES


@pytest.mark.parametrize("joined", [", & ", " & ", ", and "])
def test_the_last_of_the_bracketed(joined):
    *first, (actor, role) = THREE
    assert pairs(", ".join(f"{a} ({r})" for a, r in first) + f"{joined}{actor} ({role})") == THREE


def test_a_connective_at_the_end_of_a_line():
    assert pairs("Mara Teller,\nHugh Bowman and\nInga Berglund") == NAMES


@pytest.mark.parametrize("between", [" · ", ". ", " y ", "、", " ‧ "])
@pytest.mark.parametrize("stop", ["", "."])
def test_text_between_and_after_brackets(between, stop):
    assert pairs(between.join(f"{a} ({r})" for a, r in THREE) + stop) == THREE


def test_a_full_stop_after_one_bracket():
    assert pairs("Mara Teller (Ann).") == [("Mara Teller", "Ann")]
    assert pairs("Mara Teller (Ann)\nHugh Bowman (voice).") == [("Mara Teller", "Ann"), ("Hugh Bowman", "(voice)")]


CHINESE = [("白云生", "老赵"), ("李秀莲", "杏花")]


@pytest.mark.parametrize("verb", ["饰", "飾", "饰演", "飾演", "扮演"])
@pytest.mark.parametrize("form", ["{0} {2} {1}", "{0}{2}{1}", "{0}（{2} {1}）", "{0}({2}{1})"])
@pytest.mark.parametrize("between", ["\n", "、", "，"])
def test_the_chinese_verb_is_no_part_of_the_role(verb, form, between):
    assert pairs(between.join(form.format(a, r, verb) for a, r in CHINESE)) == CHINESE


@pytest.mark.parametrize("form", ["{0}({1} 역)", "{0} - {1} 역", "{0} | {1} 역", "{0} / {1} 역"])
@pytest.mark.parametrize("count", [1, 2])
def test_the_korean_noun_is_no_part_of_the_role(form, count):
    credits = [("김다민", "유나"), ("오민석", "코치")][:count]
    assert pairs("\n".join(form.format(*credit) for credit in credits)) == credits


@pytest.mark.parametrize(
    "ending",
    [
        " y elenco",
        " e grande elenco",
        " e altri",
        " y otros",
        " e outros",
        " en anderen",
        " dkk",
        " dan lain-lain",
        " и др.",
        " / 更多...",
        "、等",
        " 외",
        "、ほか",
    ],
)
def test_endings_in_other_languages(ending):
    assert pairs("Mara Teller, Hugh Bowman, Inga Berglund" + ending) == NAMES


def test_a_chinese_list_that_ends_in_and_others():
    assert pairs("白云生、李秀莲等") == [("白云生", None), ("李秀莲", None)]


@pytest.mark.parametrize("dot", ["．", "‧", "・", "·"])
def test_dots_part_names_or_stand_in_them(dot):
    assert pairs(dot.join(["高捷明", "蔡振男", "尹馨雅"])) == [("高捷明", None), ("蔡振男", None), ("尹馨雅", None)]
    assert pairs(f"湯姆{dot}漢克斯、梅格{dot}萊恩") == [(f"湯姆{dot}漢克斯", None), (f"梅格{dot}萊恩", None)]
    assert pairs(f"トム{dot}ハンクス") == [(f"トム{dot}ハンクス", None)]
    assert pairs(f"김다민{dot}오민석") == [("김다민", None), ("오민석", None)]


@pytest.mark.parametrize("last", ["Films of hers: Still Water (2011), Two Winters (2015)", "Inga Berglund, Ada Finch, Bo Lee", "Inga Berglund, Ada Finch"])
def test_a_line_of_names_is_no_actor_and_role(last):
    assert pairs(f"Mara Teller, Hugh Bowman\n{last}")[:2] == NAMES[:2]
    assert pairs(f"Mara Teller, Hugh Bowman, Inga Berglund\n{last}")[:3] == NAMES


@pytest.mark.parametrize("key", ["Personaje : ", "Rôle : ", "Rolle: ", "Personagem : ", "Role: ", "角色："])
def test_the_role_below_its_actor_after_a_key(key):
    assert pairs("\n".join(f"{a}\n{key}{r}" for a, r in THREE)) == THREE
    assert pairs(f"Mara Teller\n{key}Ann\nHugh Bowman\nInga Berglund\n{key}Ilsa") == [("Mara Teller", "Ann"), ("Hugh Bowman", None), ("Inga Berglund", "Ilsa")]


@pytest.mark.parametrize("form", ["{0}, voice of {1}", "({0}, voice of {1})", "{0}, the voice of {1}"])
def test_voice_of(form):
    assert pairs("\n".join(form.format(a, r) for a, r in THREE)) == THREE


def test_and_others_after_an_undelimited_cast():
    assert pairs("Mara Teller as Ann Hugh Bowman as Rick Stone e altri") == [("Mara Teller", "Ann"), ("Hugh Bowman", "Rick Stone")]


@pytest.mark.parametrize("first", ["(Nn Jr.", ".Ada Finch", "'Bo' Lee"])
def test_a_damaged_first_line_is_kept(first):
    read = pairs(f"{first}\nMara Teller as Ann\nHugh Bowman as Rick\nInga Berglund as Ilsa")
    assert read == [(first.lstrip("("), None), ("Mara Teller", "Ann"), ("Hugh Bowman", "Rick"), ("Inga Berglund", "Ilsa")]
    assert pairs("(in credits order)\nMara Teller as Ann\nHugh Bowman as Rick") == [("Mara Teller", "Ann"), ("Hugh Bowman", "Rick")]


ODD = ["Zorvan Quell", "Ostrava Pell", "Marn Brodek", "Tillo Varn", "Selm Ardo", "Ruvi Tolk", "Hesk Onder"]
SINGLE = ["Marla", "Brannick", "Otto", "Kim"]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_unknown_full_names_and_single_words_in_turn(count):
    credits = list(zip(ODD[:count], SINGLE[:count], strict=True))
    assert pairs("\n".join(f"{a}\n{r}" for a, r in credits)) == credits
    assert pairs("\n".join(f"{r}\n{a}" for a, r in credits)) == credits


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Mara Teller – Ann, Hugh Bowman – Rick", [("Mara Teller", "Ann"), ("Hugh Bowman", "Rick")]),
        ("Mara Teller – Ann, Hugh Bowman – Rick, the pilot", [("Mara Teller", "Ann"), ("Hugh Bowman", "Rick, the pilot")]),
        ("Mara Teller – Ann Hugh Bowman – Rick, the pilot", [("Mara Teller", "Ann"), ("Hugh Bowman", "Rick, the pilot")]),
        ("Mara Teller - Hugh Bowman - Inga Berglund", NAMES),
        ("Mara Teller - Ann Hugh Bowman - Inga Berglund", [("Mara Teller", "Ann"), ("Hugh Bowman", "Inga Berglund")]),
    ],
)
def test_dashes_in_one_line(text, credits):
    assert pairs(text) == credits


def test_an_and_alone_between_commas():
    assert pairs("Mara Teller, and, Hugh Bowman, Inga Berglund") == NAMES
    assert pairs("Mara Teller\nand\nHugh Bowman\nInga Berglund") == NAMES


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Mara Teller as Clerk|Guard Hugh Bowman as Rick Inga Berglund as Ilsa Bo Lee as Tom", ["Clerk|Guard", "Rick", "Ilsa", "Tom"]),
        ("Mara Teller as Clerk | Guard, Hugh Bowman as Rick, Inga Berglund as Ilsa, Bo Lee as Tom", ["Clerk | Guard", "Rick", "Ilsa", "Tom"]),
        ("Mara Teller as Clerk; Hugh Bowman as Rick, Inga Berglund as Ilsa, Bo Lee as Tom", ["Clerk", "Rick", "Ilsa", "Tom"]),
        ("Mara Teller as Clerk | Hugh Bowman as Rick | Inga Berglund as Ilsa, Bo Lee as Tom", ["Clerk", "Rick", "Ilsa", "Tom"]),
    ],
)
def test_a_bar_in_few_gaps_parts_no_credits(text, roles):
    assert pairs(text) == list(zip(["Mara Teller", "Hugh Bowman", "Inga Berglund", "Bo Lee"], roles, strict=True))


@pytest.mark.parametrize("between", ["\n", "; "])
def test_a_number_opens_a_role_or_a_line(between):
    credits = [(a, f"#{at} Nurse") for at, (a, _) in enumerate(THREE, 1)]
    assert pairs(between.join(f"{a} as {r}" for a, r in credits)) == credits
    assert pairs("\n".join(f"#{at} {a} as {r}" for at, (a, r) in enumerate(THREE, 1))) == THREE


def test_brackets_round_a_credit_in_brackets():
    assert pairs("\n".join(f"({a} ({r}))" for a, r in THREE)) == THREE
    assert pairs("\n".join(f"({a}, voice of {r})" for a, r in THREE)) == THREE


def test_a_line_in_small_letters_goes_on_with_a_role_unless_it_has_one():
    assert pairs("Mara Teller - Ann\nwidow of Rick\nHugh Bowman - Rick") == [("Mara Teller", "Ann widow of Rick"), ("Hugh Bowman", "Rick")]
    assert pairs("Mara Teller - Ann\nwidow lee (Rosa)\nHugh Bowman - Rick") == [("Mara Teller", "Ann"), ("widow lee", "Rosa"), ("Hugh Bowman", "Rick")]
    assert pairs("Mara Teller (Ann)\nbell hooks (Herself)") == [("Mara Teller", "Ann"), ("bell hooks", "Herself")]


def test_two_names_of_a_line_are_a_list_where_a_comma_parts_them():
    assert pairs("Meg Ryan / Ann Stone\nTom Hanks / second sailor") == [("Meg Ryan", "Ann Stone"), ("Tom Hanks", "second sailor")]
    assert pairs("Meg Ryan, Ann Stone\nTom Hanks, Rita Wilson") == [(name, None) for name in ("Meg Ryan", "Ann Stone", "Tom Hanks", "Rita Wilson")]


def test_a_separator_at_the_end_of_an_actor():
    assert pairs("Mara Teller / plays Ann\nHugh Bowman plays Rick") == [("Mara Teller", "Ann"), ("Hugh Bowman", "Rick")]


def test_a_label_that_is_all_there_is_before_the_connective():
    assert pairs("Other Voices as Crowd Meg Ryan as Ann") == [("Other Voices", "Crowd"), ("Meg Ryan", "Ann")]
    assert pairs("Other Voices: Mara Teller as Crowd Meg Ryan as Ann") == [("Mara Teller", "Crowd"), ("Meg Ryan", "Ann")]


def test_a_name_after_the_last_role_is_a_doubt_on_its_line_and_none_below_it():
    for text, doubts in (("Ann Field as Mary; Tom Reed as Sam, Ida Holm", 1), ("Ann Field as Mary\nTom Reed as Sam\nIda Holm", 0)):
        found = analyze_cast(text)
        assert (len(found.sheet), len(found.confidence)) == (3, doubts)
