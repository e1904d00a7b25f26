"""Words of languages that readers look up: lists in `words/`, one entry a line."""

from ..text.lazily import words

__all__ = ["words"]
