"""A search told of a day that has not come is asked about, and no longer once that day has come."""

from dataclasses import replace

import time_machine

from evidence.editions.days_to_come import CHECKS
from evidence.starter import starter_catalogue

STARTER = starter_catalogue()
(CHECK,) = CHECKS


def searched_on(day):
    """The starter with one search of another day."""
    option = replace(STARTER.options[0], women=f"By {day} we found no study in women.")
    return replace(STARTER, options=(option, *STARTER.options[1:]))


def test_the_starter_tells_of_no_day_to_come():
    assert list(CHECK.found(STARTER)) == []


def test_a_search_on_a_day_to_come_is_asked_about_until_it_comes():
    told = searched_on("28 December 2026")

    with time_machine.travel("2026-12-27T12:00:00Z"):
        before = CHECK.found(told)
    with time_machine.travel("2026-12-28T12:00:00Z"):
        then = CHECK.found(told)

    assert [it.partition(": ")[2] for it in before] == [
        "nobody can have searched on 28 December 2026, which has not come yet"
    ]
    assert then == ()


def test_what_is_to_happen_is_no_search():
    option = replace(STARTER.options[0], women="By 1 March 2027 makers must stop.")

    assert CHECK.found(replace(STARTER, options=(option,))) == ()
