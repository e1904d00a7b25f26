"""Words, letters, and letters of scripts without blanks between words."""

from __future__ import annotations

import re

from .lazily import lazy

UNBROKEN = lazy(r"\S+")
"""Signs that no blank parts."""
LETTERS = lazy(r"[^\W\d_]+")
"""Letters that stand together."""
WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u3040-\u30ff]")
"""A letter of Chinese, Japanese or Korean."""
HANGUL = re.compile(r"[\uac00-\ud7af]")
HIRAGANA = re.compile(r"[\u3041-\u309f]")
