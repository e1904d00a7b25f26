"""Work in two processes gives what one process gives, in order."""

import multiprocessing

import pytest

from training.processes import in_parts, in_processes


@pytest.mark.parametrize("methods", [multiprocessing.get_all_start_methods(), []])
def test_results_are_in_order(monkeypatch, methods):
    factor = 3
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: methods)
    assert list(in_processes(lambda number: number * factor, range(7))) == [0, 3, 6, 9, 12, 15, 18]


def test_a_function_may_use_processes_too():
    def tens(number):
        return list(in_processes(lambda one: 10 * number + one, range(3)))

    assert list(in_processes(tens, range(3))) == [[0, 1, 2], [10, 11, 12], [20, 21, 22]]


def test_parts_of_a_sequence_follow_one_another():
    assert in_parts(lambda some: [2 * number for number in some if number % 3], range(250)) == [2 * number for number in range(250) if number % 3]
    assert in_parts(list, []) == []


def test_an_error_reaches_the_caller():
    with pytest.raises(ZeroDivisionError):
        list(in_processes(lambda number: 1 // number, [1, 0]))
    assert list(in_processes(str, [1])) == ["1"]
