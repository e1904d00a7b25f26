"""Names on both sides of a place speak against a further film there."""

from __future__ import annotations

import pytest

from filmsheet.reading.cohesion import Cohesion, Shared
from filmsheet.reading.pieces import LINE, Piece


def cohesion(texts: list[str], labels: list[str] | None = None) -> Cohesion:
    """The cohesion of texts that are a piece each."""
    shadow, pieces = "\n".join(texts), []
    start = 0
    for number, text in enumerate(texts):
        pieces.append(Piece(start, start + len(text), LINE, number, prose=True))
        start += len(text) + 1
    return Cohesion(shadow, pieces, labels or ["none"] * len(texts))


def test_a_name_on_both_sides_is_shared() -> None:
    found = cohesion(["Mary leaves the harbour with Tom.", "Tom finds Mary again.", "Anton buys a lamp.", "The lamp breaks, and Anton laughs."])
    assert found.at(1) == Shared(2, 1.0)
    assert found.at(2) == Shared(0, 0.0)
    assert found.at(3).words == 1


def test_a_word_that_stands_in_small_letters_elsewhere_is_no_name() -> None:
    assert cohesion(["Lamps burn.", "Lamps fade, and other lamps burn."]).at(1).words == 0


def test_labels_do_not_count() -> None:
    texts = ["Director", "Ann Field", "Director", "Bo Lind"]
    assert cohesion(texts).at(2).words == 1
    assert cohesion(texts, ["label", "directors", "label", "directors"]).at(2).words == 0


def test_words_far_apart_say_nothing() -> None:
    assert cohesion(["Mary."] + ["so it goes."] * 45 + ["Mary."]).at(20).words == 0
    assert cohesion(["Mary."] + ["so it goes."] * 20 + ["Mary."]).at(10).words == 1


@pytest.mark.parametrize(
    ("before", "behind", "other"),
    [
        ("王小明在灯塔工作", "王小明离开了灯塔", "李雷买了一条船"),
        ("मीरा घाट पर आती है", "मीरा लौट जाती है", "अनवर गाता है"),
        ("Мария уходит", "Мария вернулась", "Антон смеётся"),
    ],
)
def test_names_of_other_scripts(before: str, behind: str, other: str) -> None:
    assert cohesion([before, behind]).at(1).words > cohesion([before, other]).at(1).words


def test_the_ends_of_a_text_share_nothing() -> None:
    found = cohesion(["Mary.", "Mary."])
    assert found.at(0) == Shared(0, 0.0)
    assert cohesion([]).at(0) == Shared(0, 0.0)
