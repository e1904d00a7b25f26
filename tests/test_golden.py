"""Every fixture is read as its golden file says, stage by stage."""

from __future__ import annotations

import pathlib

import pytest

import golden


@pytest.mark.parametrize("path", golden.sheets(), ids=lambda path: path.stem)
def test_sheet_is_read_as_its_golden_file_says(path: pathlib.Path) -> None:
    assert golden.rendered(path) == path.with_suffix(".json").read_text("utf-8")
