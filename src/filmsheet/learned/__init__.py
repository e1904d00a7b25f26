"""A linear chain that learns from examples: it labels the pieces of a text, and knows nothing of what the labels mean.

`chain` reads, with the standard library alone; `weights` keeps what was learned in a file; `training` learns, and needs
numpy and scipy.
"""

from __future__ import annotations

from filmsheet.learned.chain import Chain, Model, feature
from filmsheet.learned.weights import WeightsError, load, save

__all__ = ["Chain", "Model", "WeightsError", "feature", "load", "save"]
