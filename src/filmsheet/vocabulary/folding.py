"""One form for all spellings of a label."""

from __future__ import annotations

import unicodedata

from filmsheet.text.lazily import lazy
from filmsheet.text.source import FILL

OUTER = (
    ' \t\n\r\xa0:;,*#>~=|"!?[]<+/\\'
    "\u2026\u2022\u00b7\u201c\u201d\u00ab\u00bb\u00bf\u00a1\u2013\u2014\u3000\uff1a"
    "\u3010\u3011\u300c\u300d\u300e\u300f\u300a\u300b\u3008\u3009\u3014\u3015"
    "\u25cf\u25ce\u25cb\u25a0\u25a1\u25aa\u25ba\u25b6\u2605\u2606\u25c6\u25c7"
)
"""Bullets, quotes and brackets around a label."""

_PUNCTUATION = str.maketrans(
    {"_": " ", "-": " ", "\u2010": " ", "\u2011": " ", "&": " and ", ".": None, "'": None, "\u2019": None, "`": None}
    | dict.fromkeys((FILL, "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\ufeff", "\u00ad"))
)
_NUMBER = lazy(r"^\W{0,9}\d{1,2}[.)\]\uff0e\u3001]\s+(?=\D)")
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_CJK = lazy(" ?[\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff] ?")


def fold(label: str) -> str:
    """The form under which a label is looked up: no case, accents, padding, bullets, full stops or hyphens.

    >>> fold("  - Release_Date : "), fold("TÍTULO ORIGINAL"), fold("导　演")
    ('release date', 'titulo original', '导演')
    """
    if label.isascii() and label.replace(" ", "").isalpha():
        return " ".join(label.lower().split())
    text = _NUMBER.sub("", label) if any(map(str.isdigit, label[:9])) else label
    if not text.isascii():
        text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
        text = unicodedata.normalize("NFC", text.translate(_ACCENTS))
    text = " ".join(text.casefold().translate(_PUNCTUATION).split())
    bare = text.strip(OUTER)
    if bare and not (bare[0].isalpha() and (bare[-1].isalpha() or bare[-1] == ")")):
        bare = _without_edges(bare) or bare
    if not bare.isascii():
        bare = _CJK.sub(lambda match: match[0].strip(), bare)
    return bare or text


def _without_edges(text: str) -> str:
    """Remove symbols and brackets around a label."""
    while text and not text[0].isalnum() and text[0] not in "(\u00a9":
        text = text[1:]
    while text and not text[-1].isalnum() and text[-1] not in ")\u00a9":
        text = text[:-1]
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    return text.strip(OUTER)


def is_cjk(text: str) -> bool:
    """Whether a text contains Chinese or Korean letters.

    >>> is_cjk("IMDb评分"), is_cjk("Genre")
    (True, False)
    """
    return not text.isascii() and _CJK.search(text) is not None
