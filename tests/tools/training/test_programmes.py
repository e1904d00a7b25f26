"""Composed programmes: the values of their records are in their texts."""

import random
from pathlib import Path

import pytest

from training.pools import load_pools
from training.programmes import compose_programme

POOLS = load_pools(Path(__file__).resolve().parents[3] / "corpus" / "pools")


@pytest.mark.parametrize("pool", POOLS, ids=lambda pool: pool.language)
def test_values_stand_in_the_text(pool):
    rng = random.Random(5)
    for _ in range(20):
        text, films = compose_programme(rng, pool)
        folded = text.casefold()
        for film in films:
            said = [film["title"], film["original_title"], film["storyline"], *film["directors"], *film["countries"], *film["genres"]]
            said += [credit["actor"] for credit in film["cast"]]
            assert [value for value in said if value and value.casefold() not in folded] == []
            assert film["year"] is None or str(film["year"]) in text


def test_the_same_for_a_seed():
    assert compose_programme(random.Random(1), POOLS[0]) == compose_programme(random.Random(1), POOLS[0])
