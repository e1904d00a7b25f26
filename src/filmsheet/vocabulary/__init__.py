"""Labels and other known words: countries, genres, languages, months. Users can add labels.

labels.txt is the table of labels, with one spelling a line. derived.py finds labels that follow from the table, misspelt.py
finds misspelt labels, and leading.py finds labels without a separator. All other words are in words/, one a line, and are
read by known_words.py and wordlists.py. To add a word, add a line.
"""

from filmsheet.vocabulary.folding import fold
from filmsheet.vocabulary.lexicon import Vocabulary
from filmsheet.vocabulary.table import FIELDS, RECORD_FIELDS, Label, Spelling, describe

__all__ = ["DEFAULT", "FIELDS", "RECORD_FIELDS", "Label", "Spelling", "Vocabulary", "describe", "fold"]

DEFAULT = Vocabulary()
"""The labels that filmsheet ships."""
