"""Words, letters, and letters of scripts without blanks between words."""

from __future__ import annotations

from .lazily import lazy

UNBROKEN = lazy(r"\S+")
"""Signs without blanks between them."""
LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0e7f])"
"""A pattern of one letter, or of a vowel sign of Indian scripts or Thai."""
LETTERS = lazy(rf"{LETTER}+")
"""Consecutive letters."""
_FIRST_WIDE = "\u2e80"
WIDE = lazy(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u3040-\u30ff]")
"""A letter of Chinese, Japanese or Korean."""


def is_latin(text: str) -> bool:
    """Whether all characters of a text are ASCII or Latin 1: a quick test."""
    return len(text.encode("latin-1", "ignore")) == len(text)


def is_small(text: str) -> bool:
    """Whether a text begins with a small letter. Georgian letters are small by their class, but have no capitals in use."""
    return text[:1].islower() and not "ა" <= text[0] <= "ჿ"


def is_wide(text: str) -> bool:
    """Whether a text contains a Chinese, Japanese or Korean letter."""
    return not text.isascii() and max(text) >= _FIRST_WIDE and WIDE.search(text) is not None


HANGUL = lazy(r"[\uac00-\ud7af]")
HIRAGANA = lazy(r"[\u3041-\u309f]")
KANA = lazy(r"[\u3041-\u30ff]")
