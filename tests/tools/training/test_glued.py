"""Texts of several films made from sheets of one film."""

from training.glued import glued
from training.sheets import VARIED, Sheet, prepared

STORY = "A keeper's daughter finds an old map in the lamp room, and she follows it to the far end of the harbour. Nobody there has heard of her father, who was a pilot once, and nobody wants to. She waits for the ferry in the rain and thinks of the letter that she left behind on the table."


def sheets(count, text=STORY, **changed):
    made = [
        Sheet(f"a/{n}", "new-prose1", f"source {n}", False, f"“Night Ferry {n}” is a 1958 film. {text}\n", [{"title": f"Night Ferry {n}"}])
        for n in range(count)
    ]
    return list(prepared([one._replace(**changed) for one in made]))


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
