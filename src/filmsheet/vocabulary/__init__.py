"""Words and what they are known as: the label of a spelling, and how users add theirs; countries, genres, months.

labels.txt is the table of labels, one line a spelling. What is not in it but follows from it is found by derived.py;
misspelt.py guesses, leading.py finds a label with no separator behind it. All other words stand in words/, one a line,
which known_words.py and wordlists.py read: a further word needs a line and no code.
"""

from filmsheet.vocabulary.folding import fold
from filmsheet.vocabulary.lexicon import Vocabulary
from filmsheet.vocabulary.table import FIELDS, RECORD_FIELDS, Label, Spelling, describe

__all__ = ["DEFAULT", "FIELDS", "RECORD_FIELDS", "Label", "Spelling", "Vocabulary", "describe", "fold"]

DEFAULT = Vocabulary()
"""The labels that filmsheet ships."""
