"""From annotated sheets to the weights of the reader. This is for maintainers; the installed package does not contain it.

The input is the texts of `corpus/` with their records (`sheets`), composed texts (`compose`, `programmes`, from `pools`)
and texts glued from several sheets (`glued`). `filmsheet.learning` aligns and encodes them, as it does for layouts that a
user teaches. What goes out is a model with six chains and a calibration (`fit`), which `tools/train_reader.py` writes as
`reader.bin`. `trainer` trains one chain; it alone needs numpy and scipy, and does not depend on films. `validate`
cross-validates, and `score` compares records.

A new key of the record is added to `_WHOLE` in `score` and to `compose`; a form of sheets, to `compose` or
`programmes`; a material for them, to `pools` and `corpus/pools`; a group of sheets in the tables, to `validate`.
"""
