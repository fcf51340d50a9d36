"""Frozen values to plain data and back; a wrong shape is named with its place."""

from dataclasses import dataclass

import pytest

from evidence.core.assessment.profile import Money
from evidence.core.edition.serialisation import ShapeError, from_plain, later, to_plain
from evidence.core.edition.vocabulary import Effect


@dataclass(frozen=True)
class Inner:
    amount: int
    effect: Effect


@dataclass(frozen=True)
class Outer:
    name: str
    inner: tuple[Inner, ...]
    note: str | None
    flag: bool = False


VALUE = Outer("a", (Inner(1, Effect.STOP), Inner(2, Effect.CHECK_FIRST)), None)
PLAIN = {
    "name": "a",
    "inner": [{"amount": 1, "effect": "stop"}, {"amount": 2, "effect": "check_first"}],
    "note": None,
    "flag": False,
}


@dataclass(frozen=True)
class Grown:
    name: str
    words: str = later("")
    places: tuple[str, ...] = later(())


def test_a_field_that_came_later_is_left_out_while_it_says_nothing():
    assert to_plain(Grown("a")) == {"name": "a"}
    assert to_plain(Grown("a", "w", ("DE",))) == {"name": "a", "words": "w", "places": ["DE"]}
    assert from_plain(Grown, {"name": "a"}) == Grown("a")


def test_there_and_back():
    assert to_plain(VALUE) == PLAIN
    assert from_plain(Outer, PLAIN) == VALUE
    assert type(to_plain(VALUE)["inner"][0]["effect"]) is str


def test_a_field_with_a_default_may_be_left_out():
    short = {key: value for key, value in PLAIN.items() if key != "flag"}

    assert from_plain(Outer, short) == VALUE


def test_an_optional_value_may_be_given():
    assert from_plain(Outer, {**PLAIN, "note": "n"}).note == "n"


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        ([], "^top: expected Outer, found list$"),
        (None, "^top: expected Outer, found nothing$"),
        ({**PLAIN, "colour": 1}, "^top: Outer has no 'colour'$"),
        ({"name": "a", "note": None}, "^top: Outer needs 'inner'$"),
        ({**PLAIN, "name": 3}, "^top.name: expected str, found int$"),
        ({**PLAIN, "name": None}, "^top.name: expected str, found nothing$"),
        ({**PLAIN, "flag": 1}, "^top.flag: expected bool, found int$"),
        ({**PLAIN, "note": 1}, "^top.note: expected str, found int$"),
        ({**PLAIN, "inner": {}}, "^top.inner: expected a list, found dict$"),
        (
            {**PLAIN, "inner": [PLAIN["inner"][0], {"amount": True, "effect": "stop"}]},
            r"^top.inner\[1\].amount: expected int, found bool$",
        ),
        (
            {**PLAIN, "inner": [{"amount": 1, "effect": "go"}]},
            r"^top.inner\[0\].effect: 'go' is not one of not_suitable, check_first, stop$",
        ),
    ],
)
def test_a_wrong_shape_is_named_with_its_place(plain, message):
    with pytest.raises(ShapeError, match=message):
        from_plain(Outer, plain, "top")


def test_without_a_place_the_field_alone_is_named():
    with pytest.raises(ShapeError, match=r"^amount: expected int, found str$"):
        from_plain(Money, {"amount": "1", "currency": "USD"})
