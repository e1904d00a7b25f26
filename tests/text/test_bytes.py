"""Bytes that are not quite UTF-8, short texts of old code pages, and text that was decoded twice."""

from __future__ import annotations

import io
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmsheet import analyze, cli, parse, parse_file
from filmsheet.analysis import encoding_findings, input_findings
from filmsheet.batch.tasks import detect, pieces
from filmsheet.text.mojibake import find_mojibake
from filmsheet.text.source import decode, wordlike

SHEET = "Title: The Café\nDirector: José Pérez\nBudget: €2 million\n"


# One wrong byte in UTF-8.


@pytest.mark.parametrize("wrong", [b"\xff", b"\xe9", b"\x96", b"\xc3"])
@pytest.mark.parametrize(
    "sheet",
    [
        SHEET,
        SHEET * 40,
        "Title: The Harbour\nBudget: £500,000\n",
        "Titel: 1 Café\n",
        "Название: Весна\nРежиссёр: Иван Петров\n",
        "片名：红高粱\n导演：张艺谋\n",
    ],
)
def test_a_text_of_utf_8_stays_one(sheet, wrong):
    decoded = decode(sheet.encode() + b"Writer: No" + wrong + b"l\n")
    assert (decoded.encoding, decoded.guessed, decoded.replaced) == ("utf-8", False, True)
    assert decoded.text.startswith(sheet + "Writer: No\ufffd")
    assert decoded.text.endswith("l\n")


def test_its_values_stand_and_the_line_is_said(tmp_path, capsys):
    sheet = tmp_path / "sheet.txt"
    sheet.write_bytes(SHEET.encode() + b"Writer: Jos\xe9 Field\nYear: 1931\n")
    read = parse_file(sheet)
    assert (read.title, read.directors, read.budget.amount, read.year) == ("The Café", ("José Pérez",), 2_000_000, 1931)
    assert read.writers == ("Jos\ufffd Field",)
    assert cli.main([str(sheet)]) == 0
    assert ":4:12: warning FS008 " in capsys.readouterr().err


def test_a_large_file_says_its_line_too():
    data = SHEET.encode() * 8_000 + b"Writer: Jos\xe9 Field\n" + SHEET.encode() * 8_000
    decoded, line = detect(io.BytesIO(data), None)
    assert (decoded.encoding, decoded.guessed, decoded.replaced) == ("utf-8", False, True)
    (finding,) = input_findings(decoded, line)
    assert (finding.code, finding.line) == ("FS008", 24_001)
    text = "".join(pieces(io.BytesIO(data), decoded.encoding))
    assert text == data.decode("utf-8", "replace")


def test_a_batch_says_it(tmp_path, capsys):
    sheet = tmp_path / "large.txt"
    sheet.write_bytes(SHEET.encode() * 20_000 + b"Writer: Jos\xe9 Field\n")
    assert cli.main([str(sheet), "-o", str(tmp_path / "films.jsonl"), "--jobs", "1"]) == 0
    assert ":60001:12: warning FS008 " in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "cp1251", "koi8-r", "cp866", "gb18030", "shift_jis", "cp949", "big5"])
def test_other_encodings_are_not_taken_for_broken_utf_8(encoding):
    texts = {
        "cp1252": "Réalisateur : José Pérez",
        "cp1250": "Reżyser: Kieślowski",
        "gb18030": "导演：张艺谋",
        "shift_jis": "監督：黒澤明",
        "cp949": "감독: 봉준호",
        "big5": "導演：王家衛",
    }
    data = texts.get(encoding, "Режиссёр: Иван Петров, рок-опера").encode(encoding)
    assert decode(data).encoding != "utf-8"


# Old code pages.

SHORT = {
    "cp437": ["L\u00e9on", "Title: Léon\nYear: 1994", "Director: Jürgen Müller", "Café", "Señor", "Noël", "Año: 1948", "Regie: Björn Ångström\nLänge: 94 min"],
    "cp850": ["Léon", "Réalisateur: José Pérez", "Yön", "Título: Ação e Reação\nGênero: Drama", "Titel: Århus\nInstruktør: Søren"],
    "cp866": ["Режиссёр: Иван Петров", "Название: Весна\nГод: 1947", "Год", "Director: Иван", "ВЕСНА"],
    "mac-roman": ["Léon", "Title: Léon\nDirector: José Pérez", "Jürgen Müller", "Title: “Dash” — naïve", "Señor", "Réalisateur : Zoé"],
}


@pytest.mark.parametrize(("encoding", "text"), [(encoding, text) for encoding, texts in SHORT.items() for text in texts])
def test_short_text_of_an_old_code_page(encoding, text):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.guessed
    assert [one.code for one in encoding_findings(decoded)] == ["FS003"]


@pytest.mark.parametrize(
    "text",
    [
        "Léon",
        "“Dash” — naïve",
        "Budget: £500,000",
        "Señor Ñandú",
        "JOSÉ PÉREZ",
        "it’s",
        "Preis: 5 €",
        "«Déjà vu»",
        "Größe",
        "20°",
        "½ hour",
        "• Item",
        "Home » Movies",
        "Ô Canada",
    ],
)
def test_windows_text_stays_what_it_is(text):
    assert decode(text.encode("cp1252")).text == text


def test_frames_of_dos():
    text = "╔════════════╗\n║ The Harbour ║\n╚════════════╝\nYear: 1931\n"
    assert decode(text.encode("cp437")).text == text


@given(st.binary(min_size=1, max_size=60))
def test_ascii_stays_readable_whatever_is_guessed(data):
    sheet = b"Title: The Harbour\nYear: 1931\n"
    decoded = decode(sheet + bytes(byte | 0x80 for byte in data))
    assert decoded.text.startswith(sheet.decode())


@given(st.text(min_size=1, max_size=60))
def test_a_text_is_more_or_less_wordlike(text):
    assert 0 <= wordlike(text) <= 1


def test_ascii_is_all_words():
    assert wordlike(string.printable) == 1.0


# Decoded twice.


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp850", "cp437", "mac-roman"])
@pytest.mark.parametrize("word", ["Café", "José", "Noël", "Señor", "Müller"])
def test_letters_that_were_decoded_twice(codec, word):
    wrong = word.encode().decode(codec)
    found = find_mojibake(f"Title: The Harbour\nDirector: {wrong} Field")
    assert found is not None
    assert (found.word, found.repaired) == (wrong, word)


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "naïve’s"),
        ("cp1252", "it’s"),
        ("cp1252", "£500"),
        ("cp1252", "€5"),
        ("cp1252", "Łódź"),
        ("latin-1", "Весна в городе"),
        ("cp1251", "Весна в городе"),
        ("cp437", "Весна в городе"),
    ],
)
def test_other_text_that_was(codec, text):
    wrong = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    assert find_mojibake(wrong) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Café",
        "«São José» … Ça, Ñandú",
        "PÅ”",
        "Spaß“",
        "„Gruß“ – ",
        "é…»",
        "Рёв С…» Рђ",
        "Ні, Ці, Мі",
        "SÃO PAULO",
        "x√2",
        "┬┐",
        "├── é",
        "Ñ°",
        "MANHÃ…",
        "Â «",
        "Ελλάδα",
        "Д’Артаньян и три мушкетёра",
        "監督：黒澤明",
        "",
    ],
)
def test_text_that_was_not(text):
    assert find_mojibake(text) is None


def test_it_is_said_with_its_place():
    text = "Title: The Harbour\nDirector: Ann JosÃ© Field\n"
    (finding,) = [one for one in analyze(text).diagnostics if one.code == "FS009"]
    assert (finding.severity, finding.line, text[slice(*finding.span)]) == ("warning", 2, "JosÃ©")
    assert "'José'" in finding.message
    assert parse(text).directors == ("Ann JosÃ© Field",)


@given(st.text(alphabet=st.sampled_from("abcÃ©â€™\x80\x99├®√Рё \n\r\x85"), max_size=60) | st.text(max_size=60))
def test_any_text_may_be_asked(text):
    found = find_mojibake(text)
    if found is not None:
        assert text[found.start : found.end] == found.word != ""
