"""Words of languages that readers look up: lists in `words/`, which the text's own readers use too."""

from ..text.wordlists import words

__all__ = ["words"]
