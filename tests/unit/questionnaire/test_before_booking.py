"""The text to send to a clinic says nothing about the person who sends it."""

import random

import pytest

from evidence.core.assessment.profile import Profile
from evidence.core.edition.items import ITEM, Kind
from questionnaire.handouts.before_booking import LONGEST, OF_THE_OFFER, message
from tests.samples import sample_edition

COUNTRIES = (None, "US", "GB", "DE", "KR", "AE", "NZ", "prefer_not_to_say")
PERSONAL = (
    "age_band",
    "sex",
    "pregnancy",
    "conditions",
    "diagnosis",
    "regimen",
    "regimen_duration",
    "warning_signs",
)
PAIRS = 2_000


@pytest.fixture(scope="module")
def catalogue():
    return sample_edition().catalogue


def answer(key, chance):
    item = ITEM[key]
    if key in ("country", "treatment_country"):
        places = COUNTRIES[:-1] if key == "treatment_country" else COUNTRIES
        return chance.choice(places)
    if item.kind is Kind.CHOICE:
        return chance.choice((None, *item.codes))
    alone = {"none", "not_sure", "prefer_not_to_say"} & set(item.codes)
    codes = [code for code in item.codes if code not in alone]
    some = tuple(chance.sample(codes, chance.randint(0, min(4, len(codes)))))
    return some or chance.choice((None, *((code,) for code in sorted(alone))))


def test_two_people_who_differ_in_themselves_alone_get_the_same_bytes(catalogue):
    chance = random.Random(20)
    texts = set()
    for _pair in range(PAIRS):
        offer = {key: answer(key, chance) for key in sorted(OF_THE_OFFER)}
        one, other = (
            message(Profile(**offer, **{key: answer(key, chance) for key in PERSONAL}), catalogue)
            for _person in range(2)
        )
        assert one.encode() == other.encode(), offer
        texts.add(one)

    # Offers do make a difference: the text is not one for all.
    assert len(texts) > 20
    assert max(map(len, texts)) <= LONGEST


def test_it_asks_what_the_offer_brings_up(catalogue):
    plain = message(Profile(), catalogue)
    offered = Profile(offer_method="topical_alone", offer_label="not_sure", offer_source="human")

    assert message(offered, catalogue) != plain
    assert plain.startswith("Hello,")
    assert "\n1. " in plain


def test_it_is_plain_text_a_mail_can_carry(catalogue):
    text = message(Profile(country="US", offer_method="injection_plus_prp"), catalogue)

    assert not {"<", ">", "&"} & set(text)
    assert text.splitlines()[2].startswith("1. ")
