"""A linear chain that labels pieces, learned from examples. It does not depend on the meaning of the labels.

`chain` reads with a chain, and `weights` is the file format. Both need only the standard library. A chain is trained by
`tools/training/trainer.py`, which is not part of the package.
"""

from __future__ import annotations

from filmsheet.learned.chain import Chain, Model, feature
from filmsheet.learned.weights import WeightsError, dump, load

__all__ = ["Chain", "Model", "WeightsError", "dump", "feature", "load"]
