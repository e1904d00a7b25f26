"""Bytes to text, offsets to lines."""

from __future__ import annotations

import codecs
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from filmsheet.text.source import BLANKS, FILL, BinaryInput, Lines, decode, tidy, trim

SHEETS = {
    "windows-1252": ["Regie: Jürgen Müller", "Director: José Pérez\nGénero: Drama", "Café", "Title: “Dash” — naïve", "Åsa Ölund", "Regie: Ärger"],
    "windows-1251": ["Режиссёр: Иван Петров\nГод: 1948\n"],
    "koi8-r": ["Режиссёр: Иван Петров\nГод: 1948\n"],
    "windows-1250": ["Reżyser: Krzysztof Kieślowski\n"],
    "windows-1253": ["Σκηνοθέτης: Θόδωρος"],
    "windows-1254": ["Yönetmen: Nuri Ceylan\nSüre: 90 dk\nYıl: 2001 Şehir"],
    "shift_jis": ["監督：黒澤明\n"],
    "big5": ["導演：王家衛\n年份：2000\n"],
    "gb18030": ["导演：张艺谋\n"],
    "cp949": ["감독: 봉준호\n제목: 기생충\n"],
}


@pytest.mark.parametrize(("encoding", "text"), [(encoding, text) for encoding, texts in SHEETS.items() for text in texts])
def test_a_few_lines_in_an_old_encoding(encoding, text):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.guessed
    assert not decoded.replaced


@pytest.mark.parametrize("encoding", ["windows-1252", "windows-1251", "cp949"])
def test_a_long_sheet_in_an_old_encoding(encoding):
    text = "\n".join(SHEETS[encoding]) * 60
    assert decode(text.encode(encoding)).text == text


def test_utf_8_is_no_guess():
    assert decode("Café".encode()) == ("Café", "utf-8", False, False)
    assert decode("\ufeffCafé".encode()).text == "\ufeffCafé"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_byte_order_marks(encoding):
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    assert decode(mark + "Regie: Jürgen".encode(encoding)).text == "Regie: Jürgen"


def test_a_given_encoding_is_used():
    assert decode("Jürgen".encode("cp850"), "cp850") == ("Jürgen", "cp850", False, False)
    assert decode(b"J\xfcrgen", "utf-8") == ("J\ufffdrgen", "utf-8", False, True)
    with pytest.raises(LookupError):
        decode(b"J", "nonsense")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, b"\x00" * 100, bytes(range(256)) * 4, b"\x01\x02\x03"])
def test_binary_is_refused(data):
    with pytest.raises(BinaryInput):
        decode(data)


def test_one_nul_in_a_long_text_is_no_binary():
    assert decode(b"Title: The\x00 Harbour\n" + b"It rains. " * 100).text.startswith("Title")


@given(st.binary(max_size=200))
@example(b"\xff")
@example(b"")
def test_any_bytes_are_a_text_or_binary(data):
    try:
        decoded = decode(data)
    except BinaryInput:
        return
    assert isinstance(decoded.text, str)
    assert decode(data) == decoded
    codecs.lookup(decoded.encoding)


TEXTS = st.text(alphabet=st.sampled_from(string.ascii_letters[:4] + "\n\r \u00a0\u2028" + FILL), max_size=40)


@given(TEXTS)
def test_lines_end_at_lf_crlf_and_cr_alone(text):
    lines = Lines(text)
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(lines.starts) == normal.count("\n") + 1
    for offset in range(len(text) + 1):
        line, column = lines.position(offset)
        assert lines.starts[line - 1] + column - 1 == offset
        start, end = lines.line_at(offset)
        assert start == lines.starts[line - 1]
        assert text[start:end] == normal.split("\n")[line - 1]


@given(TEXTS)
def test_tidy_and_trim(text):
    tidied = tidy(text)
    assert tidied == tidy(tidied)
    assert FILL not in tidied
    assert not {"\n", "\r", "\u00a0", "\u2028"} & set(tidied)
    start, end = trim(text, 0, len(text))
    assert text[start:end] == text.strip(BLANKS)
