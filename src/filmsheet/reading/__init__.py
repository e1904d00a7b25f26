"""From a text and its shadow to readings: one of each film, with the values, where each stands, and what stays unread.

`cut` makes pieces of the shadow, `sure` and `judge` say what each piece is, `films` parts a text into films, and `sections`
turns labelled pieces into values. What comes out is a `Reading`.

Where to add things:

* what reads a key: `readers.READERS`, and `sure` for what makes its value certain;
* a separator or another way of cutting: `separators`, `stretches`, `within`;
* a feature of pieces: the class of a piece in `classes`, what the whole text says in `overview`, names in `feature_groups`,
  what is asked of each piece in `features`; then train again;
* a form of casts: `turns`; a remark on a line that cannot be read: `remarks`.
"""

from .reading import SECTION_OF, Parts, Reading, add_places, folded, merge_places, same

__all__ = ["SECTION_OF", "Parts", "Reading", "add_places", "folded", "merge_places", "same"]
