"""From corrected sheets to layouts that a user has taught, in plain Python.

The input is texts with their records. `align` finds the values of a record among the pieces of its text, with `places`
and `begins`, and `vary` makes variations of a text. `teach` learns layouts from them (`layouts`, `lessons`, `examples`,
`cuts`) with `tune`.

The shipped weights are trained by `tools/training`, which uses the same modules. A new key of the record has to be
added to `align`; see `score` and `compose` there.
"""
