"""Answers are sorted into exactly the classes that code sets tell apart."""

from functools import cache
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.core.edition.items import ITEM, ITEMS, OPEN_CODES, Kind, is_asked
from evidence.core.proof.equivalence import answer_classes, codes_of, gates, hits_of, ordinary

CHOICES = [item for item in ITEMS if item.kind is Kind.CHOICES]
LISTED = [item for item in ITEMS if item.kind in (Kind.CHOICE, Kind.CHOICES)]


@cache
def every_answer(item):
    if item.kind is Kind.CHOICE:
        return [None, *item.codes]
    codes = ordinary(item)
    lists = chain.from_iterable(combinations(codes, n) for n in range(1, len(codes) + 1))
    return [None, *((code,) for code in item.codes if code in item.exclusive), *lists]


def look(answer, sets):
    codes = codes_of(answer)
    return hits_of(codes, sets), not codes or codes[0] in OPEN_CODES


def code_sets(item):
    return st.lists(st.frozensets(st.sampled_from(item.codes), min_size=1), max_size=5).map(tuple)


@settings(max_examples=20)
@given(st.data())
@pytest.mark.parametrize("key", ["offer_claims", "warning_signs", "pregnancy", "offer_method"])
def test_every_look_an_answer_can_have_is_a_class_and_no_other(key, data):
    item = ITEM[key]
    sets = data.draw(code_sets(item))

    classes = answer_classes(item, sets)

    assert {(one.hits, one.open) for one in classes} == {
        look(answer, sets) for answer in every_answer(item)
    }
    assert all(look(one.example, sets) == (one.hits, one.open) for one in classes)
    assert len({(one.hits, one.open, one.alone) for one in classes}) == len(classes)


def test_with_nothing_to_tell_apart_an_answer_is_given_or_open():
    classes = answer_classes(ITEM["conditions"], ())

    assert [(one.example, one.open) for one in classes] == [
        (("none",), False),
        (("prefer_not_to_say",), True),
    ]


def test_codes_of_the_same_sets_are_one_class():
    sets = (frozenset({"blood_thinner", "bleeding_disorder"}),)

    examples = [one.example for one in answer_classes(ITEM["conditions"], sets)]

    assert examples == [("none",), ("blood_thinner",), ("prefer_not_to_say",)]


def test_a_none_that_something_names_is_kept_apart_from_a_list_with_the_same_look():
    sets = (frozenset({"none", "allergies"}),)

    alike = [one for one in answer_classes(ITEM["conditions"], sets) if one.hits and not one.open]

    assert [(one.example, one.alone) for one in alike] == [
        (("none",), True),
        (("allergies",), False),
    ]


def test_the_quietest_class_comes_first():
    sets = (frozenset({"pregnant"}), frozenset({"pregnant", "trying"}))

    examples = [one.example for one in answer_classes(ITEM["pregnancy"], sets)]

    assert examples == ["breastfeeding", "trying", "pregnant", "prefer_not_to_say"]


@pytest.mark.parametrize(
    ("key", "gate"),
    [
        ("pregnancy", "sex"),
        ("regimen_duration", "regimen"),
        ("offer_source", "offer_method"),
        ("offer_label", "offer_method"),
        ("offer_claims", "offer_method"),
    ],
)
def test_what_decides_whether_an_item_is_asked_is_found(key, gate):
    assert list(gates(key)) == [gate]


@pytest.mark.parametrize("key", ["age_band", "conditions", "offer_method", "needle_tolerance"])
def test_what_is_always_asked_depends_on_nothing(key):
    assert gates(key) == {}


@settings(max_examples=40)
@given(st.data())
@pytest.mark.parametrize("item", LISTED, ids=lambda item: item.key)
def test_nothing_but_the_gates_decides_whether_an_item_is_asked(item, data):
    answers = {other.key: data.draw(st.sampled_from(every_answer(other)[:40])) for other in LISTED}
    alone = {gate: answers[gate] for gate in gates(item.key)}

    assert is_asked(item.key, answers) == is_asked(item.key, alone)
