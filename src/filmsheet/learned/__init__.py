"""A linear chain that labels pieces, learned from examples. It contains nothing about the meaning of the labels.

`chain` reads, and needs only the standard library. `weights` is the file format. `training` learns, and needs numpy and
scipy.
"""

from __future__ import annotations

from filmsheet.learned.chain import Chain, Model, feature
from filmsheet.learned.weights import WeightsError, load, save

__all__ = ["Chain", "Model", "WeightsError", "feature", "load", "save"]
