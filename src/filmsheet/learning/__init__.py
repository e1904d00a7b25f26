"""From corrected sheets to layouts that a user taught, in plain Python.

What comes in are texts with their records. `align` finds the values of a record among the pieces of its text, with `places`
and `begins`, and `vary` makes variations of a text. `teach` learns layouts from them (`layouts`, `lessons`, `examples`,
`cuts`) with `tune`.

The shipped weights are trained by `tools/training`, which takes the same parts from here. A key that is added to the record
is added to `align`, and there to `score` and `compose`.
"""
