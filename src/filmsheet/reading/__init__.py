"""From a text to a reading: pieces, labels, sections, values.

`pieces` cuts the shadow of a text, `features` describes each piece, `labels` says what each is, `sections` turns labelled
pieces into values, and `films` parts a source into films.
"""

from .reading import SECTION_OF, Parts, Reading, folded, gain_places, read_again, same

__all__ = ["SECTION_OF", "Parts", "Reading", "folded", "gain_places", "read_again", "same"]
