"""Damaged fixtures are read as before: see damaged.py."""

from __future__ import annotations

import json

import pytest

from damaged import DIGESTS, differing, digests, name_of
from golden import sheets

KNOWN = json.loads(DIGESTS.read_text("utf-8"))


@pytest.mark.parametrize("path", sheets(), ids=name_of)
def test_a_damaged_fixture_is_read_as_before(path):
    numbers = differing(KNOWN.get(name_of(path), ""), digests(path))
    assert not numbers, f"if that is meant: python tests/damaged.py --write; else --show {name_of(path)} {numbers[0]}"


def test_no_digest_is_left_of_a_fixture_that_is_gone():
    assert set(KNOWN) == {name_of(path) for path in sheets()}
