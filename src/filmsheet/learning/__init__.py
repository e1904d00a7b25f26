"""From annotated sheets to weights of the reader, and from corrected sheets to layouts that a user taught.

What comes in are texts with their records. `align` finds the values of a record among the pieces of its text, with `places`
and `begins`; `encoded` numbers the features. Then there are two ways out:

* `fit` trains the shipped weights on the corpus (`sheets`, `vary`) and on composed texts (`compose`, `programmes`, `pools`).
  It needs numpy and scipy. `validate` and `score` measure what is read.
* `teach` learns layouts (`layouts`, `lessons`, `examples`, `cuts`) with `tune`, in plain Python.

A key that is added to the record is added to `align`, `score` and `compose`; a form of sheets, to `compose` or `programmes`.
"""
