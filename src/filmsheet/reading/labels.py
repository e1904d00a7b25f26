"""The labels of pieces."""

from __future__ import annotations

from ..vocabulary import RECORD_FIELDS

NONE, LABEL, OTHER, ACTOR, ROLE = "none", "label", "other", "actor", "role"
VALUE_KEYS = (*RECORD_FIELDS, OTHER)
LABELS = (NONE, LABEL, *(key for key in RECORD_FIELDS if key != "cast"), ACTOR, ROLE, OTHER)
"""All labels of pieces."""
NUMBER = {label: number for number, label in enumerate(LABELS)}
