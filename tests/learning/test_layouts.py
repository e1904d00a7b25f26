"""Layouts in a file and in other processes."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import pytest

from filmsheet import Layouts, LayoutsError, TeachingWarning, parse, teach
from filmsheet.learning import layouts as module

A = ("zdj: Ann Field\nmon: Ida Holm\nmuz: Tom Reed", {"cinematographers": ["Ann Field"], "editors": ["Ida Holm"], "composers": ["Tom Reed"]})
B = ("Kamerka => Joe Kelly\nStolik => Otto Hale\nPremiera => 1951", {"cinematographers": ["Joe Kelly"], "editors": ["Otto Hale"], "year": 1951})
OTHER_A = "zdj: Elena Novak\nmon: Hugo Grieg\nmuz: Nora Falk"
OTHER_B = "Kamerka => Nora Falk\nStolik => Karl Wood\nPremiera => 1964"


@pytest.fixture(scope="module")
def layouts():
    return teach([A, B])


def test_layouts_are_distinguished(layouts):
    assert len(layouts) == 2
    assert parse(OTHER_A, layouts=layouts).editors == ("Hugo Grieg",)
    assert parse(OTHER_B, layouts=layouts).editors == ("Karl Wood",)


def test_what_was_saved_is_loaded(layouts, tmp_path):
    path = tmp_path / "mine.layouts"
    layouts.save(path)
    assert Layouts.load(path) == layouts
    assert Layouts.load(str(path)).to_json() == layouts.to_json()


def test_the_file_is_readable_json_with_the_examples(layouts, tmp_path):
    path = tmp_path / "mine.layouts"
    layouts.save(path)
    data = json.loads(path.read_text("utf-8"))
    assert data["filmsheet_layouts"] == 1
    assert [part["examples"][0]["text"] for part in data["layouts"]] == [A[0], B[0]]
    assert [part["examples"][0]["records"] for part in data["layouts"]] == [[A[1]], [B[1]]]


def test_another_process_reads_with_them(layouts):
    assert pickle.loads(pickle.dumps(layouts)) == layouts
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(partial(parse, OTHER_A, layouts=layouts)).result().editors == ("Hugo Grieg",)


def test_teaching_adds_to_earlier_layouts(layouts):
    first = teach([A])
    both = teach([B], layouts=first)
    assert both == layouts
    assert len(first) == 1
    assert both.layouts[0] is first.layouts[0]


def test_a_sheet_of_a_known_layout_joins_it_and_one_that_is_there_is_replaced():
    first = teach([A])
    more = teach([(OTHER_A, {"editors": ["Hugo Grieg"]})], layouts=first)
    assert (len(more), len(more.examples)) == (1, 2)
    again = teach([(A[0], {"editors": ["Ann Field"]})], layouts=first)
    assert [one.records for one in again.examples] == [({"editors": ["Ann Field"]},)]


def test_layouts_of_another_version_are_learned_again_with_a_note(layouts, tmp_path, monkeypatch):
    path = tmp_path / "old.layouts"
    monkeypatch.setattr(module, "fingerprint", lambda: "pieces 0")
    layouts.save(path)
    monkeypatch.undo()
    with pytest.warns(TeachingWarning, match="its 2 examples were learned again"):
        assert Layouts.load(path) == layouts


def _changed(text, **changes):
    data = json.loads(text)
    for path, value in changes.items():
        node = data["layouts"][0]
        *way, last = path.split("__")
        for key in way:
            node = node[key]
        node[last] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    "changes",
    [
        {"labels__rows": [[1, 2]]},
        {"labels__rows": [[-1, 2, 3]]},
        {"labels__rows": [[1, 99, 3]]},
        {"labels__rows": [[1, 2, 10**9]]},
        {"labels__rows": [[1, 2, 0.5]]},
        {"labels__transitions": [[0, 0, 99, 1]]},
        {"labels__transitions": [[0, 0, 1]]},
        {"borders": None},
        {"marks": 1},
        {"examples": [{"text": 1, "records": []}]},
        {"examples": [{"text": "x", "records": ["y"]}]},
    ],
)
def test_a_damaged_file_is_refused(layouts, tmp_path, changes):
    path = tmp_path / "bad.layouts"
    path.write_text(_changed(layouts.to_json(), **changes), encoding="utf-8")
    with pytest.raises(LayoutsError, match=r"bad\.layouts: .*damaged"):
        Layouts.load(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no JSON"),
        (b"[]", "no file of layouts"),
        (b'{"title": "x"}', "no file of layouts"),
        (b'{"filmsheet_layouts": 99}', "newer"),
        (b'{"filmsheet_layouts": 1}', "damaged"),
        (b"\xff\xfe\x00", "no file of layouts"),
        (b"[" * 200_000, "no JSON"),
        (pickle.dumps(print), "no file of layouts"),
    ],
)
def test_what_is_no_file_of_layouts_is_refused(tmp_path, content, said):
    path = tmp_path / "x.layouts"
    path.write_bytes(content)
    with pytest.raises(LayoutsError, match=said):
        Layouts.load(path)


def test_a_missing_file_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        Layouts.load(tmp_path / "none.layouts")
