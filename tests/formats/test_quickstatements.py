"""QuickStatements: the rules of the first version of the tool, and no invented items."""

import re

import pytest
from hypothesis import given

from filmsheet import FilmSheet, ReleaseDate
from filmsheet.formats import ExportError, write
from filmsheet.formats.quickstatements import commands
from formats.samples import EMPTY, FULL, HOSTILE, SAMPLES, few, titled_sheets

_VALUES = {
    "item": re.compile(r"Q\d+"),
    "string": re.compile(r'"(.*)"'),
    "monolingual": re.compile(r'([a-z_-]+):"(.*)"'),
    "time": re.compile(r"[+-]?\d+-\d\d-\d\dT\d\d:\d\d:\d\dZ/(?:9|10|11)"),
    "quantity": re.compile(r"[+-]?\d+(?:\.\d+)?(?:U\d+)?"),
}
_TYPES = {
    **dict.fromkeys("P31 P57 P58 P86 P136 P161 P162 P272 P344 P364 P495 P750 P1040".split(), "item"),
    "P577": "time",
    "P2047": "quantity",
    "P1476": "monolingual",
    "P345": "string",
    "P4947": "string",
    "P4633": "string",
    "P1545": "string",
}


def read(text):
    """The commands as the tool reads them: a comment at the end of a row is cut, the rest is split at tabs."""
    found = []
    for line in text.split("\n"):
        comment = re.fullmatch(r"(.*?) */\* *(.*?) *\*/ *", line.strip())
        row = comment.group(1) if comment else line.strip()
        if not row:
            continue
        columns = row.split("\t")
        if columns == ["CREATE"]:
            found.append(("CREATE",))
        elif re.fullmatch(r"[LAD][a-z_-]+", columns[1]):
            assert columns[0] == "LAST", row
            assert len(columns) == 3, row
            found.append((columns[1], _value("string", columns[2])))
        else:
            assert columns[0] == "LAST", row
            assert len(columns) % 2, row
            pairs = zip(columns[1::2], columns[2::2], strict=True)
            found.append(tuple((name, _value(_TYPES[name], value)) for name, value in pairs))
    return found


def _value(kind, text):
    assert _VALUES[kind].fullmatch(text), (kind, text)
    return text


@pytest.mark.parametrize("sheet", SAMPLES.values(), ids=SAMPLES)
def test_the_tool_takes_every_line(sheet):
    assert read(commands(sheet))[0] == ("CREATE",)


@few
@given(titled_sheets())
def test_the_tool_takes_any_record(sheet):
    found = read(commands(sheet))
    assert [one for one in found if one == ("CREATE",)] == [("CREATE",)]
    assert set(re.findall(r"\tQ\d+", commands(sheet))) == {"\tQ11424"}


def test_what_needs_no_item_is_a_command():
    found = read(commands(FULL))
    assert ("Len", '"The Salt Garden"') in found
    assert ("Aen", '"Der Salzgarten"') in found
    assert (("P1476", 'fr:"Le Jardin de sel"'),) in found
    assert (("P2047", "107U7727"),) in found
    assert [one[0][1] for one in found if one[0][0] == "P577"] == [
        "+1953-03-04T00:00:00Z/11",
        "+1953-11-00T00:00:00Z/10",
        "+1954-00-00T00:00:00Z/9",
    ]


def test_what_needs_an_item_is_said():
    text = commands(FULL)
    assert "/* to look up: director (P57) Odile Marchetti */" in text
    assert "/* to look up: cast member 1 (P161) Mara Ellison, name of the role (P4633) Jeanne Duval */" in text


def test_items_that_were_looked_up_are_used():
    found = read(commands(FULL, {"Mara Ellison": "Q1", "Cher": "Q2", "France": "Q142"}))
    assert (("P161", "Q1"), ("P4633", '"Jeanne Duval"'), ("P1545", '"1"')) in found
    assert (("P161", "Q2"), ("P1545", '"3"')) in found
    assert (("P495", "Q142"),) in found


def test_what_is_no_item_is_refused():
    with pytest.raises(ValueError, match="Cher"):
        commands(FULL, {"Cher": "Sonny"})


def test_a_title_in_another_script_is_no_english_label():
    assert ("Lru", '"Море"') in read(commands(FilmSheet(title="Море", languages=("Russian",))))
    assert ("Lmul", '"Море"') in read(commands(FilmSheet(title="Море")))


def test_a_text_ends_no_comment_and_opens_no_column():
    assert "\t[[X" not in commands(HOSTILE)
    assert all(line.count("*/") == line.count("/*") for line in commands(HOSTILE).split("\n") if "[[X" in line)


def test_a_date_replaces_its_year():
    dated = FilmSheet(title="Sea", year=1948, release_dates=(ReleaseDate(date="1948-09"),))
    assert commands(dated).count("P577") == 1


def test_a_film_without_a_title_is_refused():
    with pytest.raises(ExportError):
        write("quickstatements", EMPTY)
