"""Texts of several films made from sheets of one film."""

from training.glued import GLUED
from training.glued import glued as glued_of
from training.sheets import VARIED, Sheet, prepared

STORY = "A keeper's daughter finds an old map in the lamp room, and she follows it to the far end of the harbour. Nobody there has heard of her father, who was a pilot once, and nobody wants to. She waits for the ferry in the rain and thinks of the letter that she left behind on the table."


def sheets(count, text=STORY, **changed):
    made = [
        Sheet(f"a/{n}", "new-prose1", f"source {n}", False, f"“Night Ferry {n}” is a 1958 film. {text}\n", [{"title": f"Night Ferry {n}"}])
        for n in range(count)
    ]
    return list(prepared([one._replace(**changed) for one in made]))


def glued(sheets, seed=5):
    return glued_of(sheets, lambda one: 0, seed)


def test_only_sheets_of_one_side_are_joined():
    made = glued_of(sheets(40), lambda one: int(one.sheet.name.removeprefix("a/")) % 2)
    assert len(made) == 40
    for one in made:
        numbers = {int(film["title"].rsplit(" ", 1)[1]) % 2 for film in one.sheet.films}
        assert len(numbers) == 1


def test_short_sheets_may_stand_in_one_paragraph():
    made = glued(sheets(40))
    assert {one.sheet.kind for one in made} == {GLUED}
    assert {one.sheet.text.count("\n\n") for one in made} >= {0, 1}
    assert any("\n" not in one.sheet.text.rstrip("\n") for one in made)


def test_sheets_of_prose_are_joined():
    made = glued(sheets(10))
    assert len(made) == 10
    for one in made:
        titles = [film["title"] for film in one.sheet.films]
        assert len(titles) in (2, 3)
        assert [one.sheet.text.index(f"“{title}”") for title in titles] == sorted(one.sheet.text.index(f"“{title}”") for title in titles)
        assert len(one.aligned.begins) == len(titles)


def test_the_same_sheets_and_seed_give_the_same_texts():
    assert [one.sheet for one in glued(sheets(10))] == [one.sheet for one in glued(sheets(10))]
    assert [one.sheet.text for one in glued(sheets(10), 1)] != [one.sheet.text for one in glued(sheets(10), 2)]


def test_other_sheets_are_not_used():
    assert glued(sheets(3)) == []
    assert glued(sheets(10, kind=VARIED)) == []
    assert glued(sheets(10, films=[{"title": "A"}, {"title": "B"}])) == []
    assert glued(sheets(10, text=STORY * 20)) == []
    assert glued(sheets(10, text="Year: 1958\nDirector: Ann Field\nGenre: Drama\nCountry: UK\n")) == []
