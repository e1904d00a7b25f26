"""From a text and its shadow to readings: one for each film, with the values, their places, and the unread text.

`cut` cuts the shadow into pieces, `sure` and `judge` label the pieces, `films` splits a text into films, and `sections`
turns labelled pieces into values. The result is a `Reading`.

Where to add things:

* the reader of a key: `readers.READERS`, and `sure` for values that are certain;
* a separator or another way of cutting: `separators`, `stretches`, `within`, `columns`;
* a feature of pieces: the class of a piece in `classes`, properties of the whole text in `overview`, names in `feature_groups`,
  keys in `features`; then train again;
* a form of casts: `turns`; a remark on a line that cannot be read: `remarks`.
"""

from .reading import Reading

__all__ = ["Reading"]
