"""What is asked, and of whom."""

import pytest

from evidence.core.edition.items import ITEM, ITEMS, PLACE, is_asked


@pytest.mark.parametrize(
    ("key", "answers", "asked"),
    [
        ("pregnancy", {}, True),
        ("pregnancy", {"sex": "female"}, True),
        ("pregnancy", {"sex": "prefer_not_to_say"}, True),
        ("pregnancy", {"sex": "male"}, False),
        ("regimen_duration", {}, False),
        ("regimen_duration", {"regimen": ("none",)}, False),
        ("regimen_duration", {"regimen": ("prefer_not_to_say",)}, False),
        ("regimen_duration", {"regimen": ("other",)}, True),
        ("regimen_duration", {"regimen": ("other", "supplements")}, True),
        ("offer_method", {}, True),
        ("offer_source", {}, False),
        ("offer_source", {"offer_method": "none"}, False),
        ("offer_label", {"offer_method": "not_sure"}, True),
        ("offer_price", {"offer_method": "other"}, True),
        ("offer_claims", {"offer_method": "topical_alone"}, True),
        ("conditions", {"sex": "male"}, True),
    ],
)
def test_who_is_asked(key, answers, asked):
    assert is_asked(key, answers) is asked


def test_items_are_found_by_key_and_stand_in_order():
    assert [ITEM[item.key] for item in ITEMS] == list(ITEMS)
    assert sorted(PLACE, key=PLACE.__getitem__) == [item.key for item in ITEMS]


@pytest.mark.parametrize(
    ("key", "alone"),
    [
        ("conditions", {"none", "prefer_not_to_say"}),
        ("offer_claims", {"none", "not_sure"}),
        ("sex", {"prefer_not_to_say"}),
        ("importance", set()),
    ],
)
def test_codes_that_stand_alone(key, alone):
    assert ITEM[key].exclusive == alone


def test_only_what_matters_is_a_preference():
    assert {item.key for item in ITEMS if item.preference} == {"importance", "trial_interest"}
