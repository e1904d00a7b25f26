"""`filmsheet explain FILE:LINE`: the labels of the pieces of a line, their probabilities, and the reasons."""

from __future__ import annotations

import re

import pytest

from filmsheet.analysis import Options
from filmsheet.cli import main
from filmsheet.cli.explained import REASONS, explain_line, in_words
from filmsheet.reading.cut import cut
from filmsheet.reading.features import describe
from filmsheet.text.markup import shadow
from filmsheet.vocabulary import DEFAULT

FERRY = "Night Ferry\nAnn Field\n1958, 84 min, Drama\nCast: Ida Holm as Mary\n\nA pilot comes home and finds the harbour closed.\n"
HEAD = re.compile(r"ferry\.txt:(\d+):(\d+): '(.+)' is (.+): (certain by grammar|(?:above |below )?[\d.]+; next likely: .+, (?:above |below )?[\d.]+)")
REASON = re.compile(r"  +\+\d+\.\d  [a-z][^=]*")


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")


def explained(capsys, *arguments):
    code = main(["explain", *arguments])
    output, errors = capsys.readouterr()
    return code, output, errors


def test_each_piece_of_a_line_has_a_paragraph(capsys):
    code, output, errors = explained(capsys, "ferry.txt:3")
    assert (code, errors) == (0, "")
    heads = [HEAD.fullmatch(part.split("\n")[0]) for part in output.split("\n\n")]
    assert all(heads)
    assert [(head[1], head[2], head[3]) for head in heads] == [("3", "1", "1958"), ("3", "7", "84 min"), ("3", "15", "Drama")]


def test_a_judged_piece_has_reasons_in_words(capsys):
    _, output, _ = explained(capsys, "ferry.txt:1")
    head, *reasons = output.rstrip("\n").split("\n")
    assert " is title: " in head
    reasons = [one for one in reasons if "by itself" not in one]
    assert 0 < len(reasons) <= REASONS
    assert all(map(REASON.match, reasons))
    weights = [float(one.split()[0]) for one in reasons]
    assert weights == sorted(weights, reverse=True)


def test_what_grammar_reads_is_certain(capsys):
    _, output, _ = explained(capsys, "ferry.txt:4")
    assert output.split("\n\n") == [
        "ferry.txt:4:1: 'Cast' is a label: certain by grammar",
        "ferry.txt:4:7: 'Ida Holm' is actor: certain by grammar",
        "ferry.txt:4:19: 'Mary' is role: certain by grammar\n",
    ]


def test_a_blank_line_and_codes_beside_lines(capsys):
    _, output, _ = explained(capsys, "ferry.txt:5", "FS203")
    assert output.startswith("ferry.txt:5: nothing stands on this line that could be read\n\nFS203 value-guessed (info)\n")


def test_quotation_marks_and_words_are_no_codes_of_a_terminal(capsys, tmp_path):
    (tmp_path / "odd.txt").write_text("\x1b[31mNight Ferry\x1b[0m\nAnn Field\n", encoding="utf-8")
    assert "\x1b" not in explained(capsys, "odd.txt:1")[1]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("ferry.txt:0", "ferry.txt: no line 0; there are 6"),
        ("ferry.txt:7", "ferry.txt: no line 7; there are 6"),
        ("missing.txt:1", "missing.txt: no such file or folder"),
        ("ferry.txt", "ferry.txt: say which line, such as ferry.txt:1"),
        ("FS999", "no code 'FS999'; filmsheet explain lists them all"),
        (r"C:\missing.txt:3", r"C:\missing.txt: no such file or folder"),
    ],
)
def test_what_cannot_be_explained(capsys, word, said):
    assert explained(capsys, word) == (2, "", f"filmsheet: error: {said}\n")


def test_a_vocabulary_and_an_encoding_are_used(capsys, tmp_path):
    (tmp_path / "labels.toml").write_text('[labels]\ndirectors = ["Helmerin"]\n', encoding="utf-8")
    (tmp_path / "old.txt").write_bytes("Title: Das Moor\nHelmerin: Jürgen Müller\n".encode("cp1252"))
    _, output, _ = explained(capsys, "old.txt:2", "--encoding", "cp1252", "--vocabulary", "labels.toml")
    assert output.endswith("'Jürgen Müller' is director: certain by grammar\n")
    assert explained(capsys, "old.txt:2", "--encoding", "nonsense")[0] == 2


def test_the_line_of_a_second_film_is_counted_from_the_start_of_the_text():
    text = "Title: The Harbour\nYear: 1931\n\nTitle: The Lighthouse\r\nYear: 1950\n"
    assert "sheet:5:7: '1950' is year" in explain_line("sheet", text, 5, Options())


def test_the_row_of_a_table():
    assert explain_line("a.csv", "Title;Year\nThe Harbour;1931\nNight Ferry;1940\n", 3, Options()).startswith("a.csv:3: a row of a table")


def test_a_long_text_is_explained_by_its_film():
    text = "\n\n".join(f"Film {n}\nAnn Field\n1958, 84 min, Drama\n\nA pilot comes home and finds the harbour closed." for n in range(400))
    assert "'84 min' is runtime" in explain_line("long", text, 3 + 6 * 300, Options())


def test_every_feature_has_words():
    texts = [
        FERRY,
        "電影 末班輕鐵\n導演：陳大文\n(1958)\n他回到了香港，發現一切都變了。\n",
        "- Ida Holm (Mary)\n1. It rained all day, I liked this review of the film.\n",
    ]
    names = {name for text in texts for piece in describe(text, cut(shadow(text), DEFAULT), DEFAULT) for name in piece}
    assert [name for name in sorted(names) if in_words(name)[0] == "another feature"] == []
