"""Labels: every known spelling of every field, and how users add theirs.

labels.txt is the table, one line a spelling. What is not in it but follows from it is found by derived.py; misspelt.py
guesses, leading.py finds a label with no separator behind it.
"""

from filmsheet.vocabulary.folding import fold
from filmsheet.vocabulary.lexicon import Vocabulary
from filmsheet.vocabulary.table import FIELDS, RECORD_FIELDS, Label, Spelling, describe

__all__ = ["DEFAULT", "FIELDS", "RECORD_FIELDS", "Label", "Spelling", "Vocabulary", "describe", "fold"]

DEFAULT = Vocabulary()
"""The labels that filmsheet ships."""
