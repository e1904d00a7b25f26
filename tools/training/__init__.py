"""From annotated sheets to the weights of the reader. This is for maintainers; the installed package does not contain it.

What comes in are the texts of `corpus/` with their records (`sheets`) and texts composed by chance (`compose`, `programmes`,
from `pools`). `filmsheet.learning` aligns and encodes them, as it does for layouts that a user teaches. What goes out is a
model with three chains and a calibration (`fit`), which `tools/train_reader.py` writes as `reader.bin`. `trainer` trains one
chain; it alone needs numpy and scipy, and knows nothing of films. `validate` cross-validates, and `score` compares records.

A key that is added to the record is added to `_WHOLE` in `score` and to `compose`; a form of sheets, to `compose` or
`programmes`; a material for them, to `pools` and `corpus/pools`; a group of sheets in the tables, to `validate`.
"""
